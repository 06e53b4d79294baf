"""A line of text that offers what was typed there before: by the arrow keys, or completed while one types."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.ui.widgets.fields import TextField


class SuggestField(TextField):
    """No list opens over the form: an arrow key puts the next suggestion into the field, for Enter to go on from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[str, ...] = ()

    def set_suggestions(self, offers: Sequence[str]) -> None:
        """What is offered, the likeliest first."""
        self._offers = tuple(offers)
        completer = QCompleter(list(offers), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None or not self._offers or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        here = self._offers.index(self.text()) if self.text() in self._offers else (-1 if by > 0 else 0)
        offer = self._offers[(here + by) % len(self._offers)]
        self.setText(offer)
        self.selectAll()
        self.textEdited.emit(offer)
