"""What mending the refused lines of imports asks of the desk; every call is for a thread of its own."""

from dataclasses import dataclass, replace

from desktop.domain.clock import Clock
from desktop.domain.people import Role
from desktop.domain.typed import PASTE_LIMIT, line
from desktop.services.declarations import DeclarationService
from desktop.services.gates import GateService
from desktop.services.imports.drafts import DraftLine, ImportDraft, ImportDrafts
from desktop.services.members import MemberService
from desktop.services.slips import SlipService
from desktop.services.venues import VenueService
from desktop.ui.entry.situation import Situation

SHOWN = 500
"""Lines of a draft that are listed; the others follow when these are mended."""


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """The drafts that there are, the one that was opened with its first lines, and what the form has to know."""

    drafts: tuple[ImportDraft, ...]
    draft: ImportDraft
    lines: tuple[DraftLine, ...]
    situation: Situation


@dataclass(frozen=True)
class ImportMending:
    """The services that mending works with."""

    drafts: ImportDrafts
    declarations: DeclarationService
    gates: GateService
    members: MemberService
    slips: SlipService
    venue: VenueService
    clock: Clock

    def open(self, draft_id: str = "") -> OpenedDraft | None:
        """Open a draft, or the newest where that is gone or none is named; None where no line waits any more.

        Raises ``Forbidden``, ``UserError``.
        """
        found = self.drafts.list()
        if not found:
            return None
        draft = next((one for one in found if one.id == draft_id), found[0])
        lines = self.drafts.lines(draft.id, SHOWN)
        return OpenedDraft(found, draft, lines, self._situation(lines))

    def _situation(self, lines: tuple[DraftLine, ...]) -> Situation:
        # As in an import: what a file has no column for, nobody has left out on a slip.
        context = replace(self.declarations.context(), demanded=frozenset())
        drafts = [one.rejected.draft for one in lines]
        # Who and what has gone since is still what such a line says.
        gates = {context.find_gate(line(draft.gate[:PASTE_LIMIT])) for draft in drafts}
        people = {context.find_inspector(line(draft.inspector[:PASTE_LIMIT])) for draft in drafts}
        return Situation(
            context,
            self.members.me(),
            tuple(g for g in self.gates.list(include_retired=True) if not g.retired or g.id in gates),
            tuple(
                m
                for m in self.members.list(include_unbound=True)
                if (m.bound and (m.inspector or m.role is Role.INSPECTOR)) or m.id in people
            ),
            (),
            self.slips.outstanding(),
            self.venue.get().region.code,
        )
