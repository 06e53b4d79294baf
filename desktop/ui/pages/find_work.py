"""What the Find page asks of the desk; every call is for a thread of its own."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.domain.retention import oldest_kept
from desktop.services.declaration_book import DeclarationBook, DeclarationRecord
from desktop.services.declaration_export import DeclarationExportService
from desktop.services.declarations import DeclarationService, Found
from desktop.services.erasing import ErasureService
from desktop.services.fevers import FeverService
from desktop.services.gates import GateService
from desktop.services.members import MemberService
from desktop.services.retention import RetentionService
from desktop.services.venues import VenueService
from desktop.ui.dialogs.correction import Correction
from desktop.ui.dialogs.files import SaveFolder

FIRST_PAGE = 50
"""Rows that a search shows at first."""
MORE = 500
"""Rows that it shows when asked for more; a longer list is searched better than read."""


@dataclass(frozen=True)
class FindDesk:
    """The services that the Find page works with."""

    declarations: DeclarationService
    book: DeclarationBook
    retention: RetentionService
    erasure: ErasureService
    gates: GateService
    members: MemberService
    venue: VenueService
    exports: DeclarationExportService
    fevers: FeverService
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

    @property
    def correction(self) -> Correction:
        """What corrects a declaration that was found."""
        return Correction(self.declarations, self.gates, self.members, self.venue, self.clock)
