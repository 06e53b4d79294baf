"""Whether two stays overlap, against an oracle that tries every minute of arrival."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.clock import from_venue_time
from desktop.domain.exposure.overlap import Case, Certainty, Circle, Overlap, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.timewords import Precision, read_span
from desktop.domain.visit import Visit, visit_at

DAY = dt.date(2026, 11, 23)
MIDNIGHT = from_venue_time(dt.datetime.combine(DAY, dt.time()))
MINUTE = 60_000
RULES = ExposureRules(120, 30)
GATES = ("south", "north", "emergency")

times = st.one_of(
    st.sampled_from(["", "上午", "中午", "下午", "晚上", "全天", "9时", "14时"]),
    st.integers(0, 1439).map(lambda m: f"{m // 60}:{m % 60:02}"),
    st.tuples(st.integers(0, 1439), st.integers(0, 600)).map(lambda pair: _range(*pair)),
)


def _range(start: int, length: int) -> str:
    end = start + length
    return f"{start // 60}:{start % 60:02}-{'次日' if end >= 1440 else ''}{end % 1440 // 60}:{end % 60:02}"


def visit(time: str, day: dt.date = DAY) -> Visit:
    span, problem = read_span(time)
    assert span is not None, problem
    return visit_at(day, span)


def stay(time: str, gate: str = "south", day: dt.date = DAY) -> Stay:
    return Stay(gate, visit(time, day))


stays = st.builds(stay, times, st.sampled_from(GATES), st.integers(0, 1).map(lambda n: DAY + dt.timedelta(days=n)))


def arrivals(one: Visit, rules: ExposureRules, *, is_case: bool) -> Iterator[tuple[int, int]]:
    """Every stay that a slip may mean, in minutes: from, to."""
    first, last = one.visited_from // MINUTE, one.visited_to // MINUTE
    if one.precision in (Precision.RANGE, Precision.DAY):
        first, last, length = first, first, last - first
    else:
        length = rules.assumed_minutes
    if is_case:
        length += min(length, rules.extension_minutes)
    return ((start, start + length) for start in range(first, last + 1))


def by_hand(case: Stay, other: Stay, rules: ExposureRules) -> tuple[str, str, int, int] | None:
    """Circle, certainty, least and most of two stays by trying every pair of arrivals."""
    ours = list(arrivals(case.visit, rules, is_case=True))
    theirs = list(arrivals(other.visit, rules, is_case=False))
    # What counts is by how much one came after the other: every difference once.
    pairs = {b[0] - a[0]: (a, b) for a in ours for b in (theirs[0], theirs[-1])}
    pairs |= {b[0] - a[0]: (a, b) for a in (ours[0], ours[-1]) for b in theirs}
    shared = [min(a[1], b[1]) - max(a[0], b[0]) for a, b in pairs.values()]
    if max(shared) < 0:
        return None
    exact = case.visit.precision == other.visit.precision == Precision.RANGE
    circle = "gate" if case.gate == other.gate else "venue"
    return circle, "certain" if exact else "possible", max(0, min(shared)), max(shared)


def as_tuple(overlap: Overlap | None) -> tuple[str, str, int, int] | None:
    return overlap and (str(overlap.circle), str(overlap.certainty), overlap.least, overlap.most)


@settings(max_examples=400)
@given(stays, stays, st.sampled_from([10, 60, 120, 480]), st.sampled_from([0, 15, 30, 60]))
def test_two_stays_overlap_as_every_minute_of_arrival_says(
    one: Stay, other: Stay, assumed: int, extension: int
) -> None:
    rules = ExposureRules(assumed, extension)
    assert as_tuple(Case([one], rules).closest(other)) == by_hand(one, other, rules)


@pytest.mark.parametrize(
    ("case", "other", "expected"),
    [
        ("10:05-11:40", "10:15-10:54", ("gate", "certain", 39, 39)),
        ("10:05-11:40", "11:40-12:00", ("gate", "certain", 20, 20)),  # within the minutes after the case had left
        ("10:05-11:40", "12:10-12:30", ("gate", "certain", 0, 0)),
        ("10:05-11:40", "12:11-12:30", None),
        ("10:05-10:15", "10:25-10:30", ("gate", "certain", 0, 0)),  # never more than the stay was long
        ("10:05-10:15", "10:26-10:30", None),
        ("10:05-11:40", "10:30", ("gate", "possible", 100, 100)),
        ("10:05-11:40", "9时", ("gate", "possible", 55, 115)),
        ("10:05-11:40", "上午", ("gate", "possible", 0, 120)),
        ("10:05-11:40", "", ("gate", "possible", 0, 120)),
        ("10:05-11:40", "全天", ("gate", "possible", 125, 125)),
        ("22:00-次日02:00", "23:30-次日00:30", ("gate", "certain", 60, 60)),
        ("0:00-20:00", "19:00-19:30", ("gate", "certain", 30, 30)),
        ("", "10:30-10:40", ("gate", "possible", 0, 10)),
        ("9:00-9:00", "9:00-9:00", ("gate", "certain", 0, 0)),
    ],
)
def test_two_stays_of_a_day(case: str, other: str, expected: tuple[str, str, int, int] | None) -> None:
    assert as_tuple(Case([stay(case)], RULES).closest(stay(other))) == expected
    assert by_hand(stay(case), stay(other), RULES) == expected


def test_a_stay_after_midnight_meets_one_of_the_next_day() -> None:
    case = Case([stay("22:00-次日02:00")], RULES)
    assert as_tuple(case.closest(stay("0:30-1:00", day=DAY + dt.timedelta(days=1)))) == ("gate", "certain", 30, 30)


def test_the_closest_of_several_stays_counts_and_the_gate_before_the_length() -> None:
    case = Case([stay("9:00-12:00", "north"), stay("9:00-9:20"), stay("")], RULES)
    overlap = case.closest(stay("9:00-12:00"))
    assert as_tuple(overlap) == ("gate", "certain", 40, 40)
    assert overlap is not None
    assert overlap.case_stay == 1


def test_a_case_of_whom_no_gate_is_known_is_at_nobodys_gate() -> None:
    overlap = Case([stay("9:00-10:00", "")], RULES).closest(stay("9:00-10:00", ""))
    assert overlap is not None
    assert overlap.circle is Circle.VENUE


@given(st.lists(stays, min_size=1, max_size=6), stays)
def test_whoever_may_have_met_the_case_was_there_in_one_of_its_windows(own: Sequence[Stay], other: Stay) -> None:
    case = Case(own, RULES)
    windows = case.windows
    assert all(a[1] < b[0] for a, b in itertools.pairwise(windows))
    last = max(end for _, end in arrivals(other.visit, RULES, is_case=False)) * MINUTE
    touches = any(other.visit.visited_from <= until and last >= since for since, until in windows)
    assert touches == (case.closest(other) is not None)


@pytest.mark.parametrize(
    ("case", "other", "words"),
    [
        ("10:05-11:40", "10:15-10:54", "Both stays are known from arrival to leaving."),
        ("10:05-11:40", "11:55-12:20", "Both times are known: arrived 15 minutes after the case had left."),
        ("10:05-11:40", "10:30", "Leaving time unknown, counted as 120 minutes."),
        ("10:05-11:40", "9时", "Only the hour of arrival is known, counted as 120 minutes."),
        ("10:05-11:40", "上午", "The slip says only “Morning”, counted as 120 minutes of it."),
        ("10:05-11:40", "", "No time on the slip, counted as 120 minutes of the day."),
        ("全天", "10:05-11:40", "The case: The slip says “whole day”, counted as all of it."),
        (
            "10:30",
            "上午",
            "The slip says only “Morning”, counted as 120 minutes of it. "
            "The case: Leaving time unknown, counted as 120 minutes.",
        ),
    ],
)
def test_the_reason_says_what_is_known_and_what_is_assumed(case: str, other: str, words: str) -> None:
    overlap = Case([stay(case)], RULES).closest(stay(other))
    assert overlap is not None
    assert str(overlap.reason) == words
    assert (overlap.certainty is Certainty.CERTAIN) == words.startswith("Both")


def test_the_rules_are_shown_with_their_numbers_and_their_version() -> None:
    shown = " ".join(map(str, RULES.sentences))
    assert "120 minutes" in shown
    assert "30 minutes" in shown
    assert "Method 1." in shown
    assert "Nothing is added" in " ".join(map(str, ExposureRules(60, 0).sentences))
