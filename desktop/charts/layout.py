"""Where each mark of a chart lies, in the unit of the medium (pixels, millimetres). Painters only paint marks.

The vertical axis has round steps of 1, 2 or 5 times a power of ten and ends at the step that holds the highest bar.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from desktop.charts.description import BarChart, Chart, ChartLayer, HeatMap
from desktop.domain.number_text import average_text, count_text

_BAR, _OUTLINE = 0.62, 0.86
"""Widths of a bar and of the outline, as parts of a column's room: the outline is seen beside a bar that is higher."""


_LINE = -1
"""The line among the layers of the legend."""


class TextRole(Enum):
    """What a text of a chart is; a painter sets each in its own type."""

    AXIS = "axis"
    COLUMN = "column"
    TOTAL = "total"
    CELL = "cell"
    LEGEND = "legend"


class TextAlign(Enum):
    """Where a text stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y runs downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x coordinate of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y coordinate of its lower edge."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it; the right and lower edges belong to the next box."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line across at a step of the axis; ``is_base`` at zero."""

    x1: float
    x2: float
    y: float
    is_base: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar. ``layer`` counts from below."""

    box: Box
    layer: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of the time that is compared with."""

    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A line over the bars, from column to column."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell of a heat map; ``share`` of the highest value, from 0 to 1."""

    box: Box
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A word or a number of a chart."""

    text: str
    box: Box
    align: TextAlign
    role: TextRole


@dataclass(frozen=True, slots=True)
class Swatch:
    """A piece of a layer in the legend; of the outline where ``layer`` is None."""

    box: Box
    layer: int | None


@dataclass(frozen=True, slots=True)
class LineSwatch:
    """A piece of the line in the legend."""

    box: Box


Mark: TypeAlias = GridLine | Bar | Outline | Line | HeatCell | Text | Swatch | LineSwatch
Place: TypeAlias = tuple[int, int]
"""Row and column that are pointed at; the row of bars is 0."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Measures of a medium, in its unit. ``measure`` gives the width of a text in the size of its role.

    ``axis`` and ``top`` are the room left of the plot and above it; ``axis`` None: as wide as its words. Legend entries
    flow into lines, or share one line evenly where ``is_legend_even``; a name takes at most ``name_share`` of the
    width. ``legend_line`` 0: no legend.
    """

    measure: Callable[[str, TextRole], float]
    line: float
    """Height of a line of text."""
    pad: float
    """Between a text and what it belongs to."""
    top: float
    axis: float | None = None
    right: float = 0.0
    intervals: int = 4
    has_totals: bool = True
    legend_line: float = 0.0
    swatch: tuple[float, float] = (0.0, 0.0)
    is_legend_even: bool = False
    name_share: float = 1.0
    cell_gap: float = 0.0


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A chart laid out: marks in the order in which they are painted, and the room of every place."""

    marks: tuple[Mark, ...] = ()
    places: tuple[tuple[Place, Box], ...] = ()

    def place_at(self, x: float, y: float) -> Place | None:
        """The place at a point, or None."""
        return next((place for place, box in self.places if box.holds(x, y)), None)

    def box_of(self, place: Place) -> Box | None:
        """The room of a place, or None where there is no such place."""
        return next((box for known, box in self.places if known == place), None)


