"""The purge of a large book: how fast, how long others wait for it, and whether saving goes on meanwhile.

In this process, on a desk on the real disk, with somebody entering declarations at the desk all the while.
"""

import datetime as dt
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest

from desktop.domain.clock import FixedClock, venue_time
from desktop.services.desk import Desk
from tests.bench.declarations import bench_desk, fill, visits
from tests.bench.figures import Figure, Outcome

ROWS = int(os.environ.get("VENUEDESK_BENCH_PURGED", "100000"))
_PAUSE_SECONDS = 0.1
_DAY_MS = 86_400_000


def measure(_runs: int) -> Iterator[Outcome]:
    """One purge of all that was entered; once, for there is nothing left for a second."""
    clock = FixedClock(time.time_ns() // 1_000_000)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name), clock) as desk:
        fill(desk, Path(name), ROWS)
        alone = sorted(_saves(desk, clock, 40))
        clock.ms += 40 * _DAY_MS
        desk.retention.confirm_purge()
        saves = _Saves(desk, clock)
        with _transactions(desk) as spans, saves:
            start = time.perf_counter()
            purged = desk.retention.purge().declarations
            seconds = time.perf_counter() - start
        longest, beside = max(spans), sorted(saves.seconds)
        detail = f"{purged} rows, {purged / seconds:.0f} rows/s, {len(spans)} transactions"
        yield Figure("purge, ms for 1,000 rows", seconds * 1e6 / max(purged, 1), "ms", 3000, 1000, detail)
        yield Figure(
            "purge, longest transaction", longest * 1000, "ms", 100, 50, f"median {median(spans) * 1000:.1f} ms"
        )
        p95 = quantiles(beside, n=20)[-1]
        yield Figure(
            "save beside a purge p95 / save alone p95",
            p95 / quantiles(alone, n=20)[-1],
            "ratio",
            10,
            4,
            f"{p95 * 1000:.1f} ms, longest {beside[-1] * 1000:.1f} ms of {len(beside)}",
        )


class _Saves(threading.Thread):
    """Somebody at the desk, who enters a declaration ten times a second for as long as the block lasts."""

    def __init__(self, desk: Desk, clock: FixedClock) -> None:
        super().__init__(daemon=True)
        self._desk = desk
        self._clock = clock
        self._ended = threading.Event()
        self.seconds: list[float] = []

    def __enter__(self) -> "_Saves":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        while not self._ended.wait(_PAUSE_SECONDS):
            self.seconds += _saves(self._desk, self._clock, 1)


def _saves(desk: Desk, clock: FixedClock, count: int) -> Iterator[float]:
    """Seconds of so many saves of somebody who was here yesterday."""
    yesterday = (venue_time(clock.ms).date() - dt.timedelta(days=1)).isoformat()
    for draft in visits(count):
        start = time.perf_counter()
        desk.declarations.enter(replace(draft, visited_on=yesterday))
        yield time.perf_counter() - start


@contextmanager
def _transactions(desk: Desk) -> Iterator[list[float]]:
    """Seconds for which each transaction of this thread held the database: from its beginning to its last flush."""
    store, spans, purging = desk.store, [], threading.get_ident()

    def timed(original: Callable[..., AbstractContextManager[Any]]) -> Callable[..., AbstractContextManager[Any]]:
        @contextmanager
        def transaction(*arguments: str) -> Iterator[Any]:
            with original(*arguments) as change:
                begun = time.perf_counter()
                yield change
            if threading.get_ident() == purging:
                spans.append(time.perf_counter() - begun)

        return transaction

    with pytest.MonkeyPatch.context() as patch:
        for name in ("write", "write_unaudited"):
            patch.setattr(store, name, timed(getattr(store, name)))
        yield spans
