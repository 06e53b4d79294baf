"""A small map on paper, in black on white: the point in its grid, with the cities around, scale and north. No pictures of a
map, so that every printer prints it and nobody's rights are in the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.geo import Datum
from desktop.domain.map_plane import distance, from_plane, metres_per_side, scale_bar, to_plane
from desktop.domain.messages import Message, message
from desktop.domain.places.centres import CENTRES, centre_of, nearest
from desktop.posters.document.layout import Frame
from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.text import Align, TextStyle
from desktop.reports.canvas import FINE, THICK, THIN, Canvas
from desktop.reports.wording import Wording

_METRES, _KILOMETRES = message("place_map", "{n} m"), message("place_map", "{n} km")
_POINT = message("place_map", "{latitude}° N, {longitude}° E ({datum})")
_NORTH = message("place_map", "N")
_LEAST_ACROSS = 6_000.0
"""Metres that the map shows at least from left to right."""
_AROUND = 3.0
"""How much wider it is than the way from the middle of the city to the point."""
_STEPS = (5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
_LEAST_GAP = 24.0
"""Millimetres between two lines of the grid."""
_SMALL, _CITY = 7.5, 9.5


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A point in WGS-84 degrees, and the code of the region that it is in."""

    latitude: float
    longitude: float
    region: str = ""

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude

    def draw(self, canvas: Canvas, frame: Frame, wording: Wording) -> None:
        """Draw the map into a frame."""
        _Drawing(canvas, frame, self).draw(wording)

    @property
    def metres_across(self) -> float:
        """The width of the map: so that the middle of the city is on it."""
        centre = centre_of(self.region) or nearest(self.point)[0]
        return max(_LEAST_ACROSS, _AROUND * distance(centre.point, self.point))


class _Drawing:
    """A map while it is drawn; lengths in millimetres."""

    def __init__(self, canvas: Canvas, frame: Frame, place: PlaceMap) -> None:
        self._canvas, self._frame, self._place = canvas, frame, place
        self._x, self._y = to_plane(*place.point)
        self._metres_per_mm = place.metres_across / frame.width
        self._side = metres_per_side(place.latitude) / self._metres_per_mm

    def draw(self, wording: Wording) -> None:
        frame, canvas = self._frame, self._canvas
        for is_parallel, at, words in self._lines():
            if is_parallel:
                canvas.line(frame.x, at, frame.right, at, FINE)
                canvas.word(words, frame.x + 1.2, at - 1.8, _SMALL)
            else:
                canvas.line(at, frame.y, at, frame.bottom, FINE)
                canvas.word(words, at + 1, frame.y + 2.2, _SMALL)
        for centre in CENTRES:
            x, y = self._mm(*centre.point)
            if frame.x + 2 < x < frame.right - 14 and frame.y + 5 < y < frame.bottom - 12:
                canvas.dot(x, y, 0.8)
                canvas.word(centre.name, x + 1.6, y - 2.4, _CITY, Weight.BOLD)
        self._draw_point()
        self._draw_scale(wording)
        canvas.box(frame, THIN)

    def _draw_point(self) -> None:
        x, y = self._mm(*self._place.point)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            self._canvas.line(x + 1.5 * dx, y + 1.5 * dy, x + 6 * dx, y + 6 * dy, THICK)
        self._canvas.dot(x, y, 1.1)

    def _draw_scale(self, wording: Wording) -> None:
        canvas, frame = self._canvas, self._frame
        bar = scale_bar(self._metres_per_mm, 40)
        left, line = frame.x + 4, frame.bottom - 4
        canvas.line(left, line, left + bar.length, line, THICK)
        for end in (left, left + bar.length):
            canvas.line(end, line - 1.6, end, line, THICK)
        words = _METRES.filled(n=bar.metres) if bar.metres < 1000 else _KILOMETRES.filled(n=bar.metres // 1000)
        canvas.word(wording.main(words), left, line - 3.4, _CITY)
        x, top = frame.right - 7, frame.bottom - 16
        canvas.line(x, top, x, top + 9, THICK)
        for side in (-1.8, 1.8):
            canvas.line(x, top, x + side, top + 3.5, THICK)
        style = TextStyle(_CITY, _CITY, Weight.BOLD, align=Align.CENTRE, max_lines=1)
        canvas.text(wording.main(_NORTH), Frame(x - 5, top + 9.5, 10, 4.5), style)

    def _mm(self, latitude: float, longitude: float) -> tuple[float, float]:
        x, y = to_plane(latitude, longitude)
        middle = self._frame.x + self._frame.width / 2, self._frame.y + self._frame.height / 2
        return middle[0] + (x - self._x) * self._side, middle[1] + (y - self._y) * self._side

    def _lines(self) -> Iterator[tuple[bool, float, str]]:
        """Whether a line of the grid is a parallel, where it is, and its degrees."""
        frame = self._frame
        across, down = frame.width / 2 / self._side, frame.height / 2 / self._side
        north, west = from_plane(self._x - across, self._y - down)
        south, east = from_plane(self._x + across, self._y + down)
        step = next((s for s in reversed(_STEPS) if s * self._side / 360 >= _LEAST_GAP), _STEPS[0])
        decimals = len(f"{step:g}".partition(".")[2])
        for number in range(int(south // step) + 1, int(north // step) + 1):
            at = self._mm(number * step, west)[1]
            if frame.y + 6 < at < frame.bottom - 12:
                yield True, at, f"{number * step:.{decimals}f}°"
        for number in range(int(west // step) + 1, int(east // step) + 1):
            at = self._mm(north, number * step)[0]
            if at < frame.right - 16:
                yield False, at, f"{number * step:.{decimals}f}°"


def point_text(latitude: float, longitude: float) -> Message:
    """Coordinates in words, with their datum."""
    return _POINT.filled(latitude=f"{latitude:.6f}", longitude=f"{longitude:.6f}", datum=str(Datum.WGS84))
