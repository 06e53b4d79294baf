"""Opening hours: what is typed, what is stored, and which visits fit."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.domain.clock import from_venue_time
from desktop.domain.messages import Message
from desktop.domain.opening_hours import OpeningHours, opening_words, read_opening_hours
from desktop.domain.timewords import Precision, TimeSpan
from desktop.domain.visit import Visit, read_visit

THURSDAY, SATURDAY, SUNDAY = "2026-12-03", "2026-12-05", "2026-12-06"
NOW = from_venue_time(dt.datetime(2026, 12, 8, 12, 0))


def hours(text: str) -> OpeningHours:
    found, wrong = read_opening_hours(text)
    assert found is not None, wrong
    return found


def visit(day: str, time: str) -> Visit:
    found, problems = read_visit(day, time, NOW, 28)
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("8:00–17:30", "08:00-17:30"),
        ("08:00-12:00，14:30-17:30", "08:00-12:00,14:30-17:30"),
        ("上午8点至12点 14:30~17:30", "08:00-12:00,14:30-17:30"),
        ("周一至周五8:00-12:00、14:30-17:30；周六 8:00-12:00", "1-5 08:00-12:00,14:30-17:30;6 08:00-12:00"),
        ("星期一、三、五：8-12", "1 08:00-12:00;3 08:00-12:00;5 08:00-12:00"),
        ("Mon–Fri 9am–5pm; weekends closed", "1-5 09:00-17:00"),
        ("周五至周一 9-17", "1 09:00-17:00;5-7 09:00-17:00"),
        ("工作日 8:00-18:00\n周末 9:00-18:00", "1-5 08:00-18:00;6-7 09:00-18:00"),
        ("20:00-8:00", "20:00-08:00"),
        ("24小时", "00:00-24:00"),
        ("1-5 08:00-17:30;6 08:00-12:00", "1-5 08:00-17:30;6 08:00-12:00"),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, stored: str) -> None:
    assert str(hours(typed)) == stored


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("8:00", "“8:00” is not read as opening hours"),
        ("早上开门", "“早上开门” is not read as opening hours"),
        ("2-6", "“2-6” is not read as opening hours"),
        ("8:00-8:00", "is not read as opening hours"),
        ("8-12, 11-17", "begins after the first has ended"),
        ("8-10, 11-12, 13-17", "at most 2 spans"),
        ("8-12; 周六 9-12", "Say of which days 8-12 are the hours"),
        ("周一 8-12; 周一 14-17", "has its hours twice"),
        ("周日休息", "open at some time"),
        ("8-12, " * 40, "at most 200 characters"),
    ],
)
def test_what_is_not_read_is_refused_and_never_guessed(typed: str, sentence: str) -> None:
    found, wrong = read_opening_hours(typed)
    assert found is None
    assert sentence in str(wrong)


def test_no_hours_are_known_where_nothing_is_typed() -> None:
    assert read_opening_hours("  ") == (None, None)


_SPANS = st.lists(st.integers(0, 1440), min_size=2, max_size=4, unique=True).map(sorted)
_DAYS = st.one_of(st.just(()), _SPANS.map(lambda m: tuple(TimeSpan(a, b, Precision.RANGE) for a, b in _pairs(m))))


def _pairs(minutes: list[int]) -> list[tuple[int, int]]:
    return [(minutes[at], minutes[at + 1]) for at in range(0, len(minutes) - 1, 2)]


@settings(max_examples=60)
@given(days=st.lists(_DAYS, min_size=7, max_size=7).filter(any))
def test_what_is_stored_and_what_is_shown_in_both_languages_is_read_back(
    catalogue: Catalogue, days: list[tuple[TimeSpan, ...]]
) -> None:
    made = OpeningHours(tuple(days))
    assert hours(str(made)) == made
    for language in ("en", "zh"):
        words = opening_words(made)
        shown = catalogue.text(words, language) if isinstance(words, Message) else words
        assert hours(shown) == made, shown


@pytest.mark.parametrize(
    ("open_at", "day", "time", "fits"),
    [
        ("8-12, 14:30-17:30", THURSDAY, "7:25", False),
        ("8-12, 14:30-17:30", THURSDAY, "7:30", True),
        ("8-12, 14:30-17:30", THURSDAY, "13:00", False),
        ("8-12, 14:30-17:30", THURSDAY, "6", False),
        ("8-12, 14:30-17:30", THURSDAY, "中午", True),
        ("8-12, 14:30-17:30", THURSDAY, "11:50-14:10", True),
        ("8-12, 14:30-17:30", THURSDAY, "18:00", True),
        ("8-12, 14:30-17:30", THURSDAY, "晚上", True),
        ("8-12, 14:30-17:30", THURSDAY, "18:01", False),
        ("8-12, 14:30-17:30", THURSDAY, "", True),
        ("周一至周五 8-18", SATURDAY, "10:00", False),
        ("周一至周五 8-18", SATURDAY, "", False),
        ("周六 20:00-8:00", SUNDAY, "7:00", True),
        ("周六 20:00-8:00", SUNDAY, "9:00", False),
        ("24小时", SUNDAY, "3:00", True),
    ],
)
def test_a_visit_fits_hours_that_its_words_touch(open_at: str, day: str, time: str, fits: bool) -> None:
    assert hours(open_at).admit(visit(day, time)) is fits
