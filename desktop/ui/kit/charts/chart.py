"""What every chart is: a plot in the looks of the theme that the pointer and the arrow keys read."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QWidget

from desktop.ui.kit.sizes import column, font, is_restyle, px
from desktop.ui.kit.theme import tokens

Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the plane that is seen."""

    left: float = 0
    right: float = 1
    bottom: float = 0
    top: float = 1


class Chart(QWidget):
    """Holds the plot and has the focus. A place is whatever a subclass points at: an hour, a cell.

    Drawing is in pixels, over pyqtgraph's plane: hatchings and numbers keep their size whatever the scale is.
    """

    pointed = Signal(object)
    beside = 46
    """Room for the words beside the plot, at 100 %."""

    def __init__(self) -> None:
        super().__init__()
        self.place: object = None
        self.framed = Frame()
        self._rows: list[Tick] = []
        self._plot = pg.PlotWidget(self, background=None)
        self._drawing = _Drawing(self)
        self._plot.addItem(self._drawing)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column(self, 0, 3).addWidget(self._plot)
        self._restyle()

    @abstractmethod
    def place_at(self, at: QPointF) -> object:
        """What is at a point of the plane, or None."""

    @abstractmethod
    def next_place(self, key: Qt.Key) -> object:
        """Where a key leads from the present place; None for keys that lead nowhere."""

    @abstractmethod
    def draw(self, painter: QPainter, to_device: Sequence[float]) -> None:
        """Draw everything. ``to_device``: x of 0, pixels of one to the right, y of 0, pixels of one upward."""

    def frame_in(self, frame: Frame, columns: Sequence[Tick], rows: Sequence[Tick]) -> None:
        """See another part of the plane, with these words below and beside it."""
        self.framed, self._rows = frame, list(rows)
        self._plot.setRange(xRange=(frame.left, frame.right), yRange=(frame.bottom, frame.top), padding=0)
        self._plot.getAxis("bottom").setTicks([list(columns)])
        self._plot.getAxis("left").setTicks([list(rows)])
        self._drawing.follow()

    def point_at(self, place: object) -> None:
        """Point at a place, or at none; tells whoever reads it out."""
        if place != self.place:
            self.place = place
            self._drawing.update()
            self.pointed.emit(place)

    def draw_rows(self, painter: QPainter, to_device: Sequence[float]) -> None:
        """Lines across, at the words beside the plot."""
        left, per_one, bottom, per_unit = to_device
        painter.setPen(QPen(QColor(tokens().line), 1))
        for value, _ in self._rows:
            y = bottom - per_unit * value
            painter.drawLine(
                QPointF(left + per_one * self.framed.left, y), QPointF(left + per_one * self.framed.right, y)
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._plot.mapFrom(self, event.position().toPoint())
        view = self._plot.getViewBox()
        scene = self._plot.mapToScene(at)
        inside = view.sceneBoundingRect().contains(scene)
        self.point_at(self.place_at(view.mapSceneToView(scene)) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.next_place(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.point_at(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_drawing"):
            self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().primary), 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), px(6), px(6))

    def _restyle(self) -> None:
        colours, small = tokens(), font(13)
        self._plot.setBackground(colours.surface)
        for name, room in (("left", self.beside), ("bottom", 24)):
            axis = self._plot.getAxis(name)
            axis.setTickFont(small)
            axis.setTextPen(QColor(colours.second))
            axis.setPen(QColor(colours.line) if name == "bottom" else QPen(Qt.PenStyle.NoPen))
            axis.setStyle(
                tickLength=0, tickAlpha=0, tickTextOffset=px(5), hideOverlappingLabels=False, autoReduceTextSpace=False
            )
            (axis.setWidth if name == "left" else axis.setHeight)(px(room))
        self._drawing.update()


class _Drawing(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """The chart's drawing as an item of the plot."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart

    def follow(self) -> None:
        """The part of the plane that is seen has changed."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        seen = self._chart.framed
        return QRectF(seen.left, seen.bottom, seen.right - seen.left, seen.top - seen.bottom)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        to: QTransform = painter.transform()
        painter.save()
        painter.resetTransform()
        self._chart.draw(painter, (to.dx(), to.m11(), to.dy(), -to.m22()))
        painter.restore()
