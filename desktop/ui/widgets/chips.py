"""Small marks: a chip with a word in it, and chips that can be chosen."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.styling import mark

ChipTone = Literal["neutral", "good", "attention", "danger"]


class Chip(QLabel):
    """A word on a coloured ground. The word carries the meaning, the colour only helps to find it."""

    def __init__(self, tone: ChipTone = "neutral", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, chip=True, tone=tone)


class ChoiceChip(Button):
    """A chip that is on or off, such as a gate that somebody is assigned to."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("chip", parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self.set_words(text)

    def _on_toggled(self, on: bool) -> None:
        # A tick as well as a colour, since colour never carries meaning alone.
        self.set_icon("check" if on else "")
