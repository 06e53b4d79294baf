"""Registers visits: sealed for the health office, durable before the phone is answered, each once.

Requests that wait for the database together share one transaction, so that a hall full of people costs one flush to the disk.
"""

import asyncio
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, text, update
from sqlalchemy.dialects.postgresql import insert
from starlette.concurrency import run_in_threadpool
from uuid6 import uuid7

from desktop.domain.hourly import hour_of
from desktop.hub.check_in.tables import visit, visit_key
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.refused import refused
from desktop.hub.tickets import NO_VENUE
from desktop.store.bodies import body_digest
from desktop.sync.sealing import ContentKey, Place, Sealer, new_content_key
from desktop.sync.segment import Record
from desktop.sync.visit_body import KIND, SCHEMA, VisitBody

_AT_ONCE = 500
"""Visits of one transaction."""
_MOST_WAITING = 5_000
"""Visits that may wait; more are told that the hub is busy, rather than in half a minute."""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to register. ``people`` counts those who came along; times are UTC ms; ``outdated_gate``: the
    gate whose code was scanned where that is not in use any more, else empty."""

    venue: UUID
    gate: str
    id: UUID
    issued: int
    stay: UUID
    arrived: int
    people: int
    abnormal: bool
    outdated_gate: str
    body: VisitBody


@dataclass(frozen=True, slots=True)
class _SealedVisit:
    visit: NewVisit
    seq: int
    digest: bytes
    sealed: bytes
    key: "_HourKey"


class _HourKey:
    """A content key of this process and an hour, in memory only."""

    def __init__(self, key: ContentKey, hour: int) -> None:
        self.name = uuid7().bytes
        self.wrapped, self.fingerprint = key.wrapped, key.fingerprint
        self.hour = hour
        self.venues: set[UUID] = set()
        """Venues at which it is stored."""
        self.seq = 0
        self._key = key
        self._sealers: dict[UUID, Sealer] = {}

    def sealer(self, hub: str, of_venue: UUID) -> Sealer:
        if of_venue not in self._sealers:
            self._sealers[of_venue] = Sealer(place_of(hub, of_venue), self._key)
        return self._sealers[of_venue]

    def __repr__(self) -> str:
        """Without the secret: tracebacks may show it."""
        return f"_HourKey({self.hour})"


def place_of(hub: str, of_venue: UUID) -> Place:
    """Whose record a visit is when it is sealed: no desk's."""
    return Place(hub, str(of_venue), str(NO_VENUE), str(NO_VENUE))


class VisitSealing:
    """Seals visits with a key of this process and hour. For one thread at a time."""

    def __init__(self, engine: Engine, offices: OfficeKeys, hub: str) -> None:
        self._engine = engine
        self._offices = offices
        self._hub = hub
        self._key: _HourKey | None = None

    def sealed(self, one: NewVisit) -> _SealedVisit:
        """The visit as it may be stored. Raises ``Refused`` (503) where the hub has no office key."""
        key = self._present(hour_of(one.arrived))
        key.seq += 1
        body = one.body.encoded()
        salt = os.urandom(16)
        digest = body_digest(salt, body)
        record = Record(key.seq, KIND, str(one.id), SCHEMA, one.arrived, salt, digest, body)
        done = key.sealer(self._hub, one.venue).sealed(record, "")
        return _SealedVisit(one, key.seq, digest, done.sealed or b"", key)

    def _present(self, hour: int) -> _HourKey:
        if self._key is None or self._key.hour != hour:
            with self._engine.begin() as connection:
                office = self._offices.present(connection)
            if office is None:
                raise refused(503, "office_key")
            self._key = _HourKey(new_content_key(office.key), hour)
        return self._key


_ADD = text(
    "INSERT INTO visit (venue, issued, id, stay, gate, arrived, people, abnormal, seq, digest, sealed, content_key)"
    " SELECT * FROM unnest(CAST(:venues AS uuid[]), CAST(:issued AS bigint[]), CAST(:ids AS uuid[]),"
    " CAST(:stays AS uuid[]), CAST(:gates AS text[]), CAST(:arrived AS bigint[]), CAST(:people AS int[]),"
    " CAST(:abnormal AS boolean[]), CAST(:seqs AS bigint[]), CAST(:digests AS bytea[]), CAST(:sealed AS bytea[]),"
    " CAST(:keys AS bytea[]))"
    " ON CONFLICT DO NOTHING RETURNING id"
)
_COUNT = text(
    "INSERT INTO scan_hour (venue, hour, gate, count, abnormal, outdated, vseq)"
    " SELECT venue, hour, gate, count, abnormal, outdated, NULL"
    " FROM unnest(CAST(:venues AS uuid[]), CAST(:hours AS bigint[]), CAST(:gates AS text[]), CAST(:counts AS bigint[]),"
    " CAST(:abnormal AS bigint[]), CAST(:outdated AS bigint[])) AS t (venue, hour, gate, count, abnormal, outdated)"
    " ORDER BY venue, hour, gate"  # two processes lock the same rows in the same order
    " ON CONFLICT (venue, hour, gate) DO UPDATE SET count = scan_hour.count + excluded.count,"
    " abnormal = scan_hour.abnormal + excluded.abnormal, outdated = scan_hour.outdated + excluded.outdated, vseq = NULL"
)


