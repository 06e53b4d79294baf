"""When a desk syncs by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from desktop.sync.intervals import SyncIntervals
from desktop.sync.schedule import LONGEST_SECONDS, Observation, SyncSchedule
from tests.sync.conftest import MaximalJitter

INTERVALS = SyncIntervals()
AT = 1_795_400_000_000
"""UTC ms at which the clock that only runs forward shows 1000 seconds."""


@dataclass
class Desk:
    """A desk over time; ``wait`` looks every five seconds and gives when it wanted to sync, if it did."""

    schedule: SyncSchedule = field(default_factory=lambda: SyncSchedule.started(INTERVALS, 1000.0, MaximalJitter()))
    observation: Observation = field(default_factory=lambda: Observation(1000.0, AT, 10, 0, 0, 0, False, "192.168.1.7"))

    def poll(self, **changes: object) -> bool:
        self.observation = replace(self.observation, **changes)  # type: ignore[arg-type]
        self.schedule = self.schedule.observed(self.observation, MaximalJitter())
        return self.schedule.due

    def wait(self, seconds: float, **changes: object) -> float | None:
        for now in self._looks(seconds):
            if self.poll(now=now, at=AT + round((now - 1000) * 1000), **changes):
                return now - 1000
        return None

    def synced(self) -> None:
        self.schedule = self.schedule.finished(self.observation.now, MaximalJitter())
        self.observation = replace(self.observation, waiting=0, until=0)

    def _looks(self, seconds: float) -> Iterator[float]:
        first = self.observation.now
        yield from (first + INTERVALS.poll * step for step in range(1, int(seconds / INTERVALS.poll) + 1))


@pytest.fixture
def desk() -> Desk:
    """It was opened, looked around and synced what there was."""
    made = Desk()
    made.poll()
    made.synced()
    return made


def test_desks_that_are_switched_on_together_do_not_come_together() -> None:
    made = Desk()
    assert not made.poll()
    assert made.wait(60) == INTERVALS.jitter


def test_new_records_go_after_the_debounce(desk: Desk) -> None:
    assert not desk.poll(last=11, waiting=1)
    assert desk.wait(60) == INTERVALS.debounce


def test_a_busy_desk_sends_every_two_minutes_all_the_same(desk: Desk) -> None:
    for second in range(0, 120, 5):
        assert not desk.poll(now=1000.0 + second, last=11 + second, waiting=1 + second)
    assert desk.poll(now=1120.0, last=200, waiting=150)


def test_with_nothing_new_it_asks_after_half_an_hour(desk: Desk) -> None:
    assert desk.wait(3600) == INTERVALS.interval


def test_a_hub_that_wants_to_be_left_alone_is_left_alone(desk: Desk) -> None:
    assert desk.wait(3600, last=11, waiting=1, failed=AT, until=AT + 600_000) == 600


def test_a_clock_that_was_put_back_by_years_does_not_end_it(desk: Desk) -> None:
    year = 365 * 86_400_000
    assert desk.wait(60, last=11, waiting=1, failed=AT + year, until=AT + year + 1000) is not None
    desk.synced()
    far = AT + round((86_400 + LONGEST_SECONDS) * 1000) + 3_600_000
    assert desk.wait(60, last=12, waiting=1, failed=AT, until=far) is not None


def test_a_network_that_comes_is_used_at_once_by_desks_one_after_the_other(desk: Desk) -> None:
    late = AT + 900_000
    assert desk.wait(60, last=11, waiting=1, failed=AT, until=late, offline=True, address="") is None
    came = desk.observation.now - 1000
    assert desk.wait(120, address="10.0.0.3") == came + INTERVALS.poll + INTERVALS.jitter


def test_another_network_changes_nothing_while_the_hub_was_reached(desk: Desk) -> None:
    assert desk.wait(600, address="10.0.0.3") is None


def test_what_somebody_stopped_is_not_begun_again_at_once(desk: Desk) -> None:
    desk.poll(last=500, waiting=490)
    desk.schedule = desk.schedule.finished(desk.observation.now, MaximalJitter())
    assert desk.wait(600) is None


def test_what_was_interrupted_for_a_stick_goes_on(desk: Desk) -> None:
    desk.poll(last=500, waiting=490)
    desk.schedule = desk.schedule.finished(desk.observation.now, MaximalJitter(), soon=True)
    assert desk.wait(60) == INTERVALS.poll
