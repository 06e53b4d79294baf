"""A chart on the window, which the pointer and the arrow keys read."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.charts.description import BarChart, Chart, HeatMap
from desktop.charts.layout import Box, ChartDrawing, Place, lay_out
from desktop.ui.kit.charts.painter import paint, window_style
from desktop.ui.kit.sizes import is_restyle, px

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ChartView(QWidget):
    """Draws a chart with its legend. With ``is_link``, Enter and a click lead to where more is said."""

    pointed = Signal(object)
    """The ``Place`` under the pointer or chosen with the arrow keys; None when there is none."""
    opened = Signal()

    def __init__(self, *, is_link: bool = False, has_totals: bool = True, parent: QWidget | None = None) -> None:
        """``has_totals``: the number stands over each bar."""
        super().__init__(parent)
        self._is_link, self._has_totals = is_link, has_totals
        self._chart: Chart = BarChart()
        self._drawing: ChartDrawing | None = None
        self._place: Place | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        if is_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chart(self) -> Chart:
        """The description of the chart that is shown."""
        return self._chart

    @property
    def place(self) -> Place | None:
        """Row and column that are pointed at."""
        return self._place

    def show_chart(self, chart: Chart) -> None:
        """Show another chart. A column that was pointed at stays so while there is one of its name."""
        place, self._place = self._place, None
        if place is not None:
            row, column = place
            name = self._chart.columns[column]
            is_there = name in chart.columns and row < _rows(chart)
            self._place = (row, chart.columns.index(name)) if is_there else None
        self._chart = chart
        self._lay_out_again()
        if self._place != place:
            self.pointed.emit(self._place)

    def describe(self, text: str) -> None:
        """What a screen reader says of the place that is pointed at, or of the whole chart."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        place = self._next_place(key)
        if place is not None:
            self._point_at(place)
        elif self._is_link and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._laid_out().place_at(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint())
        if self._is_link and is_click:
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._lay_out_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = self._laid_out()
        painter = QPainter(self)
        paint(painter, drawing, drawing.box_of(self._place) if self._place is not None else None)

    def _laid_out(self) -> ChartDrawing:
        if self._drawing is None:
            frame = Box(0, 0, self.width(), self.height())
            self._drawing = lay_out(self._chart, frame, window_style(has_totals=self._has_totals))
        return self._drawing

    def _lay_out_again(self) -> None:
        self._drawing = None
        self.update()

    def _next_place(self, key: Qt.Key) -> Place | None:
        """Where a key leads from the present place; None for keys that lead nowhere."""
        last_row, last = _rows(self._chart) - 1, len(self._chart.columns) - 1
        if last < 0:
            return None
        row, column = self._place or (0, 0)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return row, (0 if key == Qt.Key.Key_Home else last)
        if key not in _STEPS or (_STEPS[key][0] and not isinstance(self._chart, HeatMap)):
            return None
        if self._place is None:
            return 0, (last if key == Qt.Key.Key_Left else 0)
        down, right = _STEPS[key]
        return min(max(row + down, 0), last_row), min(max(column + right, 0), last)

    def _point_at(self, place: Place | None) -> None:
        if place != self._place:
            self._place = place
            self.update()
            self.pointed.emit(place)


def _rows(chart: Chart) -> int:
    return len(chart.rows) if isinstance(chart, HeatMap) else 1
