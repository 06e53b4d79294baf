"""Charts on paper: vectors in black, greys and hatching, so that layers are told apart on every printer."""

import math
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from desktop.charts.description import BarChart
from desktop.charts.layout import (
    Bar,
    Box,
    ChartStyle,
    GridLine,
    Line,
    LineSwatch,
    Outline,
    Swatch,
    Text,
    TextRole,
    lay_out,
)
from desktop.charts.layout import TextAlign as ChartAlign
from desktop.posters.composition.placed import PlacedShape
from desktop.posters.document.layout import Frame, ShapeKind
from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign
from desktop.reports.canvas import BLACK, THIN, Canvas

_PITCH = 1.5
"""Distance of the lines of a hatching, in millimetres."""
_GREY, _WHITE = "#9A9A9A", "#FFFFFF"
_PATH, _EDGE, _POINT = 0.45, 1.1, 1.5
"""Widths of a line over the bars, of its white edge, and of its points, in millimetres."""
_SMALL, _LEAST = 7.5, 4.5
"""Type sizes in points; a text is set smaller before it would not fit."""
_STYLE = ChartStyle(
    measure=lambda text, role: 0,
    line=4,
    pad=1.2,
    top=4.5,
    axis=10,
    legend_line=6,
    swatch=(5, 3),
    is_legend_even=True,
)
"""In millimetres. Widths need not be measured: a text that has too little room is set smaller."""
_ALIGNED = {ChartAlign.LEFT: Align.LEFT, ChartAlign.CENTRE: Align.CENTRE, ChartAlign.RIGHT: Align.RIGHT}


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


def draw_chart(chart: BarChart, canvas: Canvas, frame: Frame) -> None:
    """Draw a chart with its axis, legend and figures into a frame (millimetres)."""
    for mark in lay_out(chart, Box(frame.x, frame.y, frame.width, frame.height), _STYLE).marks:
        match mark:
            case GridLine(x1, x2, y, is_base):
                _line(canvas, x1, y, x2, y, BLACK if is_base else _GREY)
            case Outline(box) | Swatch(box, None):
                canvas.box(_frame(box), 2 * THIN, dash=0.8)
            case Bar(box, layer) | Swatch(box, int(layer)):
                _fill(canvas, _frame(box), list(Hatch)[layer])
            case Line(points):
                _path(canvas, points)
            case LineSwatch(box):
                middle = box.y + box.height / 2
                _path(canvas, ((box.x, middle), (box.right, middle)), has_points=False)
                _point(canvas, box.x + box.width / 2, middle)
            case Text(text, box, align, role):
                weight = Weight.BOLD if role is TextRole.TOTAL else Weight.REGULAR
                lines = 2 if role is TextRole.LEGEND else 1
                style = TextStyle(
                    _SMALL,
                    _LEAST,
                    weight,
                    align=_ALIGNED[align],
                    vertical=VerticalAlign.MIDDLE,
                    leading=1.1,
                    max_lines=lines,
                )
                canvas.text(text, _frame(box), style)


def _frame(box: Box) -> Frame:
    return Frame(box.x, box.y, box.width, box.height)


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


def _path(canvas: Canvas, points: Sequence[tuple[float, float]], *, has_points: bool = True) -> None:
    """A black line with a white edge and white points, which is seen on every hatching."""
    for colour, width in ((_WHITE, _EDGE), (BLACK, _PATH)):
        for (x1, y1), (x2, y2) in pairwise(points):
            _line(canvas, x1, y1, x2, y2, colour, width)
    for x, y in points if has_points else ():
        _point(canvas, x, y)


def _point(canvas: Canvas, x: float, y: float) -> None:
    frame = Frame(x - _POINT / 2, y - _POINT / 2, _POINT, _POINT)
    canvas.items.append(PlacedShape("point", frame, 0, ShapeKind.ELLIPSE, _WHITE, BLACK, _PATH, 0, 0))


def _line(canvas: Canvas, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = THIN * 0.6) -> None:
    frame = Frame(x1, y1, x2 - x1, y2 - y1)
    canvas.items.append(PlacedShape("line", frame, 0, ShapeKind.LINE, None, colour, width, 0, 0))
