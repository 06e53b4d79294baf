"""What is drawn over the poster: rulers, the margin, what is selected with its handles, guides, the badge of a size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop.domain.paper import Margins
from desktop.posters.document.layout import CodeProps, Element, Frame, ImageProps
from desktop.posters.editing.arrange import Axis, around
from desktop.posters.editing.hits import Point, box_of, rotated_about
from desktop.posters.editing.resizing import Handle
from desktop.posters.editing.snapping import Guide
from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import tokens
from desktop.ui.studio.canvas.place import PagePlace

RULER = 22
"""Height of the ruler at the top and width of the one at the left, at 100 %."""
HANDLE, TURN_ABOVE = 9, 26
"""Side of a handle, and how far above the frame the one for turning is; pixels at 100 %."""
_LINES = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_ROOM_OF_NUMBER = 44
_RATIO_HANDLES = (Handle.TOP_LEFT, Handle.TOP_RIGHT, Handle.BOTTOM_RIGHT, Handle.BOTTOM_LEFT)
_FLAT_HANDLES = (Handle.LEFT, Handle.RIGHT)
_ON_PAPER = QColor("#1F5FBF")
_HALO = QColor("#FFFFFF")
_GUIDE = QColor("#B4186B")
_HATCH = QColor("#A08C68")
"""Colours over the poster, which is white whatever the theme: at least 5:1 against it, with a white edge on dark grounds;
hatching, which only covers an area, 3:1."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The frame that has handles: of one element, or around several."""

    frame: Frame
    rotation: float
    handles: tuple[Handle, ...]
    can_turn: bool

    def corners(self) -> tuple[Point, ...]:
        """The four corners as they lie on the page."""
        f = self.frame
        upright = ((f.x, f.y), (f.right, f.y), (f.right, f.bottom), (f.x, f.bottom))
        return tuple(rotated_about(corner, f.centre, self.rotation) for corner in upright)


def outline_of(chosen: Sequence[Element]) -> Outline | None:
    """The frame with handles for what is selected; none where something of it is locked."""
    if not chosen or any(element.lock for element in chosen):
        return None
    if len(chosen) > 1:
        return Outline(around({e.id: box_of(e) for e in chosen}), 0.0, _RATIO_HANDLES, can_turn=False)
    element = chosen[0]
    if element.frame.height == 0:
        handles: tuple[Handle, ...] = _FLAT_HANDLES
    else:
        handles = _RATIO_HANDLES if isinstance(element.props, CodeProps | ImageProps) else tuple(Handle)
    return Outline(element.frame, element.rotation, handles, can_turn=True)


def handle_places(outline: Outline, place: PagePlace) -> dict[Handle, QPointF]:
    """Where the handles are on the screen."""
    return {handle: place.on_screen(handle.place(outline.frame, outline.rotation)) for handle in outline.handles}


def turn_place(outline: Outline, place: PagePlace) -> QPointF:
    """Where the handle for turning is on the screen."""
    f = outline.frame
    above = f.centre[0], f.y - px(TURN_ABOVE) / place.scale
    return place.on_screen(rotated_about(above, f.centre, outline.rotation))


def paint_page_edge(painter: QPainter, page: QRectF) -> None:
    """The paper's edge with a shadow, over the desk that it lies on."""
    painter.fillRect(page.translated(0, px(2)).adjusted(-1, 0, 1, 1), QColor(tokens().line))
    painter.fillRect(page.adjusted(-1, -1, 1, 1), QColor(tokens().edge))


