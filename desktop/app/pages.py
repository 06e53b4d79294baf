"""The pages of the window: what each is made of. A further page is one more line here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app.desk import Desk
from desktop.app.program import Program
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import message
from desktop.domain.people import RIGHTS, Right
from desktop.domain.venue import short_name
from desktop.settings import STICK_FOLDER
from desktop.ui.hub.sync_loop import SyncLoop
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page, PageSpec, StatusNote
from desktop.ui.shell.desk_view import Shell, ShellFacts
from desktop.ui.venue_form.recovery import Papers

if TYPE_CHECKING:
    from desktop.ui.setup.wizard import Wizard


@dataclass(frozen=True)
class Pages:
    """Makes the pages of an open desk.

    ``apply`` puts a changed preference into force; ``rights_changed`` is called when the member who is signed in
    has become another role.
    """

    program: Program
    desk: Desk
    jobs: Jobs
    sync: SyncLoop
    apply: Callable[[str], None]
    rights_changed: Callable[[], None]

    def shell(self) -> Shell:
        """The desk's screen."""
        specs = (
            PageSpec(COMMANDS["go.today"], self._today),
            PageSpec(COMMANDS["go.green-channel"], self._green_channel, badge=self._slips_waiting),
            PageSpec(COMMANDS["go.counting"], self._counting),
            PageSpec(COMMANDS["go.posters"], self._posters, badge=self._posters_due),
            PageSpec(COMMANDS["go.statistics"], self._statistics),
            PageSpec(COMMANDS["go.find"], self._find),
            PageSpec(COMMANDS["go.venue"], self._venue),
            PageSpec(COMMANDS["go.sync"], self._sync),
            PageSpec(COMMANDS["go.settings"], self._settings, at_bottom=True),
        )
        notes = (self._unsynced_note, self._slips_note, self._fevers_note, self._imports_note)
        return Shell(specs, self._facts, notes, self.program.clock)

    def _facts(self) -> ShellFacts:
        venue, member = self.desk.venue.get(), self.desk.session.member
        name = short_name(venue.name, venue.region.path)
        return ShellFacts(name, " ".join(venue.region.path[-2:]), member.name, member.role, RIGHTS[member.role])

    def _posters_due(self) -> int:
        """Gates whose poster is missing or no longer true."""
        return sum(poster.state.is_due for poster in self.desk.posters.states())

    def _slips_waiting(self) -> int:
        """Slips that were printed and are neither entered nor void."""
        return sum(last.number - first.number + 1 for first, last in self.desk.slips.outstanding())

    def _unsynced_note(self) -> StatusNote | None:
        """How desk and hub stand."""
        from desktop.ui.hub.words import note

        return note(self.sync.status, self.desk.outbox.unsynced())

    def _slips_note(self) -> StatusNote | None:
        """Slips that wait, for the status bar."""
        count = self._slips_waiting()
        if not count:
            return None
        return StatusNote(message("window", "Slips not entered: {count}", count=count), "go.green-channel")

    def _fevers_note(self) -> StatusNote | None:
        """People with a fever about whom nothing is decided yet, on every page."""
        count = len(self.desk.fevers.open())
        if not count:
            return None
        return StatusNote(
            message("window", "{figure}: {count}", figure=FIGURE_WORDS.label(Figure.OPEN_FEVERS), count=count),
            "go.green-channel",
        )

    def _imports_note(self) -> StatusNote | None:
        """Lines of files that were not taken and wait for somebody."""
        count = self.desk.import_drafts.count()
        if not count:
            return None
        return StatusNote(message("window", "Import lines to be mended: {count}", count=count), "entry.mend")

    def _today(self, parent: QWidget) -> Page:
        from desktop.printing.choose import system_spooler
        from desktop.services.printing.papers import SlipPrinter
        from desktop.ui.today.facts import TodayDesk
        from desktop.ui.today.page import TodayPage
        from desktop.ui.today.report_dialog import ReportWork

        desk, program = self.desk, self.program
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
            program.clock,
        )
        reports = ReportWork(
            desk.count_reports,
            desk.gates,
            lambda: desk.session.member,
            SlipPrinter(desk.printing, system_spooler()),
            program.settings,
            program.clock,
        )
        return TodayPage(today, reports, self.jobs, parent)

    def _green_channel(self, parent: QWidget) -> Page:
        from desktop.printing.choose import system_spooler
        from desktop.services.green_channel.drafts import EntryDrafts
        from desktop.services.printing.papers import SlipPrinter
        from desktop.ui.green_channel.actions import EntryDesk
        from desktop.ui.green_channel.page import GreenChannelPage

        desk = self.desk
        entry = EntryDesk(
            desk.declarations,
            desk.slips,
            desk.gates,
            desk.members,
            desk.venue,
            EntryDrafts(desk.store, desk.session),
            desk.fevers,
            desk.fever_printing,
            desk.cards,
            desk.card_printing,
            desk.destruction,
            desk.imports,
            desk.import_drafts,
            desk.templates,
            self.program.clock,
        )
        printer = SlipPrinter(desk.printing, system_spooler())
        return GreenChannelPage(entry, desk.slip_printing, printer, self.program.settings, self.jobs, parent)

    def _counting(self, parent: QWidget) -> Page:
        from desktop.printing.choose import system_spooler
        from desktop.services.counting.choices import CountingChoices
        from desktop.services.counting.hour_sheets import SheetDrafts
        from desktop.services.printing.papers import SlipPrinter
        from desktop.ui.counting.actions import CountingDesk
        from desktop.ui.counting.page import CountingPage

        desk = self.desk
        counting = CountingDesk(
            desk.counting,
            CountingChoices(desk.store, desk.session),
            desk.hour_sheets,
            SheetDrafts(desk.store, desk.session),
            desk.fevers,
            desk.fever_printing,
            self.program.clock,
        )
        printer = SlipPrinter(desk.printing, system_spooler())
        return CountingPage(counting, printer, self.program.settings, self.jobs, parent)

    def _posters(self, parent: QWidget) -> Page:
        from desktop.ui.posters.page import PostersPage

        desk = self.desk
        return PostersPage(
            desk.posters, desk.code_pictures, desk.printing, desk.venue, self.program.settings, self.jobs, parent
        )

    def _statistics(self, parent: QWidget) -> Page:
        from desktop.ui.statistics.actions import StatisticsDesk
        from desktop.ui.statistics.page import StatisticsPage

        desk, program = self.desk, self.program
        sees_all = desk.session.member.may(Right.SEE_STATISTICS)
        work = StatisticsDesk(desk.statistics, desk.rollups, desk.count_files, program.clock, sees_all)
        return StatisticsPage(work, program.settings, self.jobs, parent)

    def _find(self, parent: QWidget) -> Page:
        from desktop.ui.find.actions import FindDesk
        from desktop.ui.find.page import FindPage
        from desktop.ui.kit.files import SaveFolder

        desk = self.desk
        work = FindDesk(
            desk.declarations,
            desk.book,
            desk.retention,
            desk.erasure,
            desk.gates,
            desk.members,
            desk.venue,
            desk.exports,
            desk.fevers,
            SaveFolder(self.program.settings),
            self.program.clock,
        )
        return FindPage(work, self.jobs, parent)

    def _venue(self, parent: QWidget) -> Page:
        from desktop.ui.venue.page import VenuePage

        desk, program = self.desk, self.program
        page = VenuePage(
            desk.venue,
            desk.gates,
            desk.members,
            desk.posters,
            desk.code_pictures,
            program.review,
            program.typesetting.codes,
            self.jobs,
            parent,
            papers=make_papers(program),
            clock=program.clock,
            on_paper=lambda name: program.typesetting.fonts.unusual(name),
        )
        page.handed_over.connect(self.rights_changed)
        return page

    def _sync(self, parent: QWidget) -> Page:
        from desktop.ui.entry.correction import Correction
        from desktop.ui.sync.actions import SyncDesk
        from desktop.ui.sync.page import SyncPage

        desk, program = self.desk, self.program
        correction = Correction(desk.declarations, desk.gates, desk.members, desk.venue, program.clock)
        work = SyncDesk(
            self.sync,
            lambda: desk.sync,
            lambda: desk.enrolment,
            desk.outbox,
            desk.replication,
            correction,
            desk.members.me,
            program.settings,
            program.clock,
        )
        return SyncPage(work, self.jobs, parent)

    def _settings(self, parent: QWidget) -> Page:
        from desktop.printing.choose import system_spooler
        from desktop.services.printing.papers import SlipPrinter
        from desktop.ui.settings.page import SettingsPage
        from desktop.ui.settings.retention import KeepingWork

        desk = self.desk
        keeping = KeepingWork(desk.retention, desk.destruction, SlipPrinter(desk.printing, system_spooler()))
        page = SettingsPage(
            self.program.settings, desk.members, desk.printing.printers, desk.folder, keeping, self.jobs, parent
        )
        page.preference_changed.connect(self.apply)
        return page


def make_papers(program: Program) -> Papers:
    """How the recovery sheet becomes paper."""
    from desktop.printing.choose import system_spooler
    from desktop.reports.recovery import recovery_pdf

    return Papers(lambda sheet: recovery_pdf(sheet, program.resources / "fonts", program.catalogue), system_spooler)


def make_wizard(program: Program, folder: Path, jobs: Jobs) -> "Wizard":
    """The set-up of a new desk."""
    # With it comes what speaks to a hub, which no other first screen is to wait for.
    from desktop.ui.kit.files import SaveFolder
    from desktop.ui.setup.routes import AnotherDesk, AnotherDeskByStick, NewVenue
    from desktop.ui.setup.wizard import Wizard

    venue, desk, joining = (
        NewVenue(program.setup(), program.review, jobs),
        AnotherDesk(program.joining()),
        program.stick_joining(),
    )
    sticks = SaveFolder(program.settings, STICK_FOLDER)
    stick = AnotherDeskByStick(joining, desk.manager, sticks, program.clock)
    wizard = Wizard(folder, venue, desk, stick, jobs, make_papers(program), program.clock)
    if joining.waits(folder):
        wizard.resume()
    return wizard
