"""What the entry page asks of the desk, read together and off the window's thread."""

from dataclasses import dataclass, replace

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.services.fevers.fevers import FeverService, Worksheet
from desktop.services.green_channel.declarations import DeclarationService, Entered
from desktop.services.green_channel.slips import SlipService
from desktop.services.imports.drafts import ImportDrafts
from desktop.services.rights import may_call
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.services.venue.venues import VenueService
from desktop.ui.entry.context import EntryContext
from desktop.ui.green_channel.import_mend import ImportMending

RECENT = 12
"""Declarations in the list beside the form."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A declaration that was saved, what the form has to know since, and the fever worksheet that it opened."""

    entered: Entered
    entry_context: EntryContext
    worksheet: Worksheet | None


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What the page shows beside what is typed: what the form has to know, and how many lines of imports wait."""

    entry_context: EntryContext
    lines_to_mend: int


@dataclass(frozen=True, kw_only=True)
class EntryActions:
    """What the entry page asks of the desk; every call is for a thread of its own."""

    declarations: DeclarationService
    slips: SlipService
    gates: GateService
    members: MemberService
    venue: VenueService
    fevers: FeverService
    import_drafts: ImportDrafts
    clock: Clock

    @classmethod
    def of(cls, desk: Desk) -> "EntryActions":
        """Those of an open desk."""
        return cls(
            declarations=desk.declarations,
            slips=desk.slips,
            gates=desk.gates,
            members=desk.members,
            venue=desk.venue,
            fevers=desk.fevers,
            import_drafts=desk.import_drafts,
            clock=desk.clock,
        )

    @property
    def mending(self) -> ImportMending:
        """What mends the refused lines of imports."""
        return ImportMending(
            self.import_drafts, self.declarations, self.gates, self.members, self.slips, self.venue, self.clock
        )

    def read(self) -> EntryFacts:
        """Read what the page shows. Raises ``UserError``."""
        return EntryFacts(self.survey(), self.import_drafts.count() if may_call(self.import_drafts.count) else 0)

    def survey(self) -> EntryContext:
        """Read how things stand now. Raises ``UserError``."""
        me = self.members.me()
        gates = tuple(gate for gate in self.gates.list() if may_call(self.declarations.enter, gate.id))
        inspectors = tuple(m for m in self.members.list() if m.inspector or m.role is Role.INSPECTOR)
        venue = self.venue.get()
        return EntryContext(
            self.declarations.context(),
            me,
            gates,
            inspectors,
            self.declarations.recent(RECENT),
            self.slips.outstanding(),
            venue.region.code,
            venue.codes_on(self.clock.today()),
            self.fevers.open(),
            self.declarations.entered_today(),
            self.declarations.undoable(),
        )

    def enter(self, draft: DeclarationDraft, card: str = "") -> Saved:
        """Save a declaration, then read what the form has to know next. Raises ``BadInput``, ``Forbidden``, ``UserError``.

        ``card``: the visitor card that filled the form.
        """
        entered = self.declarations.enter(draft, card=card, compares=True)
        fever = self.fevers.of_declaration(entered.id) if entered.declaration.needs_fever_worksheet else None
        return Saved(entered, self.survey(), self.fevers.worksheet(fever) if fever else None)


def is_alike(one: EntryContext, other: EntryContext) -> bool:
    """Whether nothing but the time is different."""
    return replace(one, rules=replace(one.rules, now=0)) == replace(other, rules=replace(other.rules, now=0))
