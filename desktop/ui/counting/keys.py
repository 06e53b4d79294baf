"""The keys of the Counting page: a digit counts at its gate wherever the focus is; a scanner's burst counts once.

A scanner that types cannot be told from a hand by its first character. So a first digit counts at once, as a hand's
must; whatever follows it faster than a hand waits until it is clear. Where a burst turns out to be a code, its first
digit is taken back, and from then on a first digit waits as well. What a scanner typed is kept nowhere.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock

_PAUSE_MS = 50
"""Scanners leave 1 to 30 ms between two characters; two fingers in turn reach 60."""
_LEAST_SCAN = 3
"""Characters before Enter that make a code."""
_CODE = 7
"""So many characters without an Enter are a code as well: more fingers than are put down at once."""
_NUMBER_MS = 4000
"""How long the rest of a gate's number is waited for."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

Count = Callable[[int, int], int | None]
"""Counts at the gate of a number (the first is 1) at a time (UTC ms); gives the token, None where there is none."""


class CountKeys(QObject):
    """Sees the keys of every widget that it ``watch``\\ es before they do."""

    scanned = Signal(object, object)  # milliseconds are too many for an int of Qt
    """When a code began to come in (UTC ms), and the token of its first digit where that was counted."""
    broken_off = Signal(object)
    """A code without an Enter at its end; the token of its first digit where that was counted."""
    typing = Signal(str)
    """The part of a gate's number that is typed so far; empty when it is complete or was given up."""

    def __init__(self, clock: Clock, count: Count, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._count = count
        self._gates = 0
        self._number: str | None = None
        self._length = 0
        self._began = 0
        self._last = 0
        self._waiting: list[tuple[str, int]] = []
        self._first: int | None = None
        self._is_careful = False
        self._pause = self._timer(_PAUSE_MS, self._settle)
        self._patience = self._timer(_NUMBER_MS, self.give_up)

    @property
    def is_waiting(self) -> bool:
        """Whether it is not clear yet what came last."""
        return bool(self._length)

    def set_gates(self, count: int) -> None:
        """How many gates there are: from the tenth on they have longer numbers."""
        self._gates = count

    def key_of(self, number: int) -> str:
        """What is typed for a gate: a digit, or 0 and its number."""
        return str(number) if number <= 9 else f"0{number:0{self._digits}}"

    def watch(self, root: QWidget) -> None:
        """See the keys of a widget and of all that is in it now."""
        for widget in (root, *root.findChildren(QWidget)):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)

    def give_up(self) -> None:
        """Forget a number that is typed in part."""
        self._patience.stop()
        if self._number is not None:
            self._number = None
            self.typing.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._is_in_burst(event)
        return False

    @property
    def _digits(self) -> int:
        return len(str(self._gates))

    def _timer(self, interval: int, act: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setTimerType(Qt.TimerType.PreciseTimer)
        made.setInterval(interval)
        made.timeout.connect(act)
        return made

    def _on_key(self, event: QKeyEvent) -> bool:
        ms = _ms_of(event)
        if event.key() in _ENTER and not event.modifiers() & _HELD:
            return self._on_enter(ms) or event.isAutoRepeat()
        if event.key() == Qt.Key.Key_Escape and self._number is not None:
            self.give_up()
            return True
        if not self._is_text(event) or (event.key() == Qt.Key.Key_Space and self._begins(ms)):
            return False
        if not event.isAutoRepeat():
            self._on_text(event.text(), ms)
        return True

    def _is_text(self, event: QKeyEvent) -> bool:
        return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _HELD

    def _is_in_burst(self, event: QKeyEvent) -> bool:
        """Within a burst nothing is a shortcut."""
        is_part = self._is_text(event) and not self._begins(_ms_of(event))
        if is_part:
            event.accept()
        return is_part

    def _begins(self, ms: int) -> bool:
        return not self._length or ms - self._last > _PAUSE_MS

    def _on_text(self, text: str, ms: int) -> None:
        now = self._clock.now_ms()
        if self._begins(ms):
            self._settle()
            self._began = now
        self._length += 1
        self._last = ms
        self._pause.start()
        if self._length > 1 or self._is_careful:
            self._waiting.append((text, now))
        else:
            self._first = self._take(text, now)

    def _on_enter(self, ms: int) -> bool:
        if self._length < _LEAST_SCAN or self._begins(ms):
            return False
        began, first = self._began, self._first
        self._drop()
        self.scanned.emit(began, first)
        return True

    def _settle(self) -> None:
        """No more came: fingers, each of which counts, or a code without its end."""
        waiting, length, first = self._waiting, self._length, self._first
        is_code = length >= _CODE or (length >= _LEAST_SCAN and not all(text.isdigit() for text, _ in waiting))
        if is_code:
            self._drop()
            self.broken_off.emit(first)
            return
        self._forget()
        for text, at in waiting:
            self._take(text, at)

    def _forget(self) -> None:
        self._pause.stop()
        self._length = 0
        self._waiting = []
        self._first = None

    def _drop(self) -> None:
        """A scanner has typed."""
        self._is_careful = self._is_careful or self._first is not None
        self._forget()
        self.give_up()

    def _take(self, text: str, at: int) -> int | None:
        """A character of a hand's: a gate's key, or a part of a longer number."""
        if len(text) != 1 or text not in "0123456789":
            self.give_up()
            return None
        if self._number is None and text != "0":
            return self._count(int(text), at)
        if self._number is None:
            if self._gates > 9:
                self._number = ""
                self._patience.start()
                self.typing.emit("0")
            return None
        self._number += text
        if len(self._number) < self._digits:
            self._patience.start()
            self.typing.emit(f"0{self._number}")
            return None
        number = int(self._number)
        self.give_up()
        return self._count(number, at)


def _ms_of(event: QKeyEvent) -> int:
    """When the key was pressed; what is done about the keys before it does not count as a pause."""
    return event.timestamp() or time.monotonic_ns() // 1_000_000
