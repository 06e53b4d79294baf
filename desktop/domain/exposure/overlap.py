"""Whether, where and for how long two stays overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.exposure.reasons import reason_of
from desktop.domain.exposure.rules import MINUTE_MS, ExposureRules, case_presence, when
from desktop.domain.messages import Message, message
from desktop.domain.visit import Visit
from desktop.domain.words import Words


class Certainty(StrEnum):
    """``CERTAIN``: both stays are known from arrival to leaving. ``POSSIBLE``: a time of one of them is vague or missing,
    so that its length or its place in the day is assumed."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Circle(StrEnum):
    """How near: at the same gate, or at the same venue and another gate."""

    GATE = "gate"
    VENUE = "venue"


CERTAINTY_WORDS = Words(
    {
        Certainty.CERTAIN: (message("words", "Certain"), "确定"),
        Certainty.POSSIBLE: (message("words", "Possible"), "可能"),
    }
)
CIRCLE_WORDS = Words(
    {
        Circle.GATE: (message("words", "Same gate"), "同检测点"),
        Circle.VENUE: (message("words", "Same venue"), "同场所"),
    }
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A visit and its gate, an identifier; empty where the gate is not known, so that it is no contact's gate."""

    gate: str
    visit: Visit


@dataclass(frozen=True, slots=True)
class Overlap:
    """How a stay overlaps with one of the case's, the ``case_stay``-th (from 0).

    ``least`` and ``most`` are minutes; they differ only where an arrival is vague. An overlap of 0 minutes is one moment.
    ``case`` and ``contact`` are the two visits, ``rules`` what was assumed of them.
    """

    circle: Circle
    certainty: Certainty
    least: int
    most: int
    case_stay: int
    case: Visit
    contact: Visit
    rules: ExposureRules

    @property
    def reason(self) -> Message:
        """Why it is certain or possible, in words."""
        return reason_of(self.case, self.contact, self.rules)


Closeness = tuple[bool, bool, int, int, int]
"""What overlaps are sorted by, the closest first: not the same gate, not certain, minus the most and the least minutes,
the number of the case's stay."""


class Case:
    """A case's stays at one venue, to compare many stays with."""

    def __init__(self, stays: Sequence[Stay], rules: ExposureRules) -> None:
        self._stays = tuple(stays)
        self._rules = rules
        self._assumed = rules.assumed_minutes * MINUTE_MS
        own = [case_presence(stay.visit, rules) for stay in self._stays]
        self._own = [(n, s.gate, *p, p.end) for n, (s, p) in enumerate(zip(self._stays, own, strict=True))]

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """When the case may have been there, as disjoint intervals of UTC milliseconds in order; both ends belong to them."""
        merged: list[tuple[int, int]] = []
        for since, until in sorted((earliest, end) for _, _, earliest, *_, end in self._own):
            if merged and since <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(merged[-1][1], until)
            else:
                merged.append((since, until))
        return tuple(merged)

    def closest(self, stay: Stay) -> Overlap | None:
        """The closest overlap of a stay with any of the case's; None where they cannot have met."""
        visit = stay.visit
        found = self.closeness(stay.gate, visit.visited_from, visit.visited_to, visit.precision)
        return None if found is None else self.overlap(found, visit)

    def closeness(self, gate: str, visited_from: int, visited_to: int, precision: str) -> Closeness | None:
        """The same of a stay that is not made an object of, for tens of thousands of them."""
        earliest, latest, length, is_known = when(visited_from, visited_to, precision, self._assumed)
        end = latest + length
        best = None
        for number, own_gate, own_earliest, own_latest, own_length, own_is_known, own_end in self._own:
            if earliest > own_end or own_earliest > end:
                continue
            least, most = shared_time(own_length, length, earliest - own_latest, latest - own_earliest)
            elsewhere = own_gate != gate or not gate
            possible = not (own_is_known and is_known)
            found = elsewhere, possible, -(most // MINUTE_MS), -(least // MINUTE_MS), number
            if best is None or found < best:
                best = found
        return best

    def overlap(self, found: Closeness, visit: Visit) -> Overlap:
        """What a closeness of this case means for a visit."""
        elsewhere, possible, most, least, number = found
        return Overlap(
            Circle.VENUE if elsewhere else Circle.GATE,
            Certainty.POSSIBLE if possible else Certainty.CERTAIN,
            -least,
            -most,
            number,
            self._stays[number].visit,
            visit,
            self._rules,
        )


def shared_time(one: int, other: int, first: int, last: int) -> tuple[int, int]:
    """The least and the most time that two were there together who stayed for ``one`` and ``other``, when the other
    arrived from ``first`` to ``last`` after the one."""
    # The later the other comes, the longer they share, until the shorter stay lies within the longer; then it stays the
    # same, and then decreases. So the least is at an end of what is possible, the most nearest the middle.
    at_first = _together(one, other, first)
    if first == last:
        return at_first, at_first
    middle = min(max((one - other) // 2, first), last)
    return min(at_first, _together(one, other, last)), _together(one, other, middle)


def _together(one: int, other: int, later: int) -> int:
    end = later + other
    if one < end:
        end = one
    if later > 0:
        end -= later
    return end if end > 0 else 0
