"""Bars for paper: vectors in black, greys and hatching, so that layers are told apart on every printer."""

import math
from dataclasses import dataclass
from enum import Enum

from desktop.posters.fonts import Weight
from desktop.posters.layout import Frame, ShapeKind
from desktop.posters.placed import PlacedShape
from desktop.posters.text import Align, TextStyle, VerticalAlign
from desktop.reports.canvas import BLACK, THIN, Canvas
from desktop.reports.wording import Text, Wording

_AXIS, _LEGEND, _LABELS, _TOP = 10.0, 6.0, 5.0, 4.5
"""Room left of the bars, above them for the legend, below for the labels, and for the figures over the bars."""
_BAR, _OUTLINE = 0.62, 0.86
"""Widths of a bar and of the outline around it, as parts of a column."""
_PITCH = 1.5
"""Distance of the lines of a hatching, in millimetres."""
_GREY = "#9A9A9A"
_TICKS = 4
_SMALL, _LEAST = 7.5, 4.5
"""Type sizes in points."""


class Hatch(Enum):
    """How a layer is filled: a grey, and lines over it that rise, fall or lie."""

    DARK = ("#333333", 0)
    RISING = ("#FFFFFF", 1)
    GREY = ("#A6A6A6", 0)
    LYING = ("#FFFFFF", 2)
    FALLING = ("#DDDDDD", -1)
    WHITE = ("#FFFFFF", 0)

    @property
    def grey(self) -> str:
        """The colour that the area is filled with, as ``#RRGGBB``."""
        return str(self.value[0])

    @property
    def lines(self) -> int:
        """1 for rising lines, -1 for falling ones, 2 for lying ones, 0 for none."""
        return int(self.value[1])


MOST_LAYERS = len(Hatch)
"""Layers that can be told apart; what is more belongs into one of them."""


@dataclass(frozen=True, slots=True)
class PrintedBars:
    """Columns of people: ``layers`` from the bottom up, each with a value per column.

    ``before`` is the outline of an earlier time with its name; without values there is none.
    """

    columns: tuple[Text, ...]
    layers: tuple[tuple[Text, tuple[int, ...]], ...]
    before: tuple[int, ...] = ()
    before_name: Text | None = None

    @property
    def totals(self) -> tuple[int, ...]:
        """People of each column, all layers together."""
        return tuple(sum(values[place] for _, values in self.layers) for place in range(len(self.columns)))


def draw_bars(bars: PrintedBars, canvas: Canvas, frame: Frame, wording: Wording) -> None:
    """Draw the chart with its axis, legend and figures. There is at least one column, and somebody in it."""
    most, step = scale_of(max((*bars.totals, *bars.before, 1)))
    plot = Frame(
        frame.x + _AXIS, frame.y + _LEGEND + _TOP, frame.width - _AXIS, frame.height - _LEGEND - _TOP - _LABELS
    )
    _legend(bars, canvas, Frame(plot.x, frame.y, plot.width, _LEGEND), wording)
    for value in range(0, most + 1, step):
        y = plot.bottom - plot.height * value / most
        _line(canvas, plot.x, y, plot.right, y, BLACK if not value else _GREY)
        _text(canvas, str(value), Frame(frame.x, y - 2, _AXIS - 1.5, 4), Align.RIGHT)
    column = plot.width / len(bars.columns)
    for place, name in enumerate(bars.columns):
        middle = plot.x + column * (place + 0.5)
        _column(bars, place, canvas, Frame(middle - column / 2, plot.y, column, plot.height), most)
        below = Frame(middle - column / 2, plot.bottom + 0.8, column, _LABELS - 0.8)
        _text(canvas, wording.main(name), below, Align.CENTRE)


