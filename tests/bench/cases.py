"""A case of the health office among ten million stays of a thousand venues, beside plain SQL without the index; and what the
index costs the hub's intake.

The stays are made by the database itself, day by day and venue by venue as they would come.
"""

import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from statistics import median, quantiles
from unittest.mock import patch
from uuid import UUID

import psutil
from sqlalchemy import Connection, text

from desktop.domain.clock import Clock
from desktop.domain.exposure.overlap import Stay
from desktop.domain.exposure.rules import MINUTE_MS
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub import stays
from desktop.hub.hub import Hub, open_hub
from desktop.hub.serve import tune_garbage_collector
from desktop.hub.tokens import Bearer
from desktop.sync.segment import FIRST_CHAIN
from tests.bench.figures import Figure, Outcome, spread
from tests.bench.sealed_segments import sealed_segment
from tests.bench.sync import hub_folder
from tests.hub.office import give_office_key, statement
from tests.hub.signing_desk import SigningDesk, new_id

STAYS = int(os.environ.get("VENUEDESK_BENCH_CASE_STAYS", "10000000"))
VENUES = 1_000
DAYS = 28
LOOKUPS = 100
PLAIN = 5
STAYS_OF_A_CASE = 5
GATES = 6
DAY_MS, HOUR_MS = 86_400_000, 3_600_000
SEGMENT, SEGMENTS = 1_000, 20
EVERY = (10, 1)
"""One record in so many is a declaration, the others are counts of people."""
_FILL = """
    INSERT INTO stay (venue, subject, incarnation, seq, vseq, gate, visited_from, visited_to, precision)
    SELECT venue, uuidv7()::text, venue, number, number, gates[1 + number % :gates], arrived,
        arrived + CASE part WHEN 0 THEN 0 WHEN 1 THEN 43200000 WHEN 2 THEN 86400000 ELSE 600000 + number * 7919 % 7200000 END,
        CASE part WHEN 0 THEN 'exact' WHEN 1 THEN 'morning' WHEN 2 THEN 'unknown' ELSE 'range' END
    FROM (
        SELECT venue, gates, number, part,
            :midnight + CASE WHEN part IN (1, 2) THEN 0
                ELSE 28800000 + (number * 104729 + abs(hashtext(venue::text))::bigint) % 36000 * 1000 / 60000 * 60000 END AS arrived
        FROM unnest(CAST(:venues AS uuid[])) AS venue,
            LATERAL (SELECT ARRAY(SELECT md5(venue::text || g)::uuid::text FROM generate_series(1, :gates) AS g) AS gates) AS g,
            LATERAL (SELECT n + :first AS number, CASE WHEN n % 10 < 3 THEN n % 10 ELSE 3 END AS part
                FROM generate_series(1, :each) AS n) AS numbers
    ) AS made
"""
INSERT_VENUES = """
    INSERT INTO venue (venue, name, code, days, registered)
    SELECT venue, 'venue', substr(venue::text, 1, 8), NULL, 0 FROM unnest(CAST(:venues AS uuid[])) AS venue
"""
_PLAIN_SCAN = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL plan_cache_mode = force_custom_plan",
    "SET LOCAL enable_indexscan = off",
    "SET LOCAL enable_bitmapscan = off",
    "SET LOCAL enable_indexonlyscan = off",
)


def measure(runs: int) -> Iterator[Outcome]:
    """A hub is filled once; lookups are measured in it, then the intake of more with and without the index."""
    with hub_folder() as folder, open_hub(folder / "hub", None, Clock()) as hub:
        venues = [UUID(bytes=random.Random(n).randbytes(16), version=4) for n in range(VENUES)]
        now = fill(hub, venues)
        ours, plain, contacts = lookups(hub, venues, now)
        p95 = quantiles(ours, n=20)[-1]
        detail = (
            f"median {median(ours) * 1000:.1f} ms, {median(contacts):.0f} contacts, {STAYS} stays of {VENUES} venues"
        )
        yield Figure("case across venues p95", p95 * 1000, "ms", 200, 50, detail)
        ratio = median(ours) / median(plain)
        yield Figure("case across venues / plain SQL without the index", ratio, "ratio", 1, 0.1, spread(plain))
        yield from (_intake(hub, max(2, min(runs, 5)), every) for every in EVERY)


def _intake(hub: Hub, runs: int, every: int) -> Figure:
    """What the hub's intake takes of CPU with the index, where one record in so many is a declaration."""
    kept, without = intakes(hub, runs, every)
    what = "declarations alone" if every == 1 else f"one declaration in {every}"
    detail = f"{spread(kept)} / {spread(without)} for {SEGMENTS * SEGMENT} records"
    bar, aim = (1.3, 1.15) if every == 1 else (1.05, 1.02)
    return Figure(
        f"intake with the index of stays / without, {what}", median(kept) / median(without), "ratio", bar, aim, detail
    )


