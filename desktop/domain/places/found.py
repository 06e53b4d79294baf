"""What a text says of a place, and what has to be asked before it is one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from desktop.domain.geo import Datum, to_wgs84
from desktop.domain.messages import Message, message

_NOTHING = 1.5e-7
_SAME = 1e-6
"""Degrees that two numbers of one place differ by at most: a decimimetre."""


class Question(Enum):
    """What only a person can say."""

    WHICH = message("places", "This text has more than one place. Which one is the venue?")
    ORDER = message("places", "Which of the two numbers is the latitude?")
    DATUM = message("places", "The text does not say which map its numbers are from. Choose it.")


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees as a text has them, on ``datum``; None where it does not say on which. ``is_view``: they are the middle of
    the map that a link shows, and nobody has marked a place on it."""

    latitude: float
    longitude: float
    datum: Datum | None = None
    is_view: bool = False

    def is_at(self, latitude: float | None, longitude: float | None) -> bool:
        """Whether these are its numbers, to a centimetre."""
        if latitude is None or longitude is None:
            return False
        return abs(self.latitude - latitude) < _NOTHING and abs(self.longitude - longitude) < _NOTHING

    def wgs84(self, datum: Datum | None = None) -> tuple[float, float]:
        """WGS-84 degrees. ``datum`` is what somebody has answered. Raises ``ValueError`` where neither is known."""
        known = self.datum or datum
        if known is None:
            raise ValueError("the datum has to be asked for")
        return to_wgs84(self.latitude, self.longitude, known)


@dataclass(frozen=True, slots=True)
class PlaceText:
    """The places of a text, each once; ``source`` is the app that it comes from, or how it is written."""

    places: tuple[Place, ...]
    source: Message
    is_order_open: bool = False
    """The places are one pair of numbers, read both ways."""

    @property
    def question(self) -> Question | None:
        """What has to be asked; None where the text is clear."""
        if self.is_order_open:
            return Question.ORDER
        if len(self.places) != 1:
            return Question.WHICH
        return Question.DATUM if self.places[0].datum is None else None

    def chosen(self, place: Place) -> "PlaceText":
        """The same text after it was answered which of its places is meant."""
        return replace(self, places=(place,), is_order_open=False)


@dataclass(frozen=True, slots=True)
class NoCoordinates:
    """A text that names a place which cannot be known from it; ``reason`` says the way out."""

    reason: Message


def each_once(places: Iterable[Place]) -> tuple[Place, ...]:
    """Without repetitions: a link and the text beside it give the same numbers, and one of them may know the datum. Places
    that were marked come before, and instead of, the middle of a map."""
    kept: list[Place] = []
    for place in places:
        same = next((k for k in kept if _is_same(k, place)), None)
        if same is None:
            kept.append(place)
        elif same.datum is None and place.datum is not None:
            kept[kept.index(same)] = place
    marked = tuple(place for place in kept if not place.is_view)
    return marked or tuple(kept)


def _is_same(one: Place, other: Place) -> bool:
    return (
        abs(one.latitude - other.latitude) <= _SAME
        and abs(one.longitude - other.longitude) <= _SAME
        and (one.datum is other.datum or one.datum is None or other.datum is None)
    )
