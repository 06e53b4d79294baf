"""What every page is, its head, and how the window learns of one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from desktop.domain.messages import Message
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.changes import Changes, Subscribe
from desktop.ui.kit.commands import COMMANDS, Command
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space


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


class Page(Translated, QWidget):
    """A page: header, banner, and ``body`` for what it shows.

    A page knows its services and nothing of the window; it asks for another page or command by ``wanted``. What it
    shows it reads on a thread of its own, again whenever something of the kinds that it shows was stored: see ``follow``.
    """

    wanted = Signal(str)
    """The id of a command, such as ``go.posters``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_missed_changes = False
        self._waiting_command = ""
        self.header = PageHeader(self)
        self.banner = Banner(self)
        outer = column(self, Space.L, (28, 20, 28, Space.L))
        outer.addWidget(self.header)
        outer.addWidget(self.banner)
        self.body: QBoxLayout = column(gap=Space.L)
        outer.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Read again what is shown, in the background. Called whenever the page comes to the front."""

    def follow(self, subscribe: Subscribe, kinds: frozenset[str]) -> None:
        """Read again whenever something of these kinds was stored, by whomever; a page that is covered, once it shows."""
        Changes(subscribe, kinds, self).happened.connect(self._on_stored)

    def _on_stored(self, _kinds: object) -> None:
        self._has_missed_changes = not self.isVisible()
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._has_missed_changes:
            self._has_missed_changes = False
            self.refresh()

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

    def run_command(self, command_id: str) -> None:
        """Do a command of this page; one that is not allowed yet, as soon as what the page shows has been read."""
        action = self.command_action(command_id)
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            self._waiting_command = command_id

    def _on_read(self) -> None:
        """For a page to call when it shows what it has read."""
        waiting, self._waiting_command = self._waiting_command, ""
        action = self.command_action(waiting) if waiting else None
        if action is not None:
            action.trigger()  # which does nothing where it is still not allowed

    def retranslate(self) -> None:
        """Set every word. A page calls this first and may then reword its actions (``Print 4 posters``)."""
        for action in self.actions():
            if action.objectName() in COMMANDS:
                action.setText(sentence(COMMANDS[action.objectName()].text))


@dataclass(frozen=True)
class Badge:
    """A number on the rail, 0 for none; ``read`` is called in the background, again after changes of ``kinds``."""

    read: Callable[[], int]
    kinds: frozenset[str]


@dataclass(frozen=True)
class PageSpec:
    """A page that the window can show: the command that leads to it, how it is made, and its badge.

    ``factory`` gets the parent widget and is called when the page is first shown.
    """

    command: Command
    factory: Callable[[QWidget], Page]
    badge: Badge | None = None
    at_bottom: bool = False

    @property
    def id(self) -> str:
        return self.command.page


@dataclass(frozen=True, slots=True)
class StatusNote:
    """Something that waits, such as what is not synced yet; a click runs ``command``.

    ``urgent``: it does not pass unless somebody does something.
    """

    text: Message
    command: str
    urgent: bool = False


@dataclass(frozen=True)
class NoteSource:
    """What waits, or None when nothing does; ``read`` is called in the background, again after changes of ``kinds``."""

    read: Callable[[], StatusNote | None]
    kinds: frozenset[str]
