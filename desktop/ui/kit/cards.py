"""Surfaces: a card, a rule between two parts of it, a row of a short list, a setting, and what a page shows where there is nothing yet."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QWidget

from desktop.ui.kit.buttons import Button
from desktop.ui.kit.folding import ContentArea
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import Margins, column, row, sized
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

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


def scrolled(widget: QWidget, parent: QWidget | None = None, *, joins_page: bool = False) -> QScrollArea:
    """A widget that scrolls up and down when the window is too low for it; ``joins_page`` as for ``ContentArea``."""
    return ContentArea(widget, parent, joins_page=joins_page)


def put_in_middle(screen: QWidget, card: QWidget, margin: int = 0) -> None:
    """Lay a card out in the middle of a screen, which scrolls where the window is too low for it; ``margin`` stays free
    above and below."""
    holder, line = QWidget(), row(gap=0)
    line.addStretch(1)
    line.addWidget(card)
    line.addStretch(1)
    column(screen, gap=0).addWidget(scrolled(holder, screen))
    middle = column(holder, gap=0, margins=(0, margin, 0, margin))
    middle.addStretch(1)
    middle.addLayout(line)
    middle.addStretch(1)


class EmptyState(QWidget):
    """An icon, a sentence, and a button in the middle of an empty space."""

    def __init__(self, icon: str, with_button: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("heading")
        self._text = label("quiet", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button: Button | None = Button() if with_button else None
        middle = row()
        middle.addStretch(1)
        # Beside stretches rather than aligned: only so does a wrapped label get the height that it needs.
        middle.addWidget(self._text, 4)
        middle.addStretch(1)
        box = column(self, Space.S)
        box.addStretch(1)
        box.addWidget(IconLabel(icon, "faint", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addLayout(middle)
        if self.button is not None:
            box.addSpacing(Space.S)
            box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    def set_words(self, title: str, text: str = "", button: str = "") -> None:
        """The words of all parts."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        if self.button is not None:
            self.button.set_words(button)


class SettingsCard(Card):
    """Rows of a name, a line of help, and a control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._rows: dict[str, tuple[QLabel, QLabel, QWidget]] = {}
        self._rules: dict[str, QFrame] = {}
        self._hidden: set[str] = set()
        # Lines of their own, not a grid: help beside a small control may be as wide as the card.
        self._lines = column(gap=Space.M)
        self.body.addLayout(self._lines)

    def add(self, key: str, control: QWidget) -> None:
        """A further row; its words come by ``set_words``."""
        name, help_text = label(), label("help", wrap=True)
        name.setBuddy(control)
        help_text.hide()
        texts = column(gap=0)
        # Between stretches, not aligned in its cell: an aligned layout gets no more height when its words wrap.
        texts.addStretch(1)
        texts.addWidget(name)
        texts.addWidget(help_text)
        texts.addStretch(1)
        if self._rows:
            self._rules[key] = rule()
            self._lines.addWidget(self._rules[key])
        sized(name, min_height=24)
        line = row(gap=Space.M)
        line.addLayout(texts, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addLayout(line)
        self._rows[key] = (name, help_text, control)

    def set_row_visible(self, key: str, visible: bool) -> None:
        """Show or hide a row, other than the first, with the line above it."""
        name, note, control = self._rows[key]
        (self._hidden.discard if visible else self._hidden.add)(key)
        for part in (self._rules[key], name, control):
            part.setHidden(not visible)
        note.setHidden(not visible or not note.text())

    def set_words(self, key: str, text: str, help_text: str = "") -> None:
        """A row's name, which names its control to screen readers, and the help under it."""
        name, note, control = self._rows[key]
        name.setText(text)
        note.setText(help_text)
        note.setHidden(not help_text or key in self._hidden)
        if hasattr(control, "set_name"):
            control.set_name(text)
        elif not control.accessibleName():
            control.setAccessibleName(text)
        control.setAccessibleDescription(help_text)
