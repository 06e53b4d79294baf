"""The desk on the screen: the rail, one page at a time, the status bar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.domain.changes import EVERYTHING, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.people import Member
from desktop.settings import PAGE, Settings
from desktop.ui.kit.changes import Changes, Subscribe
from desktop.ui.kit.commands import COMMANDS, Command, Permissions, may_run
from desktop.ui.kit.help import about, ask_for_help
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import NoteSource, Page, PageSpec, StatusNote
from desktop.ui.kit.privacy import toggle_cover
from desktop.ui.kit.sizes import column, is_restyle, px, row
from desktop.ui.shell.rail import Rail
from desktop.ui.shell.slow_work import SlowWork
from desktop.ui.shell.status_bar import StatusBar


@dataclass(frozen=True, slots=True)
class ShellSources:
    """What the shell says of the desk, and where it learns of changes.

    ``member`` is who is signed in, known at once, and ``permissions`` what they may do. ``venue`` reads the venue's short name and region, in the background.
    """

    member: Callable[[], Member]
    permissions: Permissions
    venue: Callable[[], tuple[str, str]]
    notes: Sequence[NoteSource]
    subscribe: Subscribe


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What was read: the venue's name and region, badges by page, notes by place; only what had to be read again."""

    venue: tuple[str, str] | None
    badges: Mapping[str, int]
    notes: Mapping[int, StatusNote | None]


_ROOMY = 1000
"""From this width on, at 100 % text, the rail has room for names."""
_NOTES_MS = 200
"""How long after the last change rail and status bar are read again: work that stores often, such as counting, does not
wait for them."""


