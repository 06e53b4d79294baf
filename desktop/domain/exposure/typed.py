"""Stays of a case that are typed in or corrected, for a lookup only."""

import datetime as dt

from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.exposure.rules import LONGEST_STAY_MINUTES, MINUTE_MS
from desktop.domain.messages import message
from desktop.domain.timewords import read_span
from desktop.domain.visit import FUTURE_TOLERANCE_MS, Visit, visit_at


def read_stay(day_text: str, time_text: str, now: int, today: dt.date) -> tuple[Visit | None, tuple[Problem, ...]]:
    """When the case was here, from a day and a time as on a slip; the problems name ``visited_on`` and ``time``."""
    day, wrong_day = read_visit_day(day_text, today)
    span, wrong_time = read_span(time_text)
    problems = [wrong_day] if wrong_day else []
    if wrong_time:
        problems.append(Problem("time", wrong_time))
    if day is None or span is None or problems:
        return None, tuple(problems)
    visit = visit_at(day, span)
    return (None, (_FUTURE,)) if visit.visited_from > now + FUTURE_TOLERANCE_MS else (visit, ())


def check_between(since: int, until: int, now: int) -> Problem | None:
    """Why nobody can have stayed from ``since`` to ``until`` (UTC ms); it names ``from`` or ``until``."""
    if until < since:
        return Problem("until", message("exposure", "The end lies before the beginning. Exchange the two."))
    if until - since > LONGEST_STAY_MINUTES * MINUTE_MS:
        return Problem(
            "until", message("exposure", "A stay lasts at most 24 hours. Enter a longer one as several stays.")
        )
    return Problem("from", _FUTURE.message) if since > now + FUTURE_TOLERANCE_MS else None


_FUTURE = Problem(
    "time", message("exposure", "This stay begins in the future. Correct the day or the time, or this PC’s clock.")
)
