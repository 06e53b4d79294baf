"""The index of stays: the last state of each declaration as an exposure lookup reads it, by venue and time.

It is kept in the transaction that ingests a declaration, and says nothing but the clear part of its record does. A stay goes
with what it is of: when its declaration is erased, or is past its retention.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Annotated, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Connection, Text, any_, bindparam, case, delete, func, literal, or_, select, text

from desktop.domain.exposure.rules import LONGEST_STAY_MINUTES, MINUTE_MS
from desktop.domain.timewords import Precision
from desktop.hub.classify import AcceptedRecord
from desktop.hub.incarnation import Incarnation
from desktop.hub.tables import record, stay
from desktop.store.rows import AnyRow
from desktop.sync.segment import BROKEN

STATES = frozenset({"declaration.enter", "declaration.correct"})
"""Kinds of records that hold the whole of a declaration; the last one of a declaration counts."""
LONGEST_MS = LONGEST_STAY_MINUTES * MINUTE_MS
_ROWS_AT_ONCE = 1_000
_Time = Annotated[int, msgspec.Meta(ge=-(1 << 53), le=1 << 53)]
# Of one incarnation the order of its records counts, whatever was kept apart meanwhile; of two, the order of arrival.
_PUT = text(
    "INSERT INTO stay (venue, subject, incarnation, seq, vseq, gate, visited_from, visited_to, precision)"
    " SELECT :venue, subject, incarnation, seq, vseq, gate, visited_from, visited_to, precision"
    " FROM json_to_recordset(CAST(:rows AS json)) AS t (subject text, incarnation uuid, seq bigint, vseq bigint,"
    " gate text, visited_from bigint, visited_to bigint, precision text)"
    " ON CONFLICT (venue, subject) DO UPDATE SET"
    " incarnation = excluded.incarnation, seq = excluded.seq, vseq = excluded.vseq, gate = excluded.gate,"
    " visited_from = excluded.visited_from, visited_to = excluded.visited_to, precision = excluded.precision"
    " WHERE CASE WHEN stay.incarnation = excluded.incarnation THEN stay.seq < excluded.seq"
    " ELSE stay.vseq < excluded.vseq END"
)


class _Visit(msgspec.Struct, gc=False):
    """What a lookup needs of a declaration's body."""

    visited_from: _Time
    precision: str
    visited_to: _Time | None = None
    gate_id: str | None = None


_visit = msgspec.json.Decoder(_Visit)


class StayRow(msgspec.Struct, frozen=True, gc=False):  # made by the thousand
    """The stay that a record says. Times are UTC ms, None where the record has none that can be."""

    subject: str
    incarnation: UUID
    seq: int
    vseq: int
    gate: str
    visited_from: int | None
    visited_to: int | None
    precision: str

    def is_before(self, other: "StayRow") -> bool:
        """Whether another record of the same declaration counts instead of this one."""
        if self.incarnation == other.incarnation:
            return self.seq < other.seq
        return self.vseq < other.vseq


class EqualStays(NamedTuple):
    """Declarations of the same stay: ``size`` of them. Times are UTC ms."""

    visited_from: int
    visited_to: int
    precision: str
    gate: str
    size: int


def keep(connection: Connection, source: Incarnation, kept: Iterable[AcceptedRecord], first: int) -> None:
    """Note the stays of records that were just stored with the numbers (vseq) from ``first`` on."""
    rows = (
        row_of(one.record.kind, one.record.subject, source.incarnation, one.record.seq, vseq, one.record.body)
        for vseq, one in enumerate(kept, start=first)
    )
    put(connection, source.venue, [row for row in rows if row is not None])


