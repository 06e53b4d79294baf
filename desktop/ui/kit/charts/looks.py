"""How the layers of a chart look: in colour by the theme, and told apart by their hatching where there is none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens

MOST_LAYERS = 8
"""So many layers have a look of their own; what is beyond is to be drawn together."""
_TILE = 8
"""Side of the repeated piece of a hatching, at 100 %."""
_PATTERNS = ("plain", "light", "rising", "dots", "rows", "falling", "squares", "empty")


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


class Swatch(QWidget):
    """A piece of a layer, or of the outline of the time before, for the legend."""

    def __init__(self, number: int | None, parent: QWidget | None = None) -> None:
        """``number`` is the layer's; None for the outline."""
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(22), px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        if self._number is None:
            painter.setPen(QPen(QColor(colours.second), max(1.0, px(1.2)), Qt.PenStyle.DashLine))
            painter.setBrush(QColor(colours.page))
        else:
            painter.setPen(QPen(QColor(colours.second), 1))
            painter.setBrush(layer_brush(self._number))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
