"""The head of a page: what it is, one line about it, and what can be done, with the key that does it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.ui.commands import Command
from desktop.ui.sizes import row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import ElidedLabel, label


class PageHeader(QWidget):
    """Title, subtitle, widgets beside them, and buttons on the right; the primary one comes last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("title")
        self._subtitle = ElidedLabel("subtitle")
        sized(self, min_height=40)
        line = row(self, Space.L)
        line.addWidget(self._title)
        self._beside = row(gap=Space.M)
        line.addLayout(self._beside)
        line.addWidget(self._subtitle, 1)
        self._buttons = row(gap=Space.M)
        line.addLayout(self._buttons)

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Title and subtitle; the title also names the page to screen readers."""
        self._title.setText(title)
        if (page := self.parentWidget()) is not None:
            page.setAccessibleName(title)
        self._subtitle.setText(subtitle)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a widget, such as a segmented control, next to the title."""
        self._beside.addWidget(widget)

    def add_command(self, command: Command, action: QAction, primary: bool = False) -> Button:
        """A button for a command: it reads, is enabled and is visible as its action."""
        made = Button("primary" if primary else "secondary", "", command.shortcut if primary else "", self)
        made.follow(action)
        self._buttons.addWidget(made)
        return made
