"""The keys of the entry form: Enter and Shift+Enter go from field to field, a scanner opens its slip."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.forms import focus

PAUSE_MS = 80
"""Scanners leave 1 to 30 ms between two characters, typists hardly ever less than this for thirty in a row."""
_AIM = r"(?:\][A-Za-z][0-9A-Za-z])?"
_CARD = r"R/[0-9A-Z]{10}/[0-9A-Z]{13}"
# Outside of text the letter S is a key of its own, which goes to the slip's field; only the rest arrives there.
_SLIP = r"S?/[0-9A-Z]{10}/[A-Z]{0,8}-?"
_FLAGS = re.ASCII | re.IGNORECASE
_WHOLE = re.compile(rf"{_AIM}({_CARD}|{_SLIP}\d{{6,7}})", _FLAGS)
# Stricter than the whole, which nothing else looks like: in capitals as it is printed, or at the beginning of a word.
_PART = re.compile(
    rf"{_AIM}[SR]/[0-9A-Z]{{10}}(?:/[0-9A-Z-]*)?|(?<![0-9A-Za-z]){_AIM}[sr]/[0-9a-z]{{10}}(?:/[0-9a-z-]*)?"
    r"|/[0-9A-Z]{10}/[A-Z]{1,8}-\d*",
    re.ASCII,
)
# What an input method makes of a scanner's characters: one for one, so that places stay what they are.
_NARROWED = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    ord("、"): "/",
    ord("】"): "]",
    ord("—"): "-",
    ord("–"): "-",
    ord("－"): "-",
}


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code in a text: where it stands, and what it says, which is empty for a part of one."""

    start: int
    end: int
    code: str


def code_in(text: str, *, parts: bool = False) -> FoundCode | None:
    """The code of a slip or a card that stands in a text; with ``parts`` also one that is cut off."""
    narrowed = text.translate(_NARROWED)
    if "/" not in narrowed:
        return None
    whole = _WHOLE.search(narrowed)
    if whole is not None:
        return FoundCode(whole.start(), whole.end(), _as_printed(whole[1]))
    part = _PART.search(narrowed) if parts else None
    return None if part is None else FoundCode(part.start(), part.end(), "")


def _as_printed(code: str) -> str:
    """A slip's code begins with S, whether or not that letter came through."""
    return f"S{code.upper()}" if code.startswith("/") else code.upper()


class Burst:
    """Characters that followed each other faster than anybody types: what a scanner may have sent."""

    def __init__(self) -> None:
        self._typed = ""
        self._last = 0

    def begins(self, ms: int) -> bool:
        """Whether a character at this moment (milliseconds of any clock) starts a new burst."""
        return not self._typed or ms - self._last > PAUSE_MS

    def add(self, text: str, ms: int) -> None:
        """Add a character that came at this moment (milliseconds of the same clock)."""
        self._typed = text if self.begins(ms) else self._typed + text
        self._last = ms

    def end(self, ms: int) -> str | None:
        """A terminator has come: the code that the burst spells, or None for anything else."""
        if not self.begins(ms):
            return self.pause()
        self._forget()
        return None

    def pause(self) -> str | None:
        """Nothing more comes: the code that the burst spells, or None for anything else."""
        found = _WHOLE.fullmatch(self._typed.translate(_NARROWED))
        self._forget()
        return _as_printed(found[1]) if found else None

    def _forget(self) -> None:
        self._typed = ""


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_WATCHED = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod, QEvent.Type.FocusOut)
_NOT_LEFT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_LATE_MS, _PAIR_MS = 500, 60
"""How long after a pause has ended a code its terminator may still come, and after one terminator (CR) another (LF)."""


@dataclass(frozen=True, slots=True)
class KeyStop:
    """A place where the keyboard stops. Enter passes by one that is ``settled``; Shift+Enter and Tab do not."""

    field: str
    widget: QWidget
    settled: bool


