"""Typing in a pile of tally sheets, by keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.desk import Desk
from desktop.domain.clock import FixedClock
from desktop.services.sheet_drafts import SheetDrafts
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.dialogs.hour_sheet_enter import HourSheetDialog
from desktop.ui.jobs import Jobs
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.ui.counting_page import at
from tests.ui.venue_keys import CTRL, DOWN, ENTER, LEFT, TAB, UP, focused, nameless, press

RIGHT = Qt.Key.Key_Right
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with replace(program, clock=FixedClock(at(18, 20))).desk(access, opened) as desk:
        yield desk


class Clerk:
    """Somebody with a pile of sheets before the dialog."""

    def __init__(self, qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
        self.qtbot, self.desk, self._jobs = qtbot, desk, jobs
        self._window = QWidget()
        qtbot.addWidget(self._window)
        self._window.show()
        self.open()

    def open(self) -> None:
        """The dialog, as the page opens it."""
        desk = self.desk
        drafts = SheetDrafts(desk.store, desk.session)
        self.dialog = HourSheetDialog(
            desk.hour_sheets.choices(), desk.hour_sheets, drafts, desk.store.clock, self._jobs, self._window
        )
        with self.qtbot.waitActive(self.dialog):
            self.dialog.open()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self._jobs.is_busy)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """``|`` is Enter, ``>`` Tab, anything else is typed."""
        for character in text:
            if character in "|>":
                press(self.qtbot, ENTER if character == "|" else TAB)
            else:
                self.qtbot.keyClicks(focused(), character)

    def save(self) -> None:
        press(self.qtbot, ENTER, held=CTRL)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        press(self.qtbot, key)
        self.settle()

    @property
    def figures(self) -> dict[str, int]:
        """People of each gate today."""
        board = self.desk.counting.board()
        return {gate.name: board.counts[gate.id].day for gate in board.gates if board.counts[gate.id].day}


@pytest.fixture
def clerk(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: object) -> Clerk:
    made = Clerk(qtbot, desk, jobs)
    made.dialog.grid.focus_start()
    return made


def test_a_pile_is_typed_without_the_mouse_and_each_sheet_leads_to_the_next_gate(clerk: Clerk) -> None:
    for sheet in ("31|55>1|72", "8|9", "3"):
        clerk.type(sheet)
        clerk.save()
    assert clerk.figures == {"南门": 159, "北门": 17, "急诊入口": 3}
    assert clerk.dialog.gate.currentText() == "停车场入口"
    south = clerk.desk.gates.list()[0].id
    (entered,) = clerk.desk.hour_sheets.of_gate(south, "2026-11-20")
    assert entered.cells == {8: (31, 0), 9: (55, 1), 10: (72, 0)}
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
    assert focused() is grid.cell(8, "abnormal")
    press(clerk.qtbot, DOWN, DOWN, LEFT, UP)
    assert focused() is grid.cell(9)
    press(clerk.qtbot, ENTER, held=SHIFT)
    assert focused() is grid.cell(8)
    press(clerk.qtbot, UP)
    assert focused() is grid.cell(7)  # over the edge of a block
    clerk.type("123")
    press(clerk.qtbot, LEFT)
    assert focused() is grid.cell(7)  # within the figure
    grid.cell(23).setFocus(Qt.FocusReason.TabFocusReason)
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
    cell = clerk.dialog.grid.cell(9)
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
    assert clerk.dialog.question.insist.isVisible()
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
    assert clerk.dialog.question.is_double
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
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4):
        clerk.key(key)
    assert clerk.figures == {}


def test_a_sheet_of_before_is_corrected_or_taken_back_from_the_list(clerk: Clerk) -> None:
    clerk.type("31|55")
    clerk.save()
    clerk.key(Qt.Key.Key_PageUp)
    (sheet,) = clerk.dialog.earlier.sheets
    clerk.dialog.earlier.correct_wanted.emit(sheet)
    assert clerk.dialog.grid.cell(9).text() == "55"
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
    qtbot.waitUntil(lambda: drafts.kept() is not None and len(drafts.kept().cells) == 2)  # type: ignore[union-attr]
    first = clerk.dialog
    clerk.open()
    assert clerk.dialog.grid.typed() == {(8, "normal"): "31", (9, "normal"): "x"}
    assert clerk.dialog.is_dirty()
    clerk.dialog.grid.cell(9).setText("")
    clerk.save()
    assert clerk.figures == {"南门": 31}
    qtbot.waitUntil(lambda: drafts.kept() is None)
    first.done(QDialog.DialogCode.Rejected)
    clerk.settle()


def test_everything_in_the_dialog_has_a_name(clerk: Clerk) -> None:
    clerk.type("31|55")
    clerk.save()
    clerk.key(Qt.Key.Key_PageUp)
    assert nameless(clerk.dialog) == []
