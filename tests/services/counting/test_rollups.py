"""The hourly rollup always adds up to what it counts, whatever happens in whatever order."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.errors import BadInput, Cancelled
from desktop.services.desk import Desk
from desktop.store import tables
from tests.services.busy_desk import DAY_MS, BusyDesk

THINGS = ("press", "fever", "undo", "enter", "correct", "sheet", "take_back", "purge")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(THINGS), min_size=1, max_size=25), st.integers(0, 1000))
def test_it_adds_up_whatever_happens(fresh_desks: Iterator[Desk], things: list[str], seed: int) -> None:
    busy = BusyDesk(next(fresh_desks), seed)
    for what in things:
        busy.happen(what)
    assert busy.total() == busy.people
    assert busy.desk.rollups.problems() == ()


def test_wrong_figures_are_reported_and_mended(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    for _ in range(3):
        desk.counting.press(gate.id)
    with desk.store.write_unaudited() as connection:
        connection.execute(update(tables.hourly).values(count=7))
    (problem,) = desk.health.problems()
    assert "are not what its visits add up to" in str(problem)
    assert desk.rollups.recompute() == 1
    assert desk.health.problems() == ()
    assert desk.counting.board().counts[gate.id].day == 3


def test_recomputing_shows_progress_and_can_be_stopped(desk: Desk) -> None:
    clock = FixedClock(desk.store.clock.now_ms() - 60 * DAY_MS)
    now, desk.store.clock = desk.store.clock, clock
    for _ in range(9):
        desk.counting.press(desk.gates.list()[0].id)
        clock.ms += 7 * DAY_MS
    desk.store.clock = now
    with desk.store.write_unaudited() as connection:
        connection.execute(update(tables.hourly).values(count=7))
    progress: list[tuple[int, int]] = []

    def stop_in_the_middle(done: int, total: int) -> None:
        progress.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.rollups.recompute(stop_in_the_middle)
    assert progress == [(n, 9) for n in range(4)]
    assert desk.rollups.recompute() == 6  # the first three weeks were mended before the stop


def test_hours_are_those_of_the_venue_whatever_the_computer_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 20, 23, 59, 59)))
    desk.store.clock = clock
    gate = desk.gates.list()[0].id
    monkeypatch.setenv("TZ", "America/New_York")
    desk.counting.press(gate)
    assert desk.counting.board().counts[gate].day == 1
    clock.ms += 1000
    assert desk.counting.board().counts[gate].day == 0
    late = desk.counting.press(gate)
    assert (late.gate.hour, late.gate.day) == (1, 1)


def test_a_press_is_taken_back_within_a_minute_and_once(desk: Desk) -> None:
    clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 20, 9, 0)))
    desk.store.clock = clock
    gate = desk.gates.list()[0].id
    first, second = desk.counting.press(gate), desk.counting.press(gate)
    clock.ms += 60_000
    assert desk.counting.undo(second.id).gate.day == 1
    with pytest.raises(BadInput, match="already"):
        desk.counting.undo(second.id)
    clock.ms += 1
    with pytest.raises(BadInput, match="one minute"):
        desk.counting.undo(first.id)
