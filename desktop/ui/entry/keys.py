"""The keys of the entry form: Enter and Shift+Enter go from field to field, a scanner opens its slip."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from desktop.ui.entry.scanner import Burst
from desktop.ui.widgets.fields import commit_input_method
from desktop.ui.widgets.form import focus

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_LEFT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the keyboard stops. Enter passes by one that is ``settled``; Shift+Enter and Tab do not."""

    field: str
    widget: QWidget
    settled: bool


class EntryKeys(QObject):
    """Watches every widget of the form that can have the focus.

    ``stops`` gives the way through the form as it is now; ``takes`` may use a key before anything else does.
    """

    submitted = Signal()
    """Enter in the last field."""
    escaped = Signal()
    left = Signal(str)
    """The focus has gone out of a field, to another one."""
    burst_began = Signal()
    """Before the first character of what may become a scanner's burst."""
    scanned = Signal(str)

    def __init__(
        self, form: QWidget, stops: Callable[[], Sequence[Stop]], takes: Callable[[QWidget, QKeyEvent], bool]
    ) -> None:
        super().__init__(form)
        self._form = form
        self._stops = stops
        self._takes = takes
        self._burst = Burst()
        self._held: list[QKeyEvent] | None = None
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if self._held is not None:
                self._held.append(event.clone())
                return True
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._on_shortcut(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._on_focus_out(watched, event)
        return False

    def _on_key(self, watched: QWidget, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER:
            return self._on_enter(event, held)
        if event.key() == Qt.Key.Key_Escape and not held:
            self.escaped.emit()
            return True
        if event.text().isprintable() and event.text() and not held & ~Qt.KeyboardModifier.ShiftModifier:
            if self._burst.begins(_ms_of(event)):
                self.burst_began.emit()
            self._burst.add(event.text(), _ms_of(event))
        return self._takes(watched, event)

    def _on_shortcut(self, event: QKeyEvent) -> bool:
        """Within a scanner's burst a letter is a letter, even where it would be a key of its own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held:
            self._burst.end(_ms_of(event))
        in_burst = (
            bool(event.text()) and event.text().isprintable() and not held and not self._burst.begins(_ms_of(event))
        )
        if in_burst:
            event.accept()
        return in_burst

    def _on_enter(self, event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
        scanned = self._burst.end(_ms_of(event))
        if held == Qt.KeyboardModifier.ShiftModifier:
            self.go(-1)
            return True
        if held:
            return False
        if scanned is not None:
            self.scanned.emit(scanned)
        elif not self.go(1):
            self.submitted.emit()
        return True

    def _on_focus_out(self, watched: QObject, event: QFocusEvent) -> None:
        if event.reason() in _NOT_LEFT:
            return
        stop = next((s for s in self._stops() if s.widget is watched), None)
        if stop is not None:
            self.left.emit(stop.field)


def _ms_of(event: QKeyEvent) -> int:
    """When the key was pressed; what is done about the keys before it does not count as a pause."""
    return event.timestamp() or time.monotonic_ns() // 1_000_000
