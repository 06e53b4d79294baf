"""Surfaces: a card with a line around it, a rule between two parts of it, a row of a short list."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QWidget

from desktop.ui.sizes import Margins, column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styling import mark

Tone = Literal["plain", "danger", "tint"]


class Card(QFrame):
    """A surface. ``body`` is its column, below the heading if it has one."""

    def __init__(
        self,
        heading: bool = False,
        gap: int = Space.M,
        margins: Margins = (18, 16),
        tone: Tone = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, card=True, tone=tone)
        self.body: QBoxLayout = column(self, gap, margins)
        self.head: QBoxLayout | None = None
        self._heading: QLabel | None = None
        if heading:
            self._heading = label("heading")
            self.head = row(gap=Space.S)
            self.head.addWidget(self._heading)
            self.head.addStretch(1)
            self.body.addLayout(self.head)

    def set_heading(self, text: str) -> None:
        """The card's heading, which also names it to screen readers."""
        if self._heading is not None:
            self._heading.setText(text)
        self.setAccessibleName(text)

    def set_tone(self, tone: Tone) -> None:
        """Show the card plain, tinted, or with a red line."""
        mark(self, tone=tone)


def rule(parent: QWidget | None = None) -> QFrame:
    """A line across a card."""
    made = QFrame(parent)
    mark(made, rule=True)
    return made


class ListRow(QFrame):
    """One row of a short list in a card: things side by side over a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, listrow=True)
        self.body: QBoxLayout = row(self, Space.S, (0, Space.S, 0, Space.S))

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put a widget at the end of the row."""
        self.body.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        return widget


def scrolled(widget: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A widget that scrolls up and down when the window is too low for it."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    mark(widget, transparent=True)
    area.setWidget(widget)
    return area
