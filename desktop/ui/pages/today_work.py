"""What the Today page reads, and how long that may take: figures at once, what is counted over all records later."""

from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.domain.hourly import CountKind
from desktop.domain.statistics import Selection
from desktop.services.declarations import DeclarationService
from desktop.services.destruction import DestructionService
from desktop.services.fevers import FeverService
from desktop.services.members import MemberService
from desktop.services.outbox import OutboxService
from desktop.services.posters import PosterService
from desktop.services.retention import RetentionService
from desktop.services.slips import SlipService
from desktop.services.statistics import StatisticsService
from desktop.ui.pages.today_facts import GrowingOld, TodayFacts

_GREEN_CHANNEL = Selection(kinds=(CountKind.REGISTRATION,))


@dataclass(frozen=True)
class TodayDesk:
    """The services behind the page."""

    statistics: StatisticsService
    declarations: DeclarationService
    fevers: FeverService
    slips: SlipService
    posters: PosterService
    members: MemberService
    outbox: OutboxService
    retention: RetentionService
    destruction: DestructionService
    clock: Clock

    def read(self) -> TodayFacts:
        """What is quick however much the desk keeps: it touches today's rollup and short lists only."""
        today = self.clock.today()
        return TodayFacts(
            now=self.clock.now_ms(),
            posters=self.posters.states(),
            members=self.members.list(),
            me=self.members.me(),
            day=self.statistics.day(today),
            typed=self.declarations.entered_today(),
            green=round(self.statistics.day(today, selection=_GREEN_CHANNEL).total),
            slips=sum(last.number - first.number + 1 for first, last in self.slips.outstanding()),
            fevers=self.fevers.open(),
            unsynced=self.outbox.unsynced(),
            desks=self.statistics.desks(),
        )

    def read_old(self) -> GrowingOld:
        """What counts over many records: in the background."""
        return GrowingOld(self.retention.keeping(), self.destruction.waiting())