class EntryKeys(QObject):
    """Watches every widget of the form that can have the focus.

    ``stops`` gives the way through the form as it is now; ``takes`` may use a key before anything else does, ``stays``
    may keep Enter in its field.
    """

    submitted = Signal()
    """Enter in the last field."""
    escaped = Signal()
    left = Signal(str)
    """The focus has gone out of a field, to another one."""
    above = Signal()
    """The arrow up in a line of text."""
    overwriting = Signal(object)
    """The text of a line (``QLineEdit``) is selected, and a character is about to replace it."""
    burst_began = Signal()
    """Before the first character of what may become a scanner's burst."""
    scanned = Signal(str)
    """A scanner's burst has ended, wherever it was typed."""
    code_found = Signal(object, object)
    """A code (``FoundCode``) stands in a line of text (``QLineEdit``)."""

    def __init__(
        self,
        form: QWidget,
        stops: Callable[[], Sequence[KeyStop]],
        takes: Callable[[QKeyEvent], bool],
        stays: Callable[[QWidget], bool],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._stops = stops
        self._takes = takes
        self._stays = stays
        self._burst = Burst()
        self._held: list[QKeyEvent] | None = None
        self._scanned_until = 0
        self._has_gone_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS + 20)
        self._pause.timeout.connect(self._on_pause)
        for widget in form.findChildren(QWidget):
            if isinstance(widget, (QLineEdit, QComboBox, QPushButton)):
                widget.installEventFilter(self)

    def hold(self) -> None:
        """Keep what is typed from now on for the next form, while this one is being saved."""
        self._held = self._held if self._held is not None else []

    def release(self) -> None:
        """Hand on what was kept, to wherever the focus is now."""
        held, self._held = self._held or [], None
        for event in held:
            target = QApplication.focusWidget() or self._form
            QCoreApplication.postEvent(target, event)

    def go(self, by: int) -> bool:
        """Go on (1) or back (-1) from where the focus is; False where there is no further field."""
        stops = self._stops()
        now = QApplication.focusWidget()
        here = next((i for i, s in enumerate(stops) if s.widget is now), None)
        if here is None:
            here = next((i for i, s in enumerate(stops) if now is not None and s.widget.parent() is now.parent()), -1)
        rest = stops[here + 1 :] if by > 0 else stops[: max(here, 0)][::-1]
        target = next((s for s in rest if by < 0 or not s.settled), None)
        if target is None:
            return False
        commit_input_method()
        focus(target.widget)
        return True

    def go_on_after_answer(self) -> None:
        """A single key was a whole answer: go on. The Enter that habit presses behind it belongs to it."""
        self._has_gone_on = self.go(1)

    def take_code(self, *, parts: bool = True) -> bool:
        """Take out the code that a scanner has typed where the focus is; False where there is none."""
        self._pause.stop()
        scanned = self._burst.pause()
        if scanned is not None:
            self.scanned.emit(scanned)
            return True
        line = QApplication.focusWidget()
        return isinstance(line, QLineEdit) and self._form.isAncestorOf(line) and self._take_out(line, parts=parts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED:  # nearly all of them: every field of the form is watched
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if self._held is not None:
                self._held.append(event.clone())
                return True
            return self._on_key(watched, event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._on_shortcut(watched, event)
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._note_overwriting(watched)
            self._pause.start()  # a scanner may type through an input method; what it composes is no text yet
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._on_focus_out(watched, event)
        return False

    def _on_key(self, watched: QWidget, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (*_ENTER, *_TAB):
            return self._is_late(event) or self._on_terminator(watched, event, held)
        self._scanned_until = 0
        self._has_gone_on = False
        if event.key() == Qt.Key.Key_Escape and not held:
            self.escaped.emit()
            return True
        if event.key() == Qt.Key.Key_Up and not held and isinstance(watched, QLineEdit):
            self.above.emit()
            return True
        if event.text().isprintable() and event.text() and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self._note_overwriting(watched)
            if self._burst.begins(_ms_of(event)):
                self.burst_began.emit()
            self._burst.add(event.text(), _ms_of(event))
            self._pause.start()
        return self._takes(event)

    def _on_shortcut(self, watched: QObject, event: QKeyEvent) -> bool:
        """Within a scanner's burst a letter is a letter, even where it would be a key of its own. Ctrl+Z in a line that
        has nothing to undo undoes what the page can."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held:
            self._burst.end(_ms_of(event))
            is_undo = event.key() == Qt.Key.Key_Z and held == Qt.KeyboardModifier.ControlModifier
            is_idle = is_undo and isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
            if is_idle:
                event.ignore()
            return is_idle
        in_burst = bool(event.text()) and event.text().isprintable() and not self._burst.begins(_ms_of(event))
        if in_burst:
            event.accept()
        return in_burst

    def _on_terminator(self, watched: QWidget, event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
        """Enter or Tab: they end what a scanner has typed, else Enter goes on and Tab is Qt's."""
        is_enter = event.key() in _ENTER
        has_gone_on, self._has_gone_on = self._has_gone_on, False
        if not held and self._ends_code(watched, event):
            self._scanned_until = _now_ms() + _PAIR_MS
            return True
        if is_enter and not held and has_gone_on:
            return True
        if not is_enter:
            return False
        if held == Qt.KeyboardModifier.ShiftModifier:
            self.go(-1)
            return True
        if held:
            return False
        if not self._stays(watched) and not self.go(1):
            self.submitted.emit()
        return True

    def _ends_code(self, watched: QWidget, event: QKeyEvent) -> bool:
        scanned = self._burst.end(_ms_of(event))
        if scanned is not None:
            self._pause.stop()
            self.scanned.emit(scanned)
            return True
        return isinstance(watched, QLineEdit) and self._take_out(watched, parts=True)

    def _is_late(self, event: QKeyEvent) -> bool:
        """Whether a terminator belongs to a code that has ended already."""
        late, self._scanned_until = _now_ms() < self._scanned_until, 0
        return late and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def _on_pause(self) -> None:
        if self._held is None and self.take_code(parts=False):
            self._scanned_until = _now_ms() + _LATE_MS

    def _take_out(self, line: QLineEdit, *, parts: bool) -> bool:
        found: FoundCode | None = code_in(line.text(), parts=parts)
        if found is not None:
            self._pause.stop()
            self.code_found.emit(line, found)
        return found is not None

    def _note_overwriting(self, watched: QObject) -> None:
        if isinstance(watched, QLineEdit) and watched.hasSelectedText():
            self.overwriting.emit(watched)

    def _on_focus_out(self, watched: QObject, event: QFocusEvent) -> None:
        if event.reason() in _NOT_LEFT:
            return
        if isinstance(watched, QLineEdit):
            self._take_out(watched, parts=True)
        stop = next((s for s in self._stops() if s.widget is watched), None)
        if stop is not None:
            self.left.emit(stop.field)


def _ms_of(event: QKeyEvent) -> int:
    """When the key was pressed; what is done about the keys before it does not count as a pause."""
    return event.timestamp() or _now_ms()


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000
