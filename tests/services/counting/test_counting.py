"""Presses at the gates: counted once, taken back within a minute, by whom the right allows; whatever clock and zone."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.fever import FeverDraft, FeverOutcome
from desktop.domain.people import Role
from desktop.domain.symptoms import Symptom, Symptoms
from desktop.services.counting.choices import Choices, CountingChoices, suggested
from desktop.services.counting.counting import CountingService, GateCount, Noticed, Pressed, WorksheetEnd
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.store.queries import audits, screenings
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.ui.counting.counting_page import at

MINUTE, HOUR = 60_000, 3_600_000


@dataclass
class SetClock(FixedClock):
    """A clock that somebody sets: what only runs on does not follow it."""

    steady: int = 0

    def steady_ms(self) -> int:
        return self.steady


@contextmanager
def opened(program: Program, folder: Path) -> Iterator[Desk]:
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        yield desk


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at(10, 20))


@pytest.fixture
def program(program: Program, clock: SetClock) -> Program:
    return replace(program, clock=clock)


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    with opened(program, made_desk.folder) as desk:
        yield desk


@pytest.fixture
def gate(desk: Desk) -> Callable[[str], str]:
    return lambda name: next(g.id for g in desk.gates.list() if g.name == name)


def as_inspector(desk: Desk, *gates: str) -> CountingService:
    member = replace(desk.session.member, role=Role.INSPECTOR, gate_ids=gates)
    return CountingService(desk.store, Session(member))


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Auckland"])
def _elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A PC that is set to another zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its zone elsewhere")
@pytest.mark.usefixtures("_elsewhere")
def test_the_running_hour_and_the_day_turn_over_in_the_venues_zone(
    desk: Desk, clock: SetClock, gate: Callable[[str], str]
) -> None:
    south = gate("南门")
    clock.ms = at(23, 59)
    desk.counting.press(south)
    assert desk.counting.press(south).gate == GateCount(2, 2)
    clock.ms = at(0, 0, day=21)  # still the day before in UTC
    assert desk.counting.board().counts[south] == GateCount()
    assert desk.counting.press(south).gate == GateCount(1, 1)
    clock.ms = at(1, 0, day=21)
    assert desk.counting.press(south).gate == GateCount(1, 2)


def test_a_fever_and_its_worksheet_are_both_there_or_neither(desk: Desk, gate: Callable[[str], str]) -> None:
    symptoms = Symptoms((Symptom.COUGH,))
    press = desk.counting.abnormal(Noticed(gate("南门"), 379, symptoms=symptoms, name="单田芳", phone="13600136000"))
    (waiting,) = desk.fevers.open()
    assert (waiting.id, waiting.first, waiting.name, waiting.symptoms) == (press.fever_id, 379, "单*芳", symptoms)
    assert press.gate == GateCount(1, 1, 1)
    with pytest.raises(BadInput) as refused:
        desk.counting.abnormal(Noticed(gate("南门"), 380, phone="12"))
    assert refused.value.problems[0].field == "phone"
    assert desk.counting.board().counts[gate("南门")] == GateCount(1, 1, 1)
    assert len(desk.fevers.open()) == 1
    assert desk.health.problems() == ()


@pytest.mark.parametrize("tenths", [366, 372, 999])
def test_a_reading_that_is_no_fever_counts_nobody(desk: Desk, gate: Callable[[str], str], tenths: int) -> None:
    with pytest.raises(BadInput) as refused:
        desk.counting.abnormal(Noticed(gate("南门"), tenths))
    assert refused.value.problems[0].field == "temperature_c"
    assert desk.counting.board().total == GateCount()


def test_a_fever_by_mistake_takes_its_empty_worksheet_with_it(desk: Desk, gate: Callable[[str], str]) -> None:
    desk.counting.abnormal(Noticed(gate("南门"), 385))
    press = desk.counting.abnormal(Noticed(gate("南门"), 379))
    undone = desk.counting.undo(press.id)
    assert (undone.gate, undone.worksheet) == (GateCount(1, 1, 1), WorksheetEnd.GONE)
    assert [waiting.first for waiting in desk.fevers.open()] == [385]  # the other one still waits
    with pytest.raises(BadInput, match="not there"):
        desk.fevers.worksheet(press.fever_id)
    assert desk.health.problems() == ()


@pytest.mark.parametrize(
    "noticed", [{"name": "单田芳"}, {"phone": "13600136000"}, {"symptoms": Symptoms((Symptom.COUGH,))}]
)
def test_a_fever_by_mistake_on_which_something_was_written_is_kept_as_one(
    desk: Desk, gate: Callable[[str], str], noticed: dict[str, Any]
) -> None:
    press = desk.counting.abnormal(Noticed(gate("南门"), 379, **noticed))
    assert desk.counting.undo(press.id).worksheet is WorksheetEnd.MISTAKEN
    assert desk.fevers.open() == ()
    assert desk.fevers.worksheet(press.fever_id).draft.outcome == FeverOutcome.MISTAKEN
    assert desk.counting.board().total == GateCount()


def test_a_press_whose_worksheet_somebody_has_closed_stays(desk: Desk, gate: Callable[[str], str]) -> None:
    press = desk.counting.abnormal(Noticed(gate("南门"), 379))
    desk.fevers.close(press.fever_id, FeverDraft(outcome="left"))
    with pytest.raises(BadInput, match="closed already"):
        desk.counting.undo(press.id)
    assert desk.counting.board().total == GateCount(1, 1, 1)


def test_a_worksheet_that_is_closed_as_a_mistake_takes_its_press_back_whenever_that_is(
    desk: Desk, clock: SetClock, gate: Callable[[str], str]
) -> None:
    press = desk.counting.abnormal(Noticed(gate("南门"), 379))
    clock.ms += 3 * HOUR
    clock.steady += 3 * HOUR
    desk.fevers.close(press.fever_id, FeverDraft(outcome="mistaken"))
    assert desk.counting.board().total == GateCount()
    with pytest.raises(BadInput, match="already"):
        desk.counting.undo(press.id)
    assert desk.health.problems() == ()


def test_no_name_of_a_visitor_is_in_the_audit(desk: Desk, gate: Callable[[str], str]) -> None:
    desk.counting.abnormal(Noticed(gate("南门"), 379, name="单田芳", phone="13600136000"))
    with desk.store.read() as connection:
        bodies = [str(row.body) for row in audits.between(connection, None, None)]
    assert not any("单田芳" in body or "13600136000" in body for body in bodies)


def test_a_press_is_taken_back_for_a_minute_whatever_the_clock_is_set_to(
    desk: Desk, clock: SetClock, gate: Callable[[str], str]
) -> None:
    south = gate("南门")
    press = desk.counting.press(south)
    clock.ms -= 2 * HOUR
    clock.steady += MINUTE
    assert desk.counting.undo(press.id).gate.day == 0
    late = desk.counting.press(south)
    clock.steady += MINUTE + 1
    with pytest.raises(BadInput):
        desk.counting.undo(late.id)


def test_the_day_loses_nobody_when_the_clock_is_set_back(
    desk: Desk, clock: SetClock, gate: Callable[[str], str]
) -> None:
    desk.counting.press(gate("南门"))
    clock.ms -= HOUR
    assert desk.counting.press(gate("南门")).gate == GateCount(1, 2)


def test_a_press_of_the_last_run_can_still_be_taken_back(
    program: Program, made_desk: MadeDesk, clock: SetClock
) -> None:
    with opened(program, made_desk.folder) as desk:
        south = desk.gates.list()[0].id
        desk.counting.press(south)
        clock.ms += 30_000
        desk.counting.press(south)
    clock.ms += 31_000
    with opened(program, made_desk.folder) as desk:
        (last,) = desk.counting.board().latest
        assert desk.counting.undo(last.id).gate.day == 1


def test_an_inspector_counts_at_the_own_gates_only(desk: Desk, gate: Callable[[str], str]) -> None:
    inspector = as_inspector(desk, gate("北门"))
    assert [g.name for g in inspector.board().gates] == ["北门"]
    assert inspector.press(gate("北门")).gate.day == 1
    elsewhere = desk.counting.press(gate("南门"))
    with pytest.raises(Forbidden):
        inspector.press(gate("南门"))
    with pytest.raises(Forbidden):
        inspector.undo(elsewhere.id)


def test_an_inspector_who_left_in_mid_shift_is_not_named_any_more(desk: Desk, gate: Callable[[str], str]) -> None:
    someone = next(m for m in desk.members.list() if m.name == "单雄")
    assert not desk.counting.press(gate("南门"), someone.id).inspector_left
    desk.members.unbind(someone.id)
    press = desk.counting.press(gate("南门"), someone.id)
    assert press.inspector_left
    assert press.gate.day == 2
    with desk.store.read() as connection:
        row = screenings.find(connection, press.id)
    assert row is not None
    assert row.inspector_id is None


def test_a_gate_retired_today_keeps_its_people_and_takes_no_more(desk: Desk, gate: Callable[[str], str]) -> None:
    south = gate("南门")
    desk.counting.press(south)
    desk.gates.retire(south)
    board = desk.counting.board()
    assert [g.name for g in board.retired] == ["南门"]
    assert "南门" not in [g.name for g in board.gates]
    assert board.total.day == 1
    with pytest.raises(BadInput):
        desk.counting.take([Pressed(gate("北门"), at(10, 20)), Pressed(south, at(10, 20))])
    assert desk.counting.board().total.day == 1


def test_another_window_sees_at_once_that_a_gate_was_retired(program: Program, made_desk: MadeDesk) -> None:
    with opened(program, made_desk.folder) as here, opened(program, made_desk.folder) as there:
        south = here.gates.list()[0].id
        there.counting.press(south)
        here.gates.retire(south)
        with pytest.raises(BadInput):
            there.counting.press(south)


def test_two_windows_that_count_at_once_lose_nobody_and_count_nobody_twice(
    program: Program, made_desk: MadeDesk
) -> None:
    with opened(program, made_desk.folder) as here, opened(program, made_desk.folder) as there:
        south, north = (gate.id for gate in here.gates.list()[:2])
        made: list[str] = []

        def count(desk: Desk, first: str, second: str) -> None:
            for number in range(60):
                press = desk.counting.press(first if number % 3 else second)
                if number % 10:
                    made.append(press.id)
                else:
                    desk.counting.undo(press.id)

        hands = [
            threading.Thread(target=count, args=(here, south, north)),
            threading.Thread(target=count, args=(there, north, south)),
        ]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert len(set(made)) == 108
        assert here.counting.board().total.day == there.counting.board().total.day == 108
        assert here.health.problems() == ()


def test_whoever_counts_is_suggested_then_the_first_one_assigned(desk: Desk, gate: Callable[[str], str]) -> None:
    people = desk.counting.board().inspectors
    manager = desk.session.member
    named = {member.id: member.name for member in people}
    assert named[suggested(gate("南门"), manager, people)] == "单雄"
    assert suggested(gate("停车场入口"), manager, people) == ""
    second = next(m for m in people if m.name == "曾敏")
    here_too = [replace(m, gate_ids=(*m.gate_ids, gate("南门"))) for m in people]
    assert suggested(gate("南门"), second, here_too) == second.id


def test_who_checks_where_holds_for_the_day(desk: Desk, clock: SetClock, gate: Callable[[str], str]) -> None:
    choices = CountingChoices(desk.store, desk.session)
    chosen = Choices({gate("南门"): ""}, scanner=gate("北门"))
    choices.keep(chosen)
    assert CountingChoices(desk.store, desk.session).kept() == chosen
    clock.ms = at(0, 1, day=21)
    assert choices.kept() == Choices(scanner=gate("北门"))
