"""Visitor cards of regulars."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select, text, update

from desktop.domain.card import VoidReason
from desktop.store.queries import settings
from desktop.store.rows import AnyRow
from desktop.store.tables import card, outbox

_FROM_KEY = "cards_from"
_RANGE = 1_000
_NAMES_THE_HOLDER = "kind IN ('card.issue', 'card.use')"
"""Exactly the condition of the index ``outbox_of_cards``; with any other wording SQLite would not use the index."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as it is stored; times are UTC ms. ``holder`` is gone and ``document`` empty once it is void."""

    id: str
    number: int
    code: str
    issued_at: int
    issued_by: str
    used_at: int
    printed_at: int | None
    void_at: int | None
    void_reason: str
    document: str
    holder: Mapping[str, str] | None


def next_number(connection: Connection) -> int:
    """The number of the next card; numbers are never reused."""
    last = int(connection.scalar(select(func.max(card.c.number))) or 0)
    return max(last + 1, int(settings.get(connection, _FROM_KEY, 1)))


def insert(connection: Connection, row: CardRow) -> None:
    """Insert a new card."""
    connection.execute(
        card.insert().values(
            id=row.id,
            number=row.number,
            code=row.code,
            issued_at=row.issued_at,
            issued_by=row.issued_by,
            used_at=row.used_at,
            printed_at=row.printed_at,
            void_at=row.void_at,
            void_reason=row.void_reason,
            document=row.document,
            body=None if row.holder is None else _dump(row.holder),
        )
    )


def find(connection: Connection, card_id: str) -> CardRow | None:
    return _one(connection, card.c.id == card_id)


def of_code(connection: Connection, code: str) -> CardRow | None:
    """The card with this code, void or not; None for an unknown code."""
    return _one(connection, card.c.code == code)


def of_document(connection: Connection, document: str) -> CardRow | None:
    """The card in force whose holder has this document; None without one."""
    return _one(connection, (card.c.document == document) & card.c.void_at.is_(None)) if document else None


def of_holders(connection: Connection, holders: Sequence[str]) -> tuple[CardRow, ...]:
    """The cards in force of these holders, sorted by number."""
    which = card.c.document.in_([holder for holder in holders if holder]) & card.c.void_at.is_(None)
    return tuple(_row(row) for row in connection.execute(select(card).where(which).order_by(card.c.number)))


def newest(connection: Connection) -> tuple[CardRow, ...]:
    """All cards, the greatest number first; a venue has some hundred."""
    return tuple(_row(row) for row in connection.execute(select(card).order_by(card.c.number.desc())))


def several(connection: Connection, ids: Sequence[str]) -> tuple[CardRow, ...]:
    """Cards by identifier, sorted by number; missing ones are left out."""
    query = select(card).where(card.c.id.in_(ids)).order_by(card.c.number)
    return tuple(_row(row) for row in connection.execute(query))


def use(connection: Connection, card_id: str, now: int, holder: Mapping[str, str]) -> None:
    """Note that the card was used at ``now`` (UTC ms) and what its holder's details are since."""
    connection.execute(update(card).where(card.c.id == card_id).values(used_at=now, body=_dump(holder)))


def set_printed(connection: Connection, ids: Sequence[str], now: int) -> None:
    """Note that these cards were printed at ``now`` (UTC ms)."""
    connection.execute(update(card).where(card.c.id.in_(ids)).values(printed_at=now))


def void(connection: Connection, ids: Sequence[str], now: int, reason: VoidReason) -> None:
    """Make cards void and delete their holders' details, here and in the records of them that wait in the outbox."""
    connection.execute(
        update(card).where(card.c.id.in_(ids)).values(void_at=now, void_reason=str(reason), document="", body=None)
    )
    connection.execute(
        update(outbox).where(outbox.c.subject.in_(ids), text(_NAMES_THE_HOLDER)).values(body=None, salt=None)
    )


def in_force(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """The identifiers among ``ids`` of cards that exist and are not void."""
    return tuple(connection.scalars(select(card.c.id).where(card.c.id.in_(ids), card.c.void_at.is_(None))))


def skip_range(connection: Connection, others: int = 0) -> None:
    """Skip the numbers that a copy of this desk, or the desk before it was restored, may have given. ``others``: how
    many other incarnations have skipped from the same place before."""
    settings.put(connection, _FROM_KEY, (next_number(connection) // _RANGE + 2 + 2 * others) * _RANGE + 1)


def forget_unused(connection: Connection, before: int, now: int, limit: int) -> tuple[CardRow, ...]:
    """Make cards void, as ``void`` does, that were not used since ``before`` (UTC ms); at most ``limit``. Gives the
    cards as they are afterwards."""
    query = select(card.c.id).where(card.c.void_at.is_(None), card.c.used_at < before)
    ids = tuple(connection.scalars(query.order_by(card.c.used_at).limit(limit)))
    if ids:
        void(connection, ids, now, VoidReason.UNUSED)
    return several(connection, ids)


def _one(connection: Connection, condition: ColumnElement[bool]) -> CardRow | None:
    row = connection.execute(select(card).where(condition)).one_or_none()
    return _row(row) if row else None


def _dump(holder: Mapping[str, str]) -> str:
    return json.dumps(holder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(row: AnyRow) -> CardRow:
    values = dict(row._mapping)
    body = values.pop("body")
    return CardRow(**values, holder=None if body is None else json.loads(body))
