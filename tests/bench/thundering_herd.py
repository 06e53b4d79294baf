"""A herd of desks that come back to their hub at once, after an outage in which each of them went on working.

A real hub (``hub serve`` over its own PostgreSQL) and so many desks as they speak HTTP: greet, prove the key, ask
where the hub stands, push, believe the receipt; told to come back later they wait as desks do (``desktop.sync.schedule``).
Each desk is a venue of its own. The load comes from the same machine, so the figures are low.

VENUEDESK_BENCH_DESKS (1,000) and VENUEDESK_BENCH_DESK_RECORDS (50) say how many; the sizing note has 10,000.
"""

import asyncio
import http.client
import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import psutil
from sqlalchemy import func, insert, select

from desktop.domain.clock import Clock
from desktop.hub.hub import Hub, open_hub
from desktop.hub.tables import desk as desks_table
from desktop.hub.tables import record, venue, venue_head
from desktop.sync.link import Limits
from desktop.sync.schedule import backoff_seconds
from desktop.sync.wire import Certificate, Hello, HubPosition, Receipt, SessionRequest, SessionToken, signed, verified
from tests.bench.figures import Figure, Outcome
from tests.hub.signing_desk import NOW, SigningDesk
from tests.sync.hub_process import hub_process

DESKS = int(os.environ.get("VENUEDESK_BENCH_DESKS", "1000"))
RECORDS = int(os.environ.get("VENUEDESK_BENCH_DESK_RECORDS", "50"))
_RETURN_SECONDS = DESKS / 1000
"""How far apart the desks notice that the hub is back: ten thousand within a tenth of their usual pause, so worse than
life."""
_NEIGHBOURS = 100
"""Desks that share an address: the hub's limits are for one address."""
_GREETS_EVERY_SECONDS = 0.1
LIMITS = Limits()
"""A desk's own patience."""
_MIB = 1 << 20
T = TypeVar("T", bound=msgspec.Struct)


