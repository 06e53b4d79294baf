"""Visits beside declarations: as records of a sealed list, and as stays of a lookup."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from desktop.domain.exposure.rules import LONGEST_STAY_MINUTES, MINUTE_MS
from desktop.hub.check_in.tables import visit, visit_key
from desktop.hub.stays import EqualStays
from desktop.hub.tickets import NO_VENUE
from desktop.store.rows import AnyRow
from desktop.sync.sealed_list import SealedEntry
from desktop.sync.segment import WrappedKey
from desktop.sync.visit_body import KIND, SCHEMA, ClearVisit

_AT_ONCE = 1_000
_LONGEST_MS = LONGEST_STAY_MINUTES * MINUTE_MS
_c = visit.c
_UNTIL = func.coalesce(_c.departed, _c.arrived)
"""The leaving, the arrival again where nobody said that they left."""


def visits_of(connection: Connection, of_venue: UUID, since: int | None, until: int | None) -> Iterator[AnyRow]:
    """A venue's visits of an interval (UTC ms; ``until`` is not included; None: open), in the order of arrival."""
    chosen: list[ColumnElement[bool]] = []
    if since is not None:
        chosen += [since <= _UNTIL, _c.arrived >= since - _LONGEST_MS]
    if until is not None:
        chosen.append(_c.arrived < until)
    return _rows(connection, of_venue, *chosen)


def visits_within(
    connection: Connection, of_venue: UUID, windows: Iterable[tuple[int, int]], assumed: int
) -> Iterator[AnyRow]:
    """Every visit at a venue that may touch one of these intervals (UTC ms, disjoint, both ends included), none twice. A stay
    whose leaving time is unknown may last ``assumed`` ms."""
    seen: set[UUID] = set()
    for chosen in _touching(windows, assumed):
        for row in _rows(connection, of_venue, *chosen):
            if row.id not in seen:
                seen.add(row.id)
                yield row


def scanned_within(
    connection: Connection, of_venue: UUID, windows: Iterable[tuple[int, int]], assumed: int
) -> Iterator[EqualStays]:
    """The stays of these visits, without what is sealed of them: equal ones are one, of all their people."""
    found: dict[tuple[str, int, int | None], int] = {}
    equal = _c.gate, _c.arrived, _c.departed
    for chosen in _touching(windows, assumed):
        query = select(*equal, func.sum(_c.people)).where(_c.venue == of_venue, *chosen).group_by(*equal)
        for gate, arrived, departed, people in connection.execute(query):
            found[gate, arrived, departed] = int(people)
    for (gate, arrived, departed), people in found.items():
        clear = ClearVisit(gate, arrived, departed or arrived)
        yield EqualStays(clear.visited_from, clear.visited_to, clear.precision.value, gate, people)


def _touching(windows: Iterable[tuple[int, int]], assumed: int) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """The condition for each interval."""
    for since, until in windows:
        end = func.coalesce(_c.departed, _c.arrived + assumed)
        yield _c.arrived >= since - _LONGEST_MS - assumed, _c.arrived <= until, end >= since


def stay_of(row: AnyRow) -> EqualStays:
    """The stay that a visit is, of so many people."""
    clear = _clear(row)
    return EqualStays(clear.visited_from, clear.visited_to, clear.precision.value, row.gate, row.people)


def listed_visit(row: AnyRow) -> SealedEntry:
    """A visit as it stands in a list."""
    return SealedEntry(
        str(NO_VENUE),
        str(NO_VENUE),
        row.seq,
        KIND,
        str(row.id),
        SCHEMA,
        row.arrived,
        row.digest,
        _clear(row).encoded(),
        row.sealed,
        row.content_key,
    )


def visit_keys(connection: Connection, of_venue: UUID, names: Collection[bytes]) -> dict[bytes, WrappedKey]:
    """The content keys of these names."""
    c = visit_key.c
    rows = connection.execute(select(visit_key).where(c.venue == of_venue, c.content_key.in_(list(names))))
    return {row.content_key: WrappedKey(row.office, row.wrapped) for row in rows}


def _rows(connection: Connection, of_venue: UUID, *chosen: ColumnElement[bool]) -> Iterator[AnyRow]:
    query = select(visit).where(_c.venue == of_venue, *chosen).order_by(_c.arrived, _c.id)
    with closing(connection.execute(query, execution_options={"yield_per": _AT_ONCE})) as rows:
        yield from rows


def _clear(row: AnyRow) -> ClearVisit:
    return ClearVisit(row.gate, row.arrived, row.departed or row.arrived)
