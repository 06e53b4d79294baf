"""The end of a shift by the keyboard: opened from Today or by its command, each line leads to its mend, one key prints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.counting import HourSheetDraft
from desktop.domain.declaration import DeclarationDraft
from desktop.printing.spooler import Printer, PrinterState
from desktop.services.counting.shift_note import MOST
from desktop.services.green_channel.drafts import KeptEntry
from desktop.ui.counting.hour_sheet import HourSheetDialog
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.find.page import FindPage
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.green_channel.pile import PileDialog
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.preview import PreviewDialog
from desktop.ui.kit.refusals import refusal_of
from desktop.ui.posters.page import PostersPage
from desktop.ui.shell.rail import RailEntry
from desktop.ui.shift_close.page import ShiftClosePage
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.reports.paperwork import page_count, text_of
from tests.services.counting.counted_desk import CountedDesk, counted_desk
from tests.services.shift_close.closing_desk import enter_sheet, gate, hang_posters, press_at, print_posters
from tests.ui.shift_close.shift_close_page import ShiftWindow, open_window
from tests.ui.venue.venue_keys import CTRL, DOWN, focused, press


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        yield counted


def opened(window: ShiftWindow, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is on the screen."""
    window.settle()
    return next(d for d in window.window.findChildren(kind) if d.isVisible())


def follow(qtbot: QtBot, window: ShiftWindow, topic: str) -> None:
    """Down to the line about something, and along its way, with the keyboard in the page."""
    window.settle()
    window.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for _ in window.page.checks.entries:
        if f": {topic}: " in focused().accessibleName():
            break
        press(qtbot, DOWN)
    assert f": {topic}: " in focused().accessibleName()
    press(qtbot, Qt.Key.Key_Space)
    window.settle()


