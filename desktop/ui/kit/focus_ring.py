"""The visible focus: a ring around whatever the keyboard works on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import HIGH_CONTRAST

# By name: making Python types of widgets that are not on the screen would only delay the start.
_TYPED_INTO = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")
_RINGED = (*_TYPED_INTO, "QAbstractButton", "QComboBox", "QAbstractItemView")
_WIDTH = 3
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class Ring(QWidget):
    """A child of the nearest surface that has room around the widget: its window, or what it scrolls in.

    Qt's own focus frame lives in the widget's parent, where layouts without margins would cut it off.
    """

    def __init__(self, target: QWidget) -> None:
        self._surface = _surface(target)
        super().__init__(self._surface)
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_left = False
        at: QWidget | None = target
        while at is not None and at is not self._surface:
            at.installEventFilter(self)
            at = at.parentWidget()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED and not self._is_left:
            self._place()
        return False

    def leave(self) -> None:
        """Go away. The widget may be gone already."""
        self._is_left = True
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        if not isValid(self._target):
            self.hide()
            return
        at = self._target.mapTo(self._surface, QPoint(0, 0))
        around = QRect(at, self._target.size()).adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)
        # Where the surface ends, the ring lies on the widget's own edge: a side of it that is cut off tells nobody.
        self.setGeometry(around.intersected(self._surface.rect()))
        self.setVisible(self._target.isVisible())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not isValid(self._target):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tokens().primary)
        # So much that it still has 3:1 on every ground.
        colour.setAlphaF(1 if tokens() is HIGH_CONTRAST else 0.8)
        painter.setPen(QPen(colour, _WIDTH))
        half = _WIDTH / 2
        corner = min(px(8), self.height() / 2 - _WIDTH) + half
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), corner, corner)


class FocusRing(QObject):
    """Shows the ring where the keyboard moved the focus, or the program did after a key: ``:focus-visible`` of the web.

    After a click there is none, wherever the focus goes because of it; a field that is typed into has its border.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        self._window: QWindow | None = None
        self._after_click = False
        app.focusChanged.connect(self._on_focus_changed)
        app.focusWindowChanged.connect(self._on_window_changed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # What comes to the window comes from a person, before any widget has it.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._after_click = event.type() == QEvent.Type.MouseButtonPress
        return False

    def _on_window_changed(self, now: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = now
        if now is not None:
            now.installEventFilter(self)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        former, self._ring = self._ring, None
        if former is not None and isValid(former):
            former.leave()
        if self._after_click or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        target = now
        if now is not None and _is_any(now, ("QLineEdit",)):
            around = now.parentWidget()
            target = around if around is not None and _is_any(around, ("QAbstractSpinBox", "QComboBox")) else now
        in_list = now is not None and now.window().windowType() == Qt.WindowType.Popup
        if target is not None and _is_any(target, _RINGED) and not in_list:
            self._ring = Ring(target)


def _is_any(widget: QWidget, classes: tuple[str, ...]) -> bool:
    return any(widget.inherits(name) for name in classes)


def _surface(target: QWidget) -> QWidget:
    at = target
    while (parent := at.parentWidget()) is not None and not at.isWindow():
        area = parent.parentWidget()
        if area is not None and area.inherits("QAbstractScrollArea") and at is not target:
            return at
        at = parent
    return at
