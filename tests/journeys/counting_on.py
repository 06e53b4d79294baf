"""Somebody who counts without end in the real window, for the test that cuts the power: says each thing that is shown.

``shown N`` all of today when the page comes up; ``key GATE`` before a key is pressed, ``back`` before Backspace;
``counted ID GATE`` and ``undone ID`` when the page shows it.
"""

import itertools
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.app.window import FrontDesk
from desktop.paths import UserPaths
from desktop.services.counting.counting import GatePress
from desktop.ui.counting.page import CountingPage

GATES = 3
HAND_MS = 130
AT_ONCE = 6
"""Keys that are pressed before the window gets to do anything."""
CTRL = Qt.KeyboardModifier.ControlModifier


def say(*words: object) -> None:
    print(*words, flush=True)


class Counter:
    """Counts at three gates and takes a press back now and then."""

    def __init__(self, page: CountingPage, seed: int) -> None:
        self._page = page
        self._chance = random.Random(seed)
        self._ids: dict[int, str] = {}
        self._ms = itertools.count(1_000_000, HAND_MS)
        page.queue.counted.connect(self._on_counted)
        page.queue.undone.connect(lambda token, _count: say("undone", self._ids[token]))

    def go_on(self) -> None:
        """A few keys, then a look at the screen."""
        for _ in range(self._chance.randrange(1, AT_ONCE)):
            if self._chance.random() < 0.12:
                say("back")
                self._press(Qt.Key.Key_Backspace, "\b")
            else:
                number = self._chance.randrange(GATES)
                say("key", self._page.gates.shown()[number].id)
                self._press(Qt.Key(Qt.Key.Key_1 + number), str(number + 1))
        until(lambda: self._page.queue.is_idle)

    def _on_counted(self, counted: list[tuple[int, GatePress]]) -> None:
        for token, press in counted:
            self._ids[token] = press.id
            say("counted", press.id, press.gate_id)

    def _press(self, key: Qt.Key, text: str) -> None:
        if key == Qt.Key.Key_Backspace:  # a shortcut, which only the window's own way of keys knows
            QTest.keyClick(QApplication.focusWidget(), key)
            return
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(next(self._ms))
        QApplication.sendEvent(QApplication.focusWidget(), event)


def until(holds: Callable[[], bool]) -> None:
    """Let the window work until this holds."""
    while not holds():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main(folder: Path, password: str, seed: int) -> None:
    app = QApplication(["venuedesk", "-style", "Fusion"])
    front = FrontDesk(Program(user=UserPaths(folder, folder.parent / "config", folder.parent / "log")), folder, app)
    front.start()
    until(lambda: QApplication.focusWidget() is not None)
    QTest.keyClicks(QApplication.focusWidget(), password)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    until(lambda: front.shell is not None and front.shell.isVisible() and QApplication.focusWidget() is not None)
    assert front.shell is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, CTRL)
    page = front.shell.page("counting")
    assert isinstance(page, CountingPage)
    until(lambda: page.isVisible() and bool(page.gates.shown()))
    say("shown", page.side.figure)
    counter = Counter(page, seed)
    while True:
        counter.go_on()


main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
