"""Whether, where and for how long two stays overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.exposure.reasons import reason_of
from desktop.domain.exposure.rules import MINUTE_MS, ExposureRules, Presence, case_presence, presence
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
    """

    circle: Circle
    certainty: Certainty
    least: int
    most: int
    case_stay: int
    reason: Message

    @property
    def closeness(self) -> tuple[object, ...]:
        """What overlaps are sorted by, the closest first: the gate, certain ones, the longest."""
        return self.circle is Circle.VENUE, self.certainty is Certainty.POSSIBLE, -self.most, -self.least


class Case:
    """A case's stays at one venue, to compare many stays with."""

    def __init__(self, stays: Sequence[Stay], rules: ExposureRules) -> None:
        self._stays = tuple(stays)
        self._rules = rules
        self._presences = tuple(case_presence(stay.visit, rules) for stay in self._stays)

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """When the case may have been there, as disjoint intervals of UTC milliseconds in order; both ends belong to them."""
        merged: list[tuple[int, int]] = []
        for since, until in sorted((one.earliest, one.end) for one in self._presences):
            if merged and since <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(merged[-1][1], until)
            else:
                merged.append((since, until))
        return tuple(merged)

    def closest(self, stay: Stay) -> Overlap | None:
        """The closest overlap of a stay with any of the case's; None where they cannot have met."""
        theirs = presence(stay.visit, self._rules)
        found = tuple(self._overlaps(stay, theirs))
        return min(found, key=lambda overlap: overlap.closeness) if found else None

    def _overlaps(self, stay: Stay, theirs: Presence) -> Iterable[Overlap]:
        for number, (own, ours) in enumerate(zip(self._stays, self._presences, strict=True)):
            if theirs.earliest > ours.end or ours.earliest > theirs.end:
                continue
            least, most = shared_time(ours, theirs)
            certain = ours.is_known and theirs.is_known
            yield Overlap(
                Circle.GATE if own.gate and own.gate == stay.gate else Circle.VENUE,
                Certainty.CERTAIN if certain else Certainty.POSSIBLE,
                least // MINUTE_MS,
                most // MINUTE_MS,
                number,
                reason_of(own.visit, stay.visit, self._rules),
            )


def shared_time(one: Presence, other: Presence) -> tuple[int, int]:
    """The least and the most time (ms) that two were there together, over all arrivals that are possible."""
    # By how much the other came after the one. The shared time increases until the shorter stay lies within the
    # longer, stays the same, and decreases: its least is at an end of what is possible, its most nearest the middle.
    first, last = other.earliest - one.latest, other.latest - one.earliest
    middle = min(max((one.length - other.length) // 2, first), last)
    at_ends = (_together(one.length, other.length, later) for later in (first, last))
    return min(at_ends), _together(one.length, other.length, middle)


def _together(one: int, other: int, later: int) -> int:
    return max(0, min(one, later + other) - max(0, later))
