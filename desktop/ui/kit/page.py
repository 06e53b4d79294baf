"""What every page is, its head, and how the window learns of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from desktop.domain.messages import Message
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.changes import Changes, Subscribe
from desktop.ui.kit.commands import COMMANDS, Command, Permissions, may_run
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.folding import ContentArea, FoldingRow
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, key_text, label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.own_gates import OwnGatesLine
from desktop.ui.kit.refusals import refuse, who_may
from desktop.ui.kit.sizes import column, px, row, sized, spaced
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

_SIDE = 28
"""Margin at the left and the right of a page."""
_HEADER, _SUBTITLE, _MESSAGE = 40, 160, 360
"""Height of a header's line; the least widths of its subtitle and of a message in its place."""
_ABOVE_FOOT = 220
"""Height that a page has at least above a foot of its own."""


_MOVES = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest)


class PageHeader(QWidget):
    """Title, subtitle, widgets beside them, and buttons on the right; the primary one comes last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("title")
        self._subtitle = ElidedLabel("subtitle")
        self._beside_holder, self._commands = QWidget(self), QWidget(self)
        self._beside = row(self._beside_holder, gap=Space.M)
        self._buttons = spaced(FlowLayout(self._commands), Space.M)
        parts = FoldingRow(self)
        parts.add(self._title, width=0, height=_HEADER)
        parts.add(self._beside_holder, width=FoldingRow.NATURAL, height=_HEADER)
        parts.add(self._subtitle, width=0, stretch=1, height=_HEADER)
        parts.add(self._commands, width=FoldingRow.NATURAL)
        self._beside_holder.hide()

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Title and subtitle; the title also names the page to screen readers."""
        self._title.setText(title)
        if (page := self.parentWidget()) is not None:
            page.setAccessibleName(title)
        self._subtitle.setText(subtitle)
        sized(self._subtitle, min_width=_SUBTITLE if subtitle else 0)

    def message_room(self) -> QRect:
        """Where a message has its place: behind the title, or over the whole line of it where that is too little."""
        line = QRect(0, 0, self.width(), max(self._title.height(), px(_HEADER)))
        before = [self._title, self._beside_holder] if self._beside_holder.isVisible() else [self._title]
        left = max(part.geometry().right() for part in before if part.y() < line.bottom()) + px(Space.L)
        buttons = self._commands.geometry()
        right = buttons.left() - px(Space.L) if buttons.y() < line.bottom() and buttons.width() else line.right()
        room = QRect(QPoint(left, 0), QPoint(right, line.bottom()))
        return room if room.width() >= px(_MESSAGE) else line

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a widget, such as a segmented control, next to the title."""
        self._beside.addWidget(widget)
        self._beside_holder.show()

    def add_buttons(self, holder: QWidget) -> None:
        """Put buttons of the page's own, in a widget that holds them, after those that are there."""
        self._buttons.addWidget(holder)

    def add_button(self, button: Button) -> None:
        """Put a button of the page's own after those that are there."""
        self._buttons.addWidget(button)

    def add_command(self, command: Command, action: QAction, primary: bool = False) -> Button:
        """A button for a command: it reads, is enabled and is visible as its action."""
        made = Button("primary" if primary else "secondary", "", command.shortcut if primary else "", self)
        made.follow(action)
        self._buttons.addWidget(made)
        return made


