"""The hourly rollup always adds up to what it counts, whatever happens in whatever order."""

import contextlib
import datetime as dt
import itertools
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from desktop.app import Program
from desktop.desk import Desk
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.domain.errors import BadInput, Cancelled
from desktop.domain.hourly import HOUR_MS
from desktop.services.counting import Noticed
from desktop.services.demo_visitors import Visitors
from desktop.store import tables
from desktop.store.queries import hourly
from desktop.store.queries.hourly import Span
from tests.conftest import MANAGER_PASSWORD, MadeDesk

DAY_MS = 24 * HOUR_MS


@pytest.fixture
def fresh_desks(program: Program, made_desk: MadeDesk, tmp_path: Path) -> Iterator[Iterator[Desk]]:
    """One untouched desk after the other; each is closed when the next one is asked for."""

    def desks() -> Iterator[Desk]:
        for number in itertools.count():
            folder = tmp_path / str(number)
            shutil.copytree(made_desk.folder, folder)
            access = program.access(folder)
            with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as opened:
                yield opened
            shutil.rmtree(folder)

    with contextlib.closing(desks()) as made:
        yield made


class Life:
    """A desk that things happen to. The oracle is told of people as they come and go."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 20, 9, 30)))
        desk.store.clock = self.clock
        self.chance = random.Random(seed)
        self.presses: list[str] = []
        self.entered: list[str] = []
        self.sheets: list[str] = []
        self.people = 0

    def happen(self, what: str) -> None:
        """One thing, with the clock a little later."""
        self.clock.ms += self.chance.randrange(1, 3 * HOUR_MS)
        getattr(self, what)()

    def gate(self) -> str:
        return self.chance.choice(self.desk.gates.list()).id

    def press(self) -> None:
        self.presses.append(self.desk.counting.press(self.gate()).id)
        self.people += 1

    def fever(self) -> None:
        self.presses.append(self.desk.counting.abnormal(Noticed(self.gate(), 378)).id)
        self.people += 1

    def undo(self) -> None:
        if not self.presses:
            return
        latest, now = self.presses.pop(), self.clock.ms
        self.clock.ms = self._pressed_at(latest)  # within its minute
        self.desk.counting.undo(latest)
        self.clock.ms = now
        self.people -= 1

    def enter(self) -> None:
        today = self.clock.today()
        drafts = Visitors(self.chance, today).day(today - dt.timedelta(days=1), 1, ["南门"], {})
        self.entered.append(self.desk.declarations.enter(next(iter(drafts))).id)
        self.people += 1

    def correct(self) -> None:
        if not self.entered:
            return
        which = self.chance.choice(self.entered)
        draft = self.desk.declarations.unmasked(which, "核对")
        changed = replace(draft, gate="北门", time=self.chance.choice(("上午", "15:20", "")), temperature_c="37.9")
        self.desk.declarations.correct(which, changed, "看错了")

    def sheet(self) -> None:
        cells = {(hour, "normal"): str(self.chance.randrange(40)) for hour in range(8, 12)} | {(8, "abnormal"): "1"}
        day = self.clock.today() - dt.timedelta(days=self.chance.randrange(1, 5))
        entered = self.desk.hour_sheets.enter(HourSheetDraft(day.isoformat(), self.gate(), "", cells), insist=True)
        self.sheets.append(entered.id)
        self.people += entered.total

    def take_back(self) -> None:
        if self.sheets:
            before = self.total()
            self.desk.hour_sheets.take_back(self.sheets.pop())
            self.people -= before - self.total()

    def purge(self) -> None:
        self.clock.ms += 30 * DAY_MS
        self.desk.retention.confirm_clock()
        self.desk.retention.purge()
        self.entered.clear()

    def total(self) -> int:
        with self.desk.store.read() as connection:
            return sum(each.tally.count for each in hourly.rows(connection, Span(0, 1 << 62)))

    def _pressed_at(self, press_id: str) -> int:
        with self.desk.store.read() as connection:
            found = connection.scalar(
                tables.screening.select()
                .with_only_columns(tables.screening.c.at)
                .where(tables.screening.c.id == press_id)
            )
        assert found is not None
        return int(found)


THINGS = ("press", "fever", "undo", "enter", "correct", "sheet", "take_back", "purge")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(THINGS), min_size=1, max_size=25), st.integers(0, 1000))
def test_it_adds_up_whatever_happens(fresh_desks: Iterator[Desk], things: list[str], seed: int) -> None:
    life = Life(next(fresh_desks), seed)
    for what in things:
        life.happen(what)
    assert life.total() == life.people
    assert life.desk.rollups.problems() == ()


def test_wrong_figures_are_told_and_mended(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    for _ in range(3):
        desk.counting.press(gate.id)
    with desk.store.scratch() as connection:
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
    with desk.store.scratch() as connection:
        connection.execute(update(tables.hourly).values(count=7))
    told: list[tuple[int, int]] = []

    def stop_in_the_middle(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.rollups.recompute(stop_in_the_middle)
    assert told == [(n, 9) for n in range(4)]
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
    assert desk.counting.undo(second.id).day == 1
    with pytest.raises(BadInput, match="already"):
        desk.counting.undo(second.id)
    clock.ms += 1
    with pytest.raises(BadInput, match="one minute"):
        desk.counting.undo(first.id)
