"""How long something is, as people say it."""

import pytest

from desktop.domain.durations import duration

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (10 * MINUTE, "10 minutes"),
        (2 * HOUR - 1, "119 minutes"),
        (2 * HOUR, "2 hours"),
        (2 * DAY - 1, "47 hours"),
        (2 * DAY, "2 days"),
        (3_650 * DAY + HOUR, "3,650 days"),
    ],
)
def test_one_unit_says_enough(ms: int, words: str) -> None:
    assert str(duration(ms)) == words
