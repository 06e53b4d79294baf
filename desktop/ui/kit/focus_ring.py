"""The visible focus: a ring around whatever the keyboard works on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens

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
        self.setGeometry(around)
        self.setVisible(self._target.isVisible())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not isValid(self._target):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tokens().primary)
        # A field also shows its border in this colour; a button has the ring alone.
        colour.setAlphaF(0.5 if _is_any(self._target, _TYPED_INTO) else 0.8)
        painter.setPen(QPen(colour, _WIDTH))
        half = _WIDTH / 2
        corner = min(px(8), self.height() / 2 - _WIDTH) + half
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), corner, corner)


class FocusRing(QObject):
    """Shows the ring on fields always, on buttons and lists when the keyboard brought the focus there."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        former, self._ring = self._ring, None
        if former is not None and isValid(former):
            former.leave()
        target = now
        if now is not None and _is_any(now, ("QLineEdit",)):
            around = now.parentWidget()
            target = around if around is not None and _is_any(around, ("QAbstractSpinBox", "QComboBox")) else now
        if target is not None and _is_any(target, _RINGED) and _is_shown_for(target):
            self._ring = Ring(target)


def _is_shown_for(target: QWidget) -> bool:
    by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return _is_any(target, _TYPED_INTO) or not by_mouse


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