def row_of(kind: str, subject: str, incarnation: UUID, seq: int, vseq: int, body: str | None) -> StayRow | None:
    """The stay of a stored record; None for one that says nothing of a declaration's visit."""
    if kind not in STATES or body is None:
        return None
    try:
        of = _visit.decode(body)
    except BROKEN:
        return StayRow(subject, incarnation, seq, vseq, "", None, None, "")
    until = of.visited_from if of.visited_to is None else of.visited_to
    if not 0 <= until - of.visited_from <= LONGEST_MS:
        return StayRow(subject, incarnation, seq, vseq, "", None, None, "")
    return StayRow(subject, incarnation, seq, vseq, of.gate_id or "", of.visited_from, until, of.precision)


def put(connection: Connection, of_venue: UUID, rows: Sequence[StayRow]) -> None:
    """Put stays into the index, each unless a later state of its declaration is there."""
    last: dict[str, StayRow] = {}
    for row in rows:  # a statement cannot change a row twice
        before = last.get(row.subject)
        if before is None or before.is_before(row):
            last[row.subject] = row
    if not last:
        return
    # As JSON, which the driver and the database take in a fraction of the time of eight arrays.
    connection.execute(_PUT, {"venue": of_venue, "rows": msgspec.json.encode(list(last.values())).decode()})


def forget(connection: Connection, of_venue: UUID, subjects: Collection[str]) -> None:
    """Delete the stays of these declarations."""
    named = stay.c.subject == any_(literal(list(subjects), ARRAY(Text)))
    connection.execute(delete(stay).where(stay.c.venue == of_venue, named))


_AS_LONG_AS_IT_SAYS = or_(stay.c.precision == Precision.RANGE, stay.c.precision == Precision.DAY)
_OPEN_ENDED = case((_AS_LONG_AS_IT_SAYS, 0), else_=bindparam("assumed"))
_SAME = (stay.c.visited_from, stay.c.visited_to, stay.c.precision, stay.c.gate)
_WITHIN = (
    stay.c.venue == bindparam("of_venue"),
    stay.c.visited_from >= bindparam("earliest"),
    stay.c.visited_from <= bindparam("until"),
    stay.c.visited_to + _OPEN_ENDED >= bindparam("since"),
)
_COUNTED = select(*_SAME, func.count()).where(*_WITHIN).group_by(*_SAME)
_RECORDS = (
    select(record, stay.c.gate, stay.c.visited_from, stay.c.visited_to, stay.c.precision)
    .join(stay, (stay.c.venue == record.c.venue) & (stay.c.vseq == record.c.vseq))
    .where(record.c.venue == bindparam("of_venue"), *_WITHIN)
    .order_by(record.c.vseq)
)


def within(
    connection: Connection, of_venue: UUID, windows: Iterable[tuple[int, int]], assumed: int
) -> Iterator[EqualStays]:
    """Every stay at a venue that may touch one of these intervals (UTC ms, disjoint, both ends included), none twice.

    A stay whose leaving time is unknown may last ``assumed`` ms after the latest arrival. Only the index is read.
    """
    found = [connection.execute(_COUNTED, _asked(of_venue, *window, assumed)).all() for window in windows]
    # One that is vague reaches into several intervals: the same row is given by each of them.
    rows = dict.fromkeys(tuple(row) for rows in found for row in rows)
    return (EqualStays(*row) for row in rows)


def records_within(
    connection: Connection, of_venue: UUID, windows: Iterable[tuple[int, int]], assumed: int
) -> Iterator[AnyRow]:
    """The records that say these stays, each with the columns of its stay, as they come from the database."""
    seen: set[int] = set()
    for window in windows:
        asked = _asked(of_venue, *window, assumed)
        with closing(connection.execute(_RECORDS, asked, execution_options={"yield_per": _ROWS_AT_ONCE})) as rows:
            for row in rows:
                if row.vseq not in seen:
                    seen.add(row.vseq)
                    yield row


def _asked(of_venue: UUID, since: int, until: int, assumed: int) -> dict[str, object]:
    earliest = since - LONGEST_MS - assumed
    return {"of_venue": of_venue, "earliest": earliest, "since": since, "until": until, "assumed": assumed}
