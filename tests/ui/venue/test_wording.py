"""The manager words posters and slips: the usual words stand in grey, and nothing is cut."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.venue import FieldChange
from desktop.domain.wording import NO, USUAL, VenueWording
from desktop.services.desk import Desk
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.venue.dialogs import VenueEditDialog
from desktop.ui.venue.page import VenuePage
from desktop.ui.venue.wording import WordingDialog
from tests.looks import Looks
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, ENTER, press, write
from tests.ui.venue.venue_page import dialog_of, open_page, settle, stored


@pytest.fixture
def page(qtbot: QtBot, looks: Looks, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    return open_page(qtbot, desk, program, jobs)


def open_dialog(qtbot: QtBot, page: VenuePage, jobs: Jobs) -> WordingDialog:
    action = page.command_action("venue.wording")
    assert action is not None
    action.trigger()
    settle(qtbot, jobs)
    dialog = dialog_of(qtbot, page)
    assert isinstance(dialog, WordingDialog)
    return dialog


def go(dialog: WordingDialog, key: str) -> None:
    dialog.form.field(key).setFocus(Qt.FocusReason.TabFocusReason)


def test_a_step_is_worded_and_set_back(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs, screens: Screens) -> None:
    dialog = open_dialog(qtbot, page, jobs)
    third = dialog.steps["steps_zh.3"]
    assert third.placeholderText() == "出示粤康码"
    dialog.health_code.set_value(NO)
    dialog.form.edited.emit()
    assert third.placeholderText() == "向工作人员出示结果"
    go(dialog, "steps_zh.3")
    write(qtbot, "把结果给工作人员看")
    screens.save(dialog, "venue-wording")
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER, held=CTRL)
    assert desk.wording.get().wording == VenueWording(health_code=NO, steps_zh="\n\n把结果给工作人员看")
    assert "new print" in page.banner.text()
    dialog = open_dialog(qtbot, page, jobs)
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    with stored(qtbot, desk, jobs):
        qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    assert desk.wording.get().wording == USUAL


def test_what_does_not_fit_stands_under_its_field_and_is_not_lost(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    dialog = open_dialog(qtbot, page, jobs)
    go(dialog, "steps_zh.1")
    write(qtbot, "请打开手机微信点右上角加号再点扫一扫")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert "Make it shorter" in dialog.form.problem_of("steps_zh.1")
    assert dialog.is_dirty()
    assert desk.wording.get().wording == USUAL


def test_opening_hours_are_typed_in_words_and_shown_in_the_windows_language(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    press(qtbot, Qt.Key.Key_E, held=CTRL)
    dialog = dialog_of(qtbot, page)
    assert isinstance(dialog, VenueEditDialog)
    field = next(one for one in dialog.findChildren(TextField) if "Opening hours" in one.accessibleName())
    focus(field)
    write(qtbot, "8点开门")
    press(qtbot, ENTER, held=CTRL)
    assert "is not read as opening hours" in dialog.form.problem_of("opening_hours")
    field.clear()
    write(qtbot, "周一至周五 8:00-12:00, 14:30-17:30")
    looks.languages.use("zh")
    assert field.text() == "周一至周五 8:00-12:00, 14:30-17:30"
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.venue.get().opening_hours == "1-5 08:00-12:00,14:30-17:30"
    assert page.details.value("opening_hours") == "周一至周五 08:00–12:00、14:30–17:30"
    page.command_action("venue.edit").trigger()
    again = dialog_of(qtbot, page)
    assert not again.is_dirty()
    looks.languages.use("en")
    settle(qtbot, jobs)
    assert not again.is_dirty()
    assert page.details.value("opening_hours") == "Mon–Fri 08:00–12:00, 14:30–17:30"


def test_the_short_name_and_the_fever_place_are_asked_for_where_details_are_edited(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    assert page.details.value("poster_name") == page.details.value("fever_place") == "Not given"
    press(qtbot, Qt.Key.Key_E, held=CTRL)
    dialog = dialog_of(qtbot, page)
    for label, text in (("Short name", "江北社卫"), ("fever", "正门左侧帐篷")):
        focus(next(one for one in dialog.findChildren(TextField) if label in one.accessibleName()))
        write(qtbot, text)
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.venue.get().name_on_posters == "江北社卫"
    assert page.details.value("poster_name") == "江北社卫"
    assert page.details.value("fever_place") == desk.venue.get().fever_place == "正门左侧帐篷"
    assert desk.venue.history()[0].changes[-1] == FieldChange("fever_place", "", "正门左侧帐篷")
