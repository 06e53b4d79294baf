"""The exposure lookup in a book of a million declarations, beside plain SQL over all rows of those days; and what its
index costs a save."""

import datetime as dt
import gc
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import text

from desktop.domain.clock import from_venue_time
from desktop.domain.declaration_check import check_declaration
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.services.exposure.results import CasePerson, ExposureRequest
from desktop.services.green_channel.records import make_context, new_row
from desktop.store.ledger import new_id
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow
from tests.bench.declarations import GATES, bench_desk, visits
from tests.bench.figures import Figure, Outcome

STAYS = int(os.environ.get("VENUEDESK_BENCH_STAYS", "1000000"))
DAYS = 28
LOOKUPS = 100
SAVES = 200
PEOPLE = 3_000
_BATCH = 20_000
_WARM = 50
_PART = 5
_FIRST_NUMBER = 10_000_000  # far behind the numbers that are entered meanwhile
_PLAIN = """
    SELECT id, gate_id, visited_from, visited_to, precision, category, body FROM declaration
    WHERE visited_from >= :first AND visited_from < :last
      AND visited_to + CASE WHEN precision IN ('range', 'day') THEN 0 ELSE :assumed END >= :since
      AND +visited_from <= :until
"""


def measure(runs: int) -> Iterator[Outcome]:
    """A book is filled once; lookups and saves are measured in it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name)) as desk:
        fill(desk, STAYS)
        ours, plain, contacts = lookups(desk, LOOKUPS)
        p95 = quantiles(ours, n=20)[-1]
        detail = (
            f"median {median(ours) * 1000:.0f} ms, {median(contacts):.0f} contacts, {desk.declarations.count()} stays"
        )
        yield Figure("exposure lookup p95", p95 * 1000, "ms", 200, 50, detail)
        ratio = median(ours) / median(plain)
        yield Figure(
            "exposure lookup / plain SQL over the days", ratio, "ratio", 1, 0.5, f"{median(plain) * 1000:.0f} ms"
        )
    wide, narrow = saves(SAVES * min(runs, 5))
    detail = f"{median(wide) * 1000:.2f} ms / {median(narrow) * 1000:.2f} ms"
    yield Figure(
        "a save with the index of stays / of arrivals", median(wide) / median(narrow), "ratio", 1.05, 1.02, detail
    )


def lookups(desk: Desk, count: int) -> tuple[list[float], list[float], list[int]]:
    """Seconds of lookups and of plain SQL for the same cases, turn about; and the number of contacts of each."""
    gc.disable()  # as in the window, which collects when nobody waits (desktop.app.collector)
    ours, plain, contacts = [], [], []
    rules = desk.exposure.rules()
    for person in _cases(desk, count):
        request = ExposureRequest((person.stays[person.chosen],), person.declaration)
        ours.append(_seconds(lambda r=request: contacts.append(len(desk.exposure.look_up(r, "bench").contacts))))
        visit = request.stays[0].stay.visit
        midnight = from_venue_time(dt.datetime.combine(visit.day, dt.time()))
        until = visit.visited_to + rules.assumed_minutes * 60_000
        asked = {
            "first": midnight - 86_400_000,
            "last": midnight + 2 * 86_400_000,
            "assumed": rules.assumed_minutes * 60_000,
            "since": visit.visited_from,
            "until": until,
        }
        gc.collect()
        with desk.store.read() as connection:
            plain.append(_seconds(lambda a=asked, c=connection: c.execute(text(_PLAIN), a).all()))
    gc.enable()
    return ours, plain, contacts


def fill(desk: Desk, count: int) -> None:
    """Put declarations of the last four weeks into the book: rows, search keys and figures, as entering them does."""
    today = dt.date.today()
    chance = random.Random(4)
    with desk.store.read() as connection:
        context = make_context(connection, desk.clock.now_ms())
    drafts = list(Visitors(chance, today).day(today - dt.timedelta(days=1), PEOPLE, list(GATES), {}))
    known = [one for one, _ in (check_declaration(draft, context) for draft in drafts) if one is not None]
    patterns = [new_row(one, desk.clock.now_ms(), desk.session.member.id, "import") for one in known]
    rows = _rows(patterns, count, chance)
    number = _FIRST_NUMBER
    for start in range(0, count, _BATCH):
        batch = [next(rows) for _ in range(min(_BATCH, count - start))]
        with desk.store.write_unaudited() as connection:
            keys = {row.id: [f"p{row.document[-6:].lower()}"] for row in batch}
            declarations.insert(connection, batch, keys, number + start)


def _rows(patterns: Sequence[DeclarationRow], count: int, chance: random.Random) -> Iterator[DeclarationRow]:
    per_day = -(-count // DAYS)
    for number, row in enumerate(_in_order(patterns, count, per_day, chance)):
        back = (DAYS - 1 - number // per_day) * 86_400_000
        person = f"PX{number:08d}"
        arrived = row.visited_from - back
        left = row.visited_to - back
        if row.precision in ("exact", "range"):
            arrived += chance.randrange(10) * 60_000
            left = arrived if row.precision == "exact" else left + chance.randrange(10, 20) * 60_000
        yield replace(
            row,
            id=new_id(),
            slip=None,
            visited_from=arrived,
            visited_to=left,
            document=f"passport:{person}",
            fingerprint=number.to_bytes(16),
            body={**row.body, "id_type": "passport", "id_number": person, "phone": f"139{number:08d}"},
        )


def _in_order(
    patterns: Sequence[DeclarationRow], count: int, per_day: int, chance: random.Random
) -> Iterator[DeclarationRow]:
    """Day by day, in the order of arrival: slips are typed in much as they come."""
    for start in range(0, count, per_day):
        day = chance.choices(patterns, k=min(per_day, count - start))
        yield from sorted(day, key=lambda row: row.visited_from)


def _cases(desk: Desk, count: int) -> Iterator[CasePerson]:
    chance = random.Random(5)
    with desk.store.read() as connection:
        last = int(connection.execute(text("SELECT max(number) FROM declaration")).scalar() or 0)
        first = int(connection.execute(text("SELECT min(number) FROM declaration")).scalar() or 0)
        found = [
            connection.execute(
                text("SELECT id FROM declaration WHERE number >= :n AND precision = 'range' ORDER BY number LIMIT 1"),
                {"n": chance.randrange(first, last - 1_000)},
            ).scalar()
            for _ in range(count)
        ]
    for declaration in found:
        yield desk.exposure.begin(str(declaration))


def saves(count: int) -> tuple[list[float], list[float]]:
    """Seconds of saves at a desk with the index that lookups go by, and at one with an index of the arrivals alone, turn
    about. Both books are a part as large: an index that was just made would leave the other pages cold."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as opened:
        desks = [opened.enter_context(bench_desk(Path(name, part))) for part in ("wide", "narrow")]
        with desks[1].store.write_unaudited() as connection:
            connection.execute(text("DROP INDEX declarations_by_visit"))
            connection.execute(text("CREATE INDEX declarations_by_visit ON declaration (visited_from)"))
        for desk in desks:
            fill(desk, STAYS // _PART)
        seconds: tuple[list[float], list[float]] = ([], [])
        for number, draft in enumerate(visits(_WARM + count)):
            # The one after the other finds the disk busy with the former's flush: so each comes first in turn.
            for desk, measured in list(zip(desks, seconds, strict=True))[:: 1 if number % 2 else -1]:
                took = _seconds(lambda w=desk, d=draft: w.declarations.enter(d))
                if number >= _WARM:
                    measured.append(took)
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
