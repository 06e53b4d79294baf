"""The field that a hand scanner types into: it has the keys whatever was clicked before, and no input method."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.kit.fields import TextField

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ScanField(TextField):
    """``scanned`` gives what was typed when the scanner ends it with Enter or Tab.

    A scanner is a keyboard: the input method of Chinese would compose its letters, so there is none here.
    """

    scanned = Signal(str)
    stepped = Signal(int)
    """An arrow key: 1 for down, -1 for up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhLatinOnly)

    def event(self, event: QEvent) -> bool:
        # Tab is told to nobody as a key press once it has moved the focus.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_end = event.key() in _ENDS or (event.key() == Qt.Key.Key_Tab and bool(self.text()))
            if is_end and not event.modifiers() & _COMMANDS:
                self._end()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers() & _COMMANDS:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        text = self.text()
        self.clear()
        if text.strip():
            self.scanned.emit(text)


class ScannerKeys(QObject):
    """Leads what a scanner types anywhere in a dialog into its field. Keys that mean something there (Space, Enter, arrows,
    those with Ctrl or Alt) stay where they are."""

    def __init__(self, dialog: QWidget, field: ScanField) -> None:
        super().__init__(dialog)
        self._dialog, self._field = dialog, field
        for widget in dialog.findChildren(QWidget):
            if widget is not field and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = event.text()
        is_typed = bool(text) and text.isprintable() and not text.isspace() and not event.modifiers() & _COMMANDS
        if not is_typed or not self._field.isEnabled() or QApplication.activeModalWidget() is not self._dialog:
            return False
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(self._field, event)
        return True
