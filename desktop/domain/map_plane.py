"""The plane that maps are drawn on (Web Mercator): a square of side 1 with north at the top, and lengths on it."""

import math
from dataclasses import dataclass

_AROUND = 2 * math.pi * 6378137.0
"""Metres around the equator (WGS-84)."""
_MOST_NORTHERN = 85.05112878
_EARTH = 6371008.8
"""Mean radius in metres."""
_ROUND = tuple(step * 10**power for power in range(9) for step in (1, 2, 5))
TILE = 256
"""Pixels of a tile's side, of which zoom 0 has one for the whole earth and every further zoom four times as many."""


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length that is a round number: ``metres`` on the ground, ``length`` on the map."""

    metres: int
    length: float


def to_plane(latitude: float, longitude: float) -> tuple[float, float]:
    """Right and down on the plane, each from 0 to 1."""
    phi = math.radians(max(-_MOST_NORTHERN, min(_MOST_NORTHERN, latitude)))
    return longitude / 360 + 0.5, 0.5 - math.asinh(math.tan(phi)) / (2 * math.pi)


def from_plane(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude in degrees."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), (x - 0.5) * 360


def metres_per_side(latitude: float) -> float:
    """Metres that the side of the plane stands for along a parallel."""
    return _AROUND * math.cos(math.radians(latitude))


def scale_bar(metres_per_unit: float, longest: float) -> ScaleBar:
    """The longest round length (1, 2 or 5 of a power of ten, at least a metre) of at most ``longest`` units on a map."""
    most = max(1.0, metres_per_unit * longest)
    metres = max(length for length in _ROUND if length <= most)
    return ScaleBar(metres, metres / metres_per_unit)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two points (latitude, longitude) along the surface."""
    lat, lon = (math.radians(other[i] - one[i]) for i in (0, 1))
    both = math.cos(math.radians(one[0])) * math.cos(math.radians(other[0]))
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, math.sin(lat / 2) ** 2 + both * math.sin(lon / 2) ** 2)))
