"""When a visit was, in words: no more exact than the slip, in both languages."""

import datetime as dt

import pytest

from desktop.domain.clock import from_venue_time
from desktop.domain.timewords import Precision
from desktop.ui.kit.dates import visit_text
from tests.looks import Looks


def at(day: int, hour: int, minute: int = 0) -> int:
    return from_venue_time(dt.datetime(2026, 11, day, hour, minute))


@pytest.mark.parametrize(
    ("start", "end", "precision", "english", "chinese"),
    [
        (at(21, 10, 40), at(21, 11, 5), Precision.RANGE, "21 Nov 10:40–11:05", "11月21日 10:40–11:05"),
        (at(21, 10, 40), at(21, 10, 40), Precision.EXACT, "21 Nov 10:40", "11月21日 10:40"),
        (at(21, 0), at(21, 12), Precision.MORNING, "21 Nov Morning", "11月21日 上午"),
        (at(21, 9), at(21, 10), Precision.HOUR, "21 Nov about 9:00", "11月21日 9 时许"),
        (at(21, 0), at(22, 0), Precision.UNKNOWN, "21 Nov Time unknown", "11月21日 时间不详"),
        (at(21, 22), at(22, 1), Precision.RANGE, "21 Nov 22:00–01:00 next day", "11月21日 22:00–次日 01:00"),
    ],
)
def test_a_visit_in_words(looks: Looks, start: int, end: int, precision: Precision, english: str, chinese: str) -> None:
    today = dt.date(2026, 11, 23)
    assert visit_text(start, end, precision, today) == english
    looks.languages.use("zh")
    assert visit_text(start, end, precision, today) == chinese


def test_another_year_is_reported(looks: Looks) -> None:
    words = visit_text(at(21, 10), at(21, 10), Precision.EXACT, dt.date(2027, 1, 2))
    assert words == "21 Nov 2026 10:00"
    looks.languages.use("zh")
    assert visit_text(at(21, 10), at(21, 10), Precision.EXACT, dt.date(2027, 1, 2)) == "2026年11月21日 10:00"