def store_visits(connection: Connection, sealed: Sequence[_SealedVisit]) -> None:
    """Insert visits and count those that were not there yet; the content keys are stored with them."""
    new_keys = {(one.visit.venue, one.key.name): one.key for one in sealed if one.visit.venue not in one.key.venues}
    if new_keys:
        rows = [
            {
                "venue": of_venue,
                "content_key": name,
                "made": key.hour,
                "office": key.fingerprint,
                "wrapped": key.wrapped,
            }
            for (of_venue, name), key in new_keys.items()
        ]
        connection.execute(insert(visit_key).on_conflict_do_nothing(), rows)
    visits = [one.visit for one in sealed]
    added = connection.execute(
        _ADD,
        {
            "venues": [one.venue for one in visits],
            "issued": [one.issued for one in visits],
            "ids": [one.id for one in visits],
            "stays": [one.stay for one in visits],
            "gates": [one.gate for one in visits],
            "arrived": [one.arrived for one in visits],
            "people": [one.people for one in visits],
            "abnormal": [one.abnormal for one in visits],
            "seqs": [one.seq for one in sealed],
            "digests": [one.digest for one in sealed],
            "sealed": [one.sealed for one in sealed],
            "keys": [one.key.name for one in sealed],
        },
    )
    new = set(added.scalars())
    _count(connection, (one for one in visits if one.id in new))


def _count(connection: Connection, visits: Iterable[NewVisit]) -> None:
    sums: dict[tuple[UUID, int, str], list[int]] = {}
    for one in visits:
        of = sums.setdefault((one.venue, hour_of(one.arrived), one.gate), [0, 0, 0])
        of[0] += one.people
        of[1] += one.abnormal
        if one.outdated_gate:
            sums.setdefault((one.venue, hour_of(one.arrived), one.outdated_gate), [0, 0, 0])[2] += one.people
    if sums:
        connection.execute(
            _COUNT,
            {
                "venues": [key[0] for key in sums],
                "hours": [key[1] for key in sums],
                "gates": [key[2] for key in sums],
                "counts": [of[0] for of in sums.values()],
                "abnormal": [of[1] for of in sums.values()],
                "outdated": [of[2] for of in sums.values()],
            },
        )


class Visits:
    """Registers visits of many requests in few transactions. For one event loop; the work is done in a thread."""

    def __init__(self, engine: Engine, sealing: VisitSealing) -> None:
        self._engine = engine
        self._sealing = sealing
        self._waiting: list[tuple[NewVisit, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._one_writer = threading.Lock()

    async def register(self, one: NewVisit) -> None:
        """Store a visit; repeating it has no effect. It is durable when this returns. Raises ``Refused`` (503), and what the
        database raises."""
        if len(self._waiting) >= _MOST_WAITING:
            raise refused(503, "busy", 5)
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((one, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await done

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
            try:
                await run_in_threadpool(self._write, [one for one, _ in batch])
            except Exception as error:  # each request answers for itself: busy, or a fault
                for _, done in batch:
                    if not done.done():
                        done.set_exception(error)
            else:
                for _, done in batch:
                    if not done.done():
                        done.set_result(None)

    def _write(self, batch: Sequence[NewVisit]) -> None:
        with self._one_writer:  # also while an earlier loop's last batch is written
            sealed = [self._sealing.sealed(one) for one in batch]
            with self._engine.begin() as connection:
                store_visits(connection, sealed)
            for one in sealed:
                one.key.venues.add(one.visit.venue)

    async def depart(self, of_venue: UUID, issued: int, identifier: UUID, at: int) -> bool:
        """Note that the people of a visit leave. Whether it was noted: a visit that is gone, or was left before, is not."""
        return await run_in_threadpool(self._depart, of_venue, issued, identifier, at)

    def _depart(self, of_venue: UUID, issued: int, identifier: UUID, at: int) -> bool:
        c = visit.c
        with self._engine.begin() as connection:
            done = connection.execute(
                update(visit)
                .where(c.venue == of_venue, c.issued == issued, c.id == identifier, c.departed.is_(None))
                .where(c.arrived <= at)
                .values(departed=at)
            )
        return bool(done.rowcount)
