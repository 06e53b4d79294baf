"""What a page shows where there is nothing yet: what would be here, and the one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import IconLabel, label


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
