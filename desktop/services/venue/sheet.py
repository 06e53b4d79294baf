"""The venue sheet: what is registered, for the file and for the health office."""

from dataclasses import replace

from desktop.domain.characters import made_visible
from desktop.domain.clock import venue_time
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.reports.venue_sheet import VenueSheet, venue_sheet_pdf
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import open_to_all
from desktop.services.venue.venues import VenueReview
from desktop.store.ledger import Store
from desktop.store.queries import members, venues


class VenueSheetService:
    """Makes the paper of the venue as it is now."""

    def __init__(self, store: Store, review: VenueReview, typesetting: Typesetting) -> None:
        self._store = store
        self._review = review
        self._typesetting = typesetting

    @open_to_all("What is registered of the venue stands on all its papers.")
    def make(self, language: Language) -> CodedPages:
        """The sheet in a language. Raises ``UserError`` for what cannot be printed."""
        with self._store.read() as connection:
            stored = venues.get(connection)
            manager = next((m.name for m in members.every(connection) if m.role is Role.MANAGER), "")
        venue = replace(stored, name=made_visible(stored.name), address=made_visible(stored.address))
        kind = next((t for t in self._review.types if t.name == venue.type), None)
        day = venue_time(self._store.clock.now_ms()).date()
        sheet = VenueSheet(venue, kind, manager, day, language)
        return CodedPages(venue_sheet_pdf(sheet, self._typesetting.fonts, self._typesetting.catalogue), A4.sheet, ())
