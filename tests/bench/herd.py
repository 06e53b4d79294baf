"""A herd of desks that come back to their hub at once, after an outage in which each of them went on working.

A real hub (``hub serve`` over its own PostgreSQL) and so many desks as they speak HTTP: greet, prove the key, ask
where the hub stands, push, believe the receipt; told to come back later they wait as desks do (``desktop.sync.pace``).
Each desk is a venue of its own. The load comes from one process on the same machine, so the figures are low.

VENUEDESK_BENCH_DESKS (1,000) and VENUEDESK_BENCH_DESK_RECORDS (50) say how many; the sizing note has 10,000.
"""

import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeVar
from uuid import UUID

import httpx
import msgspec
import psutil
from sqlalchemy import func, insert, select

from desktop.domain.clock import Clock
from desktop.hub.hub import Hub, open_hub
from desktop.hub.tables import desk as desks_table
from desktop.hub.tables import record, venue, venue_head
from desktop.sync.pace import delay
from desktop.sync.wire import Certificate, Hello, Receipt, SessionAsked, SessionToken, Standing, signed, verified
from tests.bench.figures import Figure, Outcome
from tests.hub.signing_desk import SigningDesk
from tests.sync.hub_process import hub_process

DESKS = int(os.environ.get("VENUEDESK_BENCH_DESKS", "1000"))
RECORDS = int(os.environ.get("VENUEDESK_BENCH_DESK_RECORDS", "50"))
_RETURN_SECONDS = 10.0
"""How far apart the desks notice that the hub is back: a tenth of their usual pause, so worse than life."""
_NEIGHBOURS = 100
"""Desks that share an address: the hub's limits are for one address."""
_MIB = 1 << 20
T = TypeVar("T", bound=msgspec.Struct)


