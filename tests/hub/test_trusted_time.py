"""The hub's clock leaps: nothing is deleted by it, and what comes meanwhile is kept as long as anything else."""

import pytest
from sqlalchemy import Engine, select

from desktop.domain.clock import FixedClock
from desktop.hub.hub import Hub, build
from desktop.hub.tables import quarantined, record
from desktop.hub.trusted_time import MAX_CLOCK_JUMP_MS
from tests.hub.signing_desk import DAY, SigningDesk

YEARS = 10 * 365 * DAY
PERSON = "declaration.enter"


def _with_content(engine: Engine) -> int:
    with engine.connect() as connection:
        return len(connection.execute(select(record.c.seq).where(record.c.body.is_not(None))).all())


def _come(desk: SigningDesk, hub: Hub) -> None:
    desk.add(1, PERSON)
    desk.push(hub, len(desk.records))


def test_a_clock_ten_years_ahead_deletes_nothing(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    _come(desk, hub)
    hub.retention.expire()
    clock.ms += YEARS
    assert hub.retention.expire() == 0
    _come(desk, hub)
    assert (_with_content(engine), hub.time.trusts_clock()) == (2, False)
    clock.ms -= YEARS
    assert (hub.retention.expire(), hub.time.trusts_clock()) == (0, True)
    clock.ms += 28 * DAY
    assert hub.retention.expire() == 2


def test_a_clock_ten_years_behind_keeps_nothing_longer(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    hub.retention.expire()
    clock.ms -= YEARS
    _come(desk, hub)
    assert hub.retention.expire() == 0
    clock.ms += YEARS + 27 * DAY
    assert (hub.retention.expire(), _with_content(engine)) == (0, 1)
    clock.ms += DAY
    assert hub.retention.expire() == 1


@pytest.mark.parametrize(
    ("off", "gone"), [(MAX_CLOCK_JUMP_MS, 1), (MAX_CLOCK_JUMP_MS + 1, 0)], ids=["off-60-days", "off-longer"]
)
def test_after_a_long_time_off_somebody_is_asked(
    hub: Hub, desk: SigningDesk, clock: FixedClock, off: int, gone: int
) -> None:
    _come(desk, hub)
    hub.retention.expire()
    clock.ms += off
    assert hub.retention.expire() == gone
    hub.time.confirm()
    assert hub.retention.expire() == 1 - gone


def test_another_process_hears_of_the_word_of_a_person(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    other = build(engine, hub.identity, clock)
    clock.ms += YEARS  # from the beginning: nobody could have known
    _come(desk, hub)
    desk.add(1, "nonsense")
    desk.push(hub, len(desk.records))
    hub.retention.expire()
    clock.ms -= YEARS
    assert not hub.time.trusts_clock()
    other.time.confirm()
    hub.retention.expire()
    assert hub.time.trusts_clock()
    clock.ms += 28 * DAY
    assert hub.retention.expire() == 2
    with engine.connect() as connection:
        assert connection.execute(select(quarantined.c.raw)).scalars().all() == [None]
