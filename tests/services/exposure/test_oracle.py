"""The service against an oracle in a few lines of plain Python, over thousands of stays of every precision."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.clock import venue_time
from desktop.domain.declaration_check import check_declaration
from desktop.services.exposure.results import CaseStay, ExposureRequest
from desktop.services.green_channel.records import make_context, new_row
from desktop.store.ledger import new_id
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow
from tests.services.exposure.exposure_desk import MONDAY, REASON, ExposureDesk, draft

STAYS = 2_500
DAYS = 4
MINUTE = 60_000
ASSUMED, EXTENSION = 120, 30
LONG = 40_000


def rows_of(book: ExposureDesk, count: int, seed: int) -> list[DeclarationRow]:
    """So many people of four days in the book: exact, vague and missing times, across midnight, of up to 20 hours."""
    chance = random.Random(seed)
    with book.desk.store.read() as connection:
        context = make_context(connection, book.clock.ms)
    patterns = []
    for number in range(min(count, 600)):
        time = chance.choice(["", "上午", "下午", "晚上", "全天", "9时", *[_exact(chance)] * 3, *[_range(chance)] * 6])
        day = (MONDAY - dt.timedelta(days=1 + chance.randrange(DAYS))).isoformat()
        gate = chance.choice(["南门", "北门", "急诊入口"])
        typed = draft(number, time=time, visited_on=day, gate=gate)
        declaration, problems = check_declaration(typed, context)
        assert declaration is not None, problems
        patterns.append(new_row(declaration, book.clock.ms, book.desk.session.member.id, "import"))
    return [_another(patterns[number % len(patterns)], number, chance) for number in range(count)]


def _exact(chance: random.Random) -> str:
    return f"{chance.randrange(24)}:{chance.randrange(60):02}"


def _range(chance: random.Random) -> str:
    start, length = chance.randrange(1440), chance.choice([0, 15, 40, 90, 240, 1200])
    end = start + length
    return f"{start // 60}:{start % 60:02}-{'次日' * (end >= 1440)}{end % 1440 // 60}:{end % 60:02}"


def _another(row: DeclarationRow, number: int, chance: random.Random) -> DeclarationRow:
    """The same stay of another person, some minutes later where its times are known."""
    later = chance.randrange(60) * MINUTE if row.precision in ("exact", "range") else 0
    document = f"QX{number:07d}"
    return replace(
        row,
        id=new_id(),
        visited_from=row.visited_from + later,
        visited_to=row.visited_to + later,
        document=f"passport:{document}",
        fingerprint=number.to_bytes(16),
        body={**row.body, "id_number": document, "phone": f"138{number:08d}"},
    )


def fill(book: ExposureDesk, rows: list[DeclarationRow]) -> None:
    with book.desk.store.write_unaudited() as connection:
        declarations.insert(connection, rows, {row.id: () for row in rows}, 1_000_000)


def when(row: DeclarationRow) -> tuple[int, int, int]:
    """First and last minute of arrival, and the length of the stay."""
    first, last = row.visited_from // MINUTE, row.visited_to // MINUTE
    return (first, first, last - first) if row.precision in ("range", "day") else (first, last, ASSUMED)


def oracle(case: DeclarationRow, row: DeclarationRow) -> tuple[str, str, int, int] | None:
    """Circle, certainty, least and most minutes; every arrival is tried."""
    first, last, length = when(case)
    length += min(length, EXTENSION)
    other_first, other_last, other_length = when(row)
    later = range(other_first - last, other_last - first + 1)
    shared = [min(length, gap + other_length) - max(0, gap) for gap in later]
    if max(shared) < 0:
        return None
    certainty = "certain" if case.precision == row.precision == "range" else "possible"
    circle = "gate" if case.gate_id == row.gate_id else "venue"
    return circle, certainty, max(0, min(shared)), max(shared)


@pytest.fixture
def filled(book: ExposureDesk) -> tuple[ExposureDesk, list[DeclarationRow]]:
    rows = rows_of(book, STAYS, 1)
    fill(book, rows)
    return book, rows


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, STAYS - 1))
def test_the_service_finds_exactly_what_the_oracle_says(
    filled: tuple[ExposureDesk, list[DeclarationRow]], number: int
) -> None:
    book, rows = filled
    case = rows[number]
    person = book.desk.exposure.begin(case.id)
    assert len(person.stays) == 1
    result = book.desk.exposure.look_up(ExposureRequest(person.stays, case.id), REASON)
    expected = {row.id: found for row in rows if row.id != case.id and (found := oracle(case, row)) is not None}
    found = {
        c.declaration: (str(c.overlap.circle), str(c.overlap.certainty), c.overlap.least, c.overlap.most)
        for c in result.contacts
    }
    assert found == expected
    assert len(result.contacts) == len(found)
    order = [
        (o.circle == "venue", o.certainty == "possible", -o.most, -o.least)
        for o in (c.overlap for c in result.contacts)
    ]
    assert order == sorted(order)


def test_several_stays_of_a_case_give_the_closest_of_each_contact(
    filled: tuple[ExposureDesk, list[DeclarationRow]],
) -> None:
    book, rows = filled
    own = rows[::250]
    persons = [book.desk.exposure.begin(row.id) for row in own]
    stays: tuple[CaseStay, ...] = tuple(person.stays[0] for person in persons)
    result = book.desk.exposure.look_up(ExposureRequest(stays), REASON)
    chosen = {row.id for row in own}
    expected = {}
    for row in rows:
        overlaps = [found for case in own if (found := oracle(case, row)) is not None]
        if overlaps and row.id not in chosen:
            expected[row.id] = min(overlaps, key=lambda o: (o[0] == "venue", o[1] == "possible", -o[3], -o[2]))
    found = {
        c.declaration: (str(c.overlap.circle), str(c.overlap.certainty), c.overlap.least, c.overlap.most)
        for c in result.contacts
    }
    assert found == expected


def test_forty_thousand_contacts_are_counted_at_once_and_read_as_far_as_somebody_looks(book: ExposureDesk) -> None:
    pattern = rows_of(book, 1, 2)[0]
    rows = [_another(pattern, number, random.Random(3)) for number in range(LONG)]
    fill(book, rows)
    stay = book.desk.exposure.typed_stay(pattern_day(pattern), "全天")
    result = book.desk.exposure.look_up(ExposureRequest((stay,)), REASON)
    assert (len(result.contacts), result.count()) == (LONG, LONG)
    shown = result.contacts[:100]
    assert len({contact.declaration for contact in shown}) == len({contact.person for contact in shown}) == 100
    assert result.contacts[LONG - 1].declaration in {row.id for row in rows}


def pattern_day(row: DeclarationRow) -> str:
    return venue_time(row.visited_from).date().isoformat()
