"""The hourly figures read for charts, reports and the Today page. Everything comes from the rollup."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.people import Right
from desktop.domain.statistics import (
    HOURS,
    DayFigures,
    Layer,
    Selection,
    Series,
    TotalsLine,
    WeekdayFigures,
    weeks_back,
)
from desktop.services.rights import requires_own
from desktop.services.session import Session
from desktop.services.statistics.names import ChartNames, Name, Names, Totals, totals_lines
from desktop.services.statistics.scans import (
    PeopleMeasure,
    by_hour_of_day,
    counts_scans,
    scanned,
    scans_at_gates,
    with_scans,
)
from desktop.services.statistics.venue_desks import SeenDesk, seen_desks
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import hourly
from desktop.store.queries.hourly import ChartHour, HourSpan

_COLUMNS = {
    Layer.GATE: "gate_id",
    Layer.INSPECTOR: "inspector_id",
    Layer.CATEGORY: "category",
    Layer.KIND: "kind",
}
_EVERYTHING = Selection()
_WEEK = dt.timedelta(days=7)
_AT_OWN_GATES = Selection(own_gates=True)
_FOREVER = 1 << 62
_NO_GATE = ("none",)
"""A filter that passes no gate."""


class StatisticsService:
    """Whoever sees only the own statistics sees those of the own checks, or with ``Selection.own_gates`` the sums of the
    own gates, not what colleagues did there. Raises ``Forbidden`` for the others.

    Figures are of the whole venue, as far as its other desks were heard of, unless a selection is of this desk only.

    An average is taken over the days on which anybody came to the venue, through whatever gate: so the averages of
    all gates add up to that of the venue, and a day on which it was closed counts for nobody.
    """

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._names = ChartNames(store)
        self._measure = PeopleMeasure(store)

    @requires_own(Right.SEE_STATISTICS)
    def day(self, day: dt.date, layer: Layer = Layer.GATE, selection: Selection = _EVERYTHING) -> DayFigures:
        """One day by the hour, against the same weekday of the week before."""
        return self.average(day, day, layer, selection)

    @requires_own(Right.SEE_STATISTICS)
    def average(
        self, since: dt.date, until: dt.date, layer: Layer = Layer.GATE, selection: Selection = _EVERYTHING
    ) -> DayFigures:
        """The average day from ``since`` to ``until``; of one day, the day itself. Compared as ``weeks_back`` says."""
        if layer is Layer.INSPECTOR and selection.own_gates:
            self._session.require(Right.SEE_STATISTICS)
        shift = _WEEK * weeks_back(since, until)
        with self._store.read() as connection:
            found = self._counted(connection, since, until, selection, _COLUMNS[layer])
            earlier = self._counted(connection, since - shift, until - shift, selection)
            span = self._measure.of(connection, self._span(since, until, selection))
            scans = by_hour_of_day(scanned(connection, span))
            names = self._names.of(connection, layer)
        now, then = _Folded(found.rows), _Folded(earlier.rows)
        days, days_before = max(found.days, 1), max(earlier.days, 1)
        return DayFigures(
            since,
            until,
            days,
            now.series(names, days),
            _shared(now.abnormal, days),
            now.untimed / days,
            now.total / days,
            now.measured / days,
            now.fevers / days,
            _shared(then.people, days_before) if earlier.days else (),
            then.total / days_before,
            earlier.days,
            self._running(since, until),
            layer,
            _shared(scans, days),
            counts_scans(span),
        )

    @requires_own(Right.SEE_STATISTICS)
    def weekdays(self, since: dt.date, until: dt.date, selection: Selection = _EVERYTHING) -> WeekdayFigures:
        """The average people of each hour by weekday."""
        with self._store.read() as connection:
            found = self._counted(connection, since, until, selection)
        cells = [[0] * HOURS for _ in range(7)]
        untimed = [0] * 7
        for row in found.rows:
            at = venue_time(row.hour)
            cells[at.weekday()][at.hour] += row.timed
            untimed[at.weekday()] += row.untimed
        days = found.of_weekdays
        return WeekdayFigures(
            since,
            until,
            tuple(tuple(n / max(there, 1) for n in row) for row, there in zip(cells, days, strict=True)),
            days,
            sum(row.people for row in found.rows),
            sum(row.untimed for row in found.rows),
            sum(row.abnormal for row in found.rows),
            self._running(since, until),
            tuple(n / max(there, 1) for n, there in zip(untimed, days, strict=True)),
        )

    @requires_own(Right.SEE_STATISTICS)
    def gates(self, day: dt.date) -> tuple[TotalsLine, ...]:
        """Every gate's registrations and checks, that day and in all; retired gates last."""
        return self.totals_lines(day)[0]

    @requires_own(Right.SEE_STATISTICS)
    def inspectors(self, day: dt.date) -> tuple[TotalsLine, ...]:
        """Every inspector's registrations and checks, that day and in all; those who have left last."""
        return self.totals_lines(day)[1]

    @requires_own(Right.SEE_STATISTICS)
    def totals_lines(
        self, day: dt.date, selection: Selection = _EVERYTHING
    ) -> tuple[tuple[TotalsLine, ...], tuple[TotalsLine, ...]]:
        """Gates and inspectors, for which the whole rollup is read but once.

        Who sees only the own statistics gets the sums of the own gates, and the row of the own checks.
        """
        with self._store.read() as connection:
            named = self._names.of(connection, Layer.GATE), self._names.of(connection, Layer.INSPECTOR)
            if self._sees_all:
                at_gates = own = selection
                current = [{key for key, name in names.items() if name.is_current and key} for names in named]
            else:
                at_gates = replace(_AT_OWN_GATES, this_desk=selection.this_desk)
                own = replace(at_gates, own_gates=False)
                current = [set(self._session.member.gate_ids), {self._session.member.id}]
            of_gates = self._totals(connection, day, at_gates)
            of_people = of_gates if own == at_gates else self._totals(connection, day, own)
            scans = scans_at_gates(connection, self._measure.of(connection, self._span(day, day, at_gates)))
        return (
            with_scans(totals_lines(*of_gates, 0, named[0], current[0] | scans.keys()), scans),
            totals_lines(*of_people, 1, named[1], current[1]),
        )

    def _totals(self, connection: Connection, day: dt.date, selection: Selection) -> tuple[Totals, Totals]:
        """A day's, and those of all time."""
        spans = self._span(day, day, selection), self._restricted(-_FOREVER, _FOREVER, selection)
        of_day, whole = (hourly.totals(connection, span, "gate_id", "inspector_id", "kind") for span in spans)
        return of_day, whole

    @requires_own(Right.SEE_STATISTICS)
    def names(self, layer: Layer) -> Names:
        """What the values of a filter are called, by key, in the order of lists."""
        with self._store.read() as connection:
            return dict(self._names.of(connection, layer))

    @requires_own(Right.SEE_STATISTICS)
    def desks(self) -> tuple[SeenDesk, ...]:
        """The venue's other desks, whose people are in the figures as far as they were heard of."""
        with self._store.read() as connection:
            return seen_desks(connection)

    @requires_own(Right.SEE_STATISTICS)
    def ends(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day with anybody in it."""
        with self._store.read() as connection:
            span = self._measure.of(connection, self._restricted(-_FOREVER, _FOREVER, _EVERYTHING))
            first, last = hourly.first_hour(connection, span), hourly.last_hour(connection, span)
        return None if first is None or last is None else (venue_time(first).date(), venue_time(last).date())

    @requires_own(Right.SEE_STATISTICS)
    def last_day(self, selection: Selection = _EVERYTHING) -> dt.date | None:
        """The last day with anybody of a selection in it."""
        with self._store.read() as connection:
            span = self._measure.of(connection, self._restricted(-_FOREVER, _FOREVER, selection))
            last = hourly.last_hour(connection, span)
        return None if last is None else venue_time(last).date()

    def _counted(
        self, connection: Connection, since: dt.date, until: dt.date, selection: Selection, column: str = ""
    ) -> "_Counted":
        span = self._measure.of(connection, self._span(since, until, selection))
        rows = hourly.for_charts(connection, span, column)
        everybody = replace(_EVERYTHING, own_gates=selection.own_gates)
        if selection == everybody:
            return _Counted(rows, [row.hour for row in rows if row.people])
        everything = self._measure.of(connection, self._span(since, until, everybody))
        return _Counted(rows, hourly.hours_there(connection, everything))

    def _running(self, since: dt.date, until: dt.date) -> int | None:
        now = venue_time(self._store.clock.now_ms())
        return now.hour if since <= now.date() <= until else None

    @property
    def _sees_all(self) -> bool:
        return self._session.member.may(Right.SEE_STATISTICS)

    def _span(self, since: dt.date, until: dt.date, selection: Selection) -> HourSpan:
        return self._restricted(_midnight(since), _midnight(until + dt.timedelta(days=1)), selection)

    def _restricted(self, since: int, until: int, selection: Selection) -> HourSpan:
        gates, people, me = selection.gates, selection.inspectors, self._session.member
        if not self._sees_all:
            people = () if selection.own_gates else (me.id,)
            if selection.own_gates:
                gates = tuple(gate for gate in me.gate_ids if not gates or gate in gates) or _NO_GATE
        return HourSpan(since, until, gates, people, selection.categories, selection.kinds, not selection.this_desk)


class _Counted(NamedTuple):
    """Rows of a span, and the hours in which anybody came to the venue at all."""

    rows: Sequence[ChartHour]
    hours: Sequence[int]

    @property
    def _dates(self) -> set[dt.date]:
        return {venue_time(hour).date() for hour in set(self.hours)}

    @property
    def days(self) -> int:
        """The days on which anybody came."""
        return len(self._dates)

    @property
    def of_weekdays(self) -> tuple[int, ...]:
        """The same by weekday, Monday first."""
        weekdays = [date.weekday() for date in self._dates]
        return tuple(weekdays.count(weekday) for weekday in range(7))


class _Folded:
    """Rows of several days laid on one another; figures by the hour of the day, and of all hours together."""

    def __init__(self, rows: Iterable[ChartHour]) -> None:
        self.layers: dict[str, list[int]] = defaultdict(lambda: [0] * HOURS)
        self.untimed_layers: dict[str, int] = defaultdict(int)
        self.people, self.abnormal = [0] * HOURS, [0] * HOURS
        self.total = self.measured = self.fevers = self.untimed = 0
        last, at = -1, 0
        for hour, value, people, measured, abnormal, untimed, untimed_abnormal in rows:
            if hour != last:
                last, at = hour, venue_time(hour).hour
            self.layers[value][at] += people - untimed
            self.untimed_layers[value] += untimed
            self.people[at] += people - untimed
            self.abnormal[at] += abnormal - untimed_abnormal
            self.total += people
            self.measured += measured
            self.fevers += abnormal
            self.untimed += untimed

    def series(self, names: Names, days: int) -> tuple[Series, ...]:
        """The layers that have anybody, in the order of ``names``, for one of so many days."""
        every = (*names, *(self.layers.keys() - names.keys()))
        keys = (key for key in every if any(self.layers.get(key, ())) or self.untimed_layers.get(key))
        named = ((key, names.get(key, Name("", is_current=False))) for key in keys)
        return tuple(
            Series(key, n.name, _shared(self.layers[key], days), n.is_current, self.untimed_layers[key] / days)
            for key, n in named
        )


def _shared(values: Sequence[int], days: int) -> tuple[float, ...]:
    return tuple([n / days for n in values])


def _midnight(day: dt.date) -> int:
    return from_venue_time(dt.datetime.combine(day, dt.time()))
