"""How often, and how many at once."""

import pytest

from desktop.domain.clock import FixedClock
from desktop.hub.limits import Places, RateLimit
from desktop.hub.refused import Refused
from tests.hub.signing_desk import NOW


def test_so_many_a_minute_from_one_address_and_others_are_not_held_up() -> None:
    clock = FixedClock(NOW)
    limit = RateLimit(3, clock)
    for _ in range(3):
        limit.check("10.0.0.1")
    with pytest.raises(Refused) as caught:
        limit.check("10.0.0.1")
    assert (caught.value.status, caught.value.retry_after) == (429, 20)
    limit.check("10.0.0.2")
    clock.ms += 20_000
    limit.check("10.0.0.1")
    with pytest.raises(Refused):
        limit.check("10.0.0.1")
    clock.ms += 3_600_000
    for _ in range(3):
        limit.check("10.0.0.1")


def test_many_strangers_do_not_fill_the_memory() -> None:
    limit = RateLimit(1, FixedClock(NOW))
    for number in range(20_000):
        limit.check(str(number))
    assert len(limit._spent) <= 10_000
    with pytest.raises(Refused):
        limit.check("19999")


def test_who_finds_no_place_comes_back_and_a_place_is_free_again_whatever_happened() -> None:
    places = Places(2)
    with places.one(), places.one():
        with pytest.raises(Refused) as caught, places.one():
            pass
        assert (caught.value.status, caught.value.refusal.code) == (503, "busy")
    with pytest.raises(ValueError, match="fault"), places.one():
        raise ValueError("fault")
    with places.one(), places.one():
        assert places._taken == 2
