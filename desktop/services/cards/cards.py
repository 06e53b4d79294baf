"""Regular visitors' cards: issued, recognised, replaced, voided. A void card stands for nobody."""

from dataclasses import dataclass, replace

from desktop.domain.card import VOID_WORDS, VoidReason, card_number, new_card_code, read_card
from desktop.domain.clock import venue_time
from desktop.domain.declaration import Declaration, DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.person import MAX_NAME
from desktop.domain.text import clean_line
from desktop.services.cards.records import draft_of_holder, holder_key, holder_of, person_in, record
from desktop.services.green_channel.records import Names, keys_of_person, make_context, stored_draft
from desktop.services.green_channel.search_keys import queries_of
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import cards, declarations, venues
from desktop.store.queries.cards import CardRow


@dataclass(frozen=True, slots=True)
class ListedCard:
    """A card in a list: its number as printed, its holder masked and empty once it is void; times are UTC ms."""

    id: str
    number: str
    name: str
    id_number: str
    phone: str
    issued_at: int
    used_at: int
    is_printed: bool
    void_at: int | None
    void_reason: VoidReason | None


@dataclass(frozen=True, slots=True)
class CardHolder:
    """The person that a card stands for: the name masked, and what fills a form again.

    ``used_at`` is when the card was used last (UTC ms), None before the first time.
    """

    card_id: str
    number: str
    name: str
    draft: DeclarationDraft
    used_at: int | None


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody to whom a card could be issued: the name masked, the card they have, why their details do not do."""

    name: str
    card: ListedCard | None = None
    problem: Message | None = None


class CardService:
    """Whoever enters declarations may read a card; issuing, replacing and voiding is the desk's work."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.ENTER_DECLARATIONS)
    def issue(self, person: DeclarationDraft, *, consent: bool) -> ListedCard:
        """Issue a card to the person in a form, who has agreed that their details are kept for it.

        Raises ``BadInput`` where the details do not do, consent is missing or there is a card already; ``Forbidden``.
        """
        _require_consent(consent)
        with self._store.write(self._session.member.id) as change:
            return self._issue(change, person_in(person, make_context(change.connection, change.now)))

    @requires(Right.ENTER_DECLARATIONS)
    def issue_for(self, declaration_id: str, *, consent: bool) -> ListedCard:
        """Issue a card to the person of a declaration. Raises as ``issue`` does."""
        return self.issue(self._declared(declaration_id), consent=consent)

    @requires(Right.ENTER_DECLARATIONS)
    def applicant(self, person: DeclarationDraft) -> Applicant:
        """What a card for the person in a form would come to. Raises ``Forbidden``."""
        name = mask_name(clean_line(person.name[:MAX_NAME]))
        with self._store.read() as connection:
            try:
                declaration = person_in(person, make_context(connection, self._store.clock.now_ms()))
            except BadInput as error:
                return Applicant(name, problem=error.message)
            row = cards.of_document(connection, holder_key(declaration))
        return Applicant(name, _listed(row) if row is not None else None)

    @requires(Right.ENTER_DECLARATIONS)
    def applicant_of(self, declaration_id: str) -> Applicant:
        """What a card for the person of a declaration would come to. Raises ``BadInput`` when that is gone, ``Forbidden``."""
        return self.applicant(self._declared(declaration_id))

    @requires(Right.ENTER_DECLARATIONS)
    def reissue(self, card_id: str) -> ListedCard:
        """A new card for the same person; the old one is void at once. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            old = self._in_force(change.connection, card_id)
            self._void(change, old, VoidReason.REPLACED)
            return self._insert(change, self._fresh(change, old.document, dict(old.holder or {})))

    @requires(Right.ENTER_DECLARATIONS)
    def void(self, card_id: str, reason: VoidReason) -> None:
        """End a card and forget its holder at once. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            self._void(change, self._in_force(change.connection, card_id), reason)

    @requires_own(Right.ENTER_DECLARATIONS)
    def holder(self, payload: str) -> CardHolder:
        """Whom a scanned card stands for. Raises ``BadInput`` for one that is void, foreign or unknown."""
        with self._store.read() as connection:
            code, problem = read_card(payload, venues.get(connection).code)
            if problem is not None:
                raise BadInput.of([problem])
            row = cards.of_code(connection, code)
        if row is None:
            raise BadInput(
                message("cards", "This card is not known at this desk. Type the details in, then issue a new card.")
            )
        if row.void_at is not None or row.holder is None:
            raise BadInput(
                message(
                    "cards",
                    "Card {number} is void since {date} ({reason}). Type the details in, then issue a new card.",
                    number=card_number(row.number),
                    date=f"{venue_time(row.void_at or 0):%Y-%m-%d}",
                    reason=VOID_WORDS.label(VoidReason(row.void_reason)),
                )
            )
        return CardHolder(
            row.id,
            card_number(row.number),
            mask_name(row.holder["name"]),
            draft_of_holder(row.holder),
            row.used_at if row.used_at != row.issued_at else None,
        )

    @requires(Right.ENTER_DECLARATIONS)
    def list(self, query: str = "") -> tuple[ListedCard, ...]:
        """Every card, the last number first; or those with this number, or of whom the query finds."""
        with self._store.read() as connection:
            rows = cards.newest(connection)
            venue = venues.get(connection)
        typed = query.strip()[:40]
        if typed:
            wanted = queries_of(typed, venue.serial_prefix, venue.code)
            rows = tuple(row for row in rows if _answers(row, typed, wanted))
        return tuple(_listed(row) for row in rows)

    def _declared(self, declaration_id: str) -> DeclarationDraft:
        with self._store.read() as connection:
            row = declarations.find(connection, declaration_id)
            if row is None:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            return stored_draft(row, Names.read(connection))

    def _issue(self, change: Change, person: Declaration) -> ListedCard:
        key = holder_key(person)
        known = cards.of_document(change.connection, key)
        if known is not None:
            raise BadInput.at(
                "holder",
                message(
                    "cards",
                    "This person has card {number}. Replace that one if it is lost.",
                    number=card_number(known.number),
                ),
            )
        return self._insert(change, self._fresh(change, key, holder_of(person)))

    def _fresh(self, change: Change, document: str, holder: dict[str, str]) -> CardRow:
        number = cards.next_number(change.connection)
        return CardRow(
            new_id(), number, new_card_code(), change.now, change.actor, change.now, None, None, "", document, holder
        )

    def _insert(self, change: Change, row: CardRow) -> ListedCard:
        cards.insert(change.connection, row)
        record(change, "issue", row)
        return _listed(row)

    def _void(self, change: Change, row: CardRow, reason: VoidReason) -> None:
        cards.void(change.connection, [row.id], change.now, reason)
        record(change, "void", replace(row, void_at=change.now, void_reason=str(reason), document="", holder=None))

    def _in_force(self, connection: Connection, card_id: str) -> CardRow:
        row = cards.find(connection, card_id)
        if row is None:
            raise BadInput(message("cards", "This card is not there any more."))
        if row.void_at is not None:
            raise BadInput(message("cards", "Card {number} is void already.", number=card_number(row.number)))
        return row


def _require_consent(consent: bool) -> None:
    if not consent:
        raise BadInput.at(
            "consent",
            message("cards", "Ask whether the person agrees that their details are kept for the card, then tick it."),
        )


def _answers(row: CardRow, typed: str, wanted: tuple[str, ...]) -> bool:
    """Whether a card has this number, or a holder whom this finds."""
    if typed.isdigit() and int(typed) == row.number:
        return True
    if row.holder is None:
        return False
    return any(key.startswith(query) for key in keys_of_person(row.holder) for query in wanted)


def _listed(row: CardRow) -> ListedCard:
    holder = row.holder or {}
    return ListedCard(
        row.id,
        card_number(row.number),
        mask_name(holder.get("name", "")),
        mask_id(holder.get("id_number", "")),
        mask_phone(holder.get("phone", "")),
        row.issued_at,
        row.used_at,
        row.printed_at is not None,
        row.void_at,
        VoidReason(row.void_reason) if row.void_reason else None,
    )