def axis(highest: float, intervals: int = 4) -> tuple[int, int]:
    """The top of an axis that begins at 0, and its step; both are whole numbers, with at most so many intervals."""
    rough = max(highest / intervals, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return max(math.ceil(highest / step), 1) * step, step


def lay_out(chart: Chart, frame: Box, style: ChartStyle) -> ChartDrawing:
    """Place every mark of a chart in a frame."""
    if not chart.columns:
        return ChartDrawing()
    return _bar_chart(chart, frame, style) if isinstance(chart, BarChart) else _heat_map(chart, frame, style)


def _bar_chart(chart: BarChart, frame: Box, style: ChartStyle) -> ChartDrawing:
    top, step = axis(chart.highest, style.intervals)
    legend = list(_legend(chart, frame, style))
    legend_height = max((mark.box.bottom - frame.y for mark in legend), default=0.0)
    steps = range(0, top + 1, step)
    left = style.axis if style.axis is not None else _widest(map(count_text, steps), style) + style.pad
    plot = Box(
        frame.x + left,
        frame.y + legend_height + style.top,
        frame.width - left - style.right,
        frame.height - legend_height - style.top - style.line - style.pad,
    )
    marks: list[Mark] = []
    for value in steps:
        y = plot.bottom - plot.height * value / top
        marks.append(GridLine(plot.x, plot.right, y, is_base=not value))
        marks.append(_axis_text(count_text(value), frame, y, left, style))
    rooms = [room for _, room in _columns(plot, len(chart.columns))]
    for place, room in enumerate(rooms):
        marks += _column(chart, place, room, top, style)
        below = Box(room.x, plot.bottom + style.pad, room.width, style.line)
        marks.append(Text(chart.columns[place], below, TextAlign.CENTRE, TextRole.COLUMN))
    if chart.line is not None:
        marks = _over_bars(marks, _line(chart.line, rooms, top))
    return ChartDrawing((*marks, *legend), tuple(((0, place), room) for place, room in enumerate(rooms)))


def _line(line: ChartLayer, rooms: Sequence[Box], top: int) -> Line:
    """From the first column with anything to the last one: there is nothing to say of hours that have not come yet."""
    there = [place for place, value in enumerate(line.values) if value]
    return Line(
        tuple(
            (
                rooms[place].x + rooms[place].width / 2,
                rooms[place].bottom - rooms[place].height * line.values[place] / top,
            )
            for place in range(min(there, default=0), max(there, default=-1) + 1)
        )
    )


def _over_bars(marks: Sequence[Mark], line: Line) -> list[Mark]:
    """The line lies over all bars and under all numbers."""
    texts = [mark for mark in marks if isinstance(mark, Text)]
    return [*(mark for mark in marks if not isinstance(mark, Text)), line, *texts]


def _column(chart: BarChart, place: int, room: Box, top: int, style: ChartStyle) -> Iterator[Mark]:
    """The outline of one column, its bar before it, and the total over both."""
    outline_top = room.bottom
    if chart.outline is not None and chart.outline.values[place]:
        outline = _upright(room, _OUTLINE, room.bottom, room.height * chart.outline.values[place] / top)
        outline_top = outline.y
        yield Outline(outline)
    bottom = room.bottom
    for layer, of in enumerate(chart.layers):
        if of.values[place]:
            bar = _upright(room, _BAR, bottom, room.height * of.values[place] / top)
            bottom = bar.y
            yield Bar(bar, layer)
    total = chart.totals[place]
    if style.has_totals and total:
        text = average_text(total) if chart.is_average else count_text(round(total))
        # Over the outline where that begins close above the bar and would strike the number through.
        y = outline_top if bottom - style.line <= outline_top < bottom else bottom
        if style.measure(text, TextRole.TOTAL) <= room.width:
            yield Text(text, Box(room.x, y - style.line, room.width, style.line), TextAlign.CENTRE, TextRole.TOTAL)


def _upright(room: Box, share: float, bottom: float, height: float) -> Box:
    return Box(room.x + room.width * (1 - share) / 2, bottom - height, room.width * share, height)


def _legend(chart: BarChart, frame: Box, style: ChartStyle) -> Iterator[Swatch | LineSwatch | Text]:
    if not style.legend_line:
        return
    entries = [(layer.name, number) for number, layer in enumerate(chart.layers)]
    named: list[tuple[str, int | None]] = [*entries, *([(chart.outline.name, None)] if chart.outline else [])]
    if chart.line is not None:
        named.append((chart.line.name, _LINE))
    width, height = style.swatch
    beside = width + style.pad
    even = frame.width / max(len(named), 4)
    x, y = frame.x, frame.y
    for name, layer in named:
        if style.is_legend_even:
            room = even
        else:
            wanted = beside + style.measure(name, TextRole.LEGEND) + 2 * style.pad
            room = min(wanted, frame.width * style.name_share)
            if x > frame.x and x + room > frame.right:
                x, y = frame.x, y + style.legend_line
        box = Box(x, y + (style.legend_line - height) / 2, width, height)
        yield LineSwatch(box) if layer == _LINE else Swatch(box, layer)
        words = Box(x + beside, y, room - beside - style.pad, style.legend_line)
        yield Text(name, words, TextAlign.LEFT, TextRole.LEGEND)
        x += room


def _heat_map(chart: HeatMap, frame: Box, style: ChartStyle) -> ChartDrawing:
    left = style.axis if style.axis is not None else _widest(chart.rows, style) + style.pad
    plot = Box(frame.x + left, frame.y, frame.width - left - style.right, frame.height - style.line - style.pad)
    height = plot.height / max(len(chart.rows), 1)
    highest = chart.highest or 1
    marks: list[Mark] = []
    places: list[tuple[Place, Box]] = []
    for row, name in enumerate(chart.rows):
        band = Box(plot.x, plot.y + height * row, plot.width, height)
        marks.append(_axis_text(name, frame, band.y + height / 2, left, style))
        for column, room in _columns(band, len(chart.columns)):
            value = chart.values[row][column]
            places.append(((row, column), room))
            cell = replace(room, width=room.width - style.cell_gap, height=room.height - style.cell_gap)
            text = average_text(value) if value else ""
            fits = style.measure(text, TextRole.CELL) <= cell.width
            marks.append(HeatCell(cell, value / highest, text if fits else ""))
    for column, room in _columns(plot, len(chart.columns)):
        below = Box(room.x, plot.bottom + style.pad, room.width, style.line)
        marks.append(Text(chart.columns[column], below, TextAlign.CENTRE, TextRole.COLUMN))
    return ChartDrawing(tuple(marks), tuple(places))


def _columns(plot: Box, count: int) -> Iterator[tuple[int, Box]]:
    width = plot.width / count
    return ((place, Box(plot.x + width * place, plot.y, width, plot.height)) for place in range(count))


def _axis_text(text: str, frame: Box, y: float, left: float, style: ChartStyle) -> Text:
    beside = Box(frame.x, y - style.line / 2, left - style.pad, style.line)
    return Text(text, beside, TextAlign.RIGHT, TextRole.AXIS)


def _widest(texts: Iterator[str] | tuple[str, ...], style: ChartStyle) -> float:
    return max((style.measure(text, TextRole.AXIS) for text in texts), default=0.0)
