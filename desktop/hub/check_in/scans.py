"""Scans by the hour and gate, for the venue's desks and for the console.

The transaction that registers a visit leaves its row of ``scan_hour`` without a number, so that a hall full of people
never waits for the venue's head. A pull numbers what has changed since, before it reads.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Column, Connection, Text, bindparam, func, select, text

from desktop.hub import queries
from desktop.hub.check_in.tables import scan_hour
from desktop.hub.tables import venue_head
from desktop.sync.wire import ScanRow

T = TypeVar("T")

_NUMBER = text(
    "UPDATE scan_hour SET vseq = changed.vseq"
    " FROM unnest(:hours, :gates, :numbers) AS changed (hour, gate, vseq)"
    " WHERE scan_hour.venue = :venue AND scan_hour.hour = changed.hour AND scan_hour.gate = changed.gate"
).bindparams(
    bindparam("hours", type_=ARRAY(BigInteger)),
    bindparam("gates", type_=ARRAY(Text)),
    bindparam("numbers", type_=ARRAY(BigInteger)),
)


def number_scans(connection: Connection, of_venue: UUID) -> None:
    """Give what has changed the venue's next numbers. It takes the venue's head first and then the rows, in the order in which
    visits take them; visits never take the head, so nobody waits in a circle."""
    c = scan_hour.c
    changed = (c.venue == of_venue, c.vseq.is_(None))
    if connection.execute(select(c.hour).where(*changed).limit(1)).first() is None:
        return
    connection.execute(select(venue_head.c.vseq).where(venue_head.c.venue == of_venue).with_for_update())
    # As of now: another pull that had the head before may have numbered them.
    rows = connection.execute(select(c.hour, c.gate).where(*changed).order_by(c.hour, c.gate).with_for_update()).all()
    if not rows:
        return
    last = queries.next_vseq(connection, of_venue, len(rows))
    connection.execute(
        _NUMBER,
        {
            "venue": of_venue,
            "hours": [row.hour for row in rows],
            "gates": [row.gate for row in rows],
            "numbers": list(range(last - len(rows) + 1, last + 1)),
        },
    )


def scans_after(connection: Connection, of_venue: UUID, since: int, limit: int) -> tuple[Sequence[ScanRow], int | None]:
    """Up to ``limit`` rows that changed after a number of the venue's, and the number of the last one; None where no more
    follow."""
    c = scan_hour.c
    rows = connection.execute(
        select(c.hour, c.gate, c.count, c.abnormal, c.outdated, c.vseq)
        .where(c.venue == of_venue, c.vseq > since)
        .order_by(c.vseq)
        .limit(limit)
    ).all()
    return [ScanRow(*row[:5]) for row in rows], rows[-1].vseq if len(rows) == limit else None


def scans_by_hour(connection: Connection, of_venue: UUID, since: int, until: int) -> Mapping[int, int]:
    """People who scanned, by the start of the hour, from ``since`` to before ``until`` (UTC ms)."""
    return _sums(connection, scan_hour.c.hour, of_venue, since, until)


def scans_by_gate(connection: Connection, of_venue: UUID, since: int, until: int) -> Mapping[str, int]:
    """The same by gate."""
    return _sums(connection, scan_hour.c.gate, of_venue, since, until)


def _sums(connection: Connection, by: "Column[T]", of_venue: UUID, since: int, until: int) -> Mapping[T, int]:
    c = scan_hour.c
    query = select(by, func.sum(c.count)).where(c.venue == of_venue, c.hour >= since, c.hour < until, c.count > 0)
    return {key: int(people) for key, people in connection.execute(query.group_by(by))}
