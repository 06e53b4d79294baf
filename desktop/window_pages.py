"""The pages of the window: what each is made of. A further page is one more line here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.desk import Desk
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import message
from desktop.domain.people import RIGHTS, Right
from desktop.settings import STICK_FOLDER
from desktop.ui.commands import COMMANDS
from desktop.ui.jobs import Jobs
from desktop.ui.page import Page, PageSpec
from desktop.ui.shell import Shell, ShellFacts
from desktop.ui.short_name import short_name
from desktop.ui.status_bar import StatusNote
from desktop.ui.sync_loop import SyncLoop
from desktop.ui.venue.recovery_paper import Papers

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import Wizard


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
        from desktop.ui.sync_words import note

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
        from desktop.services.slip_printer import SlipPrinter
        from desktop.ui.dialogs.report_print import ReportWork
        from desktop.ui.pages.today import TodayPage
        from desktop.ui.pages.today_work import TodayDesk

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
        from desktop.services.entry_draft import EntryDrafts
        from desktop.services.slip_printer import SlipPrinter
        from desktop.ui.pages.green_channel import GreenChannelPage
        from desktop.ui.pages.green_channel_work import EntryDesk

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
        from desktop.services.counting_choices import CountingChoices
        from desktop.services.sheet_drafts import SheetDrafts
        from desktop.services.slip_printer import SlipPrinter
        from desktop.ui.pages.counting import CountingPage
        from desktop.ui.pages.counting_work import CountingDesk

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
        from desktop.ui.pages.posters import PostersPage

        desk = self.desk
        return PostersPage(
            desk.posters, desk.code_pictures, desk.printing, desk.venue, self.program.settings, self.jobs, parent
        )

    def _statistics(self, parent: QWidget) -> Page:
        from desktop.ui.pages.statistics import StatisticsPage
        from desktop.ui.pages.statistics_work import StatisticsDesk

        desk, program = self.desk, self.program
        sees_all = desk.session.member.may(Right.SEE_STATISTICS)
        work = StatisticsDesk(desk.statistics, desk.rollups, desk.count_files, program.clock, sees_all)
        return StatisticsPage(work, program.settings, self.jobs, parent)

    def _find(self, parent: QWidget) -> Page:
        from desktop.ui.dialogs.files import SaveFolder
        from desktop.ui.pages.find import FindPage
        from desktop.ui.pages.find_work import FindDesk

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
        from desktop.ui.pages.venue import VenuePage

        desk, program = self.desk, self.program
        page = VenuePage(
            desk.venue,
            desk.gates,
            desk.members,
            desk.posters,
            desk.code_pictures,
            program.review,
            program.press.codes,
            self.jobs,
            parent,
            papers=make_papers(program),
            clock=program.clock,
            on_paper=lambda name: program.press.fonts.unusual(name),
        )
        page.handed_over.connect(self.rights_changed)
        return page

    def _sync(self, parent: QWidget) -> Page:
        from desktop.ui.dialogs.correction import Correction
        from desktop.ui.pages.sync import SyncPage
        from desktop.ui.pages.sync_work import SyncDesk

        desk, program = self.desk, self.program
        correction = Correction(desk.declarations, desk.gates, desk.members, desk.venue, program.clock)
        work = SyncDesk(
            self.sync,
            lambda: desk.sync,
            lambda: desk.enrolment,
            desk.outbox,
            desk.herd,
            correction,
            desk.members.me,
            program.settings,
            program.clock,
        )
        return SyncPage(work, self.jobs, parent)

    def _settings(self, parent: QWidget) -> Page:
        from desktop.printing.choose import system_spooler
        from desktop.services.slip_printer import SlipPrinter
        from desktop.ui.pages.settings import SettingsPage
        from desktop.ui.pages.settings_keeping import KeepingWork

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

    return Papers(lambda sheet: recovery_pdf(sheet, program.resources / "fonts"), system_spooler)


def make_wizard(program: Program, folder: Path, jobs: Jobs) -> "Wizard":
    """The set-up of a new desk."""
    # With it comes what speaks to a hub, which no other first screen is to wait for.
    from desktop.ui.dialogs.files import SaveFolder
    from desktop.ui.wizard.route import AnotherDesk, NewVenue
    from desktop.ui.wizard.stick_route import AnotherDeskByStick
    from desktop.ui.wizard.wizard import Wizard

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
