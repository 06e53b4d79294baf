"""Typing in a pile of tally sheets, by keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.counting import USUAL_HOURS
from desktop.services.counting.hour_sheets import SheetDrafts
from desktop.services.desk import Desk
from desktop.ui.counting.hour_sheet_pile import DOUBLE, DOUBTFUL
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.ui.counting.counting_page import at
from tests.ui.counting.sheet_clerk import PAGE_DOWN, PAGE_UP, Clerk, aside, presses
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import DOWN, ENTER, LEFT, UP, focused, nameless, press

RIGHT = Qt.Key.Key_Right
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with replace(program, clock=FixedClock(at(18, 20))).desk(access, opened) as desk:
        yield desk


@pytest.fixture
def clerk(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: object) -> Clerk:
    return Clerk(qtbot, desk, jobs)


def test_a_pile_is_typed_without_the_mouse_and_each_sheet_leads_to_the_next_gate(clerk: Clerk) -> None:
    for sheet in ("31|55>1|72", "8|9", "3"):
        clerk.type(sheet)
        clerk.save()
    assert clerk.figures == {"南门": 159, "北门": 17, "急诊入口": 3}
    assert clerk.dialog.gate.currentText() == "停车场入口"
    south = clerk.desk.gates.list()[0].id
    (entered,) = clerk.desk.hour_sheets.of_gate(south, "2026-11-20")
    assert entered.cells == {7: (31, 0), 8: (55, 1), 9: (72, 0)}
    assert entered.inspector == "单雄"
    assert clerk.desk.counting.board().counts[south].abnormal == 1


def test_enter_in_the_head_leads_to_the_hours(clerk: Clerk) -> None:
    clerk.dialog.form.focus_first()
    clerk.qtbot.keyClicks(focused(), "11-19")
    clerk.type("|2|0|4|")
    clerk.save()
    north = clerk.desk.gates.list()[1].id
    (entered,) = clerk.desk.hour_sheets.of_gate(north, "2026-11-19")
    assert (entered.total, entered.inspector) == (4, "")
    assert clerk.dialog.day.text() == "11-19"  # the day stays for the next sheet


def test_arrow_keys_walk_through_the_hours(clerk: Clerk) -> None:
    grid = clerk.dialog.grid
    press(clerk.qtbot, RIGHT)
    assert focused() is grid.cell(7, "abnormal")
    press(clerk.qtbot, DOWN, DOWN, LEFT, UP)
    assert focused() is grid.cell(8)
    press(clerk.qtbot, ENTER, held=SHIFT)
    assert focused() is grid.cell(7)
    press(clerk.qtbot, UP)
    assert focused() is grid.cell(7)  # nothing is above the first hour
    clerk.type("123")
    press(clerk.qtbot, LEFT)
    assert focused() is grid.cell(7)  # within the figure
    grid.cell(14).setFocus(Qt.FocusReason.TabFocusReason)
    press(clerk.qtbot, ENTER)
    assert focused() is grid.cell(15)  # over the edge of a block
    grid.cell(23).setFocus(Qt.FocusReason.TabFocusReason)
    press(clerk.qtbot, ENTER)
    assert focused() is grid.cell(0)  # the hours before seven come last, as on the paper
    grid.cell(6).setFocus(Qt.FocusReason.TabFocusReason)
    press(clerk.qtbot, ENTER)
    assert focused() is clerk.dialog.action


def test_totals_follow_at_the_edge(clerk: Clerk) -> None:
    clerk.type("31|55>1")
    assert clerk.dialog.grid.totals == (86, 1)
    clerk.type("x")
    assert clerk.dialog.grid.totals == (86, 0)


@pytest.mark.parametrize("text", ["-5", "9000", "5.5"])
def test_what_cannot_be_stands_at_its_cell_and_nothing_is_saved(clerk: Clerk, text: str) -> None:
    clerk.type(f"31|{text}|12")
    clerk.save()
    cell = clerk.dialog.grid.cell(8)
    assert focused() is cell
    assert cell.accessibleDescription()
    assert not clerk.dialog.question.isVisible()
    assert clerk.figures == {}
    clerk.type("5")  # typed over, since it is selected
    clerk.save()
    assert clerk.figures == {"南门": 48}


def test_doubtful_figures_are_asked_about_and_saved_by_a_key(clerk: Clerk) -> None:
    clerk.type("31|640")
    clerk.save()
    assert clerk.dialog.question.asks(DOUBTFUL)
    clerk.save()  # out of habit
    assert clerk.figures == {}
    clerk.key(Qt.Key.Key_F2)
    assert clerk.figures == {"南门": 671}


def test_the_same_sheet_twice_is_another_one_only_when_somebody_says_so(clerk: Clerk) -> None:
    clerk.type("31|55")
    clerk.save()
    clerk.key(Qt.Key.Key_PageUp)
    clerk.type("31|55")
    clerk.save()
    assert clerk.dialog.question.asks(DOUBLE)
    assert clerk.figures == {"南门": 86}
    clerk.key(Qt.Key.Key_F4)
    assert clerk.figures == {"南门": 172}


def test_a_sheet_entered_anew_replaces_the_first_one(clerk: Clerk) -> None:
    clerk.type("31|55")
    clerk.save()
    clerk.key(Qt.Key.Key_PageUp)
    clerk.type("13|55")
    clerk.save()
    clerk.key(Qt.Key.Key_F3)
    assert clerk.figures == {"南门": 68}
    assert len(clerk.desk.hour_sheets.of_gate(clerk.desk.gates.list()[0].id, "2026-11-20")) == 1


def test_the_keys_of_a_question_that_is_not_asked_do_nothing(clerk: Clerk) -> None:
    clerk.type("31")
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6):
        clerk.key(key)
    assert clerk.figures == {}


def test_a_sheet_of_before_is_corrected_or_taken_back_from_the_list(clerk: Clerk) -> None:
    clerk.type("31|55")
    clerk.save()
    clerk.key(Qt.Key.Key_PageUp)
    (sheet,) = clerk.dialog.earlier.sheets
    clerk.dialog.earlier.correct_wanted.emit(sheet)
    assert clerk.dialog.grid.cell(8).text() == "55"
    assert not clerk.dialog.is_dirty()
    clerk.type("30")
    clerk.save()
    assert clerk.figures == {"南门": 85}
    assert clerk.dialog.gate.currentText() == "南门"
    (sheet,) = clerk.dialog.earlier.sheets
    clerk.dialog.earlier.take_back_wanted.emit(sheet)
    question = clerk.dialog.findChild(ConfirmDialog)
    assert question is not None
    question.action.click()
    clerk.settle()
    assert clerk.figures == {}
    assert clerk.dialog.earlier.sheets == ()


def test_closing_asks_before_figures_are_lost(clerk: Clerk) -> None:
    clerk.type("31")
    press(clerk.qtbot, Qt.Key.Key_Escape)
    question = clerk.dialog.findChild(ConfirmDialog)
    assert question is not None
    question.reject()
    clerk.qtbot.waitUntil(lambda: clerk.dialog.isActiveWindow() and QApplication.focusWidget() is not None)
    assert clerk.dialog.isVisible()
    clerk.save()
    with clerk.qtbot.waitActive(clerk.dialog):  # the screen in memory gives the keyboard to nobody when a window goes
        clerk.dialog.activateWindow()
    press(clerk.qtbot, Qt.Key.Key_Escape)
    assert not clerk.dialog.isVisible()
    clerk.settle()


def test_what_was_typed_comes_back_after_a_crash_and_not_after_it_was_saved_or_discarded(
    clerk: Clerk, qtbot: QtBot, desk: Desk
) -> None:
    drafts = SheetDrafts(desk.store, desk.session)
    clerk.type("31|x")
    qtbot.waitUntil(lambda: any(len(draft.cells) == 2 for draft in drafts.kept() or ()))
    first = clerk.dialog
    clerk.open()
    assert clerk.dialog.grid.typed() == {(7, "normal"): "31", (8, "normal"): "x"}
    assert clerk.dialog.is_dirty()
    clerk.dialog.grid.cell(8).setText("")
    clerk.save()
    assert clerk.figures == {"南门": 31}
    qtbot.waitUntil(lambda: drafts.kept() is None)
    first.done(QDialog.DialogCode.Rejected)
    clerk.settle()


def test_it_opens_in_the_first_hour_of_the_paper(clerk: Clerk) -> None:
    assert focused() is clerk.dialog.grid.cell(USUAL_HOURS[0])


def test_each_gate_keeps_its_figures_until_they_are_saved(clerk: Clerk) -> None:
    clerk.type("31|52")
    clerk.key(PAGE_DOWN)
    assert clerk.dialog.gate.currentText() == "北门"
    assert clerk.dialog.grid.typed() == {}
    assert focused() is clerk.dialog.grid.cell(7)
    clerk.type("9")
    clerk.key(PAGE_UP)
    assert clerk.dialog.grid.typed() == {(7, "normal"): "31", (8, "normal"): "52"}
    assert clerk.dialog.inspector.currentText() == "单雄"
    clerk.save()
    assert clerk.dialog.grid.typed() == {(7, "normal"): "9"}  # the next gate's, typed before
    clerk.save()
    assert clerk.figures == {"南门": 83, "北门": 9}
    assert not clerk.dialog.is_dirty()


def test_a_gate_chosen_from_the_list_does_not_take_the_figures_along_unless_it_is_said(clerk: Clerk) -> None:
    clerk.type("31|52")
    clerk.dialog.gate.setFocus()
    clerk.key(Qt.Key.Key_3)
    assert clerk.dialog.gate.currentText() == "急诊入口"
    assert clerk.dialog.grid.typed() == {}
    assert "83 people stay with 南门" in clerk.dialog.banner.text()
    assert "南门 83" in aside(clerk.dialog)
    next(b for b in clerk.dialog.banner.findChildren(QPushButton) if b.text() == "Move them here").click()
    assert clerk.dialog.grid.typed() == {(7, "normal"): "31", (8, "normal"): "52"}
    assert aside(clerk.dialog) == ""
    clerk.save()
    assert clerk.figures == {"急诊入口": 83}


def test_a_sheet_put_aside_keeps_the_day_it_was_typed_for(clerk: Clerk) -> None:
    clerk.dialog.form.focus_first()
    clerk.qtbot.keyClicks(focused(), "11-19")
    clerk.type("|||31")
    clerk.key(PAGE_DOWN)
    clerk.dialog.form.focus_first()
    clerk.qtbot.keyClicks(focused(), "11-20")
    clerk.type("|||9")
    clerk.key(PAGE_UP)
    clerk.save()
    south = clerk.desk.gates.list()[0].id
    assert [s.total for s in clerk.desk.hour_sheets.of_gate(south, "2026-11-19")] == [31]
    assert clerk.desk.hour_sheets.of_gate(south, "2026-11-20") == ()


def test_closing_asks_about_what_waits_at_other_gates_and_a_crash_loses_none_of_it(
    clerk: Clerk, qtbot: QtBot, desk: Desk
) -> None:
    clerk.type("31")
    clerk.key(PAGE_DOWN)
    clerk.type("9")
    drafts = SheetDrafts(desk.store, desk.session)
    qtbot.waitUntil(lambda: len(drafts.kept() or ()) == 2)
    first = clerk.dialog
    clerk.open()
    assert clerk.dialog.gate.currentText() == "北门"
    assert "南门 31" in aside(clerk.dialog)
    clerk.save()
    clerk.dialog.reject()
    assert clerk.dialog.findChild(ConfirmDialog) is not None  # the south gate's 31 wait
    for dialog in (first, clerk.dialog):
        dialog.done(QDialog.DialogCode.Rejected)
    clerk.settle()


def test_looks_of_a_sheet(clerk: Clerk, desk: Desk, screens: Screens) -> None:
    presses(desk)
    clerk.key(PAGE_DOWN)
    clerk.type("12|9")
    clerk.save()
    clerk.type("31|8>1")
    clerk.key(PAGE_UP)
    clerk.key(PAGE_UP)
    clerk.type("83|55")
    clerk.save()
    screens.save(clerk.dialog, "tally", QApplication.processEvents)
    assert clerk.dialog.question.isVisible()


def test_everything_in_the_dialog_has_a_name(clerk: Clerk) -> None:
    clerk.type("31|55")
    clerk.save()
    clerk.key(Qt.Key.Key_PageUp)
    assert nameless(clerk.dialog) == []
