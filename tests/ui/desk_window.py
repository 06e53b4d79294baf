"""The window over a real desk, wired as the program does it, without the unlock screen."""

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.domain.clock import Clock
from desktop.domain.venue import short_name
from desktop.services.desk import Desk
from desktop.settings import SYNC_AUTOMATIC, Settings
from desktop.sync.intervals import SyncIntervals
from desktop.ui.hub.sync_loop import SyncLoop, SyncParts
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Badge, Page, PageSpec
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from desktop.ui.shell.desk_view import Shell, ShellSources
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.today.page import TodayPage


class PlainPage(Page):
    """A page with one command, for what a test needs no real page for."""

    def __init__(self, command_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.done: list[str] = []
        self.refreshed = 0
        self.add_command(command_id, lambda: self.done.append(command_id), primary=True)
        self.header.set_words(command_id, "")

    def refresh(self) -> None:
        self.refreshed += 1


def make_sync(desk: Desk, settings: Settings, jobs: Jobs) -> SyncLoop:
    """What syncs, at work, but never by itself within a test."""
    parts = SyncParts(
        lambda: desk.sync,
        desk.outbox,
        lambda: settings.get(SYNC_AUTOMATIC),
        desk.store.clock,
        jobs,
        SyncIntervals(poll=3600.0),
    )
    loop = SyncLoop(parts, jobs)
    loop.start()
    return loop


def make_shell(desk: Desk, settings: Settings, jobs: Jobs) -> Shell:
    """Today and Settings are real; Posters and Venue are plain."""

    def venue() -> tuple[str, str]:
        found = desk.venue.get()
        return short_name(found.name, found.region.path), " ".join(found.region.path[-2:])

    def due() -> int:
        return sum(p.state.is_due for p in desk.posters.states())

    specs = [
        PageSpec(
            COMMANDS["go.today"],
            lambda parent: TodayPage(desk, jobs, parent),
        ),
        PageSpec(
            COMMANDS["go.posters"],
            lambda parent: PlainPage("posters.print", parent),
            badge=Badge(due, frozenset({Kind.POSTER, Kind.GATE})),
        ),
        PageSpec(COMMANDS["go.venue"], lambda parent: PlainPage("venue.edit", parent)),
        PageSpec(
            COMMANDS["go.settings"],
            lambda parent: SettingsPage(
                settings,
                desk.members,
                tuple,
                desk.folder,
                desk.typesetting.resources,
                RetentionActions.of(desk),
                desk.visit_measure,
                jobs,
                parent,
            ),
            at_bottom=True,
        ),
    ]
    return Shell(specs, ShellSources(desk.members.me, desk, venue, [], desk.subscribe), Clock(), jobs)


def make_window(desk: Desk, settings: Settings, jobs: Jobs) -> tuple[MainWindow, Shell]:
    """A window in which the desk is open on its Today page."""
    shell = make_shell(desk, settings, jobs)
    window = MainWindow(settings)
    window.enter(shell)
    shell.open_page("today", focus=True)
    return window, shell