def paint_margin(painter: QPainter, place: PagePlace, page: Frame, margin: float) -> None:
    """The margin that the layout keeps clear."""
    painter.setPen(QPen(QColor("#8A9A95"), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.rect(page.grown(-margin)))


def paint_unprintable(painter: QPainter, place: PagePlace, page: Frame, margins: Margins) -> None:
    """The strips that the printer leaves empty, hatched: what lies there is cut off."""
    if not margins:
        return
    printed = Frame(
        page.x + margins.left,
        page.y + margins.top,
        page.width - margins.left - margins.right,
        page.height - margins.top - margins.bottom,
    )
    strips = QPainterPath()
    strips.addRect(place.rect(page))
    strips.addRect(place.rect(printed))  # odd and even: only what lies between the two is filled
    painter.fillPath(strips, QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(_HATCH, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.rect(printed))


def paint_hover(painter: QPainter, place: PagePlace, element: Element) -> None:
    """What a click would select."""
    outline = Outline(element.frame, element.rotation, (), can_turn=False)
    painter.setPen(QPen(_ON_PAPER, 1))
    painter.drawPolygon(QPolygonF([place.on_screen(corner) for corner in outline.corners()]))


def paint_selected(painter: QPainter, place: PagePlace, elements: Iterable[Element]) -> None:
    """A frame around each selected element; a dashed one where it is locked."""
    for element in elements:
        corners = Outline(element.frame, element.rotation, (), can_turn=False).corners()
        shape = QPolygonF([place.on_screen(corner) for corner in corners])
        style = Qt.PenStyle.DashLine if element.lock else Qt.PenStyle.SolidLine
        for colour, width in ((_HALO, px(4)), (_ON_PAPER, px(2))):
            painter.setPen(QPen(colour, width, style))
            painter.drawPolygon(shape)


def paint_handles(painter: QPainter, place: PagePlace, outline: Outline) -> None:
    """The handles, and the line to the one that turns."""
    side = px(HANDLE)
    painter.setPen(QPen(_ON_PAPER, px(2)))
    painter.setBrush(_HALO)
    if outline.can_turn:
        turn = turn_place(outline, place)
        top = place.on_screen(Handle.TOP.place(outline.frame, outline.rotation))
        painter.drawLine(top, turn)
        painter.drawEllipse(turn, side / 2, side / 2)
    for at in handle_places(outline, place).values():
        painter.drawRect(QRectF(at - QPointF(side / 2, side / 2), QSizeF(side, side)))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_guides(painter: QPainter, place: PagePlace, guides: Sequence[Guide]) -> None:
    """What the dragged thing lines up with; equal gaps with a mark in each."""
    painter.setPen(QPen(_GUIDE, px(1), Qt.PenStyle.DashLine))
    for guide in guides:
        if not guide.gaps:
            ends = [(guide.at, guide.start), (guide.at, guide.end)]
            if guide.axis is Axis.DOWN:
                ends = [(y, x) for x, y in ends]
            painter.drawLine(*map(place.on_screen, ends))
    painter.setPen(QPen(_GUIDE, px(2)))
    for guide in guides:
        for start, end in guide.gaps:
            ends = [(start, guide.at), (end, guide.at)]
            if guide.axis is Axis.DOWN:
                ends = [(y, x) for x, y in ends]
            one, other = map(place.on_screen, ends)
            painter.drawLine(one, other)
            across = QPointF(0, px(4)) if guide.axis is Axis.ACROSS else QPointF(px(4), 0)
            for at in (one, other):
                painter.drawLine(at - across, at + across)


def paint_band(painter: QPainter, place: PagePlace, band: Frame) -> None:
    """The rectangle that the mouse draws."""
    ground = QColor(_ON_PAPER)
    ground.setAlpha(28)
    painter.fillRect(place.rect(band), ground)
    painter.setPen(QPen(_ON_PAPER, px(1)))
    painter.drawRect(place.rect(band))


def badge_place(size: QSizeF, beside: QRectF, page: QRectF, others: Sequence[QRectF], room: QRectF) -> QRectF:
    """Where a size stands: right of what it is of, below it, or beside the page; the first of them that lies in the room
    and covers nothing else, or else the first, moved into the room. ``others``: where other elements lie."""
    away, middle = px(10), beside.center() - QPointF(size.width() / 2, size.height() / 2)
    places = [
        QRectF(QPointF(x, y), size)
        for x, y in (
            (beside.right() + away, middle.y()),
            (middle.x(), beside.bottom() + away),
            (page.right() + away, middle.y()),
            (page.left() - away - size.width(), middle.y()),
        )
    ]
    inner = room.adjusted(px(2), px(2), -px(2), -px(2))
    free = (p for p in places if inner.contains(p) and not any(p.intersects(other) for other in others))
    at = next(free, places[0]).topLeft()
    at.setX(max(inner.left(), min(at.x(), inner.right() - size.width())))
    at.setY(max(inner.top(), min(at.y(), inner.bottom() - size.height())))
    return QRectF(at, size)


def paint_badge(
    painter: QPainter, words: str, beside: QRectF, page: QRectF, others: Sequence[QRectF], room: QRectF
) -> None:
    """A size near what it is of, over nothing else."""
    painter.setFont(font(13))
    metrics = painter.fontMetrics()
    size = QSizeF(metrics.horizontalAdvance(words) + 2 * px(8), metrics.height() + 2 * px(4))
    ground = badge_place(size, beside, page, others, room)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_ON_PAPER)
    painter.drawRoundedRect(ground, px(4), px(4))
    painter.setPen(_HALO)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), words)


