"""What a shift leaves for the next one in its own words."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.clock import venue_time
from desktop.services.counting.shift_note import MOST, ShiftNote
from desktop.ui.kit.cards import Card
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import sized

_HEIGHT = 92
_COMMANDS = (Qt.Key.Key_K, Qt.Key.Key_P, Qt.Key.Key_0, Qt.Key.Key_J, Qt.Key.Key_D, Qt.Key.Key_E)


class NoteField(QPlainTextEdit):
    """Some lines of text, of a length that has room on paper: what would make it longer, typed or pasted, is refused as
    a whole, so that no end is missing that nobody has looked for. Tab goes on to the next thing."""

    edited = Signal()
    """The text is another one, and has room."""
    refused = Signal()
    """What was typed or pasted has no room and was not taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        sized(self, height=_HEIGHT)
        self._accepted, self._place = "", 0
        self.textChanged.connect(self._check_length)

    def event(self, event: QEvent) -> bool:
        # On X11 some of the window's keys would edit the text instead.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_command(event):
            event.ignore()
            return True
        return super().event(event)

    def _check_length(self) -> None:
        """Put back what stood there before where the new text is too long."""
        text = self.toPlainText()
        if len(text) <= MOST:
            self._accepted, self._place = text, self.textCursor().position()
            self.edited.emit()
            return
        self.setPlainText(self._accepted)
        cursor = self.textCursor()
        cursor.setPosition(self._place, QTextCursor.MoveMode.MoveAnchor)
        self.setTextCursor(cursor)
        self.refused.emit()


def _is_command(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _COMMANDS


class NoteCard(Translated, Card):
    """The note, whose it is, and how much room is left. ``changed``: somebody has typed in it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._note: ShiftNote | None = None
        self.field = NoteField()
        self._explanation = FieldNote(self.field)
        self.body.addWidget(self.field)
        self.body.addWidget(self._explanation)
        self.body.addStretch(1)
        self.field.edited.connect(self._on_changed)
        self.field.refused.connect(self._on_refused)
        self.retranslate()

    @property
    def text(self) -> str | None:
        """What stands in it; None for nothing."""
        return self.field.toPlainText().strip() or None

    def restore(self, text: str | None) -> None:
        """Show what was left, unless somebody has begun to type."""
        if text is not None and self.text is None:
            self.field.setPlainText(text)

    def show_author(self, note: ShiftNote | None) -> None:
        """Tell who has left it, and when. What holds no longer does not stay."""
        former, self._note = self._note, note
        if former is not None and note is None and former.text == self.text:
            self.field.clear()
        self.retranslate()

    def explanation(self) -> str:
        """What stands below the field."""
        return self._explanation.text()

    def retranslate(self) -> None:
        self.set_heading(self.tr("For the next shift"))
        self.field.setAccessibleName(self.tr("For the next shift"))
        count, note = len(self.field.toPlainText()), self._note
        if count > MOST * 3 // 4:
            words = self.tr("%Ln character(s) left", "", MOST - count)
        elif note is not None and note.text == self.text:
            words = self.tr("Left by {name}, {at}").format(name=note.by, at=f"{venue_time(note.at):%m-%d %H:%M}")
        else:
            words = self.tr("Stands on the handover sheet, and on Today for whoever comes next.")
        self._explanation.show_words(words, "help")

    def _on_refused(self) -> None:
        words = self.tr("There is room for %Ln character(s). What is longer was not taken: shorten it.", "", MOST)
        self._explanation.show_words(words, "error")

    def _on_changed(self) -> None:
        self.retranslate()
        self.changed.emit()
