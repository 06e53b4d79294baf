"""How many more were there: people who were counted without a name, and declarations of other desks."""

from collections.abc import Mapping, Sequence

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.exposure.hours import hours_at_gates, hours_of
from desktop.domain.exposure.overlap import Case, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.services.exposure.results import HourCrowd
from desktop.store.connections import Connection
from desktop.store.queries import hourly
from desktop.store.queries.hourly import HourSpan

_DAY_MS = 24 * HOUR_MS


def crowd(
    connection: Connection, stays: Sequence[Stay], rules: ExposureRules, gate_names: Mapping[str, str]
) -> tuple[HourCrowd, ...]:
    """Who was counted in each hour in which the case may have been there, at each gate; the whole venue's figures."""
    hours: dict[tuple[int, str], int] = {}
    for since, until in hours_of(stays, rules):
        span = HourSpan(since, until, kinds=(CountKind.SCREENING,), whole=True)
        for (hour, gate), tally in hourly.totals(connection, span, "hour", "gate_id"):
            hours[int(hour), gate] = tally.count
    at_gate = hours_at_gates(stays, rules)
    every = (
        HourCrowd(hour, gate_names.get(gate, ""), people, (hour, gate) in at_gate)
        for (hour, gate), people in hours.items()
        if people
    )
    return tuple(sorted(every, key=lambda each: (each.hour, not each.at_gate, each.gate)))


def declared_elsewhere(connection: Connection, stays: Sequence[Stay], rules: ExposureRules) -> int:
    """How many declarations other desks of the venue entered for the days of the case's stays."""
    days: set[int] = set()
    for since, until in Case(stays, rules).windows:
        days.update(range(_midnight(since), until + 1, _DAY_MS))
    return sum(
        _registrations(connection, day, whole=True) - _registrations(connection, day, whole=False) for day in days
    )


def _registrations(connection: Connection, day: int, *, whole: bool) -> int:
    span = HourSpan(day, day + _DAY_MS, kinds=(CountKind.REGISTRATION,), whole=whole)
    return sum(tally.count for _, tally in hourly.totals(connection, span, "kind"))


def _midnight(ms: int) -> int:
    return from_venue_time(venue_time(ms).replace(hour=0, minute=0, second=0, microsecond=0))
