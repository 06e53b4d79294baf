"""People counted at a gate: by a press each, or by the hour on a paper sheet (检测统计)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.errors import Problem
from desktop.domain.hourly import HOUR_MS
from desktop.domain.messages import message

UNDO_MS = 60_000
"""How long a press can be taken back: a slip of the finger is noticed at once, a change of history is not one."""

MOST_IN_AN_HOUR = 5_000
"""Two a second for a whole hour and some more: beyond it something else than people was typed."""

MANY_IN_AN_HOUR = 600
"""One person every six seconds for an hour: possible, and worth a second look at the paper."""

OLDEST_SHEET_DAYS = 90

USUAL_HOURS = range(7, 21)
"""The hours that a tally sheet has rows for, on paper and on the screen: both begin at seven in the morning."""

HourCell = tuple[int, int]
"""People of one hour: those with a normal temperature, and those with a fever."""


class CountedBefore(StrEnum):
    """What a sheet has to do with people whom presses have counted at its gate and in its hours: they come on top of
    those on the sheet, or the sheet has them as well."""

    ON_TOP = "on_top"
    INCLUDED = "included"


@dataclass(frozen=True, slots=True)
class HourSheetDraft:
    """A tally sheet as it is typed: ``cells`` by the hour of the day (0–23) and ``normal`` or ``abnormal``, as text."""

    day: str
    gate_id: str
    inspector_id: str = ""
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HourCells:
    """A sheet that can be read: its day and the people of each hour that has any."""

    day: dt.date
    cells: Mapping[int, HourCell]

    @property
    def total(self) -> int:
        """All people on the sheet, normal and abnormal."""
        return sum(normal + abnormal for normal, abnormal in self.cells.values())


def cell_field(hour: int, kind: str) -> str:
    """The name of a cell in problems: ``9.normal``."""
    return f"{hour}.{kind}"


def read_sheet(draft: HourSheetDraft, now: int) -> tuple[HourCells | None, tuple[Problem, ...]]:
    """The people of a sheet, or what is wrong with it; doubtful problems leave it readable. ``now``: UTC ms."""
    problems: list[Problem] = []
    day = _day(draft.day, now, problems)
    is_today_or_before = not problems
    read: dict[int, list[int]] = {}
    for (hour, kind), text in sorted(draft.cells.items()):
        if number := _number(text, cell_field(hour, kind), problems):
            read.setdefault(hour, [0, 0])[kind == "abnormal"] = number
            if day is not None and is_today_or_before and hour_start(day, hour) > now:
                problems.append(
                    Problem(
                        cell_field(hour, kind),
                        message("counting", "This hour has not come yet. Check the sheet's day."),
                    )
                )
    if not read and not problems:
        problems.append(Problem("cells", message("counting", "The sheet is empty. Type at least one hour's figure.")))
    if day is None or any(not problem.doubtful for problem in problems):
        return None, tuple(problems)
    return HourCells(day, {hour: (normal, abnormal) for hour, (normal, abnormal) in read.items()}), tuple(problems)


def counted_fields(cells: Mapping[int, HourCell], counted: Mapping[int, HourCell]) -> tuple[Problem, ...]:
    """The hours of a sheet in which people were counted before, each with both figures; doubtful until somebody says
    whether the sheet has these people as well.
    """
    return tuple(
        Problem(
            cell_field(hour, "counted"),
            message(
                "counting",
                "{counted} were counted before, {sheet} are on the sheet.",
                counted=sum(counted[hour]),
                sheet=sum(cells[hour]),
            ),
            doubtful=True,
        )
        for hour in sorted(cells.keys() & counted.keys())
    )


def deduct_counted(
    cells: Mapping[int, HourCell], counted: Mapping[int, HourCell]
) -> tuple[Mapping[int, HourCell], Mapping[int, HourCell], tuple[Problem, ...]]:
    """The people of a sheet who still have to be counted, those who were, and where the sheet has too few to have them."""
    rest: dict[int, HourCell] = {}
    included: dict[int, HourCell] = {}
    problems = []
    for hour, cell in cells.items():
        there = counted.get(hour, (0, 0))
        for kind, on_sheet, before in zip(("normal", "abnormal"), cell, there, strict=True):
            if before > on_sheet:
                problems.append(
                    Problem(
                        cell_field(hour, kind),
                        message(
                            "counting",
                            "{counted} were counted before: a sheet with {sheet} cannot include them.",
                            counted=before,
                            sheet=on_sheet,
                        ),
                    )
                )
        if any(there):
            included[hour] = there
        if cell != there:
            rest[hour] = cell[0] - there[0], cell[1] - there[1]
    return rest, included, tuple(problems)


def add_cells(cells: Mapping[int, HourCell], more: Mapping[int, HourCell]) -> dict[int, HourCell]:
    """The people of both, hour by hour."""
    nobody = (0, 0)
    return {
        hour: (
            cells.get(hour, nobody)[0] + more.get(hour, nobody)[0],
            cells.get(hour, nobody)[1] + more.get(hour, nobody)[1],
        )
        for hour in sorted(cells.keys() | more.keys())
    }


def hour_start(day: dt.date, hour: int) -> int:
    """The start of an hour of a day in the venue's zone, UTC milliseconds."""
    return from_venue_time(dt.datetime.combine(day, dt.time())) + hour * HOUR_MS


def day_start(ms: int) -> int:
    """The midnight in the venue's zone that a day began with, both UTC milliseconds."""
    return from_venue_time(dt.datetime.combine(venue_time(ms).date(), dt.time()))


def _day(text: str, now: int, problems: list[Problem]) -> dt.date | None:
    today = venue_time(now).date()
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        problems.append(
            Problem("day", message("counting", "Type the sheet's day, such as {day}.", day=today.isoformat()))
        )
        return None
    if day > today:
        problems.append(Problem("day", message("counting", "This day has not come yet.")))
    elif (today - day).days > OLDEST_SHEET_DAYS:
        problems.append(
            Problem(
                "day",
                message(
                    "counting",
                    "This day is {ago} days ago. Sheets are entered within {limit} days.",
                    ago=(today - day).days,
                    limit=OLDEST_SHEET_DAYS,
                ),
            )
        )
    return day


def _number(text: str, field: str, problems: list[Problem]) -> int:
    typed = text.strip()
    if not typed:
        return 0
    if not (typed.isdecimal() and len(typed) <= 9):
        problems.append(Problem(field, message("counting", "Type how many people, in digits: 0 or more.")))
        return 0
    number = int(typed)
    if number > MOST_IN_AN_HOUR:
        problems.append(
            Problem(
                field,
                message(
                    "counting", "{count} people in one hour at one gate cannot be. Read the sheet again.", count=number
                ),
            )
        )
    elif number > MANY_IN_AN_HOUR:
        problems.append(
            Problem(
                field,
                message(
                    "counting",
                    "{count} people in one hour at one gate are very many. Compare with the sheet.",
                    count=number,
                ),
                doubtful=True,
            )
        )
    return number
