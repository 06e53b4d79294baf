"""The figures of reports, read from the hourly rollup: a day by the hour, a week by the day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.hourly import CountKind
from desktop.domain.people import Right
from desktop.domain.period import WEEK_DAYS, GateCells, PeriodFigures, week_of
from desktop.domain.statistics import NOBODY, Layer, TotalsLine
from desktop.services.session import Session
from desktop.services.statistics.names import ChartNames, Names, totals_lines
from desktop.services.statistics.scans import PeopleMeasure, counts_scans, scanned, scans_at_gates, with_scans
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import hourly
from desktop.store.queries.hourly import HourSpan

_WEEK = dt.timedelta(days=WEEK_DAYS)
_FOREVER = 1 << 62

Cells = Mapping[tuple[str, int | None], int]
"""People by gate and column; the column is None for those whose slip tells no hour."""


class CountFigures:
    """For whoever may see all statistics. Raises ``Forbidden``."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._names = ChartNames(store)
        self._measure = PeopleMeasure(store)

    def daily(self, day: dt.date) -> PeriodFigures:
        """A day by the hour; the hours are those with anybody, on this day or the one a week before."""
        with self._reading() as connection:
            cells = self._cells(connection, day, day)
            earlier = self._cells(connection, day - _WEEK, day - _WEEK)
            scans = _scan_cells(connection, day, day)
            there = sorted({hour for _, hour in (*cells, *earlier, *scans) if hour is not None})
            hours = tuple(range(there[0], there[-1] + 1)) if there else ()
            return self._figures(connection, (day, day), hours, cells, earlier, scans)

    def weekly(self, day: dt.date) -> PeriodFigures:
        """The week from Monday to Sunday that a day lies in, by the day."""
        since, until = week_of(day)
        with self._reading() as connection:
            cells = self._cells(connection, since, until)
            earlier = self._cells(connection, since - _WEEK, until - _WEEK)
            scans, columns = _scan_cells(connection, since, until), tuple(range(WEEK_DAYS))
            return self._figures(connection, (since, until), columns, cells, earlier, scans)

    def _reading(self) -> AbstractContextManager[Connection]:
        self._session.require(Right.SEE_STATISTICS)
        return self._store.read()

    def _figures(
        self,
        connection: Connection,
        days: tuple[dt.date, dt.date],
        columns: tuple[int, ...],
        cells: Cells,
        earlier: Cells,
        scans: Cells,
    ) -> PeriodFigures:
        since, until = days
        span = span_of(since, until)
        names = self._names.of(connection, Layer.GATE)
        before = tuple(sum(n for (_, at), n in earlier.items() if at == column) for column in columns)
        return PeriodFigures(
            since,
            until,
            columns,
            _gates(cells, columns, names),
            self._lines(connection, span, Layer.GATE),
            self._lines(connection, span, Layer.INSPECTOR),
            _categories(connection, span),
            before if earlier else (),
            sum(earlier.values()),
            running=since <= self._store.clock.today() <= until,
            gate_scans=_gates(scans, columns, names),
            has_scans_as_people=counts_scans(self._measure.of(connection, span)),
        )

    def _cells(self, connection: Connection, since: dt.date, until: dt.date) -> Cells:
        """By the hour for one day, by the day for several."""
        cells: dict[tuple[str, int | None], int] = defaultdict(int)
        span = self._measure.of(connection, span_of(since, until))
        for hour, vague, gate_id, tally in hourly.by_hour(connection, span, "gate_id"):
            if tally.count:
                cells[gate_id, _column(hour, since, until, vague=vague)] += tally.count
        return cells

    def _lines(self, connection: Connection, span: HourSpan, layer: Layer) -> tuple[TotalsLine, ...]:
        column = {Layer.GATE: "gate_id", Layer.INSPECTOR: "inspector_id"}[layer]
        names = self._names.of(connection, layer)
        of_span, whole = (
            hourly.totals(connection, each, column, "kind")
            for each in (span, HourSpan(-_FOREVER, _FOREVER, whole=True))
        )
        current = {key for key, name in names.items() if name.is_current and key}
        at_gates = scans_at_gates(connection, self._measure.of(connection, span)) if layer is Layer.GATE else {}
        lines = totals_lines(of_span, whole, 0, names, current | at_gates.keys())
        return tuple(filter(_there, with_scans(lines, at_gates)))


def _there(line: TotalsLine) -> bool:
    """Whether a report lists somebody: who is there now; who has left, and nobody, only where they were in the period."""
    return (line.is_current and line.key != NOBODY) or bool(line.registrations or line.checks or line.scans)


def span_of(since: dt.date, until: dt.date) -> HourSpan:
    """The hours of days, both included, at all desks of the venue."""
    return HourSpan(midnight(since), midnight(until + dt.timedelta(days=1)), whole=True)


def midnight(day: dt.date) -> int:
    """The start of a day in the venue's zone, UTC milliseconds."""
    return from_venue_time(dt.datetime.combine(day, dt.time()))


def _scan_cells(connection: Connection, since: dt.date, until: dt.date) -> Cells:
    """Who scanned, by the same columns."""
    cells: dict[tuple[str, int | None], int] = defaultdict(int)
    for row in scanned(connection, span_of(since, until)):
        cells[row.gate_id, _column(row.hour, since, until)] += row.count
    return cells


def _column(hour: int, since: dt.date, until: dt.date, *, vague: bool = False) -> int | None:
    at = venue_time(hour)
    return (at.date() - since).days if since != until else None if vague else at.hour


def _gates(cells: Cells, columns: tuple[int, ...], names: Names) -> tuple[GateCells, ...]:
    """The gates that have anybody, in the order of ``names``."""
    return tuple(
        GateCells(
            named.name,
            tuple(cells.get((key, c), 0) for c in columns),
            cells.get((key, None), 0),
            named.is_current,
            key,
        )
        for key, named in names.items()
        if any(gate_id == key for gate_id, _ in cells)
    )


def _categories(connection: Connection, span: HourSpan) -> tuple[tuple[str, int], ...]:
    """In the order of the paper form."""
    found = {
        key: tally.count
        for (key,), tally in hourly.totals(connection, replace(span, kinds=(CountKind.REGISTRATION,)), "category")
    }
    return tuple((str(category), found[category]) for category in CATEGORY_WORDS if category in found)
