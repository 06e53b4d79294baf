"""A day by the hour in small bars: painted by hand, since the first page must not wait for a chart library."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import tokens

MOST_LAYERS = 4
"""As many as the theme has colours that are told apart."""
_TEXT = 13
_TICKS = 4
_BAR, _OUTLINE = 0.62, 0.84
"""Widths of a bar and of the outline around it, as parts of an hour's room."""


@dataclass(frozen=True, slots=True)
class DayLayers:
    """What is shown: ``hours`` of the day, layers from the bottom up with a value for each of the hours, and the
    outline of another day; without values there is none."""

    hours: tuple[int, ...]
    layers: tuple[tuple[str, tuple[int, ...]], ...]
    before: tuple[int, ...] = ()
    before_name: str = ""

    def total(self, place: int) -> int:
        """All layers of an hour."""
        return sum(values[place] for _, values in self.layers)


class DayBars(QWidget):
    """The bars with their legend. Arrow keys and the mouse read an hour out, Enter and a click open more."""

    opened = Signal()
    read_out = Signal(object)
    """The place of the hour that is looked at among ``hours``, or None when none is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = DayLayers((), ())
        self._place: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def shown(self) -> DayLayers:
        """What is shown."""
        return self._shown

    def set_layers(self, layers: DayLayers) -> None:
        """Show other figures; an hour that is looked at stays so."""
        self._shown = layers
        if self._place is not None and self._place >= len(layers.hours):
            self._look_at(None)
        self.update()

    def describe(self, text: str) -> None:
        """What a screen reader says of the hour that is looked at, or of the whole."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        count = len(self._shown.hours)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif event.key() in steps and count:
            first = 0 if event.key() == Qt.Key.Key_Right else count - 1
            at = first if self._place is None else self._place + steps[Qt.Key(event.key())]
            self._look_at(min(max(at, 0), count - 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self._look_at(0 if event.key() == Qt.Key.Key_Home else count - 1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot, count = self._plot(), len(self._shown.hours)
        inside = count and plot.left() <= event.position().x() < plot.right()
        self._look_at(int((event.position().x() - plot.left()) * count / plot.width()) if inside else None)

    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self._look_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._shown.hours:
            return
        painter = QPainter(self)
        painter.setFont(font(_TEXT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, colours = self._plot(), tokens()
        self._paint_legend(painter)
        most, step = self._scale()
        for value in range(0, most + 1, step):
            y = round(plot.bottom() - plot.height() * value / most) + 0.5
            painter.setPen(QColor(colours.line))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            self._paint_text(painter, QRectF(0, y - px(10), plot.left() - px(8), px(20)), str(value), right=True)
        for place in range(len(self._shown.hours)):
            self._paint_hour(painter, plot, place, most)

    def _paint_hour(self, painter: QPainter, plot: QRectF, place: int, most: int) -> None:
        colours, shown = tokens(), self._shown
        room = plot.width() / len(shown.hours)
        left = plot.left() + room * place
        if place == self._place:
            painter.fillRect(QRectF(left, plot.top(), room, plot.height()), QColor(colours.tint))
        bottom = plot.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        for (_, values), colour in zip(shown.layers, colours.series, strict=False):
            if values[place]:
                height = plot.height() * values[place] / most
                bar = QRectF(left + room * (1 - _BAR) / 2, bottom - height, room * _BAR, max(height - 1, 1))
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(bar, 2, 2)
                bottom -= height
        if shown.before and shown.before[place]:
            height = plot.height() * shown.before[place] / most
            outline = QRectF(left + room * (1 - _OUTLINE) / 2, plot.bottom() - height, room * _OUTLINE, height)
            self._paint_outline(painter, outline)
        below = QRectF(left, plot.bottom() + px(4), room, px(20))
        self._paint_text(painter, below, str(shown.hours[place]))

    def _paint_outline(self, painter: QPainter, frame: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens().second), 1, Qt.PenStyle.DashLine))
        painter.drawRect(frame)

    def _paint_text(self, painter: QPainter, frame: QRectF, text: str, *, right: bool = False) -> None:
        painter.setPen(QColor(tokens().second))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(frame, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_legend(self, painter: QPainter) -> None:
        colours, metrics = tokens(), QFontMetrics(font(_TEXT))
        x, y, swatch = 0.0, 0.0, px(12)
        for place, (name, width) in enumerate(self._legend()):
            if x and x + width > self.width():
                x, y = 0.0, y + px(22)
            square = QRectF(x, y + px(4), swatch, swatch)
            if place < len(self._shown.layers):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.series[place]))
                painter.drawRoundedRect(square, 2, 2)
            else:
                self._paint_outline(painter, square)
            painter.setPen(QColor(colours.second))
            room = width - swatch - px(20)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(room) + 1)
            words = QRectF(x + swatch + px(6), y, room + px(4), px(20))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            x += width

    def _legend(self) -> list[tuple[str, float]]:
        """The names with the room that each takes; a long one gets at most a third of the width."""
        metrics = QFontMetrics(font(_TEXT))
        names = [name for name, _ in self._shown.layers]
        names += [self._shown.before_name] if self._shown.before else []
        most = self.width() / 3
        return [(name, min(metrics.horizontalAdvance(name) + px(12) + px(20), most)) for name in names]

    def _legend_lines(self) -> int:
        x, lines = 0.0, 1
        for _, width in self._legend():
            if x and x + width > self.width():
                x, lines = 0.0, lines + 1
            x += width
        return lines

    def _plot(self) -> QRectF:
        most, _ = self._scale()
        left = QFontMetrics(font(_TEXT)).horizontalAdvance(str(most)) + px(12)
        top = self._legend_lines() * px(22) + px(12)
        return QRectF(left, top, self.width() - left - 1, self.height() - top - px(28))

    def _scale(self) -> tuple[int, int]:
        """The top of the axis and the step between its lines: 1, 2 or 5 times a power of ten."""
        totals = [self._shown.total(place) for place in range(len(self._shown.hours))]
        most, power = max((*totals, *self._shown.before, 1)), 1
        while True:
            for step in (power, 2 * power, 5 * power):
                if step * _TICKS >= most:
                    return -(-most // step) * step, step
            power *= 10

    def _look_at(self, place: int | None) -> None:
        if place != self._place:
            self._place = place
            self.update()
            self.read_out.emit(place)
