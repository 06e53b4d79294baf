"""The hours of a case's stays: of these, the people who were counted without a name are shown beside the contacts."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.domain.exposure.overlap import Case, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.hourly import HOUR_MS, hour_of


def hours_of(stays: Sequence[Stay], rules: ExposureRules) -> Iterator[tuple[int, int]]:
    """The hours in which the case may have been at the venue, as disjoint intervals (UTC ms, without the last)."""
    return _whole_hours(Case(stays, rules).windows)


def hours_at_gates(stays: Sequence[Stay], rules: ExposureRules) -> frozenset[tuple[int, str]]:
    """The beginning of each such hour with the gate at which the case may have been in it."""
    return frozenset(
        (hour, stay.gate)
        for stay in stays
        for since, until in hours_of([stay], rules)
        for hour in range(since, until, HOUR_MS)
    )


def _whole_hours(windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The hours that intervals touch, none twice."""
    last = None
    for since, until in windows:
        first = hour_of(since) if last is None else max(hour_of(since), last)
        last = hour_of(until) + HOUR_MS
        if first < last:
            yield first, last
