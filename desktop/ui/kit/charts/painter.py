"""Paints the marks of a chart in the colours of the theme; layers are told apart by their hatching where there is no
colour."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from desktop.charts.layout import (
    Bar,
    Box,
    ChartDrawing,
    ChartStyle,
    GridLine,
    HeatCell,
    Line,
    LineSwatch,
    Mark,
    Outline,
    Swatch,
    Text,
    TextAlign,
    TextRole,
)
from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import tokens

MOST_LAYERS = 8
"""So many layers have a look of their own; what is beyond is to be drawn together."""
_TILE = 8
"""Side of the repeated piece of a hatching, at 100 %."""
_PATTERNS = ("plain", "light", "rising", "dots", "rows", "falling", "squares", "empty")
_SIZES = {
    TextRole.AXIS: 13,
    TextRole.COLUMN: 13,
    TextRole.LEGEND: 13,
    TextRole.TOTAL: 12,
    TextRole.CELL: 12,
}
_ALIGNED = {
    TextAlign.LEFT: Qt.AlignmentFlag.AlignLeft,
    TextAlign.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    TextAlign.RIGHT: Qt.AlignmentFlag.AlignRight,
}


def window_style(*, has_totals: bool) -> ChartStyle:
    """Measures of a chart on the window, in pixels at the present text size."""
    return ChartStyle(
        measure=lambda text, role: QFontMetrics(font(_SIZES[role])).horizontalAdvance(text),
        line=px(20),
        pad=px(6),
        top=px(22 if has_totals else 12),
        right=1,
        intervals=5 if has_totals else 4,
        has_totals=has_totals,
        legend_line=px(22),
        swatch=(px(16), px(12)),
        name_share=1 / 3,
        cell_gap=2,
    )


def paint(painter: QPainter, drawing: ChartDrawing, pointed: Box | None) -> None:
    """Paint everything; ``pointed`` is the room of the place that is pointed at."""
    is_cell = any(isinstance(mark, HeatCell) for mark in drawing.marks)
    if pointed is not None and not is_cell:
        painter.fillRect(_rect(pointed), QColor(tokens().tint))
    for mark in drawing.marks:
        _paint_mark(painter, mark)
    if pointed is not None and is_cell:
        painter.setPen(QPen(QColor(tokens().ink), px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_rect(pointed).adjusted(1, 1, -3, -3))


def _paint_mark(painter: QPainter, mark: Mark) -> None:
    colours = tokens()
    match mark:
        case GridLine(x1, x2, y, _):
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(x1, round(y) + 0.5), QPointF(x2, round(y) + 0.5))
        case Outline(box) | Swatch(box, None):
            painter.setPen(QPen(QColor(colours.second), max(1.0, px(1.2)), Qt.PenStyle.DashLine))
            painter.setBrush(QColor(colours.page))
            painter.drawRect(_rect(box))
        case Bar(box, layer):
            painter.setBrushOrigin(QPointF(box.x, box.y))
            painter.setPen(QPen(QColor(colours.surface), 1))
            painter.setBrush(layer_brush(layer))
            painter.drawRect(_rect(box))
        case Swatch(box, int(layer)):
            painter.setBrushOrigin(QPointF(box.x, box.y))
            painter.setPen(QPen(QColor(colours.second), 1))
            painter.setBrush(layer_brush(layer))
            painter.drawRect(_rect(box))
        case Line(points):
            _paint_line(painter, points)
        case LineSwatch(box):
            middle = box.y + box.height / 2
            _paint_line(painter, ((box.x, middle), (box.right, middle)), has_points=False)
            _paint_point(painter, box.x + box.width / 2, middle)
        case HeatCell(box, share, text):
            ground = _between(colours.page, colours.primary, share)
            painter.fillRect(_rect(box), ground)
            _paint_text(painter, text, box, TextAlign.CENTRE, TextRole.CELL, _readable_on(ground))
        case Text(text, box, align, role):
            ink = colours.ink if role is TextRole.TOTAL else colours.second
            _paint_text(painter, text, box, align, role, QColor(ink))


def _paint_line(painter: QPainter, points: Sequence[tuple[float, float]], *, has_points: bool = True) -> None:
    """Dark with a light edge, so that it is seen on every bar."""
    colours = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    way = QPolygonF([QPointF(x, y) for x, y in points])
    for colour, width in ((colours.surface, px(5)), (colours.attention, px(2.2))):
        pen = QPen(QColor(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(way)
    painter.restore()
    for x, y in points if has_points else ():
        _paint_point(painter, x, y)


def _paint_point(painter: QPainter, x: float, y: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens().attention), px(2)))
    painter.setBrush(QColor(tokens().surface))
    painter.drawEllipse(QPointF(x, y), px(3.2), px(3.2))
    painter.restore()


def _paint_text(painter: QPainter, text: str, box: Box, align: TextAlign, role: TextRole, ink: QColor) -> None:
    if not text:
        return
    painter.setFont(font(_SIZES[role]))
    painter.setPen(ink)
    if role is TextRole.LEGEND:
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width) + 1)
    # A number may be a little wider than its column; words beside the plot never are.
    flags = _ALIGNED[align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(_rect(box), int(flags), text)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def layer_brush(number: int) -> QBrush:
    """The filling of a layer, counted from below."""
    colours = tokens()
    pattern = _PATTERNS[min(number, MOST_LAYERS - 1)]
    fill = QColor(colours.surface if pattern == "empty" else colours.series[number % len(colours.series)])
    if pattern in ("plain", "empty"):
        return QBrush(fill)
    side = px(_TILE)
    tile = QPixmap(side, side)
    tile.fill(fill)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _hatch(painter, pattern, side, _mark(fill))
    painter.end()
    return QBrush(tile)


def _mark(fill: QColor) -> QColor:
    """Light on a dark filling, dark on a light one, in either theme."""
    colours = tokens()
    both = sorted((colours.ink, colours.surface), key=lambda name: QColor(name).lightnessF())
    return QColor(both[1] if fill.lightnessF() < 0.35 else both[0])


def _hatch(painter: QPainter, pattern: str, side: int, mark: QColor) -> None:
    if pattern == "light":
        mark.setAlphaF(0.22)
    painter.setPen(QPen(mark, max(1.0, side * 0.14)))
    if pattern in ("rising", "falling"):
        up = pattern == "rising"
        for shift in (-side, 0, side):
            painter.drawLine(shift, side if up else 0, shift + side, 0 if up else side)
    elif pattern in ("rows", "light"):
        painter.drawLine(0, side // 2, side, side // 2)
    elif pattern == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.drawEllipse(QRectF(side * 0.3, side * 0.3, side * 0.36, side * 0.36))
    else:
        painter.drawLine(0, side // 2, side, side // 2)
        painter.drawLine(side // 2, 0, side // 2, side)


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
    """Contrast ratio of WCAG 2.2: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
