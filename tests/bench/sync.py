"""The first sync of a desk that counted for months: how fast the hub takes it, and what it weighs.

A real desk on the real disk, its own segments, and a hub over its own PostgreSQL as it is started in the field. What
the hub's intake does with them (signatures, digests, chain, validation, retention, totals, one transaction a segment)
is compared with PostgreSQL alone: the same rows by binary COPY into a table with the same indexes, in one transaction.
"""

import datetime as dt
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, text

from desktop.domain.clock import Clock, from_venue_time
from desktop.hub.hub import Hub, open_hub
from desktop.hub.serve import tune_garbage_collector
from desktop.hub.tables import metadata
from desktop.hub.tokens import Bearer
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.services.sync.sync import SyncService
from desktop.sync.outgoing import Outgoing, Point, Sealed
from desktop.sync.state import SyncStateRepository
from tests.bench import pouch
from tests.bench.declarations import bench_desk, visits
from tests.bench.figures import Figure, Outcome, spread
from tests.hub.processes import running

RECORDS = 100_000
A_DECLARATION_EVERY = 100
_TICKET_HOURS = 1


def measure(runs: int) -> Iterator[Outcome]:
    """A first sync over HTTP, then the hub's part of it against COPY, turn about."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as name,
        hub_folder() as folder,
        running(folder) as served,
        bench_desk(Path(name)) as desk,
        open_hub(folder / "hub", None, Clock()) as hub,
    ):
        _fill(desk)
        rate = _first_sync(desk, hub, served.announced["url"])
        yield Figure(
            "first sync of 100,000 records over loopback",
            RECORDS / rate * 1000,
            "ms",
            8000,
            4000,
            f"{rate:.0f} records/s, both ends and PostgreSQL on this machine",
        )
        yield pouch.compare(rate)
        segments = _segments(desk)
        records = sum(one.records for one in segments)
        size = sum(len(one.data) for one in segments) / records
        yield Figure("a record on the wire", size, "bytes", 60, 50, f"{records} records, one in a hundred sealed")
        yield _against_copy(hub, _bearer(desk), segments, max(2, min(runs, 5)))
        served.stop()  # with its PostgreSQL, which would go on writing into a folder that goes


@contextmanager
def hub_folder() -> Iterator[Path]:
    """A folder that the lower user, as whom root's PostgreSQL runs, can pass through."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


def _fill(desk: Desk) -> None:
    """Presses of the last months, and a declaration among every hundred."""
    chance, gates = random.Random(4), [gate.id for gate in desk.gates.list()]
    start = from_venue_time(dt.datetime.combine(dt.date.today() - dt.timedelta(days=80), dt.time(8)))
    drafts = visits(RECORDS // A_DECLARATION_EVERY)
    for number in range(RECORDS // 1000):
        at = start + number // 2 * 86_400_000
        desk.counting.take(
            [
                Pressed(chance.choice(gates), at + chance.randrange(36_000_000))
                for _ in range(1000 - 1000 // A_DECLARATION_EVERY)
            ]
        )
        for _ in range(1000 // A_DECLARATION_EVERY):
            desk.declarations.enter(next(drafts))


def _first_sync(desk: Desk, hub: Hub, url: str) -> float:
    """Records a second."""
    sync = SyncService(desk.store, desk.session)
    desk.enrolment.enroll(url, hub.tickets.make(None, "", _TICKET_HOURS, approves=False).text)
    hub.desks.decide(str(hub.desks.all()[0].desk), "approved")
    start = time.perf_counter()
    sent = sync.sync_now().records
    return sent / (time.perf_counter() - start)


def _segments(desk: Desk) -> Sequence[Sealed]:
    book = SyncStateRepository(desk.store)
    hub = book.known().hub
    assert hub is not None
    return tuple(Outgoing(desk.store, hub.id, book.key()).segments(Point()))


def _bearer(desk: Desk) -> Bearer:
    """What the token of the desk's session tells the hub."""
    outgoing = Outgoing(desk.store, "", SyncStateRepository(desk.store).key())
    key = SyncStateRepository(desk.store).key().public_key().public_bytes_raw()
    return Bearer(UUID(outgoing.venue), UUID(outgoing.identity.desk), key, 0)


def _against_copy(hub: Hub, bearer: Bearer, segments: Sequence[Sealed], runs: int) -> Figure:
    ours: list[float] = []
    theirs: list[float] = []
    tune_garbage_collector()  # as the hub does when it begins to serve
    for _ in range(runs):
        _empty(hub.engine)
        start = time.perf_counter()
        for segment in segments:
            hub.ingest.take(segment.data, bearer)
        ours.append(time.perf_counter() - start)
        theirs.append(_copy(hub.engine))
    detail = f"{spread(ours)} / {spread(theirs)}; {median(theirs) / median(ours):.2f} of its speed"
    return Figure(
        "push, fully validated / indexed COPY", median(ours) / median(theirs), "ratio", 1 / 0.15, 1 / 0.3, detail
    )


def _empty(engine: Engine) -> None:
    kept = {"venue", "desk", "venue_head", "ticket", "office_key"}
    with engine.begin() as connection:
        names = ", ".join(name for name in metadata.tables if name not in kept)
        connection.execute(text(f"TRUNCATE {names}"))
        connection.execute(text("UPDATE venue_head SET vseq = 0"))


def _copy(engine: Engine) -> float:
    """Seconds for the rows that are there, into an empty table with the same indexes."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE copied (LIKE record INCLUDING INDEXES)"))
        rows = [tuple(row) for row in connection.execute(text("SELECT * FROM record ORDER BY vseq"))]
        connection.execute(text("CHECKPOINT"))
    types = (
        "uuid",
        "uuid",
        "uuid",
        "int8",
        "int8",
        "text",
        "text",
        "int4",
        "int8",
        "int8",
        "int8",
        "bytea",
        "bytea",
        "text",
        "bytea",
        "bytea",
    )
    start = time.perf_counter()
    with engine.begin() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy("COPY copied FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)
    seconds = time.perf_counter() - start
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE copied"))
    return seconds
