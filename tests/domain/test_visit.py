"""Times of visits as they are typed off slips."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clock import VENUE_ZONE, from_venue_time, venue_time
from desktop.domain.timewords import Precision, TimeSpan, read_span
from desktop.domain.visit import Visit, read_visit, time_text, visit_at

NOW = from_venue_time(dt.datetime(2026, 11, 23, 15, 0))
MINUTE = 60_000


def span(typed: str) -> tuple[str, str, Precision]:
    """A typed time as start, end and precision; 24:00 and later stay as they are."""
    found, problem = read_span(typed)
    assert problem is None
    assert found is not None
    start, end = (f"{m // 60:02}:{m % 60:02}" for m in (found.start, found.end))
    return start, end, found.precision


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("09:12", "09:12"),
        ("9:12", "09:12"),
        ("0912", "09:12"),
        ("912", "09:12"),
        ("９：１２", "09:12"),
        ("9.12", "09:12"),
        ("9。12", "09:12"),
        ("9；12", "09:12"),
        ("9 12", "09:12"),
        ("9点12分", "09:12"),
        ("9时12", "09:12"),
        ("九百点", None),
        ("九点半", "09:30"),
        ("十点零五分", "10:05"),
        ("下午三点一刻", "15:15"),
        ("九点一零", "09:10"),
        ("9点半", "09:30"),
        ("下午2点半", "14:30"),
        ("下午 2:30", "14:30"),
        ("2:30pm", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("230pm", "14:30"),
        ("上午9:12", "09:12"),
        ("上午12:10", "12:10"),
        ("12:10am", "00:10"),
        ("12:10pm", "12:10"),
        ("凌晨1:05", "01:05"),
        ("中午12:30", "12:30"),
        ("中午1:10", "13:10"),
        ("晚上8:05", "20:05"),
        ("09:12:00", "09:12"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        ("9:12-", "09:12"),
        ("9:12 至", "09:12"),
    ],
)
def test_an_arrival_is_read_however_it_is_typed(typed: str, start: str | None) -> None:
    if start is None:
        assert read_span(typed)[1] is not None
    else:
        assert span(typed) == (start, start, Precision.EXACT)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("10:05-11:40", "10:05", "11:40"),
        ("10:05–11:40", "10:05", "11:40"),
        ("10:05—11:40", "10:05", "11:40"),
        ("１０：０５～１１：４０", "10:05", "11:40"),
        ("1005-1140", "10:05", "11:40"),
        ("1005 1140", "10:05", "11:40"),
        ("10:05 11:40", "10:05", "11:40"),
        ("10.05至11.40", "10:05", "11:40"),
        ("10点05分到11点40分", "10:05", "11:40"),
        ("9-11", "09:00", "11:00"),
        ("9点-11点半", "09:00", "11:30"),
        ("下午2:00-4:00", "14:00", "16:00"),
        ("上午11:30-12:30", "11:30", "12:30"),
        ("上午9点到下午2点", "09:00", "14:00"),
        ("2pm-4pm", "14:00", "16:00"),
        ("09:10–09:10", "09:10", "09:10"),
        ("22:00-24:00", "22:00", "24:00"),
        ("22:30-次日01:15", "22:30", "25:15"),
    ],
)
def test_from_and_to_are_read_however_they_are_typed(typed: str, start: str, end: str) -> None:
    assert span(typed) == (start, end, Precision.RANGE)


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("上午", "00:00", "12:00", Precision.MORNING),
        ("AM", "00:00", "12:00", Precision.MORNING),
        ("下午", "12:00", "24:00", Precision.AFTERNOON),
        ("p.m.", "12:00", "24:00", Precision.AFTERNOON),
        ("ｐｍ", "12:00", "24:00", Precision.AFTERNOON),
        ("中午", "11:00", "14:00", Precision.NOON),
        ("晚上", "17:00", "24:00", Precision.EVENING),
        ("全天", "00:00", "24:00", Precision.DAY),
        ("all day", "00:00", "24:00", Precision.DAY),
        ("", "00:00", "24:00", Precision.UNKNOWN),
        ("　", "00:00", "24:00", Precision.UNKNOWN),
        ("不详", "00:00", "24:00", Precision.UNKNOWN),
        ("9", "09:00", "10:00", Precision.HOUR),
        ("9点", "09:00", "10:00", Precision.HOUR),
        ("下午3点钟", "15:00", "16:00", Precision.HOUR),
        ("3 pm", "15:00", "16:00", Precision.HOUR),
    ],
)
def test_vague_times_span_all_that_they_may_mean(typed: str, start: str, end: str, precision: Precision) -> None:
    assert span(typed) == (start, end, precision)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("25:00", "25:00"),
        ("2500", "25:00"),
        ("9:60", "09:60"),
        ("0960", "09:60"),
        ("24:30", "24:30"),
        ("24:00", "24:00"),
        ("10:05-25:00", "25:00"),
        ("11:40-10:05", "before the arrival"),
        ("22:00-01:00", "次日"),
        ("9:00-10:00-11:00", "not a time"),
        ("09:12+08:00", "not a time"),
        ("次日1:00", "not a time"),
        ("9:00-次日9:01", "24 hours"),
        ("早饭后", "not a time"),
        ("99999", "not a time"),
        ("-9:12", "not a time"),
        ("٠٩:١٢", "not a time"),
        ("9:12" * 5000, "not a time"),
    ],
)
def test_times_that_cannot_be_are_refused_with_the_reason(typed: str, hint: str) -> None:
    found, problem = read_span(typed)
    assert found is None
    assert hint in str(problem)


@given(st.text(max_size=30))
def test_whatever_is_typed_for_a_time_is_answered(typed: str) -> None:
    found, problem = read_span(typed)
    assert (found is None) != (problem is None)
    if found:
        assert 0 <= found.start <= found.end <= found.start + 24 * 60
        assert found.start < 24 * 60


minutes = st.integers(0, 24 * 60 - 1)


@given(minutes, st.integers(0, 24 * 60))
def test_a_visit_is_written_as_it_is_read(start: int, stay: int) -> None:
    for made in (TimeSpan(start, start, Precision.EXACT), TimeSpan(start, start + stay, Precision.RANGE)):
        visit = visit_at(dt.date(2026, 11, 20), made)
        assert read_visit("2026-11-20", time_text(visit), NOW, 28) == (visit, ())


@pytest.mark.parametrize("typed", ["9", "23时", "上午", "中午", "下午", "晚上", "全天", ""])
def test_a_vague_visit_is_written_as_it_is_read(typed: str) -> None:
    visit, _ = read_visit("11-20", typed, NOW, 28)
    assert visit is not None
    assert read_visit("11-20", time_text(visit), NOW, 28) == (visit, ())


def test_times_are_those_of_the_venue_whatever_the_zone_of_the_pc() -> None:
    visit, _ = read_visit("2026-11-21", "10:05-11:40", NOW, 28)
    assert visit == Visit(
        int(dt.datetime(2026, 11, 21, 2, 5, tzinfo=dt.UTC).timestamp() * 1000),
        int(dt.datetime(2026, 11, 21, 3, 40, tzinfo=dt.UTC).timestamp() * 1000),
        Precision.RANGE,
    )
    assert visit.day == dt.date(2026, 11, 21)


def test_a_whole_day_reaches_from_midnight_to_midnight_and_belongs_to_its_day() -> None:
    visit, _ = read_visit("11-21", "全天", NOW, 28)
    assert visit is not None
    assert visit.visited_to - visit.visited_from == 24 * 60 * MINUTE
    assert visit.day == dt.date(2026, 11, 21)


def test_a_visit_of_a_few_minutes_ahead_is_a_wall_clock_and_of_more_is_refused() -> None:
    assert read_visit("今天", "15:05", NOW, 28)[1] == ()
    for typed in ("15:06", "14:00-15:06", "16", "晚上"):
        visit, problems = read_visit("今天", typed, NOW, 28)
        assert visit is None
        assert [p.field for p in problems] == ["time"]
        assert "future" in str(problems[0].message)
    assert read_visit("今天", "下午", NOW, 28)[1] == ()
    assert read_visit("今天", "", NOW, 28)[1] == ()


def test_a_clock_set_back_a_day_is_named_as_a_possible_reason() -> None:
    _, problems = read_visit("11-23", "09:00", NOW - 24 * 60 * MINUTE, 28)
    assert [p.field for p in problems] == ["visited_on"]
    assert "clock" in str(problems[0].message)


@pytest.mark.parametrize(("ago", "accepted"), [(0, True), (27, True), (28, False), (90, False)])
def test_a_visit_beyond_the_retention_is_refused(ago: int, accepted: bool) -> None:
    day = venue_time(NOW).date() - dt.timedelta(days=ago)
    _, problems = read_visit(day.isoformat(), "09:00", NOW, 28)
    assert [p.field for p in problems] == ([] if accepted else ["visited_on"])


def test_both_fields_are_explained_at_once() -> None:
    assert [p.field for p in read_visit("31.2", "25:00", NOW, 28)[1]] == ["visited_on", "time"]


def test_the_zone_of_the_venue_has_no_daylight_saving_today() -> None:
    offsets = {dt.datetime(2026, month, 1, tzinfo=VENUE_ZONE).utcoffset() for month in range(1, 13)}
    assert offsets == {dt.timedelta(hours=8)}
