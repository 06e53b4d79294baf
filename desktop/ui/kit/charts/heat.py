"""Weekdays × hours: the fuller a cell, the stronger its colour; its number stands in it for eyes and printers without."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.domain.statistics import HOURS
from desktop.services.statistics.words import figure_text
from desktop.ui.kit.charts.chart import Chart, Frame
from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import tokens

_DAYS = 7
_GAP = 2


class HeatChart(Chart):
    """``pointed`` tells weekday and hour under the pointer, or chosen with the arrow keys; None when there is none."""

    beside = 92

    def __init__(self) -> None:
        super().__init__()
        self._rows_shown: tuple[tuple[float, ...], ...] = ((0.0,) * HOURS,) * _DAYS
        self._hours = range(HOURS)

    def show_cells(self, rows: tuple[tuple[float, ...], ...], hours: range, weekdays: Sequence[str]) -> None:
        """Draw seven rows of 24 values, Monday on top, and of them only these hours."""
        self._rows_shown, self._hours = rows, hours
        self.frame_in(
            Frame(hours.start - 0.5, hours.stop - 0.5, -0.5, _DAYS - 0.5),
            [(hour, str(hour)) for hour in hours],
            [(_DAYS - 1 - day, name) for day, name in enumerate(weekdays)],
        )
        if isinstance(self.place, tuple) and self.place[1] not in hours:
            self.point_at(None)

    def place_at(self, at: QPointF) -> object:
        day, hour = _DAYS - 1 - round(at.y()), round(at.x())
        return (day, hour) if 0 <= day < _DAYS and hour in self._hours else None

    def next_place(self, key: Qt.Key) -> object:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -HOURS),
            Qt.Key.Key_End: (0, HOURS),
        }
        if key not in steps:
            return None
        if not isinstance(self.place, tuple):
            return (0, self._hours[0])
        day, hour = self.place[0] + steps[key][0], self.place[1] + steps[key][1]
        return min(max(day, 0), _DAYS - 1), min(max(hour, self._hours[0]), self._hours[-1])

    def draw(self, painter: QPainter, to_device: Sequence[float]) -> None:
        left, per_hour, bottom, per_day = to_device
        colours = tokens()
        most = max(max(row) for row in self._rows_shown) or 1
        painter.setFont(font(12))
        for day, row in enumerate(self._rows_shown):
            for hour in self._hours:
                y = bottom - per_day * (_DAYS - 1 - day + 0.5)
                room = QRectF(left + per_hour * (hour - 0.5), y, per_hour, per_day).adjusted(0, 0, -_GAP, -_GAP)
                ground = _between(colours.page, colours.primary, row[hour] / most)
                painter.fillRect(room, ground)
                text = figure_text(row[hour]) if row[hour] else ""
                if text and painter.fontMetrics().horizontalAdvance(text) <= room.width():
                    painter.setPen(_readable_on(ground))
                    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
                if self.place == (day, hour):
                    painter.setPen(QPen(QColor(colours.ink), px(2)))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(room.adjusted(1, 1, -1, -1))


def _between(low: str, high: str, share: float) -> QColor:
    mixed = [a + (b - a) * share for a, b in zip(_rgb(QColor(low)), _rgb(QColor(high)), strict=True)]
    return QColor.fromRgbF(*mixed)


def _rgb(colour: QColor) -> tuple[float, float, float]:
    """Red, green and blue, each from 0 to 1."""
    return colour.redF(), colour.greenF(), colour.blueF()


def _readable_on(ground: QColor) -> QColor:
    """Ink or surface of the theme, whichever stands out more."""
    return max((QColor(tokens().ink), QColor(tokens().surface)), key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG counts it: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
