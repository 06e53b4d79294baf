"""People by the hour, in layers, before the outline of the time before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.domain.statistics import HOURS
from desktop.services.statistics.words import figure_text
from desktop.ui.kit.charts.chart import Chart, Frame
from desktop.ui.kit.charts.looks import layer_brush
from desktop.ui.kit.charts.scale import ticks
from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import tokens

_WIDTH, _OUTLINE = 0.62, 0.86
"""Parts of an hour's room; the outline is wider, so that it is seen beside bars that are higher."""
_HEADROOM = 1.14
_Box = Callable[[int, float, float, float], QRectF]
"""Pixels of an hour's room: so much of its width, between two numbers of people."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn: layers from below, each with a value for every hour of the day; ``before`` may be empty."""

    hours: range = range(HOURS)
    layers: tuple[tuple[float, ...], ...] = ()
    before: tuple[float, ...] = ()

    @property
    def totals(self) -> tuple[float, ...]:
        """All layers together, by the hour of the day."""
        return tuple(sum(layer[hour] for layer in self.layers) for hour in range(HOURS))


class BarChart(Chart):
    """``pointed`` tells the hour under the pointer, or chosen with the arrow keys; None when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = Bars()

    def show_bars(self, bars: Bars) -> None:
        """Draw other bars. An hour that was pointed at stays so while it is there."""
        self._bars = bars
        top = max((*bars.totals, *bars.before), default=0) * _HEADROOM or 1
        rows = ticks(top)
        self.frame_in(
            Frame(bars.hours.start - 0.5, bars.hours.stop - 0.5, 0, top),
            [(hour, str(hour)) for hour in bars.hours],
            [(tick, figure_text(tick)) for tick in rows],
        )
        if self.place is not None and self.place not in bars.hours:
            self.point_at(None)

    def place_at(self, at: QPointF) -> object:
        hour = round(at.x())
        return hour if hour in self._bars.hours and at.y() >= 0 else None

    def next_place(self, key: Qt.Key) -> object:
        hours = self._bars.hours
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return hours[0] if key == Qt.Key.Key_Home else hours[-1]
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key not in steps:
            return None
        if self.place is None:
            return hours[0] if steps[key] > 0 else hours[-1]
        return min(max(int(str(self.place)) + steps[key], hours[0]), hours[-1])

    def draw(self, painter: QPainter, to_device: Sequence[float]) -> None:
        left, per_hour, bottom, per_person = to_device
        colours = tokens()

        def box(hour: int, width: float, low: float, high: float) -> QRectF:
            x = left + per_hour * (hour - width / 2)
            return QRectF(x, bottom - per_person * high, per_hour * width, per_person * (high - low))

        if isinstance(self.place, int):
            painter.fillRect(box(self.place, 1, 0, self.framed.top), QColor(colours.tint))
        self.draw_rows(painter, to_device)
        if self._bars.before:
            painter.setPen(QPen(QColor(colours.second), max(1.0, px(1.2)), Qt.PenStyle.DashLine))
            painter.setBrush(QColor(colours.page))
            for hour in self._bars.hours:
                if self._bars.before[hour]:
                    painter.drawRect(box(hour, _OUTLINE, 0, self._bars.before[hour]))
        self._draw_layers(painter, box)
        self._draw_totals(painter, box, per_hour)

    def _draw_layers(self, painter: QPainter, box: _Box) -> None:
        edge = QPen(QColor(tokens().surface), 1)
        for hour in self._bars.hours:
            low = 0.0
            for number, layer in enumerate(self._bars.layers):
                if layer[hour]:
                    part = box(hour, _WIDTH, low, low + layer[hour])
                    painter.setBrushOrigin(part.topLeft())
                    painter.setPen(edge)
                    painter.setBrush(layer_brush(number))
                    painter.drawRect(part)
                    low += layer[hour]

    def _draw_totals(self, painter: QPainter, box: _Box, per_hour: float) -> None:
        """The number over each bar, where there is room for it."""
        painter.setFont(font(12))
        painter.setPen(QColor(tokens().ink))
        height = painter.fontMetrics().height()
        for hour, total in enumerate(self._bars.totals):
            text = figure_text(total)
            if total and hour in self._bars.hours and painter.fontMetrics().horizontalAdvance(text) <= per_hour:
                before = self._bars.before[hour] if self._bars.before else 0
                # Over the outline where that begins close above the bar and would strike the number through.
                bar, outline = box(hour, 1, 0, total).top(), box(hour, 1, 0, before).top()
                y = outline if bar - height <= outline < bar else bar
                spot = QRectF(box(hour, 1, 0, 0).left(), y - height - 1, per_hour, height)
                painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), text)
