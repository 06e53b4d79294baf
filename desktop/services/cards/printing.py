"""Visitor cards on paper: ten to a sheet to cut out, every code read back from the finished file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.card import card_number, card_payload
from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.files.whole import write_whole
from desktop.reports.coded import CodedPages, require_read_back
from desktop.reports.visitor_card import CardSheet, VisitorCard, visitor_card_pages
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import cards, venues


@dataclass(frozen=True, slots=True)
class MadeCards:
    """Cards as they will lie in the tray, and which they are."""

    ids: tuple[str, ...]
    pages: CodedPages


class CardPrintService:
    """All calls may take a second: use a background thread."""

    def __init__(self, store: Store, session: Session, typesetting: Typesetting) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting

    @requires(Right.ENTER_DECLARATIONS)
    def make(self, card_ids: Sequence[str], language: Language, progress: Progress = no_progress) -> MadeCards:
        """Sheets of cards in force, by number. Raises ``BadInput``, ``Forbidden``, ``UserError``, ``Cancelled``."""
        with self._store.read() as connection:
            venue = venues.get(connection)
            rows = tuple(row for row in cards.several(connection, card_ids) if row.void_at is None)
        if not rows:
            raise BadInput(message("cards", "There is no card in force to print."))
        printed = tuple(VisitorCard(card_number(row.number), card_payload(venue.code, row.code)) for row in rows)
        today = venue_time(self._store.clock.now_ms()).date()
        pages = visitor_card_pages(
            CardSheet(venue.name, printed, language, today),
            self._typesetting.fonts,
            self._typesetting.codes,
            self._typesetting.catalogue,
        )
        require_read_back(pages, progress)
        return MadeCards(tuple(row.id for row in rows), pages)

    @requires(Right.ENTER_DECLARATIONS)
    def write(self, pages: CodedPages, path: Path) -> None:
        """Write cards as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, pages.pdf)

    @requires(Right.ENTER_DECLARATIONS)
    def note_printed(self, made: MadeCards) -> None:
        """The cards have become paper, or a file. Raises ``UserError``."""
        with self._store.write(self._session.member.id) as change:
            cards.set_printed(change.connection, made.ids, change.now)
            for card_id in made.ids:
                change.record("print", "card", card_id, {"printed_at": change.now})
