"""The green channel's book: one save against a bare commit, a search in a large book, a file of many lines.

In this process, on a desk on the real disk: what is compared ends in the same flush.
"""

import csv
import datetime as dt
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.venue import VenueDraft
from desktop.paths import UserPaths
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.services.setup.setup import PersonDraft, SetupRequest
from desktop.store.engine import connector
from tests.bench.figures import Figure, Outcome

SAVES = 200
SEARCHES = 200
ROWS = int(os.environ.get("VENUEDESK_BENCH_ROWS", "20000"))
GATES = ("南门", "北门", "急诊入口")


def measure(runs: int) -> Iterator[Outcome]:
    """All figures on one desk; ``runs`` saves are repeated in as many rounds."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name)) as desk:
        ours, bare = _saves(desk, Path(name), list(visits(SAVES * min(runs, 5))))
        yield Figure(
            "save a declaration / one bare SQLCipher commit",
            median(ours) / median(bare),
            "ratio",
            4,
            2,
            f"{median(ours) * 1000:.2f} ms / {median(bare) * 1000:.2f} ms",
        )
        rate = _import(desk, Path(name))
        yield Figure("import of a CSV, ms for 1,000 lines", 1000 / rate * 1000, "ms", 333, 200, f"{rate:.0f} lines/s")
        times = sorted(_searches(desk))
        p95 = quantiles(times, n=20)[-1]
        detail = f"{desk.declarations.count()} declarations, median {median(times) * 1000:.1f} ms"
        yield Figure("any search, first page p95", p95 * 1000, "ms", 50, 10, detail)


@contextmanager
def bench_desk(root: Path, clock: Clock | None = None) -> Iterator[Desk]:
    """A new desk with three gates, its manager signed in."""
    program = Program(user=UserPaths(root / "desk", root / "config", root / "log"), clock=clock or Clock())
    request = SetupRequest(
        VenueDraft(
            "惠州市惠城区江北街道社区卫生服务中心",
            "12441302MB2C00000D",
            "医疗机构",
            "441302004",
            "云山西路8号",
            host="VENUE.EXAMPLE",
        ),
        PersonDraft("陈志远", "13800138000", "bench-password"),
        GATES,
    )
    made = program.setup().create(root / "desk", request)
    with program.desk(program.access(root / "desk"), made.opened) as desk:
        yield desk


def visits(count: int) -> Iterator[DeclarationDraft]:
    """So many visits of the last twenty days."""
    today = dt.date.today()
    visitors = Visitors(random.Random(1), today)
    for number in range(count):
        day = today - dt.timedelta(days=1 + number % 20)
        yield from visitors.day(day, 1, list(GATES), {})


def _saves(desk: Desk, root: Path, drafts: Sequence[DeclarationDraft]) -> tuple[list[float], list[float]]:
    """Seconds of each save, and of a row put into an encrypted file with the same flush, turn about."""
    bare = connector(root / "bare.db", os.urandom(32))()
    bare.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)")
    body = "x" * 600
    ours, theirs = [], []
    for draft in drafts:
        ours.append(_seconds(lambda d=draft: desk.declarations.enter(d)))
        theirs.append(_seconds(lambda: bare.execute("INSERT INTO row (body) VALUES (?)", (body,))))
    bare.close()
    return ours, theirs


def _import(desk: Desk, root: Path) -> float:
    """Lines a second of a file that is new to the desk."""
    return ROWS / fill(desk, root, ROWS)


def fill(desk: Desk, root: Path, count: int) -> float:
    """Import a file of so many lines; gives the seconds."""
    path = root / "rows.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS.keys[:19])
        for draft in visits(count):
            varied = replace(draft, notes=f"{random.random()}")
            writer.writerow([varied.text(column) for column in FIELDS.keys[:19]])
    return _seconds(lambda: desk.imports.import_file(path))


def _searches(desk: Desk) -> Iterator[float]:
    chance = random.Random(2)
    letters = "abcdefghijklmnopqrstuvwxyz"
    for _ in range(SEARCHES):
        query = chance.choice(
            (
                "".join(chance.choice(letters) for _ in range(3)),
                f"{chance.randrange(10_000):04d}",
                chance.choice("陈李黄张梁林"),
                chance.choice(letters),
                "陈秀英",
            )
        )
        yield _seconds(lambda q=query: desk.declarations.find(q))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
