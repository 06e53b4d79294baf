"""When somebody was here, as exactly as the slip says."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.retention import oldest_kept
from desktop.domain.timewords import Precision, TimeSpan, read_span
from desktop.domain.words import Words

FUTURE_TOLERANCE_MS = 5 * 60_000
"""Clocks on walls and wrists run ahead of a PC's by as much."""

PRECISION_WORDS = Words(
    {
        Precision.EXACT: (message("words", "Arrival only"), "到达时间"),
        Precision.RANGE: (message("words", "Arrival and leaving"), "起止时间"),
        Precision.HOUR: (message("words", "Within an hour"), "某时"),
        Precision.MORNING: (message("words", "Morning"), "上午"),
        Precision.NOON: (message("words", "Noon"), "中午"),
        Precision.AFTERNOON: (message("words", "Afternoon"), "下午"),
        Precision.EVENING: (message("words", "Evening"), "晚上"),
        Precision.DAY: (message("words", "Whole day"), "全天"),
        Precision.UNKNOWN: (message("words", "Time unknown"), "时间不详"),
    }
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay from ``visited_from`` to ``visited_to``, UTC milliseconds.

    ``RANGE``: present throughout. ``EXACT``: arrived then, leaving unknown; both ends are the arrival. All others:
    present at some time between, from arrival to leaving unknown; the day of the venue's zone ends at 24:00.
    """

    visited_from: int
    visited_to: int
    precision: Precision

    @property
    def day(self) -> dt.date:
        """The day of the arrival in the venue's zone."""
        return venue_time(self.visited_from).date()


def read_visit(
    day_text: str, time_text: str, now: int, retention_days: int
) -> tuple[Visit | None, tuple[Problem, ...]]:
    """A visit from the day and the time as typed; the problems name ``visited_on`` and ``time``. ``now``: UTC ms."""
    today = venue_time(now).date()
    day, wrong_day = read_visit_day(day_text, today)
    span, wrong_time = read_span(time_text)
    problems = [Problem("time", wrong_time)] if wrong_time else []
    if day and day < oldest_kept(today, retention_days):
        wrong_day = Problem(
            "visited_on",
            message(
                "declaration",
                "{date} is {ago} days ago, and declarations are kept for {days} days. This one would be "
                "deleted at once.",
                date=day.isoformat(),
                ago=(today - day).days,
                days=retention_days,
            ),
        )
    if wrong_day:
        problems.insert(0, wrong_day)
    if day is None or span is None or problems:
        return None, tuple(problems)
    visit = visit_at(day, span)
    last_known = visit.visited_to if span.precision is Precision.RANGE else visit.visited_from
    if last_known > now + FUTURE_TOLERANCE_MS:
        return None, (
            Problem(
                "time",
                message(
                    "declaration",
                    "The time {time} lies in the future; it is {now} now. If that is wrong, set the clock of this PC.",
                    time=f"{venue_time(last_known):%H:%M}",
                    now=f"{venue_time(now):%H:%M}",
                ),
            ),
        )
    return visit, ()


def visit_at(day: dt.date, span: TimeSpan) -> Visit:
    """A span of a day's minutes as an interval in the venue's zone."""
    midnight = dt.datetime.combine(day, dt.time())
    start, end = (from_venue_time(midnight + dt.timedelta(minutes=m)) for m in (span.start, span.end))
    return Visit(start, end, span.precision)


def time_text(visit: Visit) -> str:
    """The visit's time as files and forms write it; ``read_visit`` reads it back to the same visit."""
    start, end = venue_time(visit.visited_from), venue_time(visit.visited_to)
    if visit.precision is Precision.EXACT:
        return f"{start:%H:%M}"
    if visit.precision is Precision.RANGE:
        return f"{start:%H:%M}-{'' if end.date() == start.date() else '次日'}{end:%H:%M}"
    if visit.precision is Precision.HOUR:
        return f"{start.hour}时"
    return "" if visit.precision is Precision.UNKNOWN else PRECISION_WORDS.chinese(visit.precision)
