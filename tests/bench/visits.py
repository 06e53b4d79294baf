"""Visits of phones, by how many are in the database: to store more, to look up a case, and the retention.

The visits are made by the database itself, of four weeks, day by day as they would come: the more there are, the more venues
have them. Each figure is that of the largest size over that of the smallest.
"""

import os
import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median
from uuid import UUID, uuid4

from sqlalchemy import text

from desktop.domain.clock import Clock
from desktop.hub.check_in.retention import make_months
from desktop.hub.check_in.tables import visit
from desktop.hub.check_in.visits import NewVisit, VisitSealing, store_visits
from desktop.hub.hub import Hub, open_hub
from desktop.sync.visit_body import VisitBody
from tests.bench import cases
from tests.bench.cases import DAY_MS, DAYS
from tests.bench.figures import Figure, Outcome, spread
from tests.bench.sync import hub_folder
from tests.hub.office import give_office_key
from tests.hub.signing_desk import new_id

SIZES = tuple(int(each) for each in os.environ.get("VENUEDESK_BENCH_VISIT_SIZES", "1000000,10000000").split(","))
VISITS_OF_A_VENUE = 10_000
BATCH, BATCHES, AT_VENUES = 500, 20, 20
_FILLING = 2
"""Connections that fill the database, for two cores."""
AFTER_DAYS = 75
"""When all months with visits are past their retention."""
_SEALED = int(os.environ.get("VENUEDESK_BENCH_VISIT_BYTES", "500"))
"""Bytes of a sealed visit: 500 with a declaration. Fewer make room for more visits on a small disk, the same at each size."""
_FILL = """
    INSERT INTO visit (venue, issued, id, stay, gate, arrived, "left", people, abnormal, seq, digest, sealed, content_key)
    SELECT venue, arrived - 20000, id, id, md5(venue::text || (n % :gates))::uuid::text, arrived,
        CASE WHEN n % 3 = 0 THEN arrived + 1800000 END, 1 + n % 2, n % 50 = 0, n, decode(md5(n::text) || md5(id::text), 'hex'),
        decode(repeat(md5(id::text), :size / 16), 'hex'), decode(md5(venue::text), 'hex')
    FROM (
        SELECT venue, n, uuidv7() AS id,
            :midnight + 28800000 + CAST(n AS bigint) * 36000000 / :each + abs(hashtext(venue::text)) % 60000 AS arrived
        FROM generate_series(1, :each) AS n, unnest(CAST(:venues AS uuid[])) AS venue
        ORDER BY n
    ) AS made
"""
_COUNT = """
    INSERT INTO scan_hour (venue, hour, gate, count, abnormal, outdated, vseq)
    SELECT venue, arrived / 3600000 * 3600000, gate, sum(people), 0, 0, NULL FROM visit GROUP BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds at a size. ``idle``: runs of the retention with nothing due; ``day``: of one that deletes ``deleted`` visits;
    ``months``: of one that drops all the others, ``dropped``, with their months."""

    visits: int
    store: tuple[float, ...]
    lookup: tuple[float, ...]
    idle: tuple[float, ...]
    day: float
    deleted: int
    months: float
    dropped: int


def measure(_runs: int) -> Iterator[Outcome]:
    """Every size in a hub of its own, the smallest first."""
    found = [_at(size) for size in sorted(SIZES)]
    yield from _compared(found)


def _compared(found: Sequence[Measured]) -> Iterator[Figure]:
    for name, seconds in (
        (f"store {BATCH} visits", lambda of: median(of.store)),
        ("a case's lookup", lambda of: median(of.lookup)),
        ("retention, a thousand visits deleted", lambda of: of.day / of.deleted * 1000),
        ("retention, a thousand visits dropped with their months", lambda of: of.months / of.dropped * 1000),
    ):
        each = [seconds(one) for one in found]
        detail = ", ".join(f"{one.visits:,}: {took * 1000:.1f} ms" for one, took in zip(found, each, strict=True))
        yield Figure(f"{name}, most visits / fewest", each[-1] / each[0], "ratio", 2, 1.2, detail)
    name, idle = "a run of the retention with nothing due, most visits and venues", found[-1].idle
    yield Figure(name, median(idle) * 1000, "ms", 1000, 100, spread(idle))


