"""Visitors who scan at once: how many the hub registers a second, durable and answered.

Beside it, in turn and over the same PostgreSQL, a bare Starlette application that inserts one row of the same size and commits
for each POST. Clients are sockets of this process that write prepared requests; they use many addresses, as the limit of
requests is by address, and venues, as one hall's is. ``VENUEDESK_BENCH_VISITS`` visits of
four weeks are in the database before.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median, quantiles
from urllib.parse import urlencode
from uuid import UUID, uuid4

import uvicorn
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from desktop.domain.clock import Clock
from desktop.hub.check_in.tokens import VisitTokens
from desktop.hub.database import open_engine, read_url
from desktop.hub.hub import open_hub
from desktop.hub.postgres import Postgres
from tests.bench.figures import Figure, Outcome, spread
from tests.bench.sync import hub_folder
from tests.bench.visits import VISITS_OF_A_VENUE, fill
from tests.forked import ROOT
from tests.hub.check_in.venue_on_hub import GATES, WELL, make_venue
from tests.hub.processes import running

VISITS = 4_000
VENUES = 20
PAGES = 300
AT_ONCE = 64
ROWS = int(os.environ.get("VENUEDESK_BENCH_VISITS", "0"))
GATE = GATES["南门"]
_SIZE = 700
"""Bytes of a row of the bare application, as large as a visit's."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def measure(runs: int) -> Iterator[Outcome]:
    """Both in turn, then ours at half of its rate, and a page."""
    with hub_folder() as folder:
        (folder / "server").mkdir(mode=0o711)
        server = Postgres(folder / "server", folder / "server" / "lock", "bench-password")
        with server.running(alone=True) as url:
            database = url.render_as_string(hide_password=False)
            arguments = ("--database", database, "--check-in", "https://scan.example", "--check-in-port", "0")
            with running(folder, *arguments) as hub, _bare(database) as bare_port:
                with open_hub(folder / "hub", database, Clock()) as opened:
                    for number in range(VENUES):
                        make_venue(opened, _venue(number), _code(number))
                    if ROWS:
                        fill(opened, [uuid4() for _ in range(ROWS // VISITS_OF_A_VENUE)], VISITS_OF_A_VENUE)
                    secret = opened.identity.secret
                port = int(hub.announced["check_in_url"].rpartition(":")[2])
                ours: list[float] = []
                theirs: list[float] = []
                for run in range(max(3, min(runs, 5))):
                    ours.append(_rate(port, _visits(secret), run))
                    theirs.append(_rate(bare_port, [_bare_request()] * VISITS, run))
                yield Figure(
                    "bare Starlette, INSERT and commit / check-ins, each a second",
                    median(theirs) / median(ours),
                    "ratio",
                    1,
                    0.7,
                    f"{median(ours):.0f}/s against {median(theirs):.0f}/s, {ROWS} visits before",
                )
                half = asyncio.run(_at_rate(port, _visits(secret), median(ours) / 2))
                p99 = quantiles(half, n=100)[-1] * 1000
                yield Figure(
                    "check-in at half of that, p99", p99, "ms", 250, 100, f"median {median(half) * 1000:.0f} ms"
                )
                size, seconds = asyncio.run(_pages(port))
                detail = f"{size / 1000:.1f} kB of 30, {spread(seconds)}"
                yield Figure("the page of the first time", median(seconds) * 1000, "ms", 10, 5, detail)
                hub.stop()


def _venue(number: int) -> UUID:
    return UUID(int=0x01A229B7CC427E3980C5F8F66F1B0000 + number)


def _code(number: int) -> str:
    return f"BENCH{_ALPHABET[number % 32]}{_ALPHABET[number // 32]}000"


def _visits(secret: bytes) -> list[bytes]:
    """Forms of so many phones, each with a page of its own."""
    tokens, now = VisitTokens(secret), Clock().now_ms()
    requests = []
    for number in range(VISITS):
        of = number % VENUES
        form = {"visit": tokens.new(_venue(of), GATE, now), "old": "", **WELL, "phone": f"1399{number:07d}"}
        requests.append(_request(f"/V/{_code(of)}-{GATE}", urlencode(form).encode()))
    return requests


def _bare_request() -> bytes:
    return _request("/", b"x" * 400)


def _request(path: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _rate(port: int, requests: Sequence[bytes], run: int) -> float:
    """Answers a second."""
    start = time.perf_counter()
    asyncio.run(_send(port, requests, run))
    return len(requests) / (time.perf_counter() - start)


async def _send(port: int, requests: Sequence[bytes], run: int) -> None:
    waiting = iter(enumerate(requests))

    async def work(place: int) -> None:
        async with _Connection(port, run * AT_ONCE + place) as connection:
            for _, request in waiting:
                await connection.ask(request)

    await asyncio.gather(*(work(place) for place in range(AT_ONCE)))


async def _at_rate(port: int, requests: Sequence[bytes], rate: float) -> list[float]:
    """Seconds of each answer, when so many are sent a second."""
    seconds: list[float] = []
    start = time.perf_counter()
    waiting = iter(enumerate(requests))

    async def work(place: int) -> None:
        async with _Connection(port, 1000 + place) as connection:
            for number, request in waiting:
                due = start + number / rate
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                await connection.ask(request)
                seconds.append(time.perf_counter() - due)

    await asyncio.gather(*(work(place) for place in range(AT_ONCE)))
    return seconds


async def _pages(port: int) -> tuple[int, list[float]]:
    """Bytes of the page that a phone gets the first time, and seconds of some answers one after the other."""
    request = f"GET /V/{_code(0)}-{GATE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    size, seconds = 0, []
    async with _Connection(port, 2000) as connection:
        for _ in range(PAGES):
            start = time.perf_counter()
            size = await connection.ask(request)
            seconds.append(time.perf_counter() - start)
    return size, seconds


class _Connection:
    """A connection from an address of its own."""

    def __init__(self, port: int, place: int) -> None:
        self._port = port
        self._address = f"127.1.{place // 200}.{place % 200 + 1}"

    async def __aenter__(self) -> "_Connection":
        self._reader, self._writer = await asyncio.open_connection(
            "127.0.0.1", self._port, local_addr=(self._address, 0)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def ask(self, request: bytes) -> int:
        """Send a request; gives the bytes of the answer."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise AssertionError(head[:200])
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        await self._reader.readexactly(length)
        return len(head) + length


@contextmanager
def _bare(database: str) -> Iterator[int]:
    """The bare application, in a process of its own; gives its port."""
    line = [sys.executable, "-m", "tests.bench.check_in", database]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(json.loads(process.stdout.readline()))
        finally:
            process.terminate()


def bare(database: str) -> None:
    """Serve: one INSERT and one commit for each POST."""
    engine = open_engine(read_url(database))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, at bigint, body bytea)"))
    statement = text("INSERT INTO bare (at, body) VALUES (:at, :body)")

    def insert() -> None:
        with engine.begin() as connection:
            connection.execute(statement, {"at": time.time_ns(), "body": bytes(_SIZE)})

    async def answer(request: Request) -> PlainTextResponse:
        await request.body()
        await run_in_threadpool(insert)
        return PlainTextResponse("x" * 4_000)

    config = uvicorn.Config(Starlette(routes=[Route("/", answer, methods=["POST"])]), port=0, log_config=None)
    listening = config.bind_socket()
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    bare(sys.argv[1])
