"""Dates as clerks type them: 20261123, 2026-11-23, 2026年11月23日, 11-23, 23日, 昨天."""

import datetime as dt
import re
from functools import lru_cache

from desktop.domain.characters import narrow
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.domain.numerals import with_digits

MAX_AGE = 130
"""Years. Nobody on record was older than 122."""

_SOON = dt.timedelta(days=3)
_SEPARATORS = str.maketrans(
    {"。": ".", "、": ".", ",": ".", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "~": "-", "\\": "/"}
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_FULL = re.compile(r"(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})[日号]?", re.ASCII)
# What programs write behind a date: the day of the week, and the midnight at which it begins in the venue's zone.
_WEEKDAY = re.compile(r" ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$")
_MIDNIGHT = re.compile(r"[t ]0?0:00(?::00(?:\.0+)?)?(?:\+08:?00)?$", re.ASCII)
_HAS_TIME = re.compile(r"\d[日号t ] *\d{1,2}[:时点]\d{0,2}", re.ASCII)
_DAY_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(
    r"\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|(?:\d{1,2}-)?[a-z]{3,9}-\d{2,4}|\d{1,2}-[a-z]{3,9}",
    re.ASCII,
)
_DAY_COUNT = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
_OF_THE_YEAR = re.compile(r"(\d{1,2})[-/.月 ](\d{1,2})[日号]?|(\d{2})(\d{2})", re.ASCII)
_OF_THE_MONTH = re.compile(r"(\d{1,2})[日号]?", re.ASCII)
_DAYS_AGO = {
    "今天": 0,
    "今日": 0,
    "today": 0,
    "昨天": 1,
    "昨日": 1,
    "yesterday": 1,
    "前天": 2,
    "前日": 2,
    "大前天": 3,
}


def age_on(birth: dt.date, day: dt.date) -> int:
    """Completed years. Somebody born on 29 February completes a year on 1 March where there is no 29th."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def real_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def check_birth(birth: dt.date, today: dt.date, field: str) -> Problem | None:
    """Why nobody living can have been born then."""
    if birth > today:
        return Problem(
            field, message("declaration", "The birth date {date} lies in the future.", date=birth.isoformat())
        )
    if age_on(birth, today) > MAX_AGE:
        return Problem(
            field,
            message(
                "declaration",
                "Born on {date}, this person would be {age} years old. Compare it with the document.",
                date=birth.isoformat(),
                age=age_on(birth, today),
            ),
        )
    return None


def read_birth_date(text: str, today: dt.date, field: str = "birth_date") -> tuple[dt.date | None, Problem | None]:
    """A birth date with its whole year; None for an empty field."""
    typed = _narrow(text)
    if not typed:
        return None, None
    if sentence := _ambiguous(typed):
        return None, Problem(field, sentence)
    found = _whole(typed)
    if not found:
        return None, Problem(
            field,
            message("declaration", "Type the birth date with all digits of the year, such as 19480101 or 1948-1-1."),
        )
    birth = real_date(*found)
    if birth is None:
        return None, no_such_date(typed, field)
    problem = check_birth(birth, today, field)
    return (None, problem) if problem else (birth, None)


@lru_cache(maxsize=64)  # the lines of a file are of the same few days
def read_visit_day(text: str, today: dt.date, field: str = "visited_on") -> tuple[dt.date | None, Problem | None]:
    """The day of a visit. A date without a year is the one nearest to today; one without a month is the last.

    Nearest rather than last, and last but for the next three days: tomorrow's date typed by mistake must be told to
    lie in the future, not be taken for a visit of last year or last month.
    """
    typed = _narrow(text)
    if not typed:
        return None, Problem(
            field, message("declaration", "Type the day of the visit, such as {today}.", today=f"{today:%m-%d}")
        )
    if typed in _DAYS_AGO:
        day: dt.date | None = today - dt.timedelta(days=_DAYS_AGO[typed])
    elif sentence := _ambiguous(typed):
        return None, Problem(field, sentence)
    elif whole := _whole(typed):
        day = real_date(*whole)
    elif found := _OF_THE_YEAR.fullmatch(typed):
        month, number = (int(part) for part in found.groups() if part)
        days = (real_date(today.year + step, month, number) for step in (-1, 0, 1))
        day = min((d for d in days if d), key=lambda d: abs(d - today), default=None)
    elif found := _OF_THE_MONTH.fullmatch(typed):
        months = (divmod(today.year * 12 + today.month - 1 + step, 12) for step in (-1, 0, 1))
        days = (real_date(year, month + 1, int(found[1])) for year, month in months)
        day = max((d for d in days if d and d <= today + _SOON), default=None)
    else:
        return None, Problem(
            field,
            message(
                "declaration",
                "This is not a date. Examples: {today}, {whole}, 昨天.",
                today=f"{today:%m-%d}",
                whole=today.isoformat(),
            ),
        )
    if day is None:
        return None, no_such_date(typed, field)
    if day > today:
        return None, Problem(
            field,
            message(
                "declaration",
                "{date} lies in the future; today is {today}. If that is wrong, set the clock of this PC.",
                date=day.isoformat(),
                today=today.isoformat(),
            ),
        )
    return day, None


def no_such_date(typed: str, field: str) -> Problem:
    """The problem of 30 February and its like."""
    return Problem(field, message("declaration", "There is no such date as {date}.", date=typed))


def _whole(typed: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date that has all three; which of two is the month shows only where one is over 12."""
    if found := _COMPACT.fullmatch(typed) or _FULL.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
        return year, month, day
    if found := _DAY_LAST.fullmatch(typed):
        first, second, year = (int(part) for part in found.groups())
        return (year, first, second) if second > 12 else (year, second, first)
    return None


def _ambiguous(typed: str) -> Message | None:
    """Why a text that is a date to somebody may be another one to somebody else."""
    if _HAS_TIME.search(typed):
        return message("declaration", "This is a date and a time. The time has its own field.")
    if (found := _DAY_LAST.fullmatch(typed)) and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]:
        return message(
            "declaration",
            "{date} may be two dates, by which of the numbers is the month. Type the year first.",
            date=typed,
        )
    if _SHORT_YEAR.fullmatch(typed):
        return message("declaration", "{date} may be several dates. Type the year first, with all digits.", date=typed)
    if _DAY_COUNT.fullmatch(typed):
        return message(
            "declaration",
            "{date} is a spreadsheet's count of days, or a part of a date. Format the column as a date.",
            date=typed,
        )
    return None


def _narrow(text: str) -> str:
    typed = narrow(text).strip().lower().translate(_SEPARATORS)
    typed = _WEEKDAY.sub("", with_digits(typed)).rstrip(" .")
    return _MIDNIGHT.sub("", typed)
