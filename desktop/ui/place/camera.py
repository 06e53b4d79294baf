"""Which part of the plane of maps is in sight. No widget."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.map_plane import from_plane, metres_per_side, to_plane

LEAST_ZOOM, MOST_ZOOM = 3, 19


@dataclass(frozen=True, slots=True)
class Camera:
    """The point of the plane in the middle, the zoom, and the window that looks at it in pixels; ``tile`` is the side of a
    square in pixels, as it is shown."""

    x: float
    y: float
    zoom: int
    width: int = 1
    height: int = 1
    tile: int = 256

    @property
    def side(self) -> int:
        """Pixels of the side of the whole plane."""
        return self.tile << self.zoom

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle, on the datum of the map."""
        return from_plane(self.x, self.y)

    @property
    def metres_per_pixel(self) -> float:
        """In the middle."""
        return metres_per_side(self.middle[0]) / self.side

    def at(self, latitude: float, longitude: float) -> "Camera":
        """With another middle."""
        x, y = to_plane(latitude, longitude)
        return replace(self, x=x, y=y)

    def pixel_of(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point is seen; it may be outside."""
        x, y = to_plane(latitude, longitude)
        return self.width / 2 + (x - self.x) * self.side, self.height / 2 + (y - self.y) * self.side

    def point_at(self, right: float, down: float) -> tuple[float, float]:
        """Latitude and longitude of a pixel."""
        return from_plane(self.x + (right - self.width / 2) / self.side, self.y + (down - self.height / 2) / self.side)

    def moved(self, right: float, down: float) -> "Camera":
        """Looking at what is so many pixels to the right and down, but at nothing beyond the earth."""
        x = min(1.0, max(0.0, self.x + right / self.side))
        y = min(1.0, max(0.0, self.y + down / self.side))
        return replace(self, x=x, y=y)

    def zoomed(self, steps: int, right: float, down: float) -> "Camera":
        """Nearer or farther by so many zooms; what is at this pixel stays there."""
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom + steps))
        by = 2.0 ** (zoom - self.zoom)
        aside = right - self.width / 2, down - self.height / 2
        moved = self.moved(*(part * (1 - 1 / by) for part in aside))
        return replace(moved, zoom=zoom)

    def squares(self, most_zoom: int) -> Iterator[tuple[int, int, int]]:
        """The squares in sight (zoom, column, row), those nearest to the middle first; of a map that ends at
        ``most_zoom``, that zoom's."""
        zoom = min(self.zoom, most_zoom)
        count, shown = 1 << zoom, self.side / (1 << zoom)
        middle = self.x * count, self.y * count
        reach = self.width / 2 / shown, self.height / 2 / shown
        (first, last), (top, bottom) = (
            (max(0, int(at - far)), min(count - 1, int(at + far))) for at, far in zip(middle, reach, strict=True)
        )
        found = [(column, row) for column in range(first, last + 1) for row in range(top, bottom + 1)]
        found.sort(key=lambda at: abs(at[0] + 0.5 - middle[0]) + abs(at[1] + 0.5 - middle[1]))
        yield from ((zoom, column, row) for column, row in found)

    def box_of(self, zoom: int, column: int, row: int) -> tuple[float, float, float]:
        """Left, top and side of a square in pixels."""
        shown = self.side / (1 << zoom)
        left = self.width / 2 + (column / (1 << zoom) - self.x) * self.side
        top = self.height / 2 + (row / (1 << zoom) - self.y) * self.side
        return left, top, shown
