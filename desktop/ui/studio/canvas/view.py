"""The canvas of the studio: the poster as it would be printed, and over it what is selected and dragged."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.domain.paper import WHOLE_SHEET
from desktop.domain.posters import Language
from desktop.posters.document.layout import Element, Frame, Layout
from desktop.posters.editing.arrange import around
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.hits import Point, box_of, under_point
from desktop.posters.editing.new_elements import Kind
from desktop.services.posters.studio import DraftPoster
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens
from desktop.ui.studio.canvas import overlay
from desktop.ui.studio.canvas.gestures import Band, Draw, Gesture, Move, Resize, Rotate
from desktop.ui.studio.canvas.overlay import Outline
from desktop.ui.studio.canvas.poster_view import EDGE, PosterView
from desktop.ui.studio.canvas.wording import selection_words, size_words

_STEPS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_NUDGE, _LONG_NUDGE, _FINE_NUDGE = 1.0, 5.0, 0.1
"""Millimetres of an arrow key, with Shift, with Ctrl."""
_REACH, _SNAP, _MOVED = 4, 6, 3
"""Pixels at 100 %: how near the mouse has to be, how far things snap, and how far it goes before it drags."""


class Tool(StrEnum):
    """What the mouse does: choose, or draw a new element of a kind."""

    SELECT = "select"
    TEXT = Kind.TEXT.value
    CODE = Kind.CODE.value
    LINE = Kind.LINE.value
    BOX = Kind.BOX.value
    ELLIPSE = Kind.ELLIPSE.value
    ARROW = Kind.ARROW.value


class StudioCanvas(Translated, PosterView):
    """Shows and changes the elements of an editor's document. Millimetres from the page's top left corner.

    ``rendered`` gives each ``DraftPoster`` that is shown; ``edit_wanted`` an element whose words somebody wants to change;
    ``drawn`` comes when a tool has drawn its element.
    """

    rendered = Signal(object)
    menu_wanted = Signal(QPoint)
    edit_wanted = Signal(str)
    drawn = Signal()

    def __init__(self, render: Callable[[Layout, str | None], DraftPoster], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._render = render
        self.edge = WHOLE_SHEET
        """The strips along the page's edges that the printer leaves empty."""
        self._tool = Tool.SELECT
        self._pressed: QPointF | None = None
        self._prepared: Callable[[], Gesture] | None = None
        self._gesture: Gesture | None = None
        self._pan_from: QPointF | None = None
        self._is_space_down = False
        self._pointer: Point | None = None
        self._hovered: Element | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(160), px(200))
        self.viewport().setMouseTracking(True)
        self.retranslate()

    # What is shown.

    @property
    def tool(self) -> Tool:
        """What the mouse does next."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self._tool = tool
        self._show_cursor()

    def set_editor(self, editor: Editor | None) -> None:
        """Show another document, whole."""
        self._editor, self._draft, self._hovered = editor, None, None
        self._call_off()
        self.fit()
        self.refresh()

    def refresh(self) -> None:
        """The document, the selection, the gate or the language has changed."""
        if self._editor is not None:
            self._draft = self._render(self._editor.layout, self._editor.gate_id)
            self.rendered.emit(self._draft)
            self._hovered = None
        self._measure()
        self._describe()
        self.viewport().update()

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = QRectF(self.viewport().rect())
        painter = QPainter(self.viewport())
        painter.fillRect(room, QColor(tokens().desk))
        if self._editor is None or self._draft is None:
            return
        place, layout = self.place, self._editor.layout
        page = Frame(0, 0, layout.page.width, layout.page.height)
        overlay.paint_page_edge(painter, place.rect(page))
        self._paint_poster(painter, place, page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        overlay.paint_margin(painter, place, page, layout.page.safe)
        overlay.paint_unprintable(painter, place, page, self.edge)
        chosen = self._chosen()
        if self._hovered is not None and self._gesture is None and self._hovered.id not in self._editor.selected:
            overlay.paint_hover(painter, place, self._hovered)
        overlay.paint_selected(painter, place, chosen)
        outline = self._outline()
        if outline is not None and not isinstance(self._gesture, Band | Draw):
            overlay.paint_handles(painter, place, outline)
        if self._gesture is not None:
            overlay.paint_guides(painter, place, self._gesture.guides)
            if self._gesture.band is not None:
                overlay.paint_band(painter, place, self._gesture.band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        overlay.paint_rulers(painter, place, room, page, self._pointer, chosen)
        if chosen and not isinstance(self._gesture, Band | Draw):
            inner = room.adjusted(px(overlay.RULER), px(overlay.RULER), 0, 0)
            box = place.rect(around(self._editor.boxes([e.id for e in chosen])))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            boxes = [
                place.rect(box_of(e)) for e in self._editor.elements if not (e.id in self._editor.selected or e.hidden)
            ]
            others = [other for other in boxes if not other.contains(box)]  # what it lies on is no other thing
            words = size_words(chosen, self._draft.page)
            overlay.paint_badge(painter, words, box, place.rect(page), others, inner)

    def _chosen(self) -> list[Element]:
        if self._editor is None:
            return []
        return [e for e in self._editor.elements if e.id in self._editor.selected and not e.hidden]

    def _outline(self) -> Outline | None:
        return overlay.outline_of(self._chosen())

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        editor = self._editor
        if editor is None:
            return
        if event.button() == Qt.MouseButton.MiddleButton or (self._is_space_down and self._is_left(event)):
            self._pan_from = event.position()
            self._show_cursor()
            return
        if not self._is_left(event):
            return
        editor.finish()
        self._pressed = event.position()
        self._prepared = self._gesture_at(editor, event)

    def _gesture_at(self, editor: Editor, event: QMouseEvent) -> Callable[[], Gesture] | None:
        """What a drag from here would do; the press itself selects."""
        place, at = self.place, event.position()
        point = place.on_page(at)
        if self._tool is not Tool.SELECT:
            kind = Kind(self._tool.value)
            return lambda: Draw(editor, point, kind)
        outline = self._outline()
        if outline is not None:
            if outline.can_turn and self._is_near(overlay.turn_place(outline, place), at):
                return lambda: Rotate(editor, point, self._chosen()[0])
            for handle, where in overlay.handle_places(outline, place).items():
                if self._is_near(where, at):
                    corner = place.on_page(where)
                    return lambda: Resize(editor, point, handle, (point[0] - corner[0], point[1] - corner[1]))
        found = self._under(point)
        held = event.modifiers()
        if held & Qt.KeyboardModifier.AltModifier and found:
            below = next((i + 1 for i, e in enumerate(found) if e.id in editor.selected), 0)
            editor.select([found[below % len(found)].id])
        elif held & Qt.KeyboardModifier.ShiftModifier and found:
            editor.toggle([found[0].id])
        elif not found:
            if not held & Qt.KeyboardModifier.ShiftModifier:
                editor.select([])
            return lambda: Band(editor, point)
        elif not any(e.id in editor.selected for e in found):
            editor.select([found[0].id])
        return (lambda: Move(editor, point)) if editor.selected and not all(e.lock for e in self._chosen()) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._pointer = self.place.on_page(at)
        if self._pan_from is not None:
            by = at - self._pan_from
            self._pan_from = at
            self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() - by.x()))
            self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() - by.y()))
        elif self._pressed is not None:
            if self._gesture is None and self._prepared is not None:
                if (at - self._pressed).manhattanLength() < px(_MOVED):
                    return
                self._gesture = self._prepared()
            if self._gesture is not None:
                self._gesture.drag(self._pointer, event.modifiers(), px(_SNAP) / self.place.scale)
                if self._gesture.is_over:
                    self._call_off()
        else:
            found = self._under(self._pointer)
            self._hovered = found[0] if found and self._tool is Tool.SELECT else None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self._show_cursor()
            return
        if self._pressed is None or not self._is_left(event) or self._editor is None:
            return
        gesture, self._gesture, self._pressed = self._gesture, None, None
        prepared, self._prepared = self._prepared, None
        if gesture is None and self._tool is not Tool.SELECT and prepared is not None:
            gesture = prepared()
        if gesture is not None:
            gesture.end()
        elif not event.modifiers() and len(self._editor.selected) > 1:
            found = self._under(self.place.on_page(event.position()))
            self._editor.select([found[0].id] if found else [])
        if isinstance(gesture, Draw):
            self.drawn.emit()
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._under(self.place.on_page(event.position()))
        if self._editor is None or not found or not self._is_left(event) or self._tool is not Tool.SELECT:
            return
        if len(self._editor.selected) > 1 and found[0].group:
            self._editor.select_in_group(found[0].id)
        else:
            self.edit_wanted.emit(found[0].id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and self._editor is not None:
            found = self._under(self.place.on_page(QPointF(event.pos())))
            if found and not any(e.id in self._editor.selected for e in found):
                self._editor.select([found[0].id])
        self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer, self._hovered = None, None
        self.viewport().update()

    def _under(self, point: Point) -> tuple[Element, ...]:
        if self._editor is None:
            return ()
        shown = [e for e in self._editor.elements if not e.hidden]
        return under_point(shown, point, px(_REACH) / self.place.scale)

    @staticmethod
    def _is_left(event: QMouseEvent) -> bool:
        return event.button() == Qt.MouseButton.LeftButton

    @staticmethod
    def _is_near(one: QPointF, other: QPointF) -> bool:
        reach = px(overlay.HANDLE) / 2 + px(_REACH)
        return abs(one.x() - other.x()) <= reach and abs(one.y() - other.y()) <= reach

    def _show_cursor(self) -> None:
        if self._pan_from is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._is_space_down:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor if self._tool is Tool.SELECT else Qt.CursorShape.CrossCursor
        self.viewport().setCursor(shape)

    # The keyboard.

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._editor is not None and self._editor.select_next(1 if forward else -1, wrap=False):
            self._show_selected()
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ways = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
        if self._editor is not None and event.reason() in ways:
            self._editor.select([])
            self._editor.select_next(ways[event.reason()], wrap=False)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_space_down = False
        if self._editor is not None:
            self._editor.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editor, key = self._editor, Qt.Key(event.key())
        if editor is None:
            super().keyPressEvent(event)
        elif key in _STEPS and editor.selected and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._nudge(editor, _STEPS[key], event.modifiers())
        elif key == Qt.Key.Key_Escape and self._pressed is not None:
            if self._gesture is not None:
                self._gesture.cancel()
            self._call_off()
        elif key == Qt.Key.Key_Escape and (editor.selected or self._tool is not Tool.SELECT):
            editor.select([])
            self.drawn.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(editor.selected) == 1:
            self.edit_wanted.emit(min(editor.selected))
        elif key == Qt.Key.Key_Space:
            self._is_space_down = True
            self._show_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_down = False
            self._show_cursor()
        super().keyReleaseEvent(event)

    def _nudge(self, editor: Editor, step: Point, held: Qt.KeyboardModifier) -> None:
        size = _LONG_NUDGE if held & Qt.KeyboardModifier.ShiftModifier else _NUDGE
        size = _FINE_NUDGE if held & Qt.KeyboardModifier.ControlModifier else size
        editor.move(step[0] * size, step[1] * size, key="nudge")
        self._show_selected()

    def _call_off(self) -> None:
        """Forget the press, and what was dragged by it."""
        self._gesture, self._pressed, self._prepared, self._pan_from = None, None, None, None
        self.viewport().update()

    def _show_selected(self) -> None:
        """Scroll to what is selected where it is out of sight."""
        chosen = self._chosen()
        if self._editor is None or not chosen or not self._zoom:
            return
        box = self.place.rect(around(self._editor.boxes([e.id for e in chosen])))
        room = QRectF(self.viewport().rect()).adjusted(px(overlay.RULER), px(overlay.RULER), -px(EDGE), -px(EDGE))
        for bar, start, end, first, last in (
            (self.horizontalScrollBar(), box.left(), box.right(), room.left(), room.right()),
            (self.verticalScrollBar(), box.top(), box.bottom(), room.top(), room.bottom()),
        ):
            if start < first:
                bar.setValue(round(bar.value() + start - first))
            elif end > last:
                bar.setValue(round(bar.value() + min(end - last, start - first)))

    def retranslate(self) -> None:
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        language = self._editor.language if self._editor is not None else Language.ZH
        words = selection_words(self._chosen(), language)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
