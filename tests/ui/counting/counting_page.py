"""The Counting page over a real desk, at a time that a test chooses, and hands to count with."""

import datetime as dt
import itertools

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.services.counting.counting import CountingService, GateCount
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.ui.counting.page import CountingPage
from desktop.ui.kit.jobs import Jobs
from tests.ui.venue.venue_keys import focused

ROOM = (1170, 736)
"""What the window leaves to a page on the front desk's screen."""
HAND_MS, SCANNER_MS = 130, 4
"""Between two keys."""
NO_KEY = Qt.KeyboardModifier.NoModifier
_KEYS = {"\n": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace}


def at(hour: int, minute: int = 0, day: int = 20) -> int:
    """A time in November 2026 in the venue's zone, UTC milliseconds."""
    return from_venue_time(dt.datetime(2026, 11, day, hour, minute))


class Hands:
    """Types with times of its own, so that no test has to wait between two keys."""

    def __init__(self) -> None:
        self._ms = itertools.count(1_000_000, 1)
        self._now = 1_000_000

    def type(
        self, text: str, pause: int = HAND_MS, *, held: Qt.KeyboardModifier = NO_KEY, repeat: bool = False
    ) -> None:
        """Keys wherever the focus is; ``pause`` milliseconds before each."""
        for character in text:
            self._now += pause
            self._press(character, held, repeat)

    def scan(self, code: str, end: str = "\n") -> None:
        """What a scanner types."""
        self._now += HAND_MS
        self.type(code + end, SCANNER_MS)

    def _press(self, character: str, held: Qt.KeyboardModifier, repeat: bool) -> None:
        key = _KEYS.get(character, Qt.Key(ord(character.upper())))
        text = "\r" if character == "\n" else character
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, text, repeat)
            event.setTimestamp(self._now)
            QApplication.sendEvent(focused(), event)


class CountingTable:
    """The page, its desk and whoever sits there."""

    def __init__(self, qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock) -> None:
        self.qtbot, self._jobs = qtbot, jobs
        self.desk, self.clock, self.hands = desk, clock, Hands()
        self.page = CountingPage(desk, jobs)
        qtbot.addWidget(self.page)
        self.page.resize(*ROOM)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.refresh()
        self.settle()
        self.page.focus_first()

    @property
    def names(self) -> list[str]:
        """The gates that are shown."""
        return [gate.name for gate in self.page.gates.shown()]

    def gate(self, name: str) -> str:
        return next(g.id for g in self.desk.gates.list() if g.name == name)

    def count(self, name: str) -> GateCount:
        """What a gate's button shows."""
        return self.page.gates.card(self.gate(name)).tile.count

    def stored(self, name: str) -> GateCount:
        """What is on the disk."""
        return self.desk.counting.board().counts[self.gate(name)]

    def settle(self) -> None:
        """Until nothing waits any more, not even for the end of a scanner's burst."""
        QApplication.processEvents()  # what was stored is told by the event loop, and then read again
        self.qtbot.waitUntil(lambda: self.page.queue.is_idle and not self.page.keys.is_waiting)
        self.qtbot.waitUntil(lambda: self.page.queue.is_idle and not self._jobs.is_busy)
        QApplication.processEvents()


def of_session(desk: Desk, session: Session) -> CountingService:
    """The same desk's counting for somebody else."""
    return CountingService(desk.store, session)