def test_today_leads_there_and_escape_leads_back(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    window = open_window(qtbot, program, counted.desk, jobs)
    today = window.shell.findChild(RailEntry, "go.today")
    assert isinstance(today, RailEntry)
    assert today.isChecked(), "the page belongs to Today"
    assert window.shell.findChild(RailEntry, "go.shift") is None
    press(qtbot, Qt.Key.Key_Escape)
    assert window.shell.current_page == "today"
    page = window.shell.page("today")
    assert isinstance(page, TodayPage)
    way = next(b for b in page.header.findChildren(Button) if b.text() == "Shift close")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert window.shell.current_page == "shift"
    qtbot.mouseClick(today, Qt.MouseButton.LeftButton)
    assert window.shell.current_page == "today"
    assert today.isChecked()
    press(qtbot, Qt.Key.Key_J, held=CTRL)
    assert window.shell.current_page == "shift"
    assert "go.shift" in {command.id for command in window.shell.available()}, "the palette offers it"
    window.settle()


def test_an_empty_day_says_calmly_that_nothing_is_open(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    hang_posters(counted.desk)
    window = open_window(qtbot, program, counted.desk, jobs)
    assert window.page.open_text == "Nothing is open. The shift can be handed over."
    assert window.lines()[0] == "In order: Fevers: Nobody with a fever waits."
    assert not any(line.startswith(("Urgent", "To be done")) for line in window.lines())


def test_each_line_leads_to_its_mend_on_the_thing_itself(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    desk = counted.desk
    desk.slips.start_batch(4)
    counted.declare(1, slip="2", temperature_c="38.1")
    press_at(desk, "南门", {8: 3})
    enter_sheet(desk, "急诊入口", {8: 4, 9: 2})
    print_posters(desk)
    desk.gates.rename(gate(desk, "北门"), "北二门")
    window = open_window(qtbot, program, desk, jobs)
    assert window.page.open_text == "4 things to be done."

    follow(qtbot, window, "Fevers")
    assert window.shell.current_page == "green-channel"
    opened(window, FeverDialog).reject()

    window.shell.run("go.shift")
    follow(qtbot, window, "Slips")
    entry = window.shell.page("green-channel")
    assert isinstance(entry, GreenChannelPage)
    assert entry.card.draft().slip == "JB-000001"

    window.shell.run("go.shift")
    follow(qtbot, window, "Tally sheets")
    sheet = opened(window, HourSheetDialog)
    assert isinstance(sheet, HourSheetDialog)
    assert sheet.draft().gate_id == gate(desk, "北二门")
    assert sheet.grid.isAncestorOf(focused())
    sheet.reject()

    window.shell.run("go.shift")
    follow(qtbot, window, "Posters")
    posters = window.shell.page("posters")
    assert isinstance(posters, PostersPage)
    assert posters.gates.current is not None
    assert posters.gates.current.gate.name == "北二门"
    assert posters.gates.list.hasFocus()


def test_a_slip_with_a_gap_is_found_and_chosen(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    counted.desk.slips.start_batch(2)
    counted.declare(1, slip="1")
    counted.declare(2, {"signature": "表上未签名，来访者已离开"}, slip="2", signature="")
    window = open_window(qtbot, program, counted.desk, jobs)
    follow(qtbot, window, "Gaps")
    find = window.shell.page("find")
    assert isinstance(find, FindPage)
    qtbot.waitUntil(lambda: find.table.chosen is not None)
    window.settle()
    assert find.table.chosen is not None
    assert find.table.chosen.slip == "JB-000002"


def test_several_slips_are_offered_as_a_pile(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    counted.desk.slips.start_batch(5)
    window = open_window(qtbot, program, counted.desk, jobs)
    follow(qtbot, window, "Slips")
    pile = opened(window, PileDialog)
    assert isinstance(pile, PileDialog)
    assert (pile.first.value(), pile.size_of_pile.value()) == ("JB-000001", 5)
    pile.reject()


def test_a_form_that_is_begun_is_not_written_over(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    desk = counted.desk
    desk.slips.start_batch(4)
    counted.declare(1, slip="2")
    desk.entry_drafts.keep(KeptEntry(DeclarationDraft(slip="JB-000003", name="单小芳")))
    window = open_window(qtbot, program, desk, jobs)
    assert any(line.startswith("To be done: Drafts: ") for line in window.lines())
    follow(qtbot, window, "Slips")
    entry = window.shell.page("green-channel")
    assert isinstance(entry, GreenChannelPage)
    assert (entry.card.draft().slip, entry.card.draft().name) == ("JB-000003", "单小芳")


def test_what_was_typed_a_moment_ago_is_among_what_is_not_saved(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    window = open_window(qtbot, program, counted.desk, jobs)
    window.shell.run("go.green-channel")
    window.settle()
    entry = window.shell.page("green-channel")
    assert isinstance(entry, GreenChannelPage)
    entry.card.form.go_to("name")
    qtbot.keyClicks(focused(), "Li")
    press(qtbot, Qt.Key.Key_J, held=CTRL)
    qtbot.waitUntil(lambda: any("A slip is typed and not saved" in line for line in window.lines()))
    window.settle()


def test_it_follows_what_happens_meanwhile_and_keeps_the_focus(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    window = open_window(qtbot, program, counted.desk, jobs)
    while ": Posters: " not in focused().accessibleName():
        press(qtbot, DOWN)
    counted.declare(1, temperature_c="38.1")
    qtbot.waitUntil(lambda: any(line.startswith("Urgent: Fevers: ") for line in window.lines()))
    assert ": Posters: " in focused().accessibleName()
    counted.desk.sheet_drafts.keep([HourSheetDraft("2026-11-23", "", "", {(9, "normal"): "5"})])
    window.page.refresh()
    qtbot.waitUntil(lambda: any("Tally sheets typed and not saved: 1" in line for line in window.lines()))
    assert ": Posters: " in focused().accessibleName()
    window.settle()


def test_both_papers_are_one_file_and_the_page_shows_that_they_were_saved(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks, tmp_path: Path
) -> None:
    press_at(counted.desk, "南门", {8: 30, 9: 41})
    window = open_window(qtbot, program, counted.desk, jobs)
    assert window.page.summary.papers == "No handover sheet has been printed today."
    press(qtbot, Qt.Key.Key_P, held=CTRL)
    dialog = window.dialog()
    assert not dialog.kind.isVisible()
    assert (dialog.shift.since.value(), dialog.shift.until.value()) == (8, 11)
    dialog.save_to(tmp_path / "shift.pdf")
    window.settle()
    pdf = (tmp_path / "shift.pdf").read_bytes()
    assert page_count(pdf) >= 2
    assert "交接班表" in text_of(pdf)
    assert "检测统计日报" in text_of(pdf)
    window.settle()
    assert window.page.summary.papers == "Handover sheet printed at 10:26, 陈志远"


def test_the_preview_comes_before_the_paper(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    window = open_window(qtbot, program, counted.desk, jobs)
    window.shell.run("shift.preview")
    dialog = window.dialog()
    preview = opened(window, PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    assert preview.place.text().startswith("Page 1 of ")
    assert not preview.action.isEnabled(), "nothing to print on was found"
    dialog.show_printers((Printer("desk", "Desk laser", True, PrinterState.IDLE, (), (), 600, True),))
    assert preview.action.isEnabled()
    press(qtbot, Qt.Key.Key_PageDown)
    assert preview.view.page == 1
    preview.reject()
    window.dialog().reject()
    window.settle()
    assert window.page.summary.papers == "No handover sheet has been printed today."


def test_a_note_is_typed_kept_and_brought_back(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    window = open_window(qtbot, program, counted.desk, jobs)
    note = window.page.note
    assert note.explanation() == "Stands on the handover sheet, and on Today for whoever comes next."
    note.field.setFocus()
    qtbot.keyClicks(note.field, "Call the CDC back")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: counted.desk.shift_notes.kept() == "Call the CDC back")
    again = ShiftClosePage(counted.desk, jobs)
    qtbot.addWidget(again)
    again.refresh()
    qtbot.waitUntil(lambda: again.note.text == "Call the CDC back")
    window.settle()
    assert again.note.explanation() == "Left by 陈志远, 11-23 10:26"
    again.note.field.insertPlainText("x" * MOST)  # as a paste does
    assert again.note.text == "Call the CDC back", "nothing is cut"
    assert again.note.explanation().startswith(f"There is room for {MOST} characters.")
    again.note.field.insertPlainText("x" * (MOST - len("Call the CDC back")))
    assert again.note.explanation() == "0 characters left"
    qtbot.keyClicks(again.note.field, "y")
    assert len(again.note.text or "") == MOST
    assert "y" not in (again.note.text or "")
    press(qtbot, Qt.Key.Key_Escape)


def test_today_shows_who_left_a_note_and_not_its_text(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    counted.desk.shift_notes.keep("单小芳 to be called")
    window = open_window(qtbot, program, counted.desk, jobs)
    window.shell.run("go.today")
    window.settle()
    today = window.shell.page("today")
    assert isinstance(today, TodayPage)
    assert not any("has left a note" in entry.accessibleName() for entry in today.todo.entries), "one's own is known"
    counted.desk.session.member = next(m for m in counted.desk.members.list() if m.name == "李春梅")
    today.refresh()
    window.settle()
    (entry_of_note,) = (entry for entry in today.todo.entries if "has left a note" in entry.accessibleName())
    assert entry_of_note.accessibleName() == "Note: 陈志远 has left a note, 10:26"
    qtbot.mouseClick(entry_of_note, Qt.MouseButton.LeftButton)
    assert window.shell.current_page == "shift"
    window.settle()


def test_an_inspector_prints_nothing_and_sees_no_figures_of_others(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    desk = counted.desk
    desk.session.member = next(m for m in desk.members.list() if m.name == "曾敏")
    window = open_window(qtbot, program, desk, jobs)
    assert not window.page.summary.isVisible()
    for command_id in ("shift.print", "shift.preview"):
        action = window.page.command_action(command_id)
        assert action is not None
        assert "front-desk clerks" in refusal_of(action)
    assert any("北门" in line and "南门" not in line for line in window.lines())
