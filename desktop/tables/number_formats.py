"""Which number formats of a spreadsheet show a day, a time of day or both (ECMA-376, part 1, 18.8.30)."""

import datetime as dt
import re
from enum import StrEnum

from desktop.tables.cells import Cell, CellKind, number_text


class FormatKind(StrEnum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date_time"


_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), FormatKind.DATE),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), FormatKind.TIME),
    22: FormatKind.DATE_TIME,
}
"""Formats that a file names by number only, those of East Asian versions included."""

# Texts in quotes, escaped characters, colours, conditions and currencies; but [h], [m], [s] are elapsed times.
_NO_PART = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY = re.compile(r"[yd]|e(?![+-])|年|月|日", re.IGNORECASE)
_CLOCK = re.compile(r"[hs]|上午|am/pm|时|分|秒", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"m", re.IGNORECASE)

_LAST_DAY = 2_958_465  # 9999-12-31
_DAY_SECONDS = 86_400


def format_kind(number: int, codes: dict[int, str]) -> FormatKind:
    """What the format with this number shows; ``codes`` are those that the file defines itself."""
    code = codes.get(number)
    if code is None:
        return _BUILT_IN.get(number, FormatKind.NUMBER)
    first = _NO_PART.sub("", code.split(";")[0])
    if "general" in first.casefold():
        return FormatKind.NUMBER
    has_clock = _CLOCK.search(first) is not None
    has_day = _DAY.search(first) is not None or (not has_clock and _MONTH_ONLY.search(first) is not None)
    if has_day:
        return FormatKind.DATE_TIME if has_clock else FormatKind.DATE
    return FormatKind.TIME if has_clock else FormatKind.NUMBER


def read_number(value: float, shown: FormatKind, *, from_1904: bool) -> Cell:
    """A number cell. What a format hides is told all the same: the time of a cell that shows its date alone."""
    if shown is FormatKind.NUMBER or not 0 <= value < _LAST_DAY + 1:
        return Cell(CellKind.NUMBER, number_text(value))
    days, seconds = divmod(round(value * _DAY_SECONDS), _DAY_SECONDS)
    time = (dt.datetime.min + dt.timedelta(seconds=seconds)).time()
    time_text = time.isoformat("seconds" if time.second else "minutes")
    if days == 0 and shown is FormatKind.TIME:
        return Cell(CellKind.TIME, time_text)
    if (day := _day(days, from_1904=from_1904)) is None:
        return Cell(CellKind.NUMBER, number_text(value))
    if shown is FormatKind.DATE and not seconds:
        return Cell(CellKind.DATE, day.isoformat())
    return Cell(CellKind.DATE_TIME, f"{day.isoformat()} {time_text}")


def _day(count: int, *, from_1904: bool) -> dt.date | None:
    """The day with this number. Excel counts 1900-02-29 (number 60), which never was."""
    if from_1904:
        count += 1462
    if count == 60 or count > _LAST_DAY:
        return None
    return dt.date(1899, 12, 30 if count > 60 else 31) + dt.timedelta(days=count)
