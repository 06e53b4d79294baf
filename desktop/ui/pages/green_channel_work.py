"""What the entry page knows of the desk, read together and off the window's thread."""

from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationContext, DeclarationDraft
from desktop.domain.gate import Gate
from desktop.domain.people import Member, Right, Role
from desktop.domain.slips import SlipSerial
from desktop.services.declaration_records import FoundDeclaration
from desktop.services.declarations import DeclarationService, Entered
from desktop.services.entry_draft import EntryDrafts
from desktop.services.gates import GateService
from desktop.services.members import MemberService
from desktop.services.slips import SlipService
from desktop.services.venues import VenueService

RECENT = 12
"""Declarations in the list beside the form."""


@dataclass(frozen=True, slots=True)
class Situation:
    """How things stand: the rules' view, what was entered last, which slips wait, who may be chosen.

    ``region`` is the venue's street code, which tells likely numbers from unlikely ones.
    """

    context: DeclarationContext
    me: Member
    gates: tuple[Gate, ...]
    inspectors: tuple[Member, ...]
    recent: tuple[FoundDeclaration, ...]
    waiting: tuple[tuple[SlipSerial, SlipSerial], ...]
    region: str

    @property
    def waiting_count(self) -> int:
        """How many slips wait."""
        return sum(last.number - first.number + 1 for first, last in self.waiting)

    def next_slip(self, after: int = 0) -> SlipSerial | None:
        """The first slip that waits after a number, or else the first of all."""
        for first, last in self.waiting:
            if last.number > after:
                return SlipSerial(first.prefix, max(first.number, after + 1))
        return self.waiting[0][0] if self.waiting else None

    def is_waiting(self, number: int) -> bool:
        """Whether a slip is one of those that wait."""
        return any(first.number <= number <= last.number for first, last in self.waiting)


@dataclass(frozen=True)
class EntryDesk:
    """The services that the entry page works with."""

    declarations: DeclarationService
    slips: SlipService
    gates: GateService
    members: MemberService
    venue: VenueService
    drafts: EntryDrafts
    clock: Clock

    def survey(self) -> Situation:
        """Read how things stand now. Raises ``UserError``."""
        me = self.members.me()
        gates = self.gates.list()
        if not me.may(Right.ENTER_DECLARATIONS):
            gates = tuple(gate for gate in gates if gate.id in me.gate_ids)
        inspectors = tuple(m for m in self.members.list() if m.inspector or m.role is Role.INSPECTOR)
        return Situation(
            self.declarations.context(), me, gates, inspectors, self.declarations.recent(RECENT),
            self.slips.outstanding(), self.venue.get().region.code,
        )  # fmt: skip

    def enter(self, draft: DeclarationDraft) -> tuple[Entered, Situation]:
        """Save a declaration, then read how things stand. Raises ``BadInput``, ``Forbidden``, ``UserError``."""
        entered = self.declarations.enter(draft)
        return entered, self.survey()
