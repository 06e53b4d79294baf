"""Where a case's stays lie in the day: the rows of the timeline, without their drawing."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.exposure.rules import MINUTE_MS, ExposureRules, case_presence, presence
from desktop.services.exposure.results import CaseStay

DAY_MINUTES = 24 * 60
_LEAST_HOURS = 4
"""The timeline shows at least so many hours, so that a short stay does not look like a long one."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A part of a day, in minutes after midnight of the venue's zone. ``is_known``: the case was there throughout; else
    they may have been."""

    since: int
    until: int
    is_known: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What a case did on a day at a gate (its name, empty where it is not known). ``left_out``: spans of stays that are
    not looked up."""

    day: dt.date
    gate: str
    spans: tuple[TimeSpan, ...]
    left_out: tuple[TimeSpan, ...]


def timeline_rows(stays: Sequence[tuple[CaseStay, bool]], rules: ExposureRules) -> tuple[TimelineRow, ...]:
    """The rows by day and gate, of stays and whether each is looked up."""
    found: dict[tuple[dt.date, str], tuple[list[TimeSpan], list[TimeSpan]]] = {}
    for stay, is_on in stays:
        for day, span in _spans(stay, rules):
            on, off = found.setdefault((day, stay.gate), ([], []))
            (on if is_on else off).append(span)
    ordered = sorted(found.items(), key=lambda row: (row[0][0], min(span.since for spans in row[1] for span in spans)))
    return tuple(TimelineRow(day, gate, tuple(on), tuple(off)) for (day, gate), (on, off) in ordered)


def hours_of(rows: Iterable[TimelineRow]) -> tuple[int, int]:
    """The hours of the day from which to which all rows have something to show."""
    spans = [span for row in rows for span in (*row.spans, *row.left_out)]
    if not spans:
        return 8, 18
    first = min(span.since for span in spans) // 60
    last = -(-max(span.until for span in spans) // 60)
    missing = max(0, _LEAST_HOURS - (last - first))
    first = max(0, first - missing // 2)
    return first, min(24, max(last, first + _LEAST_HOURS))


def _spans(stay: CaseStay, rules: ExposureRules) -> Iterator[tuple[dt.date, TimeSpan]]:
    """The parts of a stay by day: what is known, then what may have been."""
    visit = stay.stay.visit
    plain, whole = presence(visit.visited_from, visit.visited_to, visit.precision, rules), case_presence(visit, rules)
    if plain.is_known:
        yield from _by_day(plain.earliest, plain.end, is_known=True)
        if whole.end > plain.end:
            yield from _by_day(plain.end, whole.end, is_known=False)
    else:
        yield from _by_day(whole.earliest, whole.end, is_known=False)


def _by_day(since: int, until: int, *, is_known: bool) -> Iterator[tuple[dt.date, TimeSpan]]:
    day = venue_time(since).date()
    while True:
        midnight = from_venue_time(dt.datetime.combine(day, dt.time()))
        first, last = (since - midnight) // MINUTE_MS, (until - midnight) // MINUTE_MS
        yield day, TimeSpan(max(first, 0), min(last, DAY_MINUTES), is_known)
        if last <= DAY_MINUTES:
            return
        day += dt.timedelta(days=1)
