"""Visitors' own scans in the figures: a second measure of the people at the gates, never added to the first one.

They are the whole venue's, and nobody's name or category is on them. So figures of one desk, of an inspector or of a
category are always of those who were counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.clock import venue_time
from desktop.domain.counting import hour_start
from desktop.domain.hourly import CountKind
from desktop.domain.statistics import HOURS, TotalsLine
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import hourly, scans, venues
from desktop.store.queries.hourly import HourSpan
from desktop.store.queries.scans import ScanHour


class PeopleMeasure:
    """Whom the venue counts as its people at the gates. Reads the setting once for each state of the desk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[int, int | None] | None = None

    def of(self, connection: Connection, span: HourSpan) -> HourSpan:
        """The span with the people at gates by the measure that the venue has set."""
        if not has_scans(span):
            return span
        generation = self._store.generation
        if self._kept is None or self._kept[0] != generation:
            since = venues.get(connection).scans_count_since
            self._kept = generation, None if since is None else hour_start(since, 0)
        return replace(span, scans_from=self._kept[1])


def scanned(connection: Connection, span: HourSpan) -> Sequence[ScanHour]:
    """Hours in which anybody scanned at the gates of a span."""
    if not has_scans(span):
        return ()
    found = scans.between(connection, span.since, span.until)
    return [row for row in found if row.count and (not span.gates or row.gate_id in span.gates)]


def counts_scans(span: HourSpan) -> bool:
    """Whether the people at gates at the end of a span are those who scanned."""
    return span.scans_from is not None and span.scans_from < span.until


def has_scans(span: HourSpan) -> bool:
    """Whether scans can be among what a span is restricted to."""
    of_kinds = not span.kinds or str(CountKind.SCAN) in span.kinds
    return span.whole and of_kinds and not (span.inspectors or span.categories)


def by_hour_of_day(rows: Sequence[ScanHour]) -> tuple[int, ...]:
    """The people of each hour of the day, of several days laid on one another; empty where nobody scanned."""
    people = [0] * HOURS if rows else []
    for row in rows:
        people[venue_time(row.hour).hour] += row.count
    return tuple(people)


class GateScans(NamedTuple):
    """Everybody who came to a gate, and who scanned there."""

    people: int
    scans: int


def scans_at_gates(connection: Connection, span: HourSpan) -> Mapping[str, GateScans]:
    """The gates of a span at which anybody scanned."""
    scans = Counter[str]()
    for row in scanned(connection, span):
        scans[row.gate_id] += row.count
    if not scans:
        return {}
    people = {gate_id: tally.count for (gate_id,), tally in hourly.totals(connection, span, "gate_id")}
    return {gate_id: GateScans(people.get(gate_id, 0), many) for gate_id, many in scans.items()}


def with_scans(lines: Iterable[TotalsLine], at_gates: Mapping[str, GateScans]) -> tuple[TotalsLine, ...]:
    """The lines of gates with who scanned there."""
    return tuple(
        replace(line, people=found.people, scans=found.scans) if (found := at_gates.get(line.key)) else line
        for line in lines
    )