def scale_of(most: int) -> tuple[int, int]:
    """The top of the axis and the step between its lines: 1, 2 or 5 times a power of ten."""
    rough = max(most / _TICKS, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(int(factor * power) for factor in (1, 2, 5, 10) if factor * power >= rough)
    return -(-most // step) * step, step


def _column(bars: PrintedBars, place: int, canvas: Canvas, room: Frame, most: int) -> None:
    """One bar, the outline of the time before, and the figure over both."""
    left, width = room.x + room.width * (1 - _BAR) / 2, room.width * _BAR
    bottom = room.bottom
    for hatch, (_, values) in zip(Hatch, bars.layers, strict=False):
        if values[place]:
            height = room.height * values[place] / most
            _fill(canvas, Frame(left, bottom - height, width, height), hatch)
            bottom -= height
    if bars.before and bars.before[place]:
        height = room.height * bars.before[place] / most
        outline = Frame(room.x + room.width * (1 - _OUTLINE) / 2, room.bottom - height, room.width * _OUTLINE, height)
        canvas.box(outline, 2 * THIN, dash=0.8)
        bottom = min(bottom, outline.y)
    if total := bars.totals[place]:
        _text(canvas, str(total), Frame(room.x, bottom - 4.2, room.width, 4), Align.CENTRE, Weight.BOLD)


def _legend(bars: PrintedBars, canvas: Canvas, frame: Frame, wording: Wording) -> None:
    """Names of the layers beside their hatching; all get the same room, and the type shrinks before a name is cut."""
    names = [name for name, _ in bars.layers] + ([bars.before_name] if bars.before and bars.before_name else [])
    each = frame.width / max(len(names), 4)
    for place, name in enumerate(names):
        swatch = Frame(frame.x + each * place, frame.y + 1, 5, 3)
        if place < len(bars.layers):
            _fill(canvas, swatch, list(Hatch)[place])
        else:
            canvas.box(swatch, 2 * THIN, dash=0.8)
        text = wording.both(name)
        words = Frame(swatch.right + 1.2, frame.y, each - swatch.width - 2.4, frame.height - 1)
        style = TextStyle(_SMALL, _LEAST, vertical=VerticalAlign.MIDDLE, leading=1.1, max_lines=2)
        canvas.text(text, words, style)


def _fill(canvas: Canvas, frame: Frame, hatch: Hatch) -> None:
    """A rectangle with its hatching and a line around it."""
    canvas.items.append(PlacedShape("bar", frame, 0, ShapeKind.BOX, hatch.grey, None, 0, 0, 0))
    if hatch.lines == 2:
        for number in range(1, math.ceil(frame.height / _PITCH)):
            y = frame.bottom - number * _PITCH
            _line(canvas, frame.x, y, frame.right, y, BLACK)
    elif hatch.lines:
        _diagonals(canvas, frame, rising=hatch.lines > 0)
    canvas.box(frame, THIN)


def _diagonals(canvas: Canvas, frame: Frame, *, rising: bool) -> None:
    """Lines at 45°, cut off at the edges of the frame."""
    width, height = frame.width, frame.height
    for number in range(1, math.ceil((width + height) / (_PITCH * math.sqrt(2)))):
        c = number * _PITCH * math.sqrt(2)  # x + y = c, measured from the lower left corner
        x1, x2 = max(0.0, c - height), min(c, width)
        start, end = (x1, c - x1), (x2, c - x2)
        if rising:  # mirrored
            start, end = (width - start[0], start[1]), (width - end[0], end[1])
        _line(canvas, frame.x + start[0], frame.bottom - start[1], frame.x + end[0], frame.bottom - end[1], BLACK)


def _line(canvas: Canvas, x1: float, y1: float, x2: float, y2: float, colour: str) -> None:
    frame = Frame(x1, y1, x2 - x1, y2 - y1)
    canvas.items.append(PlacedShape("line", frame, 0, ShapeKind.LINE, None, colour, THIN * 0.6, 0, 0))


def _text(canvas: Canvas, text: str, frame: Frame, align: Align, weight: Weight = Weight.REGULAR) -> None:
    style = TextStyle(_SMALL, _LEAST, weight, align=align, vertical=VerticalAlign.MIDDLE, max_lines=1)
    canvas.text(text, frame, style)
