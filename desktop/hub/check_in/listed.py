"""Visits as records of a sealed list."""

from collections.abc import Collection, Iterator
from contextlib import closing
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select

from desktop.hub.check_in.tables import visit, visit_key
from desktop.hub.tickets import NO_VENUE
from desktop.store.rows import AnyRow
from desktop.sync.sealed_list import SealedEntry
from desktop.sync.segment import WrappedKey
from desktop.sync.visit_body import KIND, SCHEMA, ClearVisit

_AT_ONCE = 1_000


def listed_visits(
    connection: Connection, of_venue: UUID, since: int | None, until: int | None
) -> Iterator[SealedEntry]:
    """A venue's visits of an interval (UTC ms; ``until`` is not included; None: open), in the order of arrival."""
    c = visit.c
    chosen = [c.venue == of_venue]
    if since is not None:
        # Who said that they left before was not there any more; of others it is not known.
        chosen.append(or_(c.arrived >= since, and_(c.departed.is_not(None), func.coalesce(c.departed, 0) >= since)))
    if until is not None:
        chosen.append(c.arrived < until)
    query = select(visit).where(*chosen).order_by(c.arrived, c.id)
    with closing(connection.execute(query, execution_options={"yield_per": _AT_ONCE})) as rows:
        yield from map(_entry, rows)


def visit_keys(connection: Connection, of_venue: UUID, names: Collection[bytes]) -> dict[bytes, WrappedKey]:
    """The content keys of these names."""
    c = visit_key.c
    rows = connection.execute(select(visit_key).where(c.venue == of_venue, c.content_key.in_(list(names))))
    return {row.content_key: WrappedKey(row.office, row.wrapped) for row in rows}


def _entry(row: AnyRow) -> SealedEntry:
    clear = ClearVisit(row.gate, row.arrived, row.departed or row.arrived)
    return SealedEntry(
        str(NO_VENUE),
        str(NO_VENUE),
        row.seq,
        KIND,
        str(row.id),
        SCHEMA,
        row.arrived,
        row.digest,
        clear.encoded(),
        row.sealed,
        row.content_key,
    )
