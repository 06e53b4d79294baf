"""Settings in a card: what it is at the left, the control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.sizes import column, grid, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import Card, rule
from desktop.ui.widgets.labels import label


class SettingsCard(Card):
    """Rows of a name, a line of help, and a control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._rows: dict[str, tuple[QLabel, QLabel, QWidget]] = {}
        self._rules: dict[str, QFrame] = {}
        self._hidden: set[str] = set()
        self._grid = grid(gap=Space.M)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)

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
        line = len(self._rows) * 2
        if line:
            self._rules[key] = rule()
            self._grid.addWidget(self._rules[key], line - 1, 0, 1, 2)
        sized(name, min_height=24)
        self._grid.addLayout(texts, line, 0)
        self._grid.addWidget(control, line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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
