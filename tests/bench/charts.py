"""The charts of a desk that has counted ten million visits, against the same rows read raw.

The rollup is written directly, as 1,500 days of twelve hours would leave it: 648,000 rows. In this process, on the
real disk, turn about.
"""

import datetime as dt
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from desktop.domain.category import Category
from desktop.domain.clock import from_venue_time
from desktop.domain.hourly import HOUR_MS
from desktop.services.desk import Desk
from desktop.store import tables
from tests.bench.declarations import bench_desk
from tests.bench.figures import Figure, Outcome

VISITS = 10_000_000
DAYS, HOURS, GATES, INSPECTORS = 1500, range(7, 19), 6, 8
FIRST = dt.date(2022, 10, 1)
_WEEK = dt.timedelta(days=7)
_ROUNDS = 40


def measure(runs: int) -> Iterator[Outcome]:
    """The chart of a day, with the week before and the names of its gates."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name)) as desk:
        rows, people = _fill(desk)
        days = [FIRST + dt.timedelta(days=DAYS - 1 - n) for n in range(_ROUNDS * runs)]
        ours, raw = [], []
        for day in days:
            ours.append(_seconds(lambda d=day: desk.statistics.day(d)))
            raw.append(_seconds(lambda d=day: _read(desk, d)))
        yield Figure(
            "day chart over 10,000,000 visits / the same rows read raw",
            median(ours) / median(raw),
            "ratio",
            2,
            1.2,
            f"{median(ours) * 1000:.2f} ms / {median(raw) * 1000:.2f} ms; {people} people in {rows} rows of the rollup, "
            "written directly",
        )


def _fill(desk: Desk) -> tuple[int, int]:
    """Write the rollup; gives its rows and the people in it."""
    chance = random.Random(1)
    gates = [gate.id for gate in desk.gates.list()]
    gates += [f"gate {number}" for number in range(GATES - len(gates))]
    names = [column.name for column in tables.hourly.columns]
    insert = f"INSERT INTO hourly ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    written = counted = 0
    with desk.store.write_unaudited() as connection:
        for day in range(DAYS):
            rows = list(_day(chance, FIRST + dt.timedelta(days=day), gates))
            connection.exec_driver_sql(insert, rows)
            written += len(rows)
            counted += sum(row[6] for row in rows)
    assert counted > 0.9 * VISITS
    return written, counted


def _day(
    chance: random.Random, day: dt.date, gates: list[str]
) -> Iterator[tuple[object, str, str, str, str, int, int, int, int]]:
    midnight = from_venue_time(dt.datetime.combine(day, dt.time()))
    for hour in HOURS:
        for place, gate in enumerate(gates):
            for number in range(2):
                count = chance.randrange(24, 62)
                person = f"inspector {(place + number) % INSPECTORS}"
                yield (
                    midnight + hour * HOUR_MS,
                    gate,
                    person,
                    "screening",
                    "",
                    0,
                    count,
                    count,
                    int(chance.random() < 0.1),
                )
            for category in list(Category)[:4]:
                count = chance.randrange(1, 4)
                person = f"inspector {place}"
                yield midnight + hour * HOUR_MS, gate, person, "registration", str(category), 0, count, count, 0


def _read(desk: Desk, day: dt.date) -> None:
    """The rows that a day and the same day a week before are drawn from."""
    with desk.store.read() as connection:
        for date in (day, day - _WEEK):
            midnight = from_venue_time(dt.datetime.combine(date, dt.time()))
            connection.exec_driver_sql(
                "SELECT * FROM hourly WHERE hour >= ? AND hour < ?", (midnight, midnight + 24 * HOUR_MS)
            ).fetchall()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