def measure(_runs: int) -> Iterator[Outcome]:
    """One return of the herd: it is long enough to be no accident."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home, hub_process(Path(home)) as process:
        with open_hub(process.folder, None, Clock()) as hub:
            replicas = _herd(hub)
            server = psutil.Process(process.process.pid) if process.process else None
            before, spent = (server.memory_info().rss, _cpu_seconds(server)) if server else (0, 0.0)
            answers = _Answers()
            with _somebody_else(process.url) as waits:
                asyncio.run(_return(process.url, hub, replicas, answers))
                seconds = time.perf_counter() - answers.began
            after, spent = (server.memory_info().rss, _cpu_seconds(server) - spent) if server else (0, 0.0)
            with hub.engine.begin() as connection:
                stored = int(connection.scalar(select(func.count()).select_from(record)) or 0)
        expected = DESKS * RECORDS
        yield Figure(
            "herd: records lost, doubled or unanswered",
            abs(expected - stored) + answers.unsynced,
            "records",
            0,
            0,
            f"{DESKS} desks × {RECORDS} records",
        )
        busy = answers.codes[503] + answers.codes[429]
        yield Figure(
            "herd: seconds for 1,000 desks",
            seconds / DESKS * 1000,
            "s",
            120,
            40,
            f"{expected / seconds:.0f} records/s, {answers.requests} requests, {busy} told to come back",
        )
        yield Figure(
            "herd: answers that came after the desk had given up",
            answers.broken,
            "answers",
            20,
            0,
            f"a desk waits {LIMITS.read:.0f} s; told to come back after {_ms(answers.refused)}, others {_ms(answers.seconds)}",
        )
        yield Figure(
            "herd: a greeting of somebody else meanwhile, p95",
            quantiles(waits, n=20)[-1] * 1000,
            "ms",
            2000,
            500,
            f"a new connection each time, {_ms(waits)}",
        )
        yield Figure(
            "herd: the hub's processor time for a desk",
            spent / DESKS * 1000,
            "ms",
            40,
            15,
            "the load on the same processors",
        )
        yield Figure("herd: the hub's memory grows by", max(0, after - before) / _MIB, "MiB", 150, 60)


@dataclass
class _Answers:
    """What the desks were answered."""

    began: float = 0.0
    requests: int = 0
    unsynced: int = 0
    broken: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)


def _ms(seconds: Sequence[float]) -> str:
    if len(seconds) < 2:
        return "–"
    return f"{median(seconds) * 1000:.0f} ms (p95 {quantiles(seconds, n=20)[-1] * 1000:.0f}, most {max(seconds) * 1000:.0f})"


@contextmanager
def _somebody_else(url: str) -> Iterator[list[float]]:
    """Greets the hub again and again from a process of its own until the block ends; then, how long each answer took."""
    waits: list[float] = []
    here, there = multiprocessing.get_context("spawn").Pipe()
    other = multiprocessing.get_context("spawn").Process(target=_greet, args=(url, there))
    other.start()
    here.recv()
    yield waits
    here.send(None)
    waits += here.recv()
    other.join()


def _greet(url: str, parent: Connection) -> None:
    host, waits = urlsplit(url).netloc, []
    parent.send(None)
    while not parent.poll(_GREETS_EVERY_SECONDS):
        start = time.perf_counter()
        asking = http.client.HTTPConnection(host, timeout=60)
        asking.request("GET", "/v1/hello")
        asking.getresponse().read()
        asking.close()
        waits.append(time.perf_counter() - start)
    parent.send(waits)


def _cpu_seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _herd(hub: Hub) -> list[SigningDesk]:
    """Desks that the hub knows and approved, each with what it wrote meanwhile."""
    replicas = []
    now = hub.desks.hello().now
    for _ in range(DESKS):
        desk = SigningDesk(hub.identity.hub)
        certificate = Certificate(desk.hub, desk.venue, desk.desk, desk.raw_key, now)
        desk.certificate = signed("certificate", certificate, hub.identity.signing)
        desk.add(RECORDS, body={"at": NOW, "gate_id": desk.venue, "count": 1})
        replicas.append(desk)
    with hub.engine.begin() as connection:
        venues = [UUID(desk.venue) for desk in replicas]
        connection.execute(
            insert(venue),
            [
                {"venue": v, "name": "江北街道社区卫生服务中心", "code": f"H{n:07}", "days": None, "registered": now}
                for n, v in enumerate(venues)
            ],
        )
        connection.execute(insert(venue_head), [{"venue": v, "vseq": 0, "desks": 1} for v in venues])
        connection.execute(
            insert(desks_table),
            [
                {
                    "venue": UUID(d.venue),
                    "desk": UUID(d.desk),
                    "number": 1,
                    "key": d.raw_key,
                    "certificate": d.certificate,
                    "state": "approved",
                    "asked": now,
                    "decided": now,
                }
                for d in replicas
            ],
        )
    return replicas


async def _return(url: str, hub: Hub, replicas: Sequence[SigningDesk], answers: _Answers) -> None:
    rng = random.Random(1)
    address = urlsplit(url)
    segments = [desk.segment() for desk in replicas]  # made before, so that the load costs less than the hub
    answers.began = time.perf_counter()
    await asyncio.gather(
        *(
            _Returning(_Line(address.hostname or "", address.port or 0, n), hub, desk, segment, answers, rng).run()
            for n, (desk, segment) in enumerate(zip(replicas, segments, strict=True))
        )
    )


class _TooLate(Exception):
    """The desk gave up."""


@dataclass
class _Line:
    """HTTP as one desk speaks it, in a connection that is kept: a client library would cost more than the hub does."""

    host: str
    port: int
    number: int
    _both: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, content: bytes, token: str) -> tuple[int, float, bytes]:
        """Status, seconds of Retry-After, body. Raises ``_TooLate``."""
        try:
            if self._both is None:
                own = (f"127.1.{self.number // _NEIGHBOURS // 250}.{self.number // _NEIGHBOURS % 250 + 1}", 0)
                async with asyncio.timeout(LIMITS.connect):
                    self._both = await asyncio.open_connection(self.host, self.port, local_addr=own)
            async with asyncio.timeout(LIMITS.read):
                return await self._exchange(*self._both, method, path, content, token)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            self.close()
            raise _TooLate from None

    async def _exchange(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        method: str,
        path: str,
        content: bytes,
        token: str,
    ) -> tuple[int, float, bytes]:
        proof = f"Authorization: Bearer {token}\r\n" if token else ""
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(content)}\r\n{proof}\r\n"
        writer.write(head.encode() + content)
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().lower().splitlines()
        headers = dict(line.split(": ", 1) for line in lines if line)
        body = await reader.readexactly(int(headers["content-length"]))
        if headers.get("connection") == "close":
            self.close()
        return int(first.split()[1]), float(headers.get("retry-after", 0)), body

    def close(self) -> None:
        if self._both is not None:
            self._both[1].close()
            self._both = None


class _Returning:
    """One desk on its way back."""

    def __init__(
        self, line: _Line, hub: Hub, desk: SigningDesk, segment: bytes, answers: _Answers, rng: random.Random
    ) -> None:
        self._line = line
        self._hub = hub
        self._desk = desk
        self._segment = segment
        self._told = answers
        self._rng = rng
        self._retry_after = 0.0

    async def run(self) -> None:
        """Until a signed receipt covers the last record."""
        await asyncio.sleep(self._rng.uniform(0, _RETURN_SECONDS))
        failures = 0
        while not await self._sync():
            failures += 1
            await asyncio.sleep(backoff_seconds(failures, self._rng, self._retry_after))
            if failures > 20:
                self._told.unsynced += 1
                break
        self._line.close()

    async def _sync(self) -> bool:
        desk = self._desk
        hello = await self._ask("GET", "/v1/hello", Hello)
        proof = hello and await self._ask("POST", "/v1/session", SessionToken, _json(desk.proving(hello.nonce)))
        if not proof:
            return False
        position = await self._ask("GET", f"/v1/desk?incarnation={desk.incarnation}", HubPosition, token=proof.token)
        if position is None:
            return False
        if position.expected <= len(desk.records):
            position = await self._ask("POST", "/v1/push", HubPosition, self._segment, token=proof.token)
        if position is None:
            return False
        return verified("receipt", position.receipt, Receipt, self._hub.identity.public).stored == len(desk.records)

    async def _ask(self, method: str, path: str, kind: type[T], content: bytes = b"", token: str = "") -> T | None:
        self._retry_after = 0.0
        start = time.perf_counter()
        self._told.requests += 1
        try:
            status, self._retry_after, body = await self._line.ask(method, path, content, token)
        except _TooLate:
            self._told.broken += 1
            return None
        (self._told.seconds if status == 200 else self._told.refused).append(time.perf_counter() - start)
        self._told.codes[status] += 1
        return msgspec.json.decode(body, type=kind) if status == 200 else None


def _json(asked: SessionRequest) -> bytes:
    return msgspec.json.encode(asked)