def fill(hub: Hub, venues: Sequence[UUID]) -> int:
    """Put stays of the last four weeks into the index; gives the end of the last day, UTC ms."""
    end = Clock().now_ms() // DAY_MS * DAY_MS
    each = STAYS // VENUES // DAYS
    with hub.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text(INSERT_VENUES), {"venues": venues})
        for day in range(DAYS):
            midnight = end - (DAYS - day) * DAY_MS
            asked = {"venues": venues, "gates": GATES, "midnight": midnight, "first": day * each, "each": each}
            connection.execute(text(_FILL), asked)
        connection.execute(text("VACUUM (ANALYZE) stay"))  # as the database does by itself in an hour
    return end


def lookups(
    hub: Hub, venues: Sequence[UUID], end: int, plain_every: int = LOOKUPS // PLAIN
) -> tuple[list[float], list[float], list[int]]:
    """Seconds of lookups, and of plain SQL that reads all stays for one in so many of the same cases, 0 for none; the contacts
    of each."""
    chance, ours, plain, contacts = random.Random(7), [], [], []
    for number in range(LOOKUPS):
        own = [(venue, _stay(chance, end)) for venue in chance.choices(venues, k=STAYS_OF_A_CASE)]
        with hub.engine.begin() as connection:
            name = hub.cases.open(connection, "bench", "bench")
            hub.cases.add(connection, name, own)
            case = hub.cases.find(connection, name)
        assert case is not None
        with hub.engine.begin() as connection:
            start = time.perf_counter()
            contacts.append(hub.case_lookup.result(connection, case).contacts)
            ours.append(time.perf_counter() - start)
        if plain_every and number % plain_every == 0:
            with hub.engine.begin() as connection:
                for statement in _PLAIN_SCAN:
                    connection.execute(text(statement))
                start = time.perf_counter()
                _all_of(connection, own)
                plain.append(time.perf_counter() - start)
    return ours, plain, contacts


def _all_of(connection: Connection, own: Sequence[tuple[UUID, Stay]]) -> None:
    for venue, stay in own:
        window = stay.visit.visited_from, stay.visit.visited_to + 30 * MINUTE_MS
        list(stays.within(connection, venue, [window], 120 * MINUTE_MS))


def _stay(chance: random.Random, end: int) -> Stay:
    arrived = end - chance.randrange(1, DAYS) * DAY_MS + 8 * HOUR_MS + chance.randrange(540) * MINUTE_MS
    return Stay("", Visit(arrived, arrived + chance.randrange(10, 90) * MINUTE_MS, Precision.RANGE))


def intakes(hub: Hub, runs: int, every: int) -> tuple[list[float], list[float]]:
    """CPU seconds for the records of a desk, with the index of stays and without it, turn about."""
    give_office_key(hub)
    tune_garbage_collector()
    made = [_desk(hub, every) for _ in range(2 * runs)]
    kept: list[float] = []
    without: list[float] = []
    for number, (bearer, segments) in enumerate(made):
        indexes = bool(number % 2)
        with nullcontext() if indexes else patch.object(stays, "keep"):
            before = _cpu(hub)
            for one in segments:
                hub.ingest.take(one, bearer)
            (kept if indexes else without).append(_cpu(hub) - before)
    return kept, without


def _cpu(hub: Hub) -> float:
    """CPU seconds of this process and of the database's process behind its one connection: what else the machine does tells
    on the clock more than the index."""
    with hub.engine.connect() as connection:
        backend = connection.scalar(text("SELECT pg_backend_pid()"))
    times = psutil.Process(int(backend or 0)).cpu_times()
    return time.process_time() + times.user + times.system


def _desk(hub: Hub, every: int) -> tuple[Bearer, list[bytes]]:
    desk = SigningDesk.joined(hub)
    chance, start, gates = random.Random(1), Clock().now_ms() - 20 * DAY_MS, [new_id() for _ in range(4)]
    for number in range(SEGMENT * SEGMENTS):
        at = start + number * MINUTE_MS // 4
        if number % every:
            desk.add(1, body={"at": at, "gate_id": chance.choice(gates), "count": 1})
            continue
        body = {"gate_id": chance.choice(gates), "visited_from": at, "visited_to": at + HOUR_MS, "precision": "range"}
        desk.add(1, "declaration.enter", body={**body, "category": "elderly", "name": "x" * 40, "address": "y" * 200})
    return Bearer(UUID(desk.venue), UUID(desk.desk), desk.raw_key, 0), list(_segments(hub, desk))


def _segments(hub: Hub, desk: SigningDesk) -> Iterator[bytes]:
    office, chain = statement(hub.identity.hub), FIRST_CHAIN
    for first in range(0, len(desk.records), SEGMENT):
        data, chain = sealed_segment(hub, desk, office, chain, desk.records[first : first + SEGMENT])
        yield data
