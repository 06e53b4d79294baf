"""What the Find page asks of the desk; every call is for a thread of its own."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.people import Role
from desktop.domain.retention import oldest_kept
from desktop.services.declaration_book import DeclarationBook, DeclarationRecord
from desktop.services.declaration_files import DeclarationFileService
from desktop.services.declarations import DeclarationService, Found
from desktop.services.gates import GateService
from desktop.services.members import MemberService
from desktop.services.retention import RetentionService
from desktop.services.venues import VenueService
from desktop.ui.dialogs.files import SaveFolder
from desktop.ui.entry.situation import Situation

FIRST_PAGE = 50
"""Rows that a search shows at first."""
MORE = 500
"""Rows that it shows when asked for more; a longer list is searched better than read."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """A declaration that was opened to be corrected, why, and what its form has to know."""

    id: str
    reason: str
    draft: DeclarationDraft
    situation: Situation


@dataclass(frozen=True)
class FindDesk:
    """The services that the Find page works with."""

    declarations: DeclarationService
    book: DeclarationBook
    retention: RetentionService
    gates: GateService
    members: MemberService
    venue: VenueService
    files: DeclarationFileService
    folder: SaveFolder
    clock: Clock

    def search(self, text: str, limit: int) -> Found:
        """What a text finds. Raises ``UserError``."""
        return self.declarations.find(text, limit)

    def record(self, declaration_id: str) -> DeclarationRecord:
        """One declaration, masked. Raises ``BadInput`` when it is gone."""
        return self.book.record(declaration_id)

    def kept_since(self) -> dt.date:
        """The earliest day of visits that are kept. Raises ``UserError``."""
        return oldest_kept(self.clock.today(), self.retention.days())

    def open_correction(self, declaration_id: str, reason: str) -> Correcting:
        """Open a declaration to correct it; the reason is audited. Raises ``BadInput``, ``Forbidden``."""
        opened = self.declarations.for_correction(declaration_id, reason)
        draft = opened.draft
        # Who and what has gone since is still what this slip says, and stays until somebody chooses another.
        gates = tuple(g for g in self.gates.list(include_retired=True) if not g.retired or g.id == draft.gate)
        people = self.members.list(include_unbound=True)
        inspectors = tuple(
            m for m in people if (m.bound and (m.inspector or m.role is Role.INSPECTOR)) or m.id == draft.inspector
        )
        situation = Situation(
            opened.context, self.members.me(), gates, inspectors, (), (), self.venue.get().region.code
        )
        return Correcting(declaration_id, reason, draft, situation)

    def correct(self, correcting: Correcting, draft: DeclarationDraft) -> str:
        """Save a correction; gives the declaration's identifier. Raises ``BadInput`` with every problem."""
        return self.declarations.correct(correcting.id, draft, correcting.reason).id
