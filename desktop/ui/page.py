"""What every page is, and how the window learns of one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from desktop.ui.commands import COMMANDS, Command
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import column
from desktop.ui.tokens import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.header import PageHeader


class Page(Translated, QWidget):
    """A page: header, banner, and ``body`` for what it shows.

    A page knows its services and nothing of the window; it asks for another page or command by ``wanted`` and
    tells by ``changed`` that stored things have changed, so that badges and other pages show them.
    """

    wanted = Signal(str)
    """The id of a command, such as ``go.posters``."""
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self)
        self.banner = Banner(self)
        outer = column(self, Space.L, (28, 20, 28, Space.L))
        outer.addWidget(self.header)
        outer.addWidget(self.banner)
        self.body: QBoxLayout = column(gap=Space.L)
        outer.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Read again what is shown. Called whenever the page comes to the front and after changes elsewhere."""

    def focus_first(self) -> None:
        """Put the focus where work on this page begins; Tab goes on from there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_command(
        self, command_id: str, slot: Callable[[], object], *, button: bool = False, primary: bool = False
    ) -> QAction:
        """Say what a command does here. ``button`` or ``primary`` also shows it in the header.

        Enable or hide the action, not its button.
        """
        command = COMMANDS[command_id]
        action = QAction(self)
        action.setObjectName(command.id)
        action.setText(sentence(command.text))
        action.setShortcut(QKeySequence(command.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: None if self._is_covered() else slot())
        self.addAction(action)
        if button or primary:
            self.header.add_command(command, action, primary)
        return action

    def _is_covered(self) -> bool:
        """Whether a dialog is open over the page: a key was pressed again before the dialog had the keyboard."""
        at = QApplication.activeModalWidget()
        while at is not None and at is not self:
            at = at.parentWidget()
        return at is self

    def command_action(self, command_id: str) -> QAction | None:
        """The action of a command of this page."""
        return next((a for a in self.actions() if a.objectName() == command_id), None)

    def retranslate(self) -> None:
        """Set every word. A page calls this first and may then reword its actions (``Print 4 posters``)."""
        for action in self.actions():
            if action.objectName() in COMMANDS:
                action.setText(sentence(COMMANDS[action.objectName()].text))


@dataclass(frozen=True)
class PageSpec:
    """A page that the window can show: the command that leads to it, how it is made, and its badge.

    ``factory`` gets the parent widget and is called when the page is first shown. ``badge`` gives a number for
    the rail, 0 for none; it must be quick.
    """

    command: Command
    factory: Callable[[QWidget], Page]
    badge: Callable[[], int] | None = None
    at_bottom: bool = False

    @property
    def id(self) -> str:
        return self.command.page