def measure(_runs: int) -> Iterator[Outcome]:
    """One return of the herd: it is long enough to be no accident."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home, hub_process(Path(home)) as process:
        with open_hub(process.folder, None, Clock()) as hub:
            herd = _herd(hub)
            server = psutil.Process(process.process.pid) if process.process else None
            before, spent = (server.memory_info().rss, _cpu_seconds(server)) if server else (0, 0.0)
            told = _Told()
            start = time.perf_counter()
            asyncio.run(_return(process.url, hub, herd, told))
            seconds = time.perf_counter() - start
            after, spent = (server.memory_info().rss, _cpu_seconds(server) - spent) if server else (0, 0.0)
            with hub.engine.begin() as connection:
                stored = int(connection.scalar(select(func.count()).select_from(record)) or 0)
        expected = DESKS * RECORDS
        yield Figure(
            "herd: records lost, doubled or unanswered", abs(expected - stored) + told.unsynced, "records", 0, 0,
            f"{DESKS} desks × {RECORDS} records",
        )  # fmt: skip
        busy = told.codes[503] + told.codes[429]
        yield Figure(
            "herd: seconds for 1,000 desks", seconds / DESKS * 1000, "s", 120, 40,
            f"{expected / seconds:.0f} records/s, {told.requests} requests, {busy} told to come back, {told.broken} cut off",
        )  # fmt: skip
        yield Figure(
            "herd: the hub's processor time for a desk", spent / DESKS * 1000, "ms", 40, 15,
            f"an answer took {median(told.seconds) * 1000:.0f} ms, the load on the same processors included",
        )  # fmt: skip
        yield Figure("herd: the hub's memory grows by", max(0, after - before) / _MIB, "MiB", 150, 60)


@dataclass
class _Told:
    """What the desks were answered."""

    requests: int = 0
    unsynced: int = 0
    broken: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def _cpu_seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _herd(hub: Hub) -> list[SigningDesk]:
    """Desks that the hub knows and approved, each with what it wrote meanwhile."""
    herd = []
    now = hub.desks.hello().now
    for _ in range(DESKS):
        desk = SigningDesk(hub.identity.hub)
        certificate = Certificate(desk.hub, desk.venue, desk.desk, desk.raw_key, now)
        desk.certificate = signed("certificate", certificate, hub.identity.signing)
        desk.add(RECORDS, body={"gate_id": desk.venue, "count": 1})
        herd.append(desk)
    with hub.engine.begin() as connection:
        venues = [UUID(desk.venue) for desk in herd]
        connection.execute(insert(venue), [
            {"venue": v, "name": "江北街道社区卫生服务中心", "code": f"H{n:07}", "days": None, "registered": now}
            for n, v in enumerate(venues)
        ])  # fmt: skip
        connection.execute(insert(venue_head), [{"venue": v, "vseq": 0} for v in venues])
        connection.execute(insert(desks_table), [
            {"venue": UUID(d.venue), "desk": UUID(d.desk), "key": d.raw_key, "certificate": d.certificate,
             "state": "approved", "asked": now, "decided": now} for d in herd
        ])  # fmt: skip
    return herd


async def _return(url: str, hub: Hub, herd: Sequence[SigningDesk], told: _Told) -> None:
    chance = random.Random(1)
    streets = [herd[n : n + _NEIGHBOURS] for n in range(0, len(herd), _NEIGHBOURS)]
    await asyncio.gather(*(_street(url, n, hub, street, told, chance) for n, street in enumerate(streets)))


async def _street(
    url: str, number: int, hub: Hub, street: Sequence[SigningDesk], told: _Told, chance: random.Random
) -> None:
    """Desks behind one address, each with a connection of its own."""
    address = f"127.1.{number // 250}.{number % 250 + 1}"
    limits = httpx.Limits(max_connections=len(street), max_keepalive_connections=len(street))
    transport = httpx.AsyncHTTPTransport(local_address=address, limits=limits)
    async with httpx.AsyncClient(transport=transport, base_url=url, timeout=120, trust_env=False) as client:
        await asyncio.gather(*(_Returning(client, hub, desk, told, chance).run() for desk in street))


class _Returning:
    """One desk on its way back."""

    def __init__(
        self, client: httpx.AsyncClient, hub: Hub, desk: SigningDesk, told: _Told, chance: random.Random
    ) -> None:
        self._client = client
        self._hub = hub
        self._desk = desk
        self._told = told
        self._chance = chance
        self._retry_after = 0.0

    async def run(self) -> None:
        """Until a signed receipt covers the last record."""
        await asyncio.sleep(self._chance.uniform(0, _RETURN_SECONDS))
        failures = 0
        while not await self._sync():
            failures += 1
            await asyncio.sleep(delay(failures, self._chance, self._retry_after))
            if failures > 20:
                self._told.unsynced += 1
                return

    async def _sync(self) -> bool:
        desk = self._desk
        hello = await self._ask("GET", "/v1/hello", Hello)
        proof = hello and await self._ask("POST", "/v1/session", SessionToken, _json(desk.proving(hello.nonce)))
        if not proof:
            return False
        standing = await self._ask("GET", f"/v1/desk?incarnation={desk.incarnation}", Standing, token=proof.token)
        if standing is None:
            return False
        if standing.expected <= len(desk.records):
            segment = desk.segment(standing.expected)
            standing = await self._ask("POST", "/v1/push", Standing, segment, token=proof.token)
        if standing is None:
            return False
        return verified("receipt", standing.receipt, Receipt, self._hub.identity.public).stored == len(desk.records)

    async def _ask(self, method: str, path: str, kind: type[T], content: bytes = b"", token: str = "") -> T | None:
        self._retry_after = 0.0
        start = time.perf_counter()
        try:
            answer = await self._client.request(
                method, path, content=content, headers={"Authorization": f"Bearer {token}"} if token else {}
            )
        except httpx.TransportError:
            self._told.broken += 1
            return None
        self._told.seconds.append(time.perf_counter() - start)
        self._told.requests += 1
        self._told.codes[answer.status_code] += 1
        if answer.status_code == 200:
            return msgspec.json.decode(answer.content, type=kind)
        self._retry_after = float(answer.headers.get("Retry-After", 0))
        return None


def _json(asked: SessionAsked) -> bytes:
    return msgspec.json.encode(asked)
