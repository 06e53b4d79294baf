"""What the hourly charts show (检测统计): people by the hour of the day, in layers; averages; weekdays."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.figures import scan_rate

HOURS = 24
NOBODY = ""
"""The key of what has no inspector, and of people who were counted without a category."""


class Layer(StrEnum):
    """By what the bars of a chart are divided: gates, inspectors, categories, kinds of count."""

    GATE = "gate"
    INSPECTOR = "inspector"
    CATEGORY = "category"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is looked at; empty means everything. Values are identifiers, categories and kinds.

    ``this_desk``: only what was counted at this desk, and not at the venue's other ones. ``own_gates``: for a member who
    sees only the own statistics, everybody at the gates that are assigned to them, and not whom they have checked.
    """

    gates: tuple[str, ...] = ()
    inspectors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    this_desk: bool = False
    own_gates: bool = False


def weeks_back(since: dt.date, until: dt.date) -> int:
    """How many weeks earlier the days are that a range is compared with: so that weekdays meet and none is in both."""
    return ((until - since).days + 7) // 7


@dataclass(frozen=True, slots=True)
class Series:
    """One layer of the bars: 24 values, by the hour of the day. ``name`` is empty where the key has words instead.

    ``is_current`` is false for a gate that is retired and for somebody who has left. ``untimed`` are in no hour.
    """

    key: str
    name: str
    values: tuple[float, ...]
    is_current: bool = True
    untimed: float = 0

    @property
    def total(self) -> float:
        """All people of the layer, over the whole day."""
        return sum(self.values) + self.untimed


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day, or an average day of several: then every figure is that of one of the ``days`` that had anybody.

    ``scans`` are people who scanned the venue's code, by the hour, empty where nobody did; they are no part of any other
    figure, unless ``has_scans_as_people``: the people at gates of the last day are those who scanned.
    ``untimed`` are registrations of the day whose slip tells no hour: they are in ``total`` and in no bar. ``before``
    has the bars of the same days ``weeks_back`` weeks earlier, ``total_before`` all their people and ``days_before``
    the days that had anybody; all are empty where there was nobody. ``running`` is the hour that has begun and is not
    over, where the last day is today.
    """

    since: dt.date
    until: dt.date
    days: int
    series: tuple[Series, ...]
    abnormal: tuple[float, ...]
    untimed: float
    total: float
    measured: float
    fevers: float
    before: tuple[float, ...] = ()
    total_before: float = 0
    days_before: int = 0
    running: int | None = None
    layer: Layer = Layer.GATE
    scans: tuple[float, ...] = ()
    has_scans_as_people: bool = False

    @property
    def total_scans(self) -> float:
        """Everybody who scanned."""
        return sum(self.scans)

    @property
    def scan_rates(self) -> tuple[float | None, ...]:
        """By the hour, the share of the people who scanned; None for hours without anybody."""
        return tuple(scan_rate(*both) for both in zip(self.scans, self.hours, strict=True)) if self.scans else ()

    @property
    def scan_rate(self) -> float | None:
        """The share of all people who scanned; None without anybody."""
        return scan_rate(self.total_scans, self.total)

    @property
    def untimed_before(self) -> float:
        """Who is in ``total_before`` and in no bar of it."""
        return self.total_before - sum(self.before)

    @property
    def untimed_fevers(self) -> float:
        """Fevers of those who are in no bar."""
        return self.fevers - sum(self.abnormal)

    @property
    def is_one_day(self) -> bool:
        """Whether this is a day itself and no average."""
        return self.since == self.until

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in it, not even without an hour, and nobody scanned."""
        return not self.total and not self.scans

    @property
    def weeks_back(self) -> int:
        """How many weeks before these days those are that they are compared with."""
        return weeks_back(self.since, self.until)

    @property
    def hours(self) -> tuple[float, ...]:
        """People of each hour of the day, all layers together."""
        return tuple(sum(series.values[hour] for series in self.series) for hour in range(HOURS))

    @property
    def peak(self) -> int | None:
        """The hour with most people, the earlier one of two; None where nobody came."""
        hours = self.hours
        most = max(hours)
        return hours.index(most) if most else None

    @property
    def open_hours(self) -> range:
        """The hours worth showing: from the first to the last with anybody, with one beside each."""
        others = [of for of in (self.before, self.scans) if of]
        there = [h for h, n in enumerate(self.hours) if n or any(of[h] for of in others)]
        return range(max(min(there) - 1, 0), min(max(there) + 2, HOURS)) if there else range(HOURS)


@dataclass(frozen=True, slots=True)
class WeekdayFigures:
    """The average people of each hour of each weekday: seven rows (Monday first) of 24.

    ``days`` counts the days of each weekday that had anybody. ``total``, ``untimed`` and ``fevers`` are people of all
    days together; the untimed are in no cell, but in ``untimed_rows``, by weekday and on average like the cells.
    ``running`` is as for ``DayFigures``.
    """

    since: dt.date
    until: dt.date
    rows: tuple[tuple[float, ...], ...]
    days: tuple[int, ...]
    total: int = 0
    untimed: int = 0
    fevers: int = 0
    running: int | None = None
    untimed_rows: tuple[float, ...] = (0.0,) * 7

    @property
    def totals(self) -> tuple[float, ...]:
        """Everybody of an average day of each weekday."""
        return tuple(sum(row) + untimed for row, untimed in zip(self.rows, self.untimed_rows, strict=True))

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in it, not even without an hour."""
        return not self.total

    @property
    def open_hours(self) -> range:
        """The hours worth showing: from the first to the last with anybody on any weekday."""
        there = [hour for hour in range(HOURS) if any(row[hour] for row in self.rows)]
        return range(there[0], there[-1] + 1) if there else range(HOURS)

    @property
    def peak(self) -> tuple[int, int] | None:
        """Weekday (0 is Monday) and hour of the fullest cell, the first of several; None for an empty map."""
        most = self.most
        cells = ((day, hour) for day, row in enumerate(self.rows) for hour, n in enumerate(row) if n == most)
        return next(cells) if most else None

    @property
    def most(self) -> float:
        """The fullest cell, 0 for an empty map."""
        return max(max(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class TotalsLine:
    """A gate or an inspector: registrations and temperature checks of some days, and of all time (Guide, 检测统计).

    The figures are those of ``Counted``. ``people`` and ``scans`` are of those days: everybody as the venue counts them, and
    who scanned its code; 0 for inspectors, whose name is on no scan.
    """

    key: str
    name: str
    registrations: int
    checks: int
    fevers: int
    all_registrations: int
    all_checks: int
    is_current: bool = True
    people: int = 0
    scans: int = 0

    @property
    def scan_rate(self) -> float | None:
        """The share of the people of those days who scanned; None without anybody."""
        return scan_rate(self.scans, self.people)
