"""The line under a field: help, or what is wrong; shown, and told of the field itself to whoever cannot see the line."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.kit.theme import mark

NoteRole = Literal["help", "attention", "error"]


class FieldNote(QLabel):
    """Stands under a field, hidden while it is empty.

    Its words are the accessible description of all in the field that takes the keyboard, and those of the role ``error``
    mark it as wrong; no other label is for what is wrong. A screen reader has the description and not the state ``invalid``: the states of fields are Qt's own,
    and the interfaces that could say another one would have to do without Qt's reading of text.
    """

    def __init__(self, *fields: QWidget, role: NoteRole = "help") -> None:
        """``fields`` are what it is about: one, or several that one thing is typed into; none where each of many fields
        has its own words by ``describe``, and this is their list."""
        super().__init__()
        self.fields = fields
        self._further = ""
        self._shown_note = ("", False)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        mark(self, role=role)
        self.hide()

    @property
    def role(self) -> NoteRole:
        """What its words are."""
        found: NoteRole = self.property("role")
        return found

    def show_words(self, text: str, role: NoteRole) -> None:
        """Say this; empty says nothing. ``attention`` is for what is doubtful, and may stay."""
        mark(self, role=role)
        self.setText(text)
        self.setVisible(bool(text))
        self._describe_fields()

    def set_further(self, text: str) -> None:
        """What else is told of the field, and shown elsewhere."""
        self._further = text
        self._describe_fields()

    def _describe_fields(self) -> None:
        words = " ".join(filter(None, (self.text(), self._further)))
        now = words, bool(self.text()) and self.role == "error"
        if now != self._shown_note:  # what a field that is made of others tells by itself is left alone
            self._shown_note = now
            for field in self.fields:
                describe(field, words, wrong=now[1])


def describe(field: QWidget, words: str, *, wrong: bool) -> None:
    """Tell what is to be known of a field to screen readers, and mark it as wrong in its colours."""
    for part in {field, *_parts(field)}:
        if bool(part.property("wrong")) != wrong:
            mark(part, wrong=wrong)
        if part.accessibleDescription() != words:
            part.setAccessibleDescription(words)


def _parts(field: QWidget) -> Iterator[QWidget]:
    """What in a field takes the keyboard: itself, or of a field made of several those it is made of."""
    if field.focusPolicy() != Qt.FocusPolicy.NoFocus and field.focusProxy() is None:
        yield field
        return
    for child in field.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        yield from _parts(child)
