"""The fever worksheet over the entry page: opened by a save, left for later, printed, closed. Made-up people."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.fever import FeverDraft
from desktop.services.desk import Desk
from desktop.ui.fever.waiting import FeverListDialog
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.print_dialog import PaperPrintDialog
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, open_page, save, settle
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, focused, press, write

ESCAPE, RIGHT = Qt.Key.Key_Escape, Qt.Key.Key_Right


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


@pytest.fixture
def enter(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs) -> Callable[..., FeverDialog | None]:
    """Types a slip of somebody who was not there yet and saves it; gives the worksheet that opens."""
    numbers = iter(("11010519491231002x", "440524194001010015", "441302194801011528"))

    def enter(**fields: str) -> FeverDialog | None:
        fill(qtbot, page, **({"temperature_c": "376", "id_number": next(numbers)} | fields))
        save(qtbot, jobs)
        return worksheet(page)

    return enter


def worksheet(page: GreenChannelPage) -> FeverDialog | None:
    return next((d for d in page.findChildren(FeverDialog) if d.isVisible()), None)


def opened(page: GreenChannelPage) -> FeverDialog:
    dialog = worksheet(page)
    assert dialog is not None
    return dialog


def at(dialog: FeverDialog) -> str:
    """The field that has the focus."""
    return next((key for key, field in dialog.fields.items() if field is focused()), "")


def test_a_fever_opens_its_worksheet_and_later_gives_the_form_back(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    dialog = enter()
    assert dialog is not None
    assert at(dialog) == "second_c"
    press(qtbot, ESCAPE)
    settle(qtbot, jobs)
    assert worksheet(page) is None
    assert page.card.form.field_of(focused()) == "slip"
    assert page.side.fevers.isVisible()
    assert "1" in page.side.fevers.text()
    assert len(desk.fevers.open()) == 1


def test_nobody_else_is_held_up(page: GreenChannelPage, enter: Callable[..., FeverDialog | None]) -> None:
    assert enter(temperature_c="366") is None
    assert not page.side.fevers.isVisible()


def test_a_slip_of_another_day_holds_up_nobody_but_is_not_forgotten(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    assert enter(visited_on="昨天") is None
    save(qtbot, jobs)  # the slip was printed today, which is asked about once
    assert worksheet(page) is None
    assert page.side.fevers.isVisible()


def test_a_worksheet_is_worked_on_by_the_keyboard_and_closed(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    dialog = enter()
    assert dialog is not None
    write(qtbot, "368")
    assert dialog.fields["second_at"].text() != ""  # now, unless another time is typed
    press(qtbot, ENTER, ENTER)
    write(qtbot, "一楼隔离观察室")
    press(qtbot, ENTER)
    write(qtbot, "120")
    press(qtbot, ENTER, ENTER)
    press(qtbot, RIGHT)  # from “still waits” to “normal, let in”
    assert dialog.outcome.value() == "cleared"
    assert not dialog.form.field("reason").isVisible()
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    assert worksheet(page) is None
    assert desk.fevers.open() == ()
    assert not page.side.fevers.isVisible()


def test_enter_alone_leaves_it_open(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    enter()
    write(qtbot, "375")
    press(qtbot, *(ENTER,) * 6)
    settle(qtbot, jobs)
    assert worksheet(page) is None
    (waiting,) = desk.fevers.open()
    assert waiting.second == 375


def test_what_is_missing_is_reported_at_its_field_and_everything_typed_stays(
    qtbot: QtBot, desk: Desk, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    dialog = enter()
    assert dialog is not None
    write(qtbot, "375")
    dialog.outcome.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, RIGHT)
    assert dialog.form.field("reason").isVisible()
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    assert "37.5" in dialog.form.problem_of("reason")
    assert at(dialog) == "reason"
    write(qtbot, "医生已检查")
    assert dialog.fields["second_c"].text() == "375"
    press(qtbot, ENTER, ENTER)
    settle(qtbot, jobs)
    assert desk.fevers.open() == ()


def test_an_odd_reading_is_reported_at_once_and_later_keeps_it(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    dialog = enter()
    assert dialog is not None
    write(qtbot, "3x")
    press(qtbot, ENTER)
    assert dialog.form.problem_of("second_c")
    press(qtbot, ESCAPE)
    settle(qtbot, jobs)
    assert worksheet(page) is None
    page.command_action("entry.fever").trigger()
    settle(qtbot, jobs)
    assert opened(page).fields["second_c"].text() == "3x"


def test_a_crash_in_an_open_worksheet_loses_nothing_of_it(
    qtbot: QtBot,
    desk: Desk,
    program: Program,
    page: GreenChannelPage,
    jobs: Jobs,
    enter: Callable[..., FeverDialog | None],
) -> None:
    dialog = enter()
    assert dialog is not None
    write(qtbot, "37.9")
    press(qtbot, ENTER, ENTER)
    write(qtbot, "一楼隔离观察室")
    fever = desk.fevers.open()[0].id
    drafts = desk.fevers.drafts(fever)
    qtbot.waitUntil(lambda: (left := drafts.kept()) is not None and left.waits_at == "一楼隔离观察室")

    again = FeverDialog(
        desk.fevers.worksheet(fever),
        desk.fevers,
        desk.fever_printing,
        desk.paper_printer,
        program.settings,
        program.clock,
        jobs,
        page,
    )
    again.open()
    settle(qtbot, jobs)
    assert (again.fields["second_c"].text(), again.fields["waits_at"].text()) == ("37.9", "一楼隔离观察室")
    assert again.banner.isVisible()
    press(qtbot, ESCAPE)
    settle(qtbot, jobs)
    assert desk.fevers.worksheet(fever).draft.waits_at == "一楼隔离观察室"
    assert drafts.kept() is None


def test_earlier_places_and_contacts_are_one_key_away(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    for called in ("120", "区医院发热门诊"):
        dialog = enter()
        assert dialog is not None
        desk.fevers.close(desk.fevers.open()[0].id, FeverDraft(waits_at="帐篷", called=called, outcome="left"))
        dialog.accept()
        settle(qtbot, jobs)
    dialog = enter()
    assert dialog is not None
    assert dialog.fields["waits_at"].text() == "帐篷"
    dialog.fields["called"].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, DOWN)
    assert dialog.fields["called"].text() == "区医院发热门诊"
    press(qtbot, DOWN)
    assert dialog.fields["called"].text() == "120"
    assert dialog.fields["called_at"].text() != ""


def test_several_that_wait_are_listed_the_longest_wait_first(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    for name in ("欧阳秀英", "单田芳"):
        enter(name=name)
        press(qtbot, ESCAPE)
        settle(qtbot, jobs)
    qtbot.mouseClick(page.side.fevers, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    (listed,) = page.findChildren(FeverListDialog)
    assert listed.table.model().rowCount() == 2
    press(qtbot, DOWN, ENTER)
    settle(qtbot, jobs)
    assert opened(page).windowTitle() == "Fever worksheet"  # nobody's name in a title
    assert desk.fevers.open()[1].name == "单*芳"


def test_a_worksheet_that_was_closed_elsewhere_does_not_trap_anybody(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    dialog = enter()
    assert dialog is not None
    desk.fevers.close(desk.fevers.open()[0].id, FeverDraft(outcome="left"))
    write(qtbot, "368")
    press(qtbot, ESCAPE)
    settle(qtbot, jobs)
    assert "closed already" in dialog.banner.text()
    press(qtbot, ESCAPE)  # asks whether to discard
    QApplication.processEvents()
    press(qtbot, Qt.Key.Key_Tab, ENTER)
    settle(qtbot, jobs)
    assert worksheet(page) is None


def test_the_sheet_is_printed_from_what_stands_in_the_worksheet(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, enter: Callable[..., FeverDialog | None]
) -> None:
    dialog = enter()
    assert dialog is not None
    write(qtbot, "37x")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    assert dialog.form.problem_of("second_c")
    assert not dialog.findChildren(PaperPrintDialog)
    focused().selectAll()  # type: ignore[attr-defined]
    write(qtbot, "378")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    (paper,) = dialog.findChildren(PaperPrintDialog)
    assert paper.isVisible()
    assert desk.fevers.open()[0].second == 378


def test_screens(
    qtbot: QtBot,
    desk: Desk,
    page: GreenChannelPage,
    jobs: Jobs,
    enter: Callable[..., FeverDialog | None],
    screens: Screens,
) -> None:
    for place, called in (("一楼隔离观察室", "120"), ("一楼隔离观察室", "惠城区人民医院发热门诊")):
        enter(name="刘福")
        fever = desk.fevers.open()[0].id
        desk.fevers.close(fever, FeverDraft(waits_at=place, called=called, outcome="transferred"))
        opened(page).accept()
        settle(qtbot, jobs)
    dialog = enter(symptoms="")
    assert dialog is not None
    screens.save(dialog, "fever-new")
    write(qtbot, "376")
    dialog.outcome.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, RIGHT)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert dialog.form.problem_of("reason")
    screens.save(dialog, "fever-wrong")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    (paper,) = dialog.findChildren(PaperPrintDialog)
    screens.save(paper, "paper-print")
    paper.reject()
    dialog.reject()
    settle(qtbot, jobs)
    screens.save(page, "fever-open")
