"""The window over a real desk, wired as the program does it, without the unlock screen."""

from PySide6.QtWidgets import QWidget

from desktop.app.desk import Desk
from desktop.domain.clock import Clock
from desktop.domain.people import RIGHTS
from desktop.domain.venue import short_name
from desktop.printing.choose import system_spooler
from desktop.services.printing.papers import SlipPrinter
from desktop.settings import SYNC_AUTOMATIC, Settings
from desktop.sync.schedule import SyncIntervals
from desktop.ui.hub.sync_loop import SyncLoop, SyncParts
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page, PageSpec
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import KeepingWork
from desktop.ui.shell.desk_view import Shell, ShellFacts
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.today.facts import TodayDesk
from desktop.ui.today.page import TodayPage
from desktop.ui.today.report_dialog import ReportWork


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


def make_today(desk: Desk, clock: Clock, settings: Settings, jobs: Jobs, parent: QWidget | None = None) -> TodayPage:
    """The first page."""
    today = TodayDesk(
        desk.statistics,
        desk.declarations,
        desk.fevers,
        desk.slips,
        desk.posters,
        desk.members,
        desk.outbox,
        desk.retention,
        desk.destruction,
        clock,
    )
    return TodayPage(today, report_work(desk, clock, settings), jobs, parent)


def report_work(desk: Desk, clock: Clock, settings: Settings) -> ReportWork:
    """What reports are printed with."""
    printer = SlipPrinter(desk.printing, system_spooler())
    return ReportWork(desk.count_reports, desk.gates, lambda: desk.session.member, printer, settings, clock)


def keeping_work(desk: Desk) -> KeepingWork:
    """What the settings of personal data work with."""
    return KeepingWork(desk.retention, desk.destruction, SlipPrinter(desk.printing, system_spooler()))


def make_sync(desk: Desk, settings: Settings, jobs: Jobs) -> SyncLoop:
    """What syncs, at work, but never by itself within a test."""
    parts = SyncParts(
        lambda: desk.sync,
        desk.outbox,
        lambda: bool(settings.get(SYNC_AUTOMATIC)),
        desk.store.clock,
        jobs,
        SyncIntervals(poll=3600.0),
    )
    loop = SyncLoop(parts, jobs)
    loop.start()
    return loop


def make_shell(desk: Desk, settings: Settings, jobs: Jobs) -> Shell:
    """Today and Settings are real; Posters and Venue are plain."""

    def facts() -> ShellFacts:
        venue, me = desk.venue.get(), desk.members.me()
        region = " ".join(venue.region.path[-2:])
        return ShellFacts(short_name(venue.name, venue.region.path), region, me.name, me.role, RIGHTS[me.role])

    def due() -> int:
        return sum(p.state.is_due for p in desk.posters.states())

    specs = [
        PageSpec(
            COMMANDS["go.today"],
            lambda parent: make_today(desk, Clock(), settings, jobs, parent),
        ),
        PageSpec(COMMANDS["go.posters"], lambda parent: PlainPage("posters.print", parent), badge=due),
        PageSpec(COMMANDS["go.venue"], lambda parent: PlainPage("venue.edit", parent)),
        PageSpec(
            COMMANDS["go.settings"],
            lambda parent: SettingsPage(settings, desk.members, tuple, desk.folder, keeping_work(desk), jobs, parent),
            at_bottom=True,
        ),
    ]
    return Shell(specs, facts, [], Clock())


def make_window(desk: Desk, settings: Settings, jobs: Jobs) -> tuple[MainWindow, Shell]:
    """A window in which the desk is open on its Today page."""
    shell = make_shell(desk, settings, jobs)
    window = MainWindow(settings)
    window.enter(shell)
    shell.open_page("today", focus=True)
    return window, shell
