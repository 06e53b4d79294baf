"""A map in the window, moved with the pointer and the keyboard, on which a point is set."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.geo import Datum, from_wgs84, to_wgs84
from desktop.ui.kit.canvas_role import give_role
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens
from desktop.ui.place.camera import Camera
from desktop.ui.place.loading import PictureLoader
from desktop.ui.place.painting import (
    paint_cities,
    paint_crosshair,
    paint_grid,
    paint_pictures,
    paint_pin,
    paint_scale,
    paint_words,
)

Point = tuple[float, float]
"""Latitude and longitude in WGS-84 degrees."""
_TILE = 256
_PAN = 0.15
"""Part of the width or height that an arrow key moves by."""
_CLICK = 5
"""Pixels that the pointer may move within a click, at 100 %."""
_NOTCH = 120
"""Eighths of a degree of a wheel's step, as Qt counts them."""
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_NEARER, _FARTHER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_SETS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MapView(Translated, QWidget):
    """Drag or the arrow keys move the map; wheel, + and − zoom; a click sets the point, Enter sets it in the middle."""

    picked = Signal(float, float)
    """The point that a person has set: latitude and longitude in WGS-84 degrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(MapView)
        self._camera = Camera(0.5, 0.5, 5)
        self._point: Point | None = None
        self._loader: PictureLoader | None = None
        self._pressed: QPointF | None = None
        self._is_dragged = False
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def point(self) -> Point | None:
        """The point that is shown."""
        return self._point

    @property
    def camera(self) -> Camera:
        """What is in sight."""
        return self._camera

    @property
    def datum(self) -> Datum:
        """What the map is drawn on."""
        return self._loader.source.choice.datum if self._loader is not None else Datum.WGS84

    def show_pictures(self, loader: PictureLoader) -> None:
        """Show a map of pictures in place of the grid; what is in the middle stays there."""
        middle = to_wgs84(*self._camera.middle, self.datum)
        self._loader = loader
        loader.arrived.connect(self.update)
        least, most = loader.source.facts.least_zoom, loader.source.facts.most_zoom
        zoom = min(max(self._camera.zoom, least), most)
        self._look(replace(self._camera, zoom=zoom).at(*from_wgs84(*middle, self.datum)))

    def show_point(self, point: Point | None) -> None:
        """Show a point, or none; what is in sight stays."""
        self._point = point
        self._describe()
        self.update()

    def look_at(self, point: Point, zoom: int | None = None) -> None:
        """Bring a point into the middle."""
        camera = replace(self._camera, zoom=zoom if zoom is not None else self._camera.zoom)
        self._look(camera.at(*from_wgs84(*point, self.datum)))

    def zoom_by(self, steps: int) -> None:
        """Nearer or farther around the middle."""
        self._look(self._camera.zoomed(steps, self.width() / 2, self.height() / 2))

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(220), px(190))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _WAYS:
            right, down = _WAYS[key]
            self._look(self._camera.moved(right * _PAN * self.width(), down * _PAN * self.height()))
        elif key in _NEARER or key in _FARTHER:
            self.zoom_by(1 if key in _NEARER else -1)
        elif key in _SETS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._pick(*self._camera.middle)
        elif key == Qt.Key.Key_Home and self._point is not None:
            self.look_at(self._point)
        else:
            super().keyPressEvent(event)
            return
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = self._pressed - event.position()
        if self._is_dragged or way.manhattanLength() > px(_CLICK):
            self._is_dragged, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(self._camera.moved(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        is_click, self._pressed = not self._is_dragged, None
        self.setCursor(Qt.CursorShape.CrossCursor)
        if is_click:
            self._pick(*self._camera.point_at(event.position().x(), event.position().y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            self._look(self._camera.zoomed(steps, event.position().x(), event.position().y()))
        event.accept()  # the dialog around it is not to scroll

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look(self._camera)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens().page))
        camera = self._camera
        paint_grid(painter, camera)
        if self._loader is not None:
            paint_pictures(painter, camera, self._loader)
            paint_words(painter, camera, self._loader.source.attribution)
        else:
            paint_cities(painter, camera, self.datum)
            paint_words(painter, camera, self.tr("No map is set on this PC: grid and cities"))
        if self._point is not None:
            paint_pin(painter, *camera.pixel_of(*from_wgs84(*self._point, self.datum)))
        if self.hasFocus() and not self._is_point_in_middle():
            paint_crosshair(painter, camera)
        paint_scale(painter, camera, (self.tr("{n} m"), self.tr("{n} km")))
        edge = tokens().primary if self.hasFocus() else tokens().edge
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide = 3 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(edge), wide))
        painter.drawRect(self.rect().toRectF().adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))

    def _look(self, camera: Camera) -> None:
        self._camera = replace(camera, width=max(1, self.width()), height=max(1, self.height()), tile=px(_TILE))
        if self._loader is not None and self.isVisible():
            self._loader.want(self._camera.squares(self._loader.source.facts.most_zoom))
        self._describe()
        self.update()

    def _pick(self, latitude: float, longitude: float) -> None:
        self.show_point(to_wgs84(latitude, longitude, self.datum))
        assert self._point is not None
        self.picked.emit(*self._point)

    def _is_point_in_middle(self) -> bool:
        """Whether the sights would only hide the point."""
        if self._point is None:
            return False
        x, y = self._camera.pixel_of(*from_wgs84(*self._point, self.datum))
        return abs(x - self.width() / 2) + abs(y - self.height() / 2) < px(_CLICK)

    def _describe(self) -> None:
        """What a screen reader says: where the point is, what is in the middle, which keys do what."""
        words = self.tr("No point is set.")
        if self._point is not None:
            words = self.tr("The point is at {place}.").format(place=place_text(self._point))
        middle = self.tr("The middle of the map is at {place}.").format(
            place=place_text(to_wgs84(*self._camera.middle, self.datum))
        )
        keys = self.tr("Arrow keys move it, + and − zoom, Enter sets the point in the middle.")
        self.setAccessibleDescription(f"{words} {middle} {keys}")


def place_text(point: Point) -> str:
    """Coordinates as fields show them: latitude and longitude, to a decimetre."""
    return f"{point[0]:.6f}, {point[1]:.6f}"
