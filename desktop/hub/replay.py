"""Replays the quarantine: its records are classified again, since a newer program understands more, or a fault was
fixed.

A record keeps its place (desk, incarnation, seq) and takes effect once. Its retention is counted from when it was first
received.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, bindparam, delete, func, select, update

from desktop.domain.records import RecordKinds
from desktop.hub import persist, queries
from desktop.hub.classify import EXPIRED, Classification, from_raw
from desktop.hub.content_keys import add_content_keys
from desktop.hub.incarnation import Incarnation
from desktop.hub.kinds import RETENTION_EDIT
from desktop.hub.sealing import RecordSealing
from desktop.hub.tables import quarantined, record
from desktop.hub.trusted_time import TrustedTime
from desktop.store.rows import AnyRow

log = logging.getLogger("desktop.hub")
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many records were stored, how many had expired, how many stay in quarantine."""

    stored: int = 0
    expired: int = 0
    left: int = 0

    def __add__(self, other: "Replayed") -> "Replayed":
        return Replayed(self.stored + other.stored, self.expired + other.expired, self.left + other.left)


class Replay:
    """Classifies quarantined records again."""

    def __init__(
        self, engine: Engine, office: bytes, time: TrustedTime, kinds: RecordKinds, sealing: RecordSealing
    ) -> None:
        """``office`` is the hub's public key."""
        self._engine = engine
        self._office = office
        self._time = time
        self._kinds = kinds
        self._sealing = sealing

    def run(self, of_venue: UUID | None = None) -> Replayed:
        """Replay all quarantined records that have their content, of one venue or of all."""
        query = (
            select(quarantined.c.venue, quarantined.c.desk, quarantined.c.incarnation)
            .where(quarantined.c.raw.is_not(None))
            .distinct()
        )
        if of_venue is not None:
            query = query.where(quarantined.c.venue == of_venue)
        with self._engine.begin() as connection:
            incarnations = [Incarnation(*row) for row in connection.execute(query)]
        done = sum((self._source(source) for source in incarnations), Replayed())
        log.info("replayed: %d stored, %d expired, %d left", done.stored, done.expired, done.left)
        return done

    def _source(self, source: Incarnation) -> Replayed:
        done, after = Replayed(), 0
        while True:
            with self._engine.begin() as connection:
                head = queries.lock_head(connection, source)
                rows = _waiting(connection, source, after)
                if head is None or not rows:
                    return done
                done += self._again(connection, source, rows, int(head.settled))
            after = rows[-1].seq

    def _again(self, connection: Connection, source: Incarnation, rows: Sequence[AnyRow], settled: int) -> Replayed:
        now = self._time.now()
        records = [from_raw(row.raw) for row in rows]
        if self._sealing.waits(connection, records):  # without an office key nothing personal is written down
            rows, waiting = _apart(rows, [self._sealing.has_secret(of) for of in records])
            records = [from_raw(row.raw) for row in rows]
            if not rows:
                return Replayed(left=waiting)
        else:
            waiting = 0
        guarded = self._sealing.guarded(connection, source, records, None)
        records = list(guarded.records)
        came: dict[str, int] = {}
        for of, row in zip(records, rows, strict=True):
            came[of.subject] = min(row.received, came.get(of.subject, row.received))
        days = queries.lock_venue(connection, source.venue)
        found = persist.classify_records(connection, source, records, days, now, self._kinds, self._office, came)
        add_content_keys(connection, source.venue, guarded.keys, found)
        if found.days != days and not _decided_since(connection, source.venue, min(row.received for row in rows)):
            queries.set_retention_days(connection, source.venue, found.days)
        _move(connection, source, found)
        with persist.persisting(connection, source, found, now, self._kinds, settled):
            pass
        expired = sum(one.disposition == EXPIRED for one in found.quarantined)
        return Replayed(len(found.kept), expired, len(found.quarantined) - expired + waiting)


def _apart(rows: Sequence[AnyRow], has_secret: Sequence[bool]) -> tuple[Sequence[AnyRow], int]:
    """The rows without those that have to wait, and how many these are."""
    ready = [row for row, waits in zip(rows, has_secret, strict=True) if not waits]
    return ready, len(rows) - len(ready)


def _waiting(connection: Connection, source: Incarnation, after: int) -> Sequence[AnyRow]:
    return connection.execute(
        select(quarantined.c.seq, quarantined.c.received, quarantined.c.raw)
        .where(*queries.is_of(quarantined, source), quarantined.c.seq > after, quarantined.c.raw.is_not(None))
        .order_by(quarantined.c.seq)
        .limit(_AT_ONCE)
        .with_for_update()
    ).all()


def _decided_since(connection: Connection, of_venue: UUID, since: int) -> bool:
    """Whether the venue changed its retention after the replayed records were received."""
    later = select(func.count()).where(
        record.c.venue == of_venue, record.c.kind == RETENTION_EDIT, record.c.received >= since
    )
    return bool(connection.execute(later).scalar_one())


def _move(connection: Connection, source: Incarnation, found: Classification) -> None:
    """Remove records from the quarantine that are stored now, and update the reasons of the others."""
    seqs = [kept.record.seq for kept in found.kept]
    connection.execute(delete(quarantined).where(*queries.is_of(quarantined, source), quarantined.c.seq.in_(seqs)))
    if found.quarantined:
        again = update(quarantined).where(*queries.is_of(quarantined, source), quarantined.c.seq == bindparam("of_seq"))
        connection.execute(
            again,
            [
                {
                    "of_seq": one.record.seq,
                    "disposition": one.disposition,
                    "reason": one.reason,
                    "raw": one.raw,
                    "content_key": None if one.raw is None else one.record.content_key,
                }
                for one in found.quarantined
            ],
        )
