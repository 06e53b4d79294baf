"""What a map is painted of: its pictures or a grid with the cities, and upon it scale, north, the point and the sights."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from desktop.domain.geo import Datum, from_wgs84
from desktop.domain.map_plane import scale_bar
from desktop.domain.places.centres import CENTRES
from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import tokens
from desktop.ui.place.camera import Camera
from desktop.ui.place.loading import PictureLoader

_STEPS = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005)
"""Degrees between two lines of the grid."""
_LEAST_GAP = 110
"""Pixels between two of them, at 100 %."""
_PLATE = 48
"""Height at the lower edge that the scale takes, at 100 %."""
_FARTHEST_PARENT = 6
"""Zooms farther out whose picture stands in for one that is still on its way."""


def paint_pictures(painter: QPainter, camera: Camera, loader: PictureLoader) -> None:
    """The squares that are here; where one is not, a part of one from farther out."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for zoom, column, row in camera.squares(loader.source.facts.most_zoom):
        left, top, side = camera.box_of(zoom, column, row)
        for up in range(min(zoom, _FARTHEST_PARENT) + 1):
            picture = loader.found((zoom - up, column >> up, row >> up))
            if picture is not None:
                parts = 1 << up
                across, down = picture.width() / parts, picture.height() / parts
                cut = QRectF(column % parts * across, row % parts * down, across, down)
                # To whole pixels, so that no seam is left between two squares.
                box = QRectF(round(left), round(top), round(left + side) - round(left), round(top + side) - round(top))
                painter.drawPixmap(box, picture, cut)
                break


def paint_grid(painter: QPainter, camera: Camera) -> None:
    """Parallels and meridians with their degrees."""
    colours = tokens()
    text = QFontMetrics(font(13))
    painter.setFont(font(13))
    for is_parallel, at, words in _lines(camera):
        painter.setPen(QPen(QColor(colours.line), 1))
        end = QPointF(camera.width, at) if is_parallel else QPointF(at, camera.height)
        painter.drawLine(QPointF(0, at) if is_parallel else QPointF(at, 0), end)
        painter.setPen(QColor(colours.second))
        if is_parallel and 2 * text.height() < at < camera.height - px(_PLATE):
            painter.drawText(QPointF(px(6), at - px(4)), words)
        elif not is_parallel and at + px(4) + text.horizontalAdvance(words) < camera.width:
            painter.drawText(QPointF(at + px(4), text.ascent() + px(2)), words)