class Shell(QWidget):
    """Pages by their specifications. It makes each when it is first wanted and keeps it from then on."""

    lock_wanted = Signal()
    quit_wanted = Signal()
    language_wanted = Signal()
    big_mode_wanted = Signal()
    palette_wanted = Signal()
    shortcuts_wanted = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        sources: ShellSources,
        clock: Clock,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._role = sources.member().role
        self._specs = {s.id: s for s in specs if may_run(s.command, sources.permissions)}
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._settings: Settings | None = None
        self._unread: frozenset[str] = frozenset()
        self._latest = Latest(jobs, self, _NOTES_MS)
        self._rail = Rail([spec for spec in self._specs.values() if not spec.under], self)
        self._stack = QStackedWidget(self)
        self._status = StatusBar(len(sources.notes), clock, self)
        upper = row(gap=0)
        upper.addWidget(self._rail)
        upper.addWidget(self._stack, 1)
        box = column(self, gap=0)
        box.addLayout(upper, 1)
        box.addWidget(self._status)
        SlowWork(jobs, self._status.work)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._rail.wanted.connect(self.open_page)
        self._rail.taken.connect(partial(self.open_page, focus=True))
        self._status.wanted.connect(self.run)
        Changes(self._sources.subscribe, EVERYTHING, self).happened.connect(partial(self.refresh, at_once=False))
        for spec in self._specs.values():
            self._add(spec.command, partial(self.open_page, spec.id, True))
        for command_id, act in {
            "window.lock": self.lock_wanted.emit,
            "window.quit": self.quit_wanted.emit,
            "window.language": self.language_wanted.emit,
            "window.big": self.big_mode_wanted.emit,
            "window.privacy": toggle_cover,
            "window.help": lambda: ask_for_help(self),
            "window.palette": self.palette_wanted.emit,
            "window.shortcuts": self.shortcuts_wanted.emit,
            "window.rail": self._on_switch,
        }.items():
            self._add(COMMANDS[command_id], act)

    def _add(self, command: Command, act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setObjectName(command.id)
        keys = [QKeySequence(command.shortcut)]
        if command.id == "window.rail":
            keys.append(QKeySequence("Ctrl+Tab"))
        action.setShortcuts(keys)
        action.triggered.connect(lambda: act())
        self.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_compact(self.width() < px(_ROOMY))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._rail.set_compact(self.width() < px(_ROOMY))

    @property
    def current_page(self) -> str:
        """The id of the page that is shown."""
        return self._current

    def page(self, page_id: str) -> Page:
        """A page, made now if nobody has opened it yet."""
        if page_id not in self._pages:
            made = self._specs[page_id].factory(self._stack)
            made.wanted.connect(self.run)
            made.wanted_about.connect(self.run)
            made.set_permissions(self._sources.permissions)
            about(made, page_id)
            self._stack.addWidget(made)
            self._pages[page_id] = made
        return self._pages[page_id]

    def open_last(self, settings: Settings) -> None:
        """Show the page that was shown when the program ended, or Today where this member has no such page; and remember
        from now on which one is shown."""
        self._settings = settings
        kept = settings.get(PAGE)
        self.open_page(kept if kept in self._specs else "today", focus=True)

    def open_page(self, page_id: str, focus: bool = False) -> None:
        """Show a page as it was left, with what it shows read again."""
        if page_id not in self._specs:
            return
        page = self.page(page_id)
        if page_id != self._current:
            page.refresh()
            self._current = page_id
            self._stack.setCurrentWidget(page)
            place = self._specs[page_id].under or page_id
            self._rail.show_current(place)
            if self._settings is not None:
                self._settings.set(PAGE, place)
        if focus:
            page.focus_first()

    def run(self, command_id: str, about: str = "") -> None:
        """Do a command wherever it belongs: its page is opened first. ``about`` is the thing that it is to be about, empty
        for no one thing."""
        command = COMMANDS[command_id]
        if not may_run(command, self._sources.permissions):
            if self._current:
                self._pages[self._current].is_refused(command)
            return
        if command.page and command.page not in self._specs:
            return
        own = next((a for a in self.actions() if a.objectName() == command_id), None)
        if own is not None:
            own.trigger()
        else:
            self.open_page(command.page)
        if about:
            self.page(command.page).run_about(command_id, about)
        elif own is None:
            self.page(command.page).run_command(command_id)

    def available(self) -> tuple[Command, ...]:
        """The commands that the member may give, on pages that there are."""
        return tuple(
            c
            for c in COMMANDS.values()
            if may_run(c, self._sources.permissions) and (not c.page or c.page in self._specs) and self._is_offered(c)
        )

    @property
    def is_reading(self) -> bool:
        """Whether rail and status bar may say something else in a moment."""
        return self._latest.is_waiting

    def refresh(self, kinds: frozenset[str] = EVERYTHING, *, at_once: bool = True) -> None:
        """Show who is signed in, and read again what rail and status bar say of things of these kinds: at once, or when
        nothing more was stored for a moment."""
        member = self._sources.member()
        if member.role is not self._role:
            # The manager has handed over: pages that are already there say so of what is no longer allowed.
            self._role = member.role
            for page in self._pages.values():
                page.set_permissions(self._sources.permissions)
            if self._current:
                self._pages[self._current].refresh()
        self._status.set_member(member.name, member.role)
        self._unread |= kinds
        self._latest.ask(partial(self._read, self._unread), self._show, self._on_failed, at_once=at_once)

    def _read(self, kinds: frozenset[str]) -> _Snapshot:
        badges = {spec.id: spec.badge for spec in self._specs.values() if spec.badge and spec.badge.kinds & kinds}
        return _Snapshot(
            self._sources.venue() if Kind.VENUE in kinds else None,
            {page_id: badge.read() for page_id, badge in badges.items()},
            {place: note.read() for place, note in enumerate(self._sources.notes) if note.kinds & kinds},
        )

    def _show(self, read: _Snapshot) -> None:
        self._unread = frozenset()
        if read.venue is not None:
            self._rail.set_venue(*read.venue)
        self._rail.show_badges(read.badges)
        self._status.show_notes(read.notes)

    def _on_failed(self, error: UserError) -> None:
        if self._current:
            self._pages[self._current].banner.show_error(error)

    def _is_offered(self, command: Command) -> bool:
        """Whether a page that has been made has the command; of others it is not known yet."""
        page = self._pages.get(command.page)
        if page is None or command.id.startswith("go."):
            return True
        action = page.command_action(command.id)
        return action is not None and action.isVisible()

    def _on_switch(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._rail.isAncestorOf(focused):
            self.page(self._current).focus_first()
        else:
            self._rail.focus_current()