def _at(size: int) -> Measured:
    with hub_folder() as folder, open_hub(folder / "hub", None, Clock()) as hub:
        give_office_key(hub)
        venues = [
            UUID(bytes=random.Random(n).randbytes(16), version=4) for n in range(max(1, size // VISITS_OF_A_VENUE))
        ]
        end = fill(hub, venues, VISITS_OF_A_VENUE)
        lookups, _, _ = cases.lookups(hub, venues, end, plain_every=0)
        stored = tuple(_store(hub, venues, run) for run in range(BATCHES))
        idle = tuple(_timed(hub, end)[0] for _ in range(5))
        day, deleted = _timed(hub, end + DAY_MS)
        months, one_by_one = _timed(hub, end + AFTER_DAYS * DAY_MS)
        if one_by_one:
            raise AssertionError(one_by_one)
        dropped = len(venues) * (VISITS_OF_A_VENUE // DAYS) * DAYS + BATCH * BATCHES - deleted
        return Measured(size, stored, tuple(lookups), idle, day, deleted, months, dropped)


def fill(hub: Hub, venues: Sequence[UUID], each: int) -> int:
    """Put so many visits of each venue into the last four weeks; gives the end of the last day, UTC ms."""
    end = Clock().now_ms() // DAY_MS * DAY_MS
    with hub.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for setting in ("statement_timeout = 0", "work_mem = '2GB'", "maintenance_work_mem = '2GB'"):
            connection.execute(text(f"SET {setting}"))
        make_months(connection, end - 40 * DAY_MS)
        make_months(connection, end)
        connection.execute(text(cases.INSERT_VENUES), {"venues": venues})
        # Indexes are made when the visits are there, as in a database that was put back from a dump.
        connection.execute(text("ALTER TABLE visit DROP CONSTRAINT visit_pkey"))
        for index in visit.indexes:
            index.drop(connection)
        with ThreadPoolExecutor(_FILLING) as pool:
            parts = [venues[number::_FILLING] for number in range(_FILLING)]
            list(pool.map(lambda part: _fill_days(hub, part, end, each // DAYS), filter(None, parts)))
        connection.execute(text("ALTER TABLE visit ADD PRIMARY KEY (venue, issued, id)"))
        for index in visit.indexes:
            index.create(connection)
        connection.execute(text(_COUNT))
        connection.execute(text("VACUUM (ANALYZE) visit, scan_hour"))  # as the database does by itself in an hour
        connection.execute(text("CHECKPOINT"))
    return end


def _fill_days(hub: Hub, venues: Sequence[UUID], end: int, each: int) -> None:
    """One day after the other, of all these venues side by side."""
    with hub.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for setting in ("statement_timeout = 0", "work_mem = '1GB'"):
            connection.execute(text(f"SET {setting}"))
        for day in range(DAYS):
            asked = {"venues": venues, "gates": cases.GATES, "midnight": end - (DAYS - day) * DAY_MS, "size": _SEALED}
            connection.execute(text(_FILL), asked | {"each": each})


def _store(hub: Hub, venues: Sequence[UUID], run: int) -> float:
    """Seconds to store the visits of some halls that wait together."""
    now, chance = Clock().now_ms(), random.Random(run)
    sealing = VisitSealing(hub.engine, hub.offices, hub.identity.hub)
    halls = chance.choices(venues, k=AT_VENUES)
    sealed = []
    for number in range(BATCH):
        body = VisitBody(new_id(), new_id(), now, now, "赫连素问", "13997053316", symptoms="", travel_history="no")
        of = uuid4()
        new = NewVisit(halls[number % AT_VENUES], f"gate {number % 4}", of, now, of, now, 1, False, "", body)
        sealed.append(sealing.sealed(new))
    start = time.perf_counter()
    with hub.engine.begin() as connection:
        store_visits(connection, sealed)
    return time.perf_counter() - start


def _timed(hub: Hub, now: int) -> tuple[float, int]:
    start = time.perf_counter()
    gone = hub.visit_retention.expire(now)
    return time.perf_counter() - start, gone
