"""The posters page by keyboard: what is chosen, what is seen, what is saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language, PosterState
from desktop.services.desk import Desk
from desktop.settings import POSTER_LANGUAGE, POSTER_TEMPLATE, SAVE_FOLDER
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.pdf_view import page_image
from desktop.ui.posters.ledger.history import HistoryDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.ui.posters.posters_page import (
    answer_file_dialog,
    control,
    dialog,
    open_page,
    press,
    settle,
    until_shown,
    waits,
)


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test here prints, whatever print service this computer has."""
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def lines(page: PostersPage) -> list[str]:
    return [line.text for line in page.checks.lines()]


def button(page: PostersPage, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == words)


def test_the_preview_is_a_page_of_what_is_saved(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    shown = page.preview.view.pdf
    target = tmp_path / "场所码.pdf"
    control(qtbot, Qt.Key.Key_S)
    answer_file_dialog(qtbot, page, target)
    until_shown(qtbot, page, "Saved as 场所码.pdf")
    assert target.read_bytes() == shown
    settle(qtbot, page, jobs)
    assert page.preview.view.pdf == shown
    assert shown == desk.posters.prepare("a4", Language.ZH).pdf
    assert {poster.state for poster in desk.posters.states()} == {PosterState.SAVED}


def test_the_pixels_on_the_screen_are_those_of_the_pdf(page: PostersPage) -> None:
    view = page.preview.view
    room = QSize(view.width() - 2, view.height() - 2) * view.devicePixelRatioF()
    assert view.image == page_image(view.pdf, 0, room)
    assert view.image.height() == pytest.approx(room.height(), abs=1)


def test_arrow_keys_choose_a_template(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, program: Program
) -> None:
    press(qtbot, Qt.Key.Key_Down)
    settle(qtbot, page, jobs)
    template = page.templates.template
    assert template is not None
    assert template.id == "a4-large"
    assert page.preview.view.pdf == desk.posters.prepare("a4-large", Language.ZH).pdf
    assert program.settings.get(POSTER_TEMPLATE) == "a4-large"
    press(qtbot, Qt.Key.Key_Right)
    settle(qtbot, page, jobs)
    assert page.templates.template.id == "a3"


def test_a_language_is_chosen_by_keyboard(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, program: Program
) -> None:
    page.templates.languages.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    settle(qtbot, page, jobs)
    assert page.preview.view.pdf == desk.posters.prepare("a4", Language.EN).pdf
    assert program.settings.get(POSTER_LANGUAGE) == "en"


def test_what_was_chosen_last_is_chosen_again(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    program.settings.set(POSTER_TEMPLATE, "tent")
    program.settings.set(POSTER_LANGUAGE, "zh-en")
    page = open_page(qtbot, desk, program.settings, jobs)
    assert (page.choice.template_id, page.choice.language) == ("tent", Language.ZH_EN)


def test_every_template_has_a_thumbnail_of_its_real_poster(page: PostersPage, desk: Desk) -> None:
    model = page.templates.list.model()
    pictures = [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in range(model.rowCount())]
    assert len(pictures) == len(desk.posters.templates())
    gate = desk.gates.list()[0].id
    for info, picture in zip(desk.posters.templates(), pictures, strict=True):
        real = page_image(desk.posters.proof(info.id, Language.ZH, gate).pdf, 0, picture.size())
        assert picture.size().height() == pytest.approx(real.height(), abs=1)
        assert picture.pixelColor(picture.rect().center()) == real.pixelColor(picture.rect().center())


def test_templates_stand_in_two_columns(page: PostersPage) -> None:
    view = page.templates.list
    places = [view.visualRect(view.model().index(row, 0)) for row in range(4)]
    assert places[0].top() == places[1].top() < places[2].top() == places[3].top()
    assert places[0].left() == places[2].left() < places[1].left()


def test_space_takes_a_gate_out_and_the_button_counts(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    assert button(page, "Print 4 posters")
    page.gates.list.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    settle(qtbot, page, jobs)
    gates = desk.gates.list()
    assert page.choice.gate_ids == (gates[0].id, gates[2].id, gates[3].id)
    assert button(page, "Print 3 posters")
    assert lines(page)[0] == "3 codes read back, right for every gate"
    page.output.copies.setValue(2)
    assert button(page, "Print 6 posters")
    assert page.gates.all.checkState() is Qt.CheckState.PartiallyChecked


def test_a_click_on_a_check_box_takes_the_gate_out(page: PostersPage, qtbot: QtBot, desk: Desk) -> None:
    view = page.gates.list
    option = QStyleOptionViewItem()
    index = view.model().index(2, 0)
    view.itemDelegate().initStyleOption(option, index)
    option.rect, option.widget = view.visualRect(index), view
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert desk.gates.list()[2].id not in page.choice.gate_ids
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(60, 0))
    assert page.gates.current.gate.name == "急诊入口"


def test_page_keys_walk_through_the_gates(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    assert page.preview.view.page == 0
    press(qtbot, Qt.Key.Key_PageDown)
    assert page.gates.current.gate.name == "北门"
    assert page.preview.view.page == 1
    press(qtbot, Qt.Key.Key_PageDown)
    press(qtbot, Qt.Key.Key_PageDown)
    press(qtbot, Qt.Key.Key_PageDown)
    assert page.gates.current.gate.name == "停车场入口"
    press(qtbot, Qt.Key.Key_PageUp)
    settle(qtbot, page, jobs)
    assert page.gates.current.gate.name == "急诊入口"
    assert page.preview.view.accessibleName() == "Preview of the poster of 急诊入口"


def test_a_gate_that_is_not_chosen_can_be_looked_at(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page.gates.list.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    settle(qtbot, page, jobs)
    first = desk.gates.list()[0]
    assert page.preview.view.pdf == desk.posters.proof("a4", Language.ZH, first.id).pdf
    assert any("not chosen" in label.text() for label in page.preview.findChildren(QWidget) if hasattr(label, "text"))


def test_with_no_gate_nothing_can_be_printed_and_that_is_said(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.mouseClick(page.gates.all, Qt.MouseButton.LeftButton)
    settle(qtbot, page, jobs)
    assert page.choice.gate_ids == ()
    assert lines(page) == ["Choose at least one gate."]
    for command in ("posters.print", "posters.save"):
        action = page.command_action(command)
        assert not action.isEnabled()
        assert button(page, action.text()).toolTip() == "Choose at least one gate."
    qtbot.mouseClick(page.gates.all, Qt.MouseButton.LeftButton)
    settle(qtbot, page, jobs)
    assert len(page.choice.gate_ids) == 4
    assert page.command_action("posters.save").isEnabled()


def test_what_was_proved_is_said(page: PostersPage, desk: Desk) -> None:
    distance = desk.posters.prepare("a4", Language.ZH).reading_distance_m
    assert lines(page) == [
        "4 codes read back, right for every gate",
        "Texts complete, no character missing",
        f"Scans from {distance:.1f} m away",
    ]


def test_a_character_that_no_face_has_is_reported_of_and_stops_nothing(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    first, second = desk.gates.list()[:2]
    desk.gates.rename(first.id, "𠮷门")
    page.refresh()
    settle(qtbot, page, jobs)
    assert {line.kind for line in page.checks.lines()} == {"good"}
    desk.gates.rename(second.id, "𱍐门")
    page.refresh()
    settle(qtbot, page, jobs)
    assert [line.kind for line in page.checks.lines()] == ["good", "warn", "good"]
    assert "𱍐" in lines(page)[1]
    assert page.command_action("posters.save").isEnabled()


def test_a_poster_on_the_wall_is_reported_from_an_old_one(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    gates = desk.gates.list()
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [gates[0].id, gates[1].id]), "desk", 1)
    desk.gates.rename(gates[1].id, "北二门")
    page.refresh()
    settle(qtbot, page, jobs)
    model = page.gates.list.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["南门, Printed", "北二门, Print again", "急诊入口, Not printed"]


def test_without_a_printer_that_is_said_and_saving_still_works(page: PostersPage) -> None:
    assert not page.output.printer.isVisible()
    assert any(
        "saving as PDF still works" in label.text()
        for label in page.output.findChildren(QWidget)
        if hasattr(label, "text") and label.isVisible()
    )
    assert not page.command_action("posters.print").isEnabled()
    assert page.command_action("posters.save").isEnabled()


def test_a_path_that_cannot_be_written_is_a_sentence(
    page: PostersPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    control(qtbot, Qt.Key.Key_S)
    (tmp_path / "posters.pdf").mkdir()
    page._on_save_to(tmp_path / "posters.pdf")
    until_shown(qtbot, page, "is not a file. Give a file name.")
    page._on_save_to(tmp_path / "gone" / "posters.pdf")
    until_shown(qtbot, page, "does not exist. Choose another.")
    assert {poster.state for poster in desk.posters.states()} == {PosterState.NEVER}


def test_a_file_is_not_replaced_in_silence(page: PostersPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"precious")
    control(qtbot, Qt.Key.Key_S)
    answer_file_dialog(qtbot, page, target)
    question = dialog(qtbot, page, ConfirmDialog)
    assert "old.pdf" in question.windowTitle()
    press(qtbot, Qt.Key.Key_Escape)
    assert target.read_bytes() == b"precious"
    control(qtbot, Qt.Key.Key_S)
    answer_file_dialog(qtbot, page, target)
    qtbot.mouseClick(dialog(qtbot, page, ConfirmDialog).action, Qt.MouseButton.LeftButton)
    until_shown(qtbot, page, "Saved as old.pdf")
    assert target.read_bytes().startswith(b"%PDF")


def test_the_folder_is_offered_again(page: PostersPage, qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    control(qtbot, Qt.Key.Key_S)
    answer_file_dialog(qtbot, page, tmp_path / "a")
    until_shown(qtbot, page, "Saved as a.pdf")
    assert program.settings.get(SAVE_FOLDER) == str(tmp_path)


def test_tab_goes_the_way_of_the_work(page: PostersPage, qtbot: QtBot) -> None:
    page.templates.languages.setFocus()
    stops = [
        page.templates.list,
        page.templates.manage,
        page.gates.all,
        page.gates.list,
        page.gates.manage,
        page.output.options,
        page.output.again,
        page.output.copies,
    ]
    for stop in stops:
        press(qtbot, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is stop or stop.isAncestorOf(focused), f"{focused} instead of {stop}"


def test_whatever_takes_the_focus_has_a_name(page: PostersPage) -> None:
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        and not isinstance(widget.parentWidget(), QAbstractButton)
    ]
    assert not nameless


def test_the_page_changes_its_language_at_once(page: PostersPage, looks: Looks) -> None:
    looks.languages.use("zh")
    QApplication.processEvents()
    assert button(page, "打印 4 张")
    assert lines(page)[0] == "4 个码都已识读，与检测点一致"
    looks.languages.use("en")
    QApplication.processEvents()
    assert button(page, "Print 4 posters")


def test_an_inspector_is_shown_the_own_gates_only(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    desk.session.member = next(member for member in desk.members.list() if member.name == "曾敏")
    page = open_page(qtbot, desk, program.settings, jobs)
    gates = desk.gates.list()
    assert [poster.gate.name for poster in page.gates.posters] == ["北门", "急诊入口"]
    assert page.own_gates.text() == "Only your gates are shown: 北门, 急诊入口"
    assert page.choice.gate_ids == (gates[1].id, gates[2].id)
    page.run_command("posters.history")
    dialogs = page.findChildren(HistoryDialog)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert [one.banner.text() for one in dialogs] == [""]
    dialogs[0].reject()
    settle(qtbot, page, jobs)
    assert lines(page)[0] == "2 codes read back, right for every gate"


def test_an_inspector_without_a_gate_is_reported_so(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    inspector = next(member for member in desk.members.list() if member.name == "曾敏")
    desk.session.member = desk.members.assign(inspector.id, ())
    page = open_page(qtbot, desk, program.settings, jobs)
    assert not page.gates.all.isEnabled()
    assert lines(page) == ["No gate is assigned to you, so there is nothing that you can print. Ask the manager."]
    assert not page.command_action("posters.save").isEnabled()


def test_fast_changes_end_with_the_last_choice(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Right)
        press(qtbot, Qt.Key.Key_PageDown)
    settle(qtbot, page, jobs)
    template = page.templates.template
    assert template is not None
    qtbot.waitUntil(waits(lambda: page.examination is not None))
    assert page.preview.view.pdf == desk.posters.prepare(template.id, Language.ZH).pdf
    assert page.preview.view.page == 3
