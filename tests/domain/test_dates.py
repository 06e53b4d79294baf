"""Dates as they are typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import age_on, read_birth_date, read_visit_day
from tests.domain.numbers import TODAY

past_days = st.dates(TODAY - dt.timedelta(days=150), TODAY)


@pytest.mark.parametrize(
    ("typed", "ago"),
    [
        ("今天", 0),
        ("今日", 0),
        ("Today", 0),
        ("昨天", 1),
        ("yesterday", 1),
        ("前天", 2),
        ("11-23", 0),
        ("11.22", 1),
        ("11/21", 2),
        ("11。20", 3),
        ("1119", 4),
        ("11月18日", 5),
        ("20261117", 6),
        ("2026-11-16", 7),
        ("２０２６年１１月１５日", 8),
        ("2026/11/14", 9),
        ("2026.11.13", 10),
        ("12日", 11),
        ("11", 12),
        ("1", 22),
        ("30", 24),
        (" 2026-11-23 ", 0),
        ("2026-11-23T00:00:00", 0),
        ("2026-11-23 00:00", 0),
        ("9-5", 79),
        ("27", 27),
    ],
)
def test_the_day_of_a_visit_is_read_however_it_is_typed(typed: str, ago: int) -> None:
    assert read_visit_day(typed, TODAY) == (TODAY - dt.timedelta(days=ago), None)


@given(past_days)
def test_every_spelling_of_a_past_day_means_that_day(day: dt.date) -> None:
    for spelling in ("%Y%m%d", "%Y-%m-%d", "%Y年%m月%d日", "%m-%d", "%m%d", "%m月%d日"):
        assert read_visit_day(day.strftime(spelling), TODAY)[0] == day


def test_a_date_without_a_year_in_january_may_be_of_last_december() -> None:
    assert read_visit_day("12-31", dt.date(2027, 1, 2))[0] == dt.date(2026, 12, 31)
    assert read_visit_day("31", dt.date(2027, 1, 2))[0] == dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", "Type the day"),
        ("11-24", "future"),
        ("明天", "not a date"),
        ("2026-11-24", "future"),
        ("20260230", "20260230"),
        ("2-30", "2-30"),
        ("13-1", "13-1"),
        ("32", "32"),
        ("24", "future"),
        ("26", "future"),
        ("0", "no such date"),
        ("2026-11", "not a date"),
        ("x" * 9999, "not a date"),
        ("٢٠٢٦١١٢٣", "not a date"),
        ("=1+1", "not a date"),
        ("1'; DROP TABLE", "not a date"),
    ],
)
def test_days_that_cannot_be_are_refused_with_the_reason(typed: str, hint: str) -> None:
    day, problem = read_visit_day(typed, TODAY)
    assert day is None
    assert problem is not None
    assert problem.field == "visited_on"
    assert hint in str(problem.message)


@pytest.mark.parametrize(
    "typed", ["19480101", "1948-1-1", "1948.01.01", "1948年1月1日", "１９４８－０１－０１", "1948 1 1"]
)
def test_a_birth_date_is_read_however_it_is_typed(typed: str) -> None:
    assert read_birth_date(typed, TODAY) == (dt.date(1948, 1, 1), None)


def test_no_birth_date_is_no_problem() -> None:
    assert read_birth_date("  ", TODAY) == (None, None)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("48-1-1", "all digits"),
        ("1948", "all digits"),
        ("19480230", "19480230"),
        ("20261124", "future"),
        ("18951123", "131"),
        ("00010101", "2,025"),
        ("abc", "all digits"),
    ],
)
def test_birth_dates_that_cannot_be_are_refused(typed: str, hint: str) -> None:
    birth, problem = read_birth_date(typed, TODAY)
    assert birth is None
    assert problem is not None
    assert hint in str(problem.message)


def test_an_age_of_130_is_accepted() -> None:
    assert read_birth_date("18951124", TODAY)[0] is not None


@given(st.dates(dt.date(1900, 1, 1), TODAY), st.integers(0, 130))
def test_a_year_of_age_is_completed_on_the_birthday_and_not_the_day_before(birth: dt.date, years: int) -> None:
    leap_day = (birth.month, birth.day) == (2, 29)
    birthday = dt.date(birth.year + years, 3, 1) if leap_day else birth.replace(year=birth.year + years)
    assert age_on(birth, birthday) == years
    assert age_on(birth, birthday - dt.timedelta(days=2)) == years - 1
