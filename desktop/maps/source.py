"""What maps have in common, wherever their pictures come from."""

from dataclasses import dataclass
from typing import Protocol

MOST_ZOOM = 22
LONGEST_ATTRIBUTION = 160
"""Characters of the line that names whose map it is."""


@dataclass(frozen=True, slots=True)
class MapFacts:
    """A map: its name, whose it is, and the zooms that it has pictures for. ``bounds``: its part of the earth as west,
    south, east, north in degrees; None for all of it."""

    name: str
    attribution: str = ""
    least_zoom: int = 0
    most_zoom: int = MOST_ZOOM
    bounds: tuple[float, float, float, float] | None = None


class MapPictures(Protocol):
    """A source of the pictures, encoded as they came."""

    def facts(self) -> MapFacts:
        """What map it is. Raises ``UserError`` where it cannot be used."""
        ...

    def picture(self, zoom: int, column: int, row: int) -> bytes | None:
        """A square, counted from the north-west; None where the map has none. Raises ``UserError``."""
        ...

    def sample(self) -> bytes | None:
        """Some square, where one can be had without asking anybody. Raises ``UserError``."""
        ...
