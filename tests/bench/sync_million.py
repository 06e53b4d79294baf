"""A million records through one hub: whether its memory stays as it is, and whether it takes the last as fast.

A real ``hub serve`` over its own PostgreSQL, a hundred desks of a hundred venues with ten thousand records each, four
of them at a time. What they send is made segment by segment, so that the load needs no memory of its own. Only the
hub's process is looked at, not PostgreSQL's. It takes some minutes, so it runs where it is asked for by name.
"""

import itertools
import json
import os
import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import msgspec
import psutil
from sqlalchemy import func, select

from desktop.domain.clock import Clock
from desktop.hub.hub import Hub, open_hub
from desktop.hub.tables import record as records_table
from desktop.store.bodies import body_digest
from desktop.sync.segment import FIRST_CHAIN, MOST_RECORDS, Record
from desktop.sync.wire import HubPosition
from tests.bench.figures import Figure, Outcome
from tests.bench.sealed_segments import sealed_segment
from tests.bench.sync import A_DECLARATION_EVERY, hub_folder
from tests.hub.office import give_office_key, statement
from tests.hub.processes import running, session_of
from tests.hub.signing_desk import DAY, SigningDesk, new_id
from tests.no_tls import NO_TLS

RECORDS = int(os.environ.get("VENUEDESK_BENCH_MILLION", "1000000"))
DESKS = 100
AT_ONCE = 4
_MARKS = (0.1, 0.5, 1.0)
"""Of all records: where the memory is written down."""
_EVERY_SECONDS = 0.25
_MIB = 1 << 20


def measure(_runs: int) -> Iterator[Outcome]:
    """One run: it is long enough to be no accident."""
    with hub_folder() as folder, running(folder) as served, open_hub(folder / "hub", None, Clock()) as hub:
        give_office_key(hub)
        replicas = [SigningDesk.joined(hub) for _ in range(DESKS)]
        process = psutil.Process(served.process.pid)
        book = _Book(process, start=process.memory_info().rss)
        with book.watching(), ThreadPoolExecutor(AT_ONCE) as pool:
            for done in [
                pool.submit(_hand_over, served.announced["url"], hub, desk, number, book)
                for number, desk in enumerate(replicas)
            ]:
                done.result()
        seconds = time.perf_counter() - book.began
        with hub.engine.begin() as connection:
            stored = int(connection.scalar(select(func.count()).select_from(records_table)) or 0)
        served.stop()  # with its PostgreSQL, which would go on writing into a folder that goes
    yield Figure("a million records: lost or doubled", abs(book.done - stored), "records", 0, 0, f"{stored} stored")
    at = [book.start, *(rss for _, rss, _ in book.marks)]
    marks = ", ".join(f"{done:,}: {rss / _MIB:.0f} MiB" for done, rss, _ in book.marks)
    yield Figure(
        "a million records: the hub's memory grows after the first tenth by",
        max(0, at[-1] - at[1]) / _MIB,
        "MiB",
        30,
        10,
        f"start: {book.start / _MIB:.0f} MiB, {marks}; most {book.most / _MIB:.0f} MiB",
    )
    since = [0.0, *(when for _, _, when in book.marks)]
    steps = zip(itertools.pairwise([0, *(done for done, _, _ in book.marks)]), itertools.pairwise(since), strict=True)
    rates = ", ".join(f"{(b - a) / (d - c):.0f}" for (a, b), (c, d) in steps)
    yield Figure(
        "a million records: seconds for all",
        seconds,
        "s",
        300,
        120,
        f"{book.done / seconds:.0f} records/s, load included; from mark to mark {rates}",
    )


@dataclass
class _Book:
    """What was handed over so far, and the hub's memory on the way."""

    process: psutil.Process
    start: int
    began: float = field(default_factory=time.perf_counter)
    done: int = 0
    most: int = 0
    marks: list[tuple[int, int, float]] = field(default_factory=list)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def add(self, count: int) -> None:
        """So many more are at the hub."""
        with self._turn:
            self.done += count
            if len(self.marks) < len(_MARKS) and self.done >= RECORDS * _MARKS[len(self.marks)]:
                self.marks.append((self.done, self.process.memory_info().rss, time.perf_counter() - self.began))

    def watching(self) -> "_Watch":
        return _Watch(self)


class _Watch:
    """Looks at the memory again and again, for the most that it ever was."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(_EVERY_SECONDS):
            self._book.most = max(self._book.most, self._book.process.memory_info().rss)


def _hand_over(url: str, hub: Hub, desk: SigningDesk, number: int, book: _Book) -> None:
    """All that a desk wrote, segment by segment, each answer believed as a desk does."""
    office, chain = statement(desk.hub), FIRST_CHAIN
    with httpx.Client(base_url=url, timeout=60, trust_env=False, verify=NO_TLS) as http:
        headers = session_of(http, desk)
        for records in _pieces(number, RECORDS // DESKS):
            data, chain = sealed_segment(hub, desk, office, chain, records)
            answer = http.post("/v1/push", content=data, headers=headers)
            answer.raise_for_status()
            expected = msgspec.json.decode(answer.content, type=HubPosition).expected
            assert expected == records[-1].seq + 1
            book.add(len(records))


def _pieces(number: int, count: int) -> Iterator[Sequence[Record]]:
    """The records of a desk, a segment's worth at a time: some weeks of presses, a declaration, which is sealed, among every hundred."""
    chance = random.Random(number)
    gates = [new_id() for _ in range(4)]
    start = int(time.time() * 1000) - 20 * DAY
    for first in range(1, count + 1, MOST_RECORDS):
        yield [_record(chance, gates, start, seq) for seq in range(first, min(first + MOST_RECORDS, count + 1))]


def _record(chance: random.Random, gates: Sequence[str], start: int, seq: int) -> Record:
    at, subject, salt = start + seq * 120_000, new_id(), chance.randbytes(16)
    fields: dict[str, object] = {"id": subject, "gate_id": chance.choice(gates)}
    if seq % A_DECLARATION_EVERY:
        kind = "screening.count"
        fields |= {"at": at, "count": 1, "abnormal": False}
    else:
        kind = "declaration.enter"
        fields |= {
            "visited_from": at,
            "precision": "exact",
            "category": "elderly",
            "name": "x" * 40,
            "address": "云山西路" * 40,
        }
    body = json.dumps(fields, ensure_ascii=False)
    return Record(seq, kind, subject, 1, at, salt, body_digest(salt, body), body)
