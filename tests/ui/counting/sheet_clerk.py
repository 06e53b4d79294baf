"""Somebody who types in a pile of tally sheets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.counting.counting import Pressed
from desktop.services.counting.hour_sheets import SheetDrafts
from desktop.services.desk import Desk
from desktop.ui.counting.hour_sheet import HourSheetDialog
from desktop.ui.kit.jobs import Jobs
from tests.ui.counting.counting_page import at
from tests.ui.venue.venue_keys import CTRL, ENTER, TAB, focused, press

RIGHT = Qt.Key.Key_Right
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAGE_DOWN, PAGE_UP = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


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


def aside(dialog: HourSheetDialog) -> str:
    """What it says of the figures that wait at other gates."""
    texts = (label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    return next((text for text in texts if text.startswith("Typed and not saved")), "")


def presses(desk: Desk) -> None:
    """37 people at the south gate between seven and eight, none of whom names an inspector."""
    gate = desk.gates.list()[0].id
    desk.counting.take([Pressed(gate, at(7, minute), None, None) for minute in range(37)])