class Page(Translated, QWidget):
    """A page: header, banner, and ``body`` for what it shows, which begins with ``own_gates``.

    A page knows its services and nothing of the window; it asks for another page or command by ``wanted``. What it
    shows it reads on a thread of its own, again whenever something of the kinds that it shows was stored: see ``follow``.
    """

    commands: Mapping[str, Command] = COMMANDS
    """Those that the page knows, by their ids."""
    wanted = Signal(str)
    """The id of a command, such as ``go.posters``."""
    wanted_about = Signal(str, str)
    """The id of a command, and the thing that it is to be about: see ``run_about``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_missed_changes = False
        self._waiting_command = ""
        self._permissions: Permissions | None = None
        self._ways: dict[str, Button] = {}
        self.header = PageHeader(self)
        self.banner = Banner(self)
        mark(self.banner, floats=True)
        top = column(gap=Space.L, margins=(_SIDE, 20, _SIDE, 0))
        top.addWidget(self.header)
        content = QWidget()
        # The margins lie within what scrolls: a focus ring at its edge is whole.
        self.body: QBoxLayout = column(content, gap=Space.L, margins=(_SIDE, Space.M, _SIDE, Space.L))
        self.own_gates = OwnGatesLine()
        self.body.addWidget(self.own_gates)
        self._area = ContentArea(content, self)
        self._below = column(gap=0)
        self._kept_below: tuple[Card, QBoxLayout] | None = None
        outer = column(self, gap=0)
        outer.addLayout(top)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._below)
        self.header.installEventFilter(self)
        self.banner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.banner.isVisibleTo(self):
            self._place_banner()
        if event.type() == QEvent.Type.Resize and watched is self.header:
            self._place_foot()
        return super().eventFilter(watched, event)

    def _place_banner(self) -> None:
        """Over the header's line, so that a message moves nothing; a long one covers what lies below, until it is closed."""
        room = self.header.message_room().translated(self.header.pos())
        height = max(room.height(), self.banner.heightForWidth(room.width()))
        self.banner.setGeometry(QRect(room.topLeft(), QSize(room.width(), height)))
        self.banner.raise_()

    def set_foot(self, foot: Card, home: QBoxLayout) -> None:
        """Keep a card in sight below what scrolls; at the end of ``home``, where too little would be left above it."""
        self._kept_below = foot, home
        home.addWidget(foot)
        self._place_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        if self._kept_below is None:
            return
        foot, home = self._kept_below
        room = self.height() - self.header.geometry().bottom() - foot.heightForWidth(self.width() - 2 * px(_SIDE))
        is_apart = room >= px(_ABOVE_FOOT)
        to, other = (self._below, home) if is_apart else (home, self._below)
        if to.indexOf(foot) < 0:
            other.removeWidget(foot)
            to.addWidget(foot)
            mark(foot, card=is_apart)
            spaced(self._below, 0, (_SIDE, 0, _SIDE, Space.L) if is_apart else 0)

    def take_file(self, path: Path) -> None:
        """Take a file that the program was started with as if it was dropped here, where files are taken at all."""
        drop = self.findChild(FileDrop, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(drop, FileDrop):
            drop.offer(path)

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
        command = self.commands[command_id]
        action = QAction(self)
        action.setObjectName(command.id)
        action.setText(sentence(command.text))
        action.setShortcut(QKeySequence(command.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._do(command, slot))
        self.addAction(action)
        if button or primary:
            self.header.add_command(command, action, primary)
        return action

    def _do(self, command: Command, slot: Callable[[], object]) -> None:
        if self._is_covered():
            return
        if not self.is_refused(command):
            slot()

    def set_permissions(self, permissions: Permissions) -> None:
        """What the member may do. Any other command is shown as one that is refused, and says who may."""
        self._permissions = permissions
        self._show_refusals()

    def is_refused(self, command: Command) -> bool:
        """Whether the member may not do a command; then it is said who may."""
        refusal = self._refusal(command)
        if refusal is not None:
            self.banner.show_message("attention", refusal)
        return refusal is not None

    def _refusal(self, command: Command) -> Message | None:
        permissions = self._permissions
        return None if permissions is None or may_run(command, permissions) else who_may(command, permissions)

    def _show_refusals(self) -> None:
        for action in self.actions():
            command = self.commands.get(action.objectName())
            if command is not None:
                refuse(action, self._refusal(command))
        for command_id, way in self._ways.items():
            way.setVisible(self._refusal(self.commands[command_id]) is None)

    def add_way(self, command_id: str) -> Button:
        """A button in the header that leads to another page; hidden from whoever may not see that one."""
        made = Button("secondary", parent=self)
        made.clicked.connect(lambda: self.wanted.emit(command_id))
        self._ways[command_id] = made
        self.header.add_button(made)
        return made

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
        """Do a command of this page; one that cannot be done yet, as soon as what the page shows has been read."""
        action = self.command_action(command_id)
        if self.is_refused(self.commands[command_id]):
            return
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            self._waiting_command = command_id

    def run_about(self, command_id: str, about: str) -> None:
        """Do a command about one thing, such as a gate (by its identifier), or show that thing where the command is the
        way to this page. A page that knows no such thing does the command as ever."""
        if self.command_action(command_id) is not None:
            self.run_command(command_id)

    def _on_read(self) -> None:
        """For a page to call when it shows what it has read."""
        waiting, self._waiting_command = self._waiting_command, ""
        action = self.command_action(waiting) if waiting else None
        if action is not None:
            action.trigger()  # which does nothing where it can still not be done

    def retranslate(self) -> None:
        """Set every word. A page calls this first and may then reword its actions (``Print 4 posters``)."""
        for action in self.actions():
            if action.objectName() in self.commands:
                action.setText(sentence(self.commands[action.objectName()].text))
        self._show_refusals()
        for command_id, way in self._ways.items():
            way.set_words(sentence(self.commands[command_id].text), key_text(self.commands[command_id].shortcut))


@dataclass(frozen=True)
class Badge:
    """A number on the rail, 0 for none; ``read`` is called in the background, again after changes of ``kinds``."""

    read: Callable[[], int]
    kinds: frozenset[str]


@dataclass(frozen=True)
class PageSpec:
    """A page that the window can show: the command that leads to it, how it is made, and its badge.

    ``factory`` gets the parent widget and is called when the page is first shown. ``under``: it is not on the rail, and
    opened from this page.
    """

    command: Command
    factory: Callable[[QWidget], Page]
    badge: Badge | None = None
    at_bottom: bool = False
    under: str = ""

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
