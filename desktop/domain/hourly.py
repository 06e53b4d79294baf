"""Counts by the hour: what the hourly charts, the exports and the checks of a desk are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.temperature import is_fever
from desktop.domain.timewords import Precision

HOUR_MS = 3_600_000
TIMED = frozenset({Precision.EXACT, Precision.RANGE, Precision.HOUR})
"""What tells the hour of an arrival; the others tell half a day at best, and charts must not show them at midnight."""


class CountKind(StrEnum):
    """A declaration of the green channel, a check of the temperature at a gate (检测统计 has both), or a visitor's own scan of
    the venue's code. Checks and scans are two measures of the same people: they are never added up."""

    REGISTRATION = "registration"
    SCREENING = "screening"
    SCAN = "scan"


class HourKey(NamedTuple):
    """What is counted together.

    ``hour`` is its start, UTC milliseconds; the venue's zone is whole hours away from UTC. ``inspector_id`` and
    ``category`` are empty where nobody or nothing is known. ``vague``: the hour is only the start of the span that the slip gives.
    """

    hour: int
    gate_id: str
    inspector_id: str
    kind: str
    category: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """People, those among them whose temperature was taken, and those who had a fever."""

    count: int = 0
    measured: int = 0
    abnormal: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.count + other.count, self.measured + other.measured, self.abnormal + other.abnormal)

    def __neg__(self) -> "Tally":
        return Tally(-self.count, -self.measured, -self.abnormal)


@dataclass(frozen=True, slots=True)
class HourCount:
    """A tally and the hour, gate, inspector and category that it is of."""

    key: HourKey
    tally: Tally


def hour_of(ms: int) -> int:
    """The start of the hour of a time, both UTC milliseconds."""
    return ms - ms % HOUR_MS


def registration(
    visited_from: int, precision: str, gate_id: str, inspector_id: str | None, category: str, temperature: int | None
) -> HourCount:
    """What one declaration counts for. ``temperature`` is in tenths of a degree."""
    measured, abnormal = temperature is not None, is_fever(temperature)
    return visitor(visited_from, precision, gate_id, inspector_id, category, measured=measured, abnormal=abnormal)


def visitor(
    visited_from: int,
    precision: str,
    gate_id: str,
    inspector_id: str | None,
    category: str,
    *,
    measured: bool,
    abnormal: bool,
) -> HourCount:
    """What one declaration counts for of which only that is known of the temperature."""
    vague = precision not in TIMED
    key = HourKey(hour_of(visited_from), gate_id, inspector_id or "", CountKind.REGISTRATION, category, vague)
    return HourCount(key, Tally(1, int(measured), int(measured and abnormal)))


def screening(at: int, gate_id: str, inspector_id: str | None, count: int, *, abnormal: bool) -> HourCount:
    """What ``count`` people checked at a gate count for; each of them was measured."""
    key = HourKey(hour_of(at), gate_id, inspector_id or "", CountKind.SCREENING, "")
    return HourCount(key, Tally(count, count, count if abnormal else 0))


def summed(counts: Iterable[HourCount]) -> tuple[HourCount, ...]:
    """The counts with those of one key added up, in no order that matters."""
    totals: dict[HourKey, Tally] = {}
    for each in counts:
        totals[each.key] = totals[each.key] + each.tally if each.key in totals else each.tally
    return tuple(HourCount(key, tally) for key, tally in totals.items())
