"""Batches and back-off."""

import random

from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.push import BatchSize
from desktop.sync.schedule import LONGEST_SECONDS, backoff_seconds
from desktop.sync.segment import MOST_RECORDS


def test_batches_begin_at_500_and_stay_between_1_and_2000() -> None:
    batch = BatchSize()
    assert batch.records == 500
    sizes = [(batch := batch.larger()).records for _ in range(4)]
    assert sizes == [1000, 2000, 2000, 2000]
    assert MOST_RECORDS == 2000
    sizes = [(batch := batch.smaller()).records for _ in range(12)]
    assert sizes == [1000, 500, 250, 125, 62, 31, 15, 7, 3, 1, 1, 1]


@given(st.integers(1, 10_000), st.integers(0, 1 << 32))
def test_a_delay_is_never_longer_than_the_longest_and_never_negative(failures: int, seed: int) -> None:
    assert 0.0 <= backoff_seconds(failures, random.Random(seed)) <= LONGEST_SECONDS


def test_delays_grow_and_are_spread_over_the_whole_of_their_range() -> None:
    for failures, most in ((1, 2.0), (2, 4.0), (5, 32.0), (20, LONGEST_SECONDS)):
        delays = [backoff_seconds(failures, random.Random(seed)) for seed in range(1000)]
        assert min(delays) < most / 50
        assert max(delays) > most * 0.98
        assert abs(sum(delays) / len(delays) - most / 2) < most / 20


@given(st.floats(0, 86_400), st.integers(1, 20), st.integers(0, 1 << 32))
def test_what_the_hub_asked_for_is_the_least(asked: float, failures: int, seed: int) -> None:
    assert backoff_seconds(failures, random.Random(seed), asked) >= asked
