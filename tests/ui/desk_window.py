"""The window over a real desk, wired as the program does it, without the unlock screen."""

from PySide6.QtWidgets import QWidget

from desktop.app import Desk
from desktop.domain.clock import Clock
from desktop.domain.people import RIGHTS
from desktop.domain.posters import PosterState
from desktop.settings import Settings
from desktop.ui.commands import COMMANDS
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Page, PageSpec
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.pages.today import TodayPage
from desktop.ui.shell import Shell, ShellFacts
from desktop.ui.short_name import short_name


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


def make_shell(desk: Desk, settings: Settings, jobs: Jobs) -> Shell:
    """Today and Settings are real; Posters and Venue are plain."""

    def facts() -> ShellFacts:
        venue, me = desk.venue.get(), desk.members.me()
        region = " ".join(venue.region.path[-2:])
        return ShellFacts(short_name(venue.name, venue.region.path), region, me.name, me.role, RIGHTS[me.role])

    def due() -> int:
        return sum(p.state is not PosterState.CURRENT for p in desk.posters.states())

    specs = [
        PageSpec(
            COMMANDS["go.today"],
            lambda parent: TodayPage(desk.gates, desk.members, desk.posters, Clock(), parent),
        ),
        PageSpec(COMMANDS["go.posters"], lambda parent: PlainPage("posters.print", parent), badge=due),
        PageSpec(COMMANDS["go.venue"], lambda parent: PlainPage("venue.edit", parent)),
        PageSpec(
            COMMANDS["go.settings"],
            lambda parent: SettingsPage(settings, desk.members, tuple, desk.folder, jobs, parent),
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