def _lines(camera: Camera) -> Iterator[tuple[bool, float, str]]:
    """Whether a line is a parallel, its pixel, its degrees."""
    north, west = camera.point_at(0, 0)
    south, east = camera.point_at(camera.width, camera.height)
    per_degree = camera.side / 360
    step = next((s for s in reversed(_STEPS) if s * per_degree >= px(_LEAST_GAP)), _STEPS[0])
    decimals = max(0, len(f"{step:g}".partition(".")[2]))
    for number in range(int(south // step) + 1, int(north // step) + 1):
        yield True, camera.pixel_of(number * step, west)[1], f"{number * step:.{decimals}f}°"
    for number in range(int(west // step) + 1, int(east // step) + 1):
        yield False, camera.pixel_of(north, number * step)[0], f"{number * step:.{decimals}f}°"


def paint_cities(painter: QPainter, camera: Camera, datum: Datum) -> None:
    """A dot and the name of each city in sight; a name that would lie on another is left out."""
    colours = tokens()
    text = QFontMetrics(font(15, bold=True))
    painter.setFont(font(15, bold=True))
    taken: list[QRectF] = []
    for centre in CENTRES:
        x, y = camera.pixel_of(*from_wgs84(centre.latitude, centre.longitude, datum))
        room = QRectF(x + px(8), y - text.height() / 2, text.horizontalAdvance(centre.name), text.height())
        if not (-px(80) < x < camera.width and 0 < y < camera.height) or any(room.intersects(one) for one in taken):
            continue
        taken.append(room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.second))
        painter.drawEllipse(QPointF(x, y), px(4), px(4))
        painter.setPen(QColor(colours.ink))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), centre.name)


def paint_scale(painter: QPainter, camera: Camera, unit: tuple[str, str]) -> None:
    """A round length at the lower left, north above it; ``unit`` are the words for metres and kilometres."""
    colours = tokens()
    bar = scale_bar(camera.metres_per_pixel, px(130))
    metres, kilometres = unit
    words = metres.format(n=bar.metres) if bar.metres < 1000 else kilometres.format(n=bar.metres // 1000)
    text = QFontMetrics(font(13))
    wide = max(bar.length, text.horizontalAdvance(words)) + px(16)
    plate = QRectF(px(8), camera.height - px(44), wide + px(26), px(36))
    _plate(painter, plate)
    left, line = plate.left() + px(8), plate.bottom() - px(8)
    painter.setPen(QPen(QColor(colours.ink), px(2)))
    painter.drawPolyline([QPointF(left + dx, line + dy) for dx, dy in _ends(bar.length, px(5))])
    painter.setFont(font(13))
    painter.drawText(QPointF(left, line - px(8)), words)
    x, top = plate.right() - px(14), plate.top() + px(5)
    arrow = QPainterPath(QPointF(x, top))
    for dx, dy in ((px(6), px(15)), (0, px(11)), (-px(6), px(15))):
        arrow.lineTo(x + dx, top + dy)
    painter.fillPath(arrow, QColor(colours.ink))
    painter.setFont(font(12, bold=True))
    painter.drawText(QRectF(x - px(10), top + px(14), px(20), px(14)), int(Qt.AlignmentFlag.AlignCenter), "N")


def _ends(length: float, height: float) -> tuple[tuple[float, float], ...]:
    return (0, -height), (0, 0), (length, 0), (length, -height)


def paint_words(painter: QPainter, camera: Camera, words: str) -> None:
    """Whose map it is, at the lower right."""
    text = QFontMetrics(font(12))
    room = camera.width - px(220)
    shown = text.elidedText(words, Qt.TextElideMode.ElideRight, max(px(60), room))
    wide = text.horizontalAdvance(shown) + px(12)
    plate = QRectF(camera.width - wide - px(4), camera.height - px(24), wide, px(20))
    _plate(painter, plate)
    painter.setFont(font(12))
    painter.setPen(QColor(tokens().second))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), shown)


def paint_pin(painter: QPainter, x: float, y: float) -> None:
    """The point: the tip is the place."""
    colours = tokens()
    size = px(13)
    pin = QPainterPath(QPointF(x, y))
    pin.cubicTo(x - size * 0.2, y - size, x - size, y - size * 1.2, x - size, y - size * 2)
    pin.arcTo(QRectF(x - size, y - size * 3, 2 * size, 2 * size), 180, -180)
    pin.cubicTo(x + size, y - size * 1.2, x + size * 0.2, y - size, x, y)
    painter.setPen(QPen(QColor(colours.surface), px(2)))
    painter.setBrush(QColor(colours.danger))
    painter.drawPath(pin)
    painter.setBrush(QColor(colours.surface))
    painter.drawEllipse(QPointF(x, y - size * 2), size * 0.38, size * 0.38)


def paint_crosshair(painter: QPainter, camera: Camera) -> None:
    """A cross in the middle, where Enter puts the point."""
    x, y, long, gap = camera.width / 2, camera.height / 2, px(14), px(4)
    for colour, width in ((tokens().surface, px(4)), (tokens().ink, px(2))):
        painter.setPen(QPen(QColor(colour), width))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(QPointF(x + dx * gap, y + dy * gap), QPointF(x + dx * long, y + dy * long))


def _plate(painter: QPainter, plate: QRectF) -> None:
    ground = QColor(tokens().surface)
    ground.setAlphaF(0.88)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, px(4), px(4))
