"""Fevers on the Counting page: the digit with Shift, the worksheet and its undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.services.counting.counting import GateCount, Noticed
from desktop.services.desk import Desk
from desktop.ui.counting.fever import AbnormalDialog
from desktop.ui.counting.hour_sheet import HourSheetDialog
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk, desk_at
from tests.ui.counting.counting_page import CountingTable, at
from tests.ui.venue.venue_keys import CTRL, press

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(10, 20))


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, clock: FixedClock) -> Iterator[Desk]:
    with desk_at(program, made_desk, clock) as desk:
        yield desk


@pytest.fixture
def table(qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object) -> CountingTable:
    return CountingTable(qtbot, desk, program, jobs, clock)


def test_shift_and_the_digit_record_a_fever_with_its_worksheet(qtbot: QtBot, table: CountingTable) -> None:
    press(qtbot, Qt.Key.Key_2, held=SHIFT)
    dialog = table.page.findChild(AbnormalDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.temperature, "379")
    qtbot.keyClick(dialog.temperature, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "2")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    table.settle()
    assert table.count("北门") == GateCount(1, 1, 1)
    (waiting,) = table.desk.fevers.open()
    assert (waiting.gate, waiting.first, str(waiting.symptoms)) == ("北门", 379, "cough")
    assert "fever" in table.page.side.rows[0].text()
    press(qtbot, Qt.Key.Key_F7)
    table.settle()
    worksheet = table.page.findChild(FeverDialog)
    assert worksheet is not None
    worksheet.reject()
    table.settle()


@pytest.mark.parametrize("typed", ["", "366", "warm", "99"])
def test_a_reading_that_is_no_fever_stays_in_the_dialog(qtbot: QtBot, table: CountingTable, typed: str) -> None:
    press(qtbot, Qt.Key.Key_1, held=SHIFT)
    dialog = table.page.findChild(AbnormalDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.temperature, typed)
    dialog.submit()
    table.settle()
    assert dialog.isVisible()
    assert dialog.form.problem_of("temperature_c")
    assert table.desk.counting.board().total.day == 0
    dialog.done(QDialog.DialogCode.Rejected)


def test_digits_in_a_dialog_of_the_page_count_nobody(qtbot: QtBot, table: CountingTable) -> None:
    press(qtbot, Qt.Key.Key_1, held=SHIFT)
    dialog = table.page.findChild(AbnormalDialog)
    assert dialog is not None
    table.page.refresh()
    qtbot.keyClicks(dialog.temperature, "36")
    table.settle()
    assert dialog.temperature.text() == "36"
    assert table.desk.counting.board().total.day == 0
    dialog.done(QDialog.DialogCode.Rejected)


def test_taking_back_a_fever_takes_its_empty_worksheet_along_and_says_so(table: CountingTable) -> None:
    table.page.record_fever(table.desk.counting.abnormal(Noticed(table.gate("南门"), 381)))
    table.settle()
    table.hands.type("\b")
    table.settle()
    assert table.count("南门") == GateCount()
    assert table.desk.fevers.open() == ()
    assert "worksheet" in table.page.banner.text()


def test_a_worksheet_that_is_closed_as_opened_by_mistake_takes_its_press_back(
    qtbot: QtBot, table: CountingTable
) -> None:
    fever = table.desk.counting.abnormal(Noticed(table.gate("南门"), 381))
    table.page.record_fever(fever)
    table.settle()
    press(qtbot, Qt.Key.Key_F7)
    table.settle()
    worksheet = table.page.findChild(FeverDialog)
    assert worksheet is not None
    worksheet.outcome.findChildren(QPushButton)[-1].click()
    assert any("press at the gate" in note.text() for note in worksheet.form.findChildren(QLabel))
    press(qtbot, Qt.Key.Key_Return, held=CTRL)
    table.settle()
    assert table.count("南门") == GateCount()
    assert table.desk.fevers.open() == ()


def test_the_figures_of_a_sheet_that_is_about_to_open_count_nobody(table: CountingTable) -> None:
    action = table.page.command_action("counting.sheet")
    assert action is not None
    action.trigger()
    table.hands.type("31")  # before the dialog is there
    table.settle()
    dialog = table.page.findChild(HourSheetDialog)
    assert dialog is not None
    table.qtbot.keyClicks(QApplication.focusWidget(), "52")
    assert dialog.grid.typed() == {(7, "normal"): "52"}
    table.settle()
    assert table.desk.counting.board().total == GateCount()
    dialog.done(QDialog.DialogCode.Rejected)
    table.settle()
    table.hands.type("1")
    table.settle()
    assert table.stored("南门") == GateCount(1, 1)
