"""The health office finds a person among a million sealed declarations, beside opening them without looking into any."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from desktop.services.office.finding import find_person
from desktop.services.office.opening import opened_list
from desktop.services.office.query import Nobody
from desktop.services.office.searching import searchers
from tests.bench.figures import Figure, Outcome
from tests.office_lists import NOW, SECRET, ListedVenue, declaration, write_list

RECORDS = int(os.environ.get("VENUEDESK_BENCH_OFFICE", "1000000"))
VENUES = 20
CORES = 2
_WANTED = 777
_MIB = 1 << 20


def measure(_runs: int) -> Iterator[Outcome]:
    """One run: it is long enough to be no accident."""
    with tempfile.TemporaryDirectory(prefix="vd-bench-") as folder:
        path = _list(Path(folder) / "all.vdlist")
        size = path.stat().st_size
        opening = _seconds_to_open(path, size)
        began, used = time.perf_counter(), _processor_seconds()
        found = find_person([path], SECRET, f"139{_WANTED:08d}", workers=CORES)
        seconds, used = time.perf_counter() - began, _processor_seconds() - used
        (person,) = found.people
        stays = len(person.visits)
    yield Figure(
        "office find: a person among a million sealed declarations, two cores",
        seconds,
        "s",
        20,
        12,
        f"{found.looked_into:,} records, {size / _MIB:.0f} MiB; {stays} stays found; "
        f"processor time {used:.1f} s, {used / CORES:.1f} s of each core: with other work beside it the wall clock says little",
    )
    yield Figure(
        "office find: beside opening alone",
        seconds / opening,
        "ratio",
        2.6,
        2.2,
        f"opening every record without looking into it: {opening:.1f} s",
    )


def _seconds_to_open(path: Path, size: int) -> float:
    began = time.perf_counter()
    with searchers(CORES) as pool, opened_list(path, SECRET) as listed:
        pool.search(listed, size, SECRET.identity, Nobody())
    return time.perf_counter() - began


def _processor_seconds() -> float:
    """Of this process and those that have ended."""
    return sum(of.ru_utime + of.ru_stime for of in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _list(path: Path) -> Path:
    each = RECORDS // VENUES

    def bodies(venue: ListedVenue, first: int) -> Iterator[dict[str, object]]:
        for number in range(first, first + each):
            # Everybody was at every venue once, so that the one who is looked for is found in each part of the list.
            yield declaration(
                number,
                venue.gate(0),
                NOW + number * 60_000,
                phone=f"139{number - first:08d}",
                name=f"单田{number - first}",
            )

    venues = [ListedVenue(number + 1, f"场所{number + 1}", ()) for number in range(VENUES)]
    for place, venue in enumerate(venues):
        venue.bodies = bodies(venue, place * each)
    return write_list(path, venues)
