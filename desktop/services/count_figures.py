"""The figures of reports, read from the hourly rollup: a day by the hour, a week by the day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.hourly import CountKind, Tally
from desktop.domain.people import Right, Role
from desktop.domain.period import WEEK_DAYS, CountLine, GateCells, PeriodFigures, week_of
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, hourly, members
from desktop.store.queries.hourly import Span

_WEEK = dt.timedelta(days=WEEK_DAYS)
_FOREVER = 1 << 62

Cells = Mapping[tuple[str, int | None], int]
"""People by gate and column; the column is None for those whose slip tells no hour."""


class CountFigures:
    """For whoever may see all statistics. Raises ``Forbidden``."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def daily(self, day: dt.date) -> PeriodFigures:
        """A day by the hour; the hours are those with anybody, on this day or the one a week before."""
        with self._reading() as connection:
            cells = _cells(connection, day, day)
            earlier = _cells(connection, day - _WEEK, day - _WEEK)
            there = sorted({hour for _, hour in (*cells, *earlier) if hour is not None})
            hours = tuple(range(there[0], there[-1] + 1)) if there else ()
            return self._figures(connection, (day, day), hours, cells, earlier)

    def weekly(self, day: dt.date) -> PeriodFigures:
        """The week from Monday to Sunday that a day lies in, by the day."""
        since, until = week_of(day)
        with self._reading() as connection:
            cells = _cells(connection, since, until)
            earlier = _cells(connection, since - _WEEK, until - _WEEK)
            return self._figures(connection, (since, until), tuple(range(WEEK_DAYS)), cells, earlier)

    def _reading(self) -> Any:
        self._session.require(Right.SEE_STATISTICS)
        return self._store.read()

    def _figures(
        self, connection: Any, days: tuple[dt.date, dt.date], columns: tuple[int, ...], cells: Cells, earlier: Cells
    ) -> PeriodFigures:
        since, until = days
        span = span_of(since, until)
        every = gates.every(connection, include_retired=True)
        before = tuple(sum(n for (_, at), n in earlier.items() if at == column) for column in columns)
        return PeriodFigures(
            since, until, columns,
            tuple(
                GateCells(g.name, tuple(cells.get((g.id, c), 0) for c in columns), cells.get((g.id, None), 0))
                for g in every if any(gate_id == g.id for gate_id, _ in cells)
            ),
            _lines(connection, span, "gate_id", {g.id: (g.name, not g.retired) for g in every}),
            _lines(connection, span, "inspector_id", _inspectors(connection)),
            _categories(connection, span),
            before if earlier else (), sum(earlier.values()),
            running=since <= self._store.clock.today() <= until,
        )  # fmt: skip


def span_of(since: dt.date, until: dt.date) -> Span:
    """The hours of days, both included, at all desks of the venue."""
    return Span(midnight(since), midnight(until + dt.timedelta(days=1)), whole=True)


def midnight(day: dt.date) -> int:
    """The start of a day in the venue's zone, UTC milliseconds."""
    return from_venue_time(dt.datetime.combine(day, dt.time()))


def by_kind(connection: Any, span: Span, column: str) -> dict[str, tuple[Tally, Tally]]:
    """Registrations and screenings by gate or inspector."""
    found: dict[str, list[Tally]] = defaultdict(lambda: [Tally(), Tally()])
    for (key, kind), tally in hourly.totals(connection, span, column, "kind"):
        found[key][kind == CountKind.SCREENING] += tally
    return {key: (registered, screened) for key, (registered, screened) in found.items()}


def _cells(connection: Any, since: dt.date, until: dt.date) -> Cells:
    """By the hour for one day, by the day for several."""
    cells: dict[tuple[str, int | None], int] = defaultdict(int)
    for hour, vague, gate_id, tally in hourly.by_hour(connection, span_of(since, until), "gate_id"):
        at = venue_time(hour)
        column = (at.date() - since).days if since != until else None if vague else at.hour
        cells[gate_id, column] += tally.count
    return cells


def _lines(connection: Any, span: Span, column: str, named: Mapping[str, tuple[str, bool]]) -> tuple[CountLine, ...]:
    """Those that are there now, and those that have left but were there in the period, last."""
    of_span, whole = (
        by_kind(connection, span, column),
        by_kind(connection, Span(-_FOREVER, _FOREVER, whole=True), column),
    )
    nobody = (Tally(), Tally())
    lines = []
    for key, (name, is_current) in sorted(named.items(), key=lambda one: not one[1][1]):
        if is_current or key in of_span:
            (registered, screened), (all_registered, all_screened) = of_span.get(key, nobody), whole.get(key, nobody)
            both = registered + screened
            lines.append(CountLine(
                name, registered.count, both.measured, both.abnormal, all_registered.count,
                (all_registered + all_screened).measured,
            ))  # fmt: skip
    return tuple(lines)


def _inspectors(connection: Any) -> dict[str, tuple[str, bool]]:
    """Everybody who ever checked, and nobody, who is listed only where people were counted without a name."""
    people = members.every(connection, include_unbound=True)
    return {
        **{m.id: (m.name, m.bound and (m.inspector or m.role is Role.INSPECTOR)) for m in people},
        "": ("", False),
    }  # fmt: skip


def _categories(connection: Any, span: Span) -> tuple[tuple[str, int], ...]:
    """In the order of the paper form."""
    found = {key: tally.count for (key,), tally in hourly.totals(
        connection, replace(span, kinds=(CountKind.REGISTRATION,)), "category"
    )}  # fmt: skip
    return tuple((str(category), found[category]) for category in CATEGORY_WORDS if category in found)
