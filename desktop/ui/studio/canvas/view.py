"""The poster as it would be printed, with what is selected drawn over it."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.posters.document.layout import Frame, Layout
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.hits import at_point
from desktop.posters.editing.new_elements import Kind
from desktop.services.posters.studio import DraftPoster
from desktop.ui.kit.pdf_view import page_image
from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens

MM = 96 / 25.4
"""Pixels of a millimetre at 100 %."""
_STEPS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_ZOOM, _MOST, _LEAST = 1.25, 8.0, 0.1
_EDGE, _REACH = 24, 3


class Tool(StrEnum):
    """What the mouse does: choose, or draw a new element of a kind."""

    SELECT = "select"
    TEXT = Kind.TEXT.value
    CODE = Kind.CODE.value
    LINE = Kind.LINE.value
    BOX = Kind.BOX.value
    ELLIPSE = Kind.ELLIPSE.value
    ARROW = Kind.ARROW.value


class StudioCanvas(QAbstractScrollArea):
    """Shows and moves the elements of an editor's document. Millimetres from the page's top left corner."""

    rendered = Signal(object)
    zoom_changed = Signal(float)
    menu_wanted = Signal(QPoint)
    edit_wanted = Signal(str)

    def __init__(self, render: Callable[[Layout, str | None], DraftPoster], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._render = render
        self._editor: Editor | None = None
        self._draft: DraftPoster | None = None
        self._image = QImage()
        self._made: tuple[bytes, QSize] | None = None
        self._zoom = 0.0
        self._from: QPointF | None = None
        self._start: Layout | None = None
        self.tool = Tool.SELECT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(160), px(200))

    @property
    def draft(self) -> DraftPoster | None:
        """What is shown now."""
        return self._draft

    @property
    def zoom(self) -> float:
        """How large the page is shown, 1 being its size on paper."""
        return self._zoom or self._fitting()

    def set_editor(self, editor: Editor | None) -> None:
        """Show another document, whole."""
        self._editor, self._draft = editor, None
        self.fit()
        self.refresh()

    def refresh(self) -> None:
        """The document, the gate or the language has changed."""
        if self._editor is not None:
            self._draft = self._render(self._editor.layout, self._editor.gate_id)
            self.rendered.emit(self._draft)
        self._scroll()
        self.viewport().update()

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
        self._scroll()
        self.zoom_changed.emit(self.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll()
        if not self._zoom:
            self.zoom_changed.emit(self.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens().desk))
        if self._editor is None or self._draft is None:
            return
        place = self._page_rect()
        ratio = self.devicePixelRatioF()
        wanted = self._draft.pdf, (place.size() * ratio).toSize()
        if wanted != self._made:
            self._image, self._made = page_image(*wanted[:1], 0, wanted[1]), wanted
        painter.drawImage(place, self._image)
        painter.setPen(QPen(QColor(tokens().link), px(2)))
        for element in self._editor.elements:
            if element.id in self._editor.selected:
                painter.save()
                frame = self._on_screen(element.frame)
                painter.translate(frame.center())
                painter.rotate(element.rotation)
                painter.drawRect(frame.translated(-frame.center()))
                painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editor is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._on_page(event.position())
        self._from, self._start = event.position(), self._editor.layout
        if self.tool is not Tool.SELECT:
            return
        shown = [e for e in self._editor.elements if not e.hidden]
        found = at_point(shown, (at.x(), at.y()), _REACH / self._scale())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and found is not None:
            self._editor.toggle([found.id])
        elif found is None or found.id not in self._editor.selected:
            self._editor.select([found.id] if found is not None else [])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._editor is None or self._from is None or self.tool is not Tool.SELECT or not self._editor.selected:
            return
        by = (event.position() - self._from) / self._scale()
        if (event.position() - self._from).manhattanLength() >= _REACH:
            self._editor.move(by.x(), by.y(), start=self._start, key="drag")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._editor is None or self._from is None:
            return
        if self.tool is not Tool.SELECT:
            area = QRectF(self._on_page(self._from), self._on_page(event.position())).normalized()
            drawn = Frame(area.x(), area.y(), area.width(), area.height()) if area.width() >= 1 else None
            self._editor.add(Kind(self.tool.value), drawn)
        self._from = None
        self._editor.finish()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self._editor is not None and len(self._editor.selected) == 1:
            self.edit_wanted.emit(next(iter(self._editor.selected)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editor = self._editor
        step = _STEPS.get(Qt.Key(event.key()))
        if editor is not None and step is not None and editor.selected:
            held = event.modifiers()
            size = 5.0 if held & Qt.KeyboardModifier.ShiftModifier else 1.0
            size = 0.1 if held & Qt.KeyboardModifier.ControlModifier else size
            editor.move(step[0] * size, step[1] * size, key="nudge")
        elif editor is not None and event.key() == Qt.Key.Key_Escape:
            editor.select([])
        elif editor is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(editor.selected) == 1:
            self.edit_wanted.emit(next(iter(editor.selected)))
        else:
            super().keyPressEvent(event)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = max(_LEAST, min(_MOST, zoom))
        self._scroll()
        self.viewport().update()
        self.zoom_changed.emit(self._zoom)

    def _size(self) -> tuple[float, float]:
        page = self._editor.layout.page if self._editor is not None else None
        return (page.width, page.height) if page is not None else (210.0, 297.0)

    def _fitting(self) -> float:
        width, height = self._size()
        room = self.viewport().size()
        return max(_LEAST, min((room.width() - 2 * _EDGE) / (width * MM), (room.height() - 2 * _EDGE) / (height * MM)))

    def _scale(self) -> float:
        return self.zoom * MM

    def _scroll(self) -> None:
        width, height = (length * self._scale() + 2 * _EDGE for length in self._size())
        room = self.viewport().size()
        for bar, much, shown in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setRange(0, max(0, round(much - shown)) if self._zoom else 0)
            bar.setPageStep(shown)

    def _page_rect(self) -> QRectF:
        width, height = (length * self._scale() for length in self._size())
        room = self.viewport().size()
        x = max(float(_EDGE), (room.width() - width) / 2) - self.horizontalScrollBar().value()
        y = max(float(_EDGE), (room.height() - height) / 2) - self.verticalScrollBar().value()
        return QRectF(x, y, width, height)

    def _on_page(self, point: QPointF) -> QPointF:
        return (point - self._page_rect().topLeft()) / self._scale()

    def _on_screen(self, frame: Frame) -> QRectF:
        scale, origin = self._scale(), self._page_rect().topLeft()
        return QRectF(
            origin.x() + frame.x * scale, origin.y() + frame.y * scale, frame.width * scale, frame.height * scale
        )
