"""One page of a PDF that is looked at closely: zoomed, scrolled, rendered only where it is seen."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.posters.document.layout import Frame
from desktop.posters.editing.editor import Editor
from desktop.services.posters.studio import DraftPoster
from desktop.ui.kit.canvas_role import give_role
from desktop.ui.kit.sizes import px
from desktop.ui.studio.canvas import overlay
from desktop.ui.studio.canvas.place import PagePlace, area_image

MM = 96 / 25.4
"""Pixels of a millimetre at 100 %."""
EDGE = 24
"""Pixels of desk around the page, at 100 %."""
_ZOOM, _MOST, _LEAST = 1.25, 8.0, 0.1


class PosterView(QAbstractScrollArea):
    """Shows the poster of an editor's document; whoever inherits draws over it."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(PosterView)
        self._editor: Editor | None = None
        self._draft: DraftPoster | None = None
        self._image = QImage()
        self._made: tuple[bytes, Frame, float] | None = None
        self._zoom = 0.0

    @property
    def draft(self) -> DraftPoster | None:
        """The poster that is shown now."""
        return self._draft

    @property
    def picture(self) -> QImage:
        """The pixels of the poster that are on the screen."""
        return self._image

    @property
    def zoom(self) -> float:
        """How large the page is shown, 1 being its size on paper."""
        return self._zoom or self._fitting()

    @property
    def place(self) -> PagePlace:
        """Where the page lies in the viewport: in its middle where it fits, else as it is scrolled."""
        if not self._zoom:
            width, height = (length * self.zoom * MM for length in self._size())
            ruler, room = px(overlay.RULER), self.viewport().size()
            x, y = (ruler + room.width() - width) / 2, (ruler + room.height() - height) / 2
        else:
            edge = self._edges()
            x = edge.x() - self.horizontalScrollBar().value()
            y = edge.y() - self.verticalScrollBar().value()
        return PagePlace(QPointF(round(x), round(y)), self.zoom * MM)

    def zoom_in(self) -> None:
        """Larger."""
        self._set_zoom(self.zoom * _ZOOM)

    def zoom_out(self) -> None:
        """Smaller."""
        self._set_zoom(self.zoom / _ZOOM)

    def actual_size(self) -> None:
        """As large as on paper."""
        self._set_zoom(1.0)

    def fit(self) -> None:
        """As large as there is room for."""
        self._zoom = 0.0
        self._measure()
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)

    def _set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        """Zoom so that the point of the page under ``about`` stays there; by default the middle of what is seen."""
        fixed = about or QPointF(self.viewport().rect().center())
        before = self.place.on_page(fixed)
        self._zoom = max(_LEAST, min(_MOST, zoom))
        self._measure()
        off = self.place.on_screen(before) - fixed
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + off.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + off.y()))
        self.viewport().update()
        self.zoom_changed.emit(self._zoom)

    def _size(self) -> tuple[float, float]:
        page = self._editor.layout.page if self._editor is not None else None
        return (page.width, page.height) if page is not None else (210.0, 297.0)

    def _fitting(self) -> float:
        width, height = self._size()
        room, around_page = self.viewport().size(), px(overlay.RULER) + 2 * px(EDGE)
        across, down = (room.width() - around_page) / (width * MM), (room.height() - around_page) / (height * MM)
        return max(_LEAST, min(_MOST, across, down))

    def _edges(self) -> QPointF:
        """How far the desk reaches beyond the page that is scrolled: any point of it can be brought to the middle."""
        return QPointF(self.viewport().rect().center())

    def _measure(self) -> None:
        room, edge = self.viewport().size(), self._edges()
        width, height = (length * self.zoom * MM for length in self._size())
        for bar, much, shown in (
            (self.horizontalScrollBar(), width + 2 * edge.x(), room.width()),
            (self.verticalScrollBar(), height + 2 * edge.y(), room.height()),
        ):
            bar.setRange(0, max(0, round(much - shown)) if self._zoom else 0)
            bar.setPageStep(shown)
            bar.setSingleStep(px(EDGE))

    def _paint_poster(self, painter: QPainter, place: PagePlace, page: Frame) -> None:
        """The part of the page that is seen, rendered for the pixels of this screen."""
        assert self._editor is not None
        assert self._draft is not None
        left, top = place.on_page(QPointF(0, 0))
        right, bottom = place.on_page(QPointF(self.viewport().width(), self.viewport().height()))
        x, y = max(0.0, left), max(0.0, top)
        area = Frame(x, y, min(page.width, right) - x, min(page.height, bottom) - y)
        if area.width <= 0 or area.height <= 0:
            return
        ratio = self.devicePixelRatioF()
        wanted = self._draft.pdf, area, place.scale * ratio
        if wanted != self._made:
            self._image = area_image(self._draft.pdf, self._editor.layout.page.bleed, area, place.scale * ratio)
            self._image.setDevicePixelRatio(ratio)
            self._made = wanted
        painter.drawImage(place.rect(area).topLeft(), self._image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _ZOOM ** (event.angleDelta().y() / 120)
            self._set_zoom(self.zoom * factor, event.position())
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if not self._zoom:
            self.zoom_changed.emit(self.zoom)
