"""Stays: the part of declarations that an exposure lookup reads, by time and by person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, case, or_, select

from desktop.store.prepared import Prepared
from desktop.store.rows import AnyRow
from desktop.store.tables import declaration, declaration_key

_COLUMNS = (
    declaration.c.number,
    declaration.c.id,
    declaration.c.gate_id,
    declaration.c.visited_from,
    declaration.c.visited_to,
    declaration.c.precision,
    declaration.c.category,
    declaration.c.needs_worksheet,
    declaration.c.temperature,
    declaration.c.entered_at,
    declaration.c.version,
    declaration.c.slip,
    declaration.c.body,
)
_AS_LONG_AS_IT_SAYS = or_(declaration.c.precision == "range", declaration.c.precision == "day")
_OPEN_ENDED = case((_AS_LONG_AS_IT_SAYS, 0), else_=bindparam("assumed"))
_BETWEEN = Prepared(
    select(
        declaration.c.number,
        declaration.c.gate_id,
        declaration.c.visited_from,
        declaration.c.visited_to,
        declaration.c.precision,
    ).where(
        declaration.c.visited_from >= bindparam("earliest"),
        declaration.c.visited_from <= bindparam("until"),
        declaration.c.visited_to + _OPEN_ENDED >= bindparam("since"),
    )
)
_LONGEST_MS = 24 * 3_600_000
"""No stay and no span of a day is longer (``desktop.domain.timewords``)."""
_CHUNK = 500


class VisitorFields(msgspec.Struct, frozen=True):
    """Who a declaration is of, from its body; what it does not say is empty."""

    name: str = ""
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    sex: str = ""
    birth_date: str = ""
    address: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""


class StayTime(NamedTuple):
    """A stay without the person: what an overlap is found by. ``number`` is that of the declaration; times are UTC ms."""

    number: int
    gate_id: str
    visited_from: int
    visited_to: int
    precision: str


class StayRow(NamedTuple):
    """A declaration as a lookup sees it. Times are UTC ms; ``temperature`` is in tenths of a degree."""

    number: int
    id: str
    gate_id: str
    visited_from: int
    visited_to: int
    precision: str
    category: str
    needs_worksheet: bool
    temperature: int | None
    entered_at: int
    version: int
    slip: int | None
    visitor: VisitorFields


_decode = msgspec.json.Decoder(VisitorFields).decode


def within(connection: Connection, windows: Iterable[tuple[int, int]], assumed: int) -> Iterator[StayTime]:
    """Every stay that may touch one of these intervals (UTC ms, disjoint, both ends included), none twice.

    A stay whose leaving time is unknown may last ``assumed`` ms after the latest arrival. Only the index is read.
    """
    given: set[int] = set()
    for since, until in windows:
        earliest = since - _LONGEST_MS - assumed
        values = {"earliest": earliest, "since": since, "until": until, "assumed": assumed}
        for row in _BETWEEN.all(connection, values):
            if row[0] not in given:  # one that is vague reaches into several intervals
                given.add(row[0])
                yield StayTime._make(row)


def find(connection: Connection, ids: Sequence[str]) -> tuple[StayRow, ...]:
    """The stays of these declarations by time of arrival; those that are gone are left out."""
    rows: list[AnyRow] = []
    for start in range(0, len(ids), _CHUNK):
        query = select(*_COLUMNS).where(declaration.c.id.in_(ids[start : start + _CHUNK]))
        rows += connection.execute(query)
    return tuple(map(_row, sorted(rows, key=lambda row: (row.visited_from, row.id))))


def numbered(connection: Connection, numbers: Sequence[int]) -> tuple[StayRow, ...]:
    """The stays of declarations by their numbers, in the order of these; those that are gone are left out."""
    found = {}
    for start in range(0, len(numbers), _CHUNK):
        query = select(*_COLUMNS).where(declaration.c.number.in_(numbers[start : start + _CHUNK]))
        found.update({row.number: _row(row) for row in connection.execute(query)})
    return tuple(found[number] for number in numbers if number in found)


def ids(connection: Connection, numbers: Sequence[int]) -> Mapping[int, str]:
    """The identifiers of declarations by their numbers."""
    found: dict[int, str] = {}
    for start in range(0, len(numbers), _CHUNK):
        chunk = numbers[start : start + _CHUNK]
        query = select(declaration.c.number, declaration.c.id).where(declaration.c.number.in_(chunk))
        found.update({row.number: row.id for row in connection.execute(query)})
    return found


def of_document(connection: Connection, id_types: Iterable[str], number: str) -> tuple[StayRow, ...]:
    """The stays of whoever showed one of these documents; its number begins with ``number``."""
    prefixes = [f"{id_type}:{number}" for id_type in id_types]
    matches = [declaration.c.document.between(prefix, f"{prefix}~") for prefix in prefixes]
    return tuple(_row(row) for row in connection.execute(select(*_COLUMNS).where(or_(*matches))))


def of_key(connection: Connection, key: str) -> tuple[StayRow, ...]:
    """The stays of everybody who has exactly this search key."""
    numbers = select(declaration_key.c.number).where(declaration_key.c.key == key)
    return tuple(_row(row) for row in connection.execute(select(*_COLUMNS).where(declaration.c.number.in_(numbers))))


def _row(columns: AnyRow) -> StayRow:
    return StayRow._make((*columns[:-1], _decode(columns[-1])))
