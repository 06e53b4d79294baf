"""What an exposure lookup goes by, and how long a stay is counted (facts of the field, section 5)."""

from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit

METHOD = "1"
"""The version of the method. It increases with every change of what counts as a contact or how minutes are counted, so
that a list that was handed over once can be explained."""
DEFAULT_STAY_MINUTES = 120
"""The length of a stay where neither a leaving time nor the type of the venue is known."""
DEFAULT_EXTENSION_MINUTES = 30
EXTENSIONS = (0, 15, 30, 45, 60)
"""The minutes that a venue can choose to add to a case's departure."""
LONGEST_STAY_MINUTES = 24 * 60
"""A stay or a span of the day is at most so long (``timewords.read_span``)."""

MINUTE_MS = 60_000
_AS_LONG_AS_IT_SAYS = frozenset({Precision.RANGE, Precision.DAY})


@dataclass(frozen=True, slots=True)
class ExposureRules:
    """The settings of a lookup.

    ``assumed_minutes``: the length of a stay whose end is unknown, by the type of the venue. ``extension_minutes``: at
    most so much is added to a case's departure, and never more than the stay was long.
    """

    assumed_minutes: int = DEFAULT_STAY_MINUTES
    extension_minutes: int = DEFAULT_EXTENSION_MINUTES
    method: str = METHOD

    @property
    def extension_sentence(self) -> Message:
        """What is added to a case's departure, in words."""
        if not self.extension_minutes:
            return message("exposure", "Nothing is added to a case’s departure.")
        return message(
            "exposure",
            "Up to {minutes} minutes are added to a case’s departure, never more than the stay was long.",
            minutes=self.extension_minutes,
        )

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The rules in words, for the page and the list that is handed over."""
        return (
            message(
                "exposure",
                "A stay without a leaving time counts as {minutes} minutes, and its overlap as possible.",
                minutes=self.assumed_minutes,
            ),
            self.extension_sentence,
            message("exposure", "Method {version}.", version=self.method),
        )


def check_extension(minutes: int, field: str = "extension_minutes") -> Problem | None:
    """Why an extension is not allowed."""
    if minutes in EXTENSIONS:
        return None
    choices = ", ".join(map(str, EXTENSIONS))
    return Problem(field, message("exposure", "Choose one of these numbers of minutes: {choices}.", choices=choices))


class Presence(NamedTuple):
    """When somebody was there: ``length`` from an arrival between ``earliest`` and ``latest``; all in milliseconds,
    times UTC. ``is_known``: arrival and leaving are both known."""

    earliest: int
    latest: int
    length: int
    is_known: bool

    @property
    def end(self) -> int:
        """The last moment at which they may have been there."""
        return self.latest + self.length


def presence(visited_from: int, visited_to: int, precision: str, rules: ExposureRules) -> Presence:
    """When a visitor was there, see ``Visit``."""
    return Presence(*when(visited_from, visited_to, precision, rules.assumed_minutes * MINUTE_MS))


def when(visited_from: int, visited_to: int, precision: str, assumed: int) -> tuple[int, int, int, bool]:
    """The same as a plain tuple, for tens of thousands of stays; ``assumed`` in milliseconds.

    Arrival and leaving are taken as they stand, and 全天 as the whole day. Every other span, an hour, a half of the day or
    a day of which nothing is known, holds the arrival, and the stay is as long as assumed.
    """
    if precision in _AS_LONG_AS_IT_SAYS:
        return visited_from, visited_from, visited_to - visited_from, precision == Precision.RANGE
    return visited_from, visited_to, assumed, False


def case_presence(visit: Visit, rules: ExposureRules) -> Presence:
    """When a case was there, with the minutes that are added to a departure."""
    plain = presence(visit.visited_from, visit.visited_to, visit.precision, rules)
    return plain._replace(length=plain.length + min(plain.length, rules.extension_minutes * MINUTE_MS))