def paint_rulers(
    painter: QPainter, place: PagePlace, room: QRectF, page: Frame, pointer: Point | None, selected: Sequence[Element]
) -> None:
    """Millimetres along the top and the left, with the selection's extent and the pointer marked."""
    colours = tokens()
    thick = px(RULER)
    top = QRectF(room.left(), room.top(), room.width(), thick)
    left = QRectF(room.left(), room.top(), thick, room.height())
    for ground in (top, left):
        painter.fillRect(ground, QColor(colours.surface))
    tint = QColor(colours.tint)
    for element in selected:
        box = place.rect(box_of(element))
        painter.fillRect(QRectF(box.left(), top.top(), box.width(), thick), tint)
        painter.fillRect(QRectF(left.left(), box.top(), thick, box.height()), tint)
    step = next((line for line in _LINES if line * place.scale >= px(_ROOM_OF_NUMBER)), _LINES[-1])
    painter.setFont(font(11))
    for axis, length in ((Axis.ACROSS, page.width), (Axis.DOWN, page.height)):
        _paint_scale(painter, axis, length, step, place, thick)
    if pointer is not None:
        at = place.on_screen(pointer)
        painter.setPen(QPen(QColor(colours.danger), px(1)))
        painter.drawLine(QPointF(at.x(), top.top()), QPointF(at.x(), top.bottom()))
        painter.drawLine(QPointF(left.left(), at.y()), QPointF(left.right(), at.y()))
    painter.fillRect(QRectF(room.topLeft(), QSizeF(thick, thick)), QColor(colours.surface))
    painter.setPen(QColor(colours.line))
    painter.drawLine(QPointF(top.left(), top.bottom()), QPointF(top.right(), top.bottom()))
    painter.drawLine(QPointF(left.right(), left.top()), QPointF(left.right(), left.bottom()))


def _paint_scale(painter: QPainter, axis: Axis, length: float, step: float, place: PagePlace, thick: int) -> None:
    painter.setPen(QColor(tokens().second))
    number = 0
    while number * step / 2 <= length:
        millimetres = number * step / 2
        is_long = number % 2 == 0
        at = place.on_screen((millimetres, millimetres))
        mark = thick * (0.45 if is_long else 0.25)
        if axis is Axis.ACROSS:
            painter.drawLine(QPointF(at.x(), thick - mark), QPointF(at.x(), thick))
        else:
            painter.drawLine(QPointF(thick - mark, at.y()), QPointF(thick, at.y()))
        if is_long:
            words = f"{millimetres:g}"
            width = painter.fontMetrics().horizontalAdvance(words)
            if axis is Axis.ACROSS:
                painter.drawText(QPointF(at.x() + px(2), thick * 0.58), words)
            else:
                painter.save()
                painter.translate(thick * 0.58, at.y() + px(2) + width)
                painter.rotate(-90)
                painter.drawText(QPointF(0, 0), words)
                painter.restore()
        number += 1
