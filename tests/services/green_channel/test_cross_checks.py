"""What other slips and the clock say against a slip is asked before it is saved, all of it at once. Made-up people."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput, Problem
from desktop.services.desk import Desk
from desktop.services.venue.venues import draft_of
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.whole_slip import ANSWERED

TODAY = "2026-12-03"
DRAFT = DeclarationDraft.of(
    {
        "visited_on": TODAY,
        "time": "09:05",
        "gate": "急诊入口",
        "category": "elderly",
        "name": "单田芳",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "temperature_c": "36.6",
        **ANSWERED,
    }
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(10, 0))


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, clock: FixedClock) -> Iterator[Desk]:
    access = program.access(made_desk.folder)
    slot = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with replace(program, clock=clock).desk(access, slot) as opened:
        yield opened


def at(hour: int, minute: int) -> int:
    return from_venue_time(dt.datetime(2026, 12, 3, hour, minute))


def doubts(desk: Desk, draft: DeclarationDraft) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as refused:
        desk.declarations.enter(draft, compares=True)
    assert all(problem.doubtful and problem.contradicts for problem in refused.value.problems)
    return refused.value.problems


def test_somebody_of_whom_there_is_a_declaration_of_the_day_is_asked_about_once(desk: Desk) -> None:
    desk.declarations.enter(DRAFT, compares=True)
    again = replace(DRAFT, time="09:50", gate="南门")
    (problem,) = doubts(desk, again)
    assert problem.field == "name"
    assert "09:05 急诊入口" in str(problem.message)
    kept = desk.declarations.enter(replace(again, overrides={"name": "保存时已核对"}), compares=True).declaration
    assert [(one.field, one.reason) for one in kept.overrides] == [("name", "保存时已核对")]
    assert desk.declarations.count() == 2


def test_without_a_document_name_and_phone_identify_a_person(desk: Desk) -> None:
    draft = replace(DRAFT, id_type="none", id_number="", address="上米街5号", birth_date="1949-12-31", sex="female")
    desk.declarations.enter(draft, compares=True)
    assert [one.field for one in doubts(desk, replace(draft, time="09:50"))] == ["name"]
    desk.declarations.enter(replace(draft, name="单小芳"), compares=True)
    desk.declarations.enter(replace(draft, visited_on="2026-12-02"), compares=True)


@pytest.mark.parametrize(
    ("typed", "now", "field"),
    [
        ({"time": "07:30"}, at(19, 40), "time"),
        ({"time": "07:50"}, at(19, 40), None),
        ({"time": "上午"}, at(23, 50), None),
        ({"time": ""}, at(23, 50), None),
        ({"visited_on": "2026-12-01", "time": "07:30"}, at(19, 40), None),
    ],
)
def test_a_time_of_today_that_is_long_ago_is_doubtful(
    desk: Desk, clock: FixedClock, typed: dict[str, str], now: int, field: str | None
) -> None:
    clock.ms = now
    draft = DRAFT.with_texts(typed)
    if field is None:
        desk.declarations.enter(draft, compares=True)
    else:
        assert [one.field for one in doubts(desk, draft)] == [field]


@pytest.mark.parametrize(
    ("day", "time", "field"),
    [
        (TODAY, "06:30", "time"),
        (TODAY, "08:30", None),
        (TODAY, "上午", None),
        ("2026-12-02", "18:00", "visited_on"),
        ("2026-12-02", "下午", "visited_on"),
        ("2026-12-02", "", "visited_on"),
    ],
)
def test_a_visit_before_its_slip_was_printed_is_doubtful(desk: Desk, day: str, time: str, field: str | None) -> None:
    desk.slips.start_batch(1)
    draft = replace(DRAFT, slip="1", visited_on=day, time=time)
    if field is None:
        desk.declarations.enter(draft, compares=True)
    else:
        assert [one.field for one in doubts(desk, draft)] == [field]


@pytest.mark.parametrize(
    ("hours", "time", "field", "sentence"),
    [
        ("8:00-12:00, 14:30-17:30", "07:05", "time", "outside the opening hours of that day, 08:00–12:00, 14:30–17:30"),
        ("8:00-12:00, 14:30-17:30", "09:05", None, ""),
        ("周一至周三 8:00-17:30", "09:05", "visited_on", "closed on this day: 2026-12-03"),
        ("", "03:05", None, ""),
    ],
)
def test_a_visit_outside_the_opening_hours_is_doubtful(
    desk: Desk, hours: str, time: str, field: str | None, sentence: str
) -> None:
    desk.venue.edit(replace(draft_of(desk.venue.get()), opening_hours=hours))
    draft = replace(DRAFT, time=time)
    if field is None:
        desk.declarations.enter(draft, compares=True)
    else:
        (problem,) = doubts(desk, draft)
        assert (problem.field, sentence in str(problem.message)) == (field, True)


def test_all_contradictions_are_reported_at_once(desk: Desk) -> None:
    desk.slips.start_batch(1)
    desk.declarations.enter(DRAFT)
    wrong = replace(DRAFT, slip="1", time="06:30", sex="male", category="minor", birth_date="")
    found = {one.field for one in doubts(desk, wrong)}
    assert found == {"sex", "category", "time", "name"}
    kept = replace(wrong, overrides=dict.fromkeys(found, "保存时已核对"))
    assert {o.field for o in desk.declarations.enter(kept, compares=True).declaration.overrides} == found


def test_what_the_rules_refuse_is_reported_before_anything_is_compared(desk: Desk) -> None:
    desk.declarations.enter(DRAFT)
    with pytest.raises(BadInput) as refused:
        desk.declarations.enter(replace(DRAFT, temperature_c="99"), compares=True)
    assert [one.field for one in refused.value.problems] == ["temperature_c"]
    desk.slips.start_batch(1)
    desk.declarations.enter(replace(DRAFT, name="刘福", id_type="none", id_number="", address="下埔路1号", slip="1"))
    with pytest.raises(BadInput, match="already: on") as refused:
        desk.declarations.enter(replace(DRAFT, slip="1"), compares=True)
    assert [one.field for one in refused.value.problems] == ["slip"]


def test_files_and_commands_are_not_asked(desk: Desk) -> None:
    desk.declarations.enter(DRAFT)
    desk.declarations.enter(replace(DRAFT, time="09:50"))
    assert desk.declarations.count() == 2
