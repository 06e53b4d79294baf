"""Stays: the part of declarations that an exposure lookup reads, by time and by person."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, case, func, or_, select

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
_SAME = (declaration.c.visited_from, declaration.c.visited_to, declaration.c.precision, declaration.c.gate_id)
_WITHIN = Prepared(
    # Grouped in the order of the index. Arrivals are minutes, so that hundreds of people often share one stay.
    select(*_SAME, func.count(), func.group_concat(declaration.c.number))
    .where(
        declaration.c.visited_from >= bindparam("earliest"),
        declaration.c.visited_from <= bindparam("until"),
        declaration.c.visited_to + _OPEN_ENDED >= bindparam("since"),
    )
    .group_by(*_SAME)
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


class SameStay(NamedTuple):
    """Declarations of the same stay, without the persons: what an overlap is found by. Times are UTC ms.

    ``joined`` holds the ``size`` numbers of the declarations, with commas between.
    """

    visited_from: int
    visited_to: int
    precision: str
    gate_id: str
    size: int
    joined: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the declarations."""
        return tuple(map(int, self.joined.split(",")))

    def without(self, numbers: Collection[int]) -> "SameStay":
        """The same without some of the declarations."""
        left = [number for number in self.numbers if number not in numbers]
        return self._replace(size=len(left), joined=",".join(map(str, left)))


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


def within(connection: Connection, windows: Iterable[tuple[int, int]], assumed: int) -> Iterator[SameStay]:
    """Every stay that may touch one of these intervals (UTC ms, disjoint, both ends included), none twice.

    A stay whose leaving time is unknown may last ``assumed`` ms after the latest arrival. Only the index is read.
    """
    found = [_WITHIN.tuples(connection, _within(*window, assumed)) for window in windows]
    # One that is vague reaches into several intervals: the same row is given by each of them.
    rows = found[0] if len(found) == 1 else dict.fromkeys(row for rows in found for row in rows)
    return map(SameStay._make, rows)


def _within(since: int, until: int, assumed: int) -> dict[str, int]:
    return {"earliest": since - _LONGEST_MS - assumed, "since": since, "until": until, "assumed": assumed}


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
