"""The visible focus: a ring around whatever the keyboard works on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.ui.sizes import px
from desktop.ui.theme import tokens

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_RINGED = (*_TYPED_INTO, QAbstractButton, QComboBox, QAbstractItemView)
_WIDTH = 3
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class _Ring(QWidget):
    """A child of the nearest surface that has room around the widget: its window, or what it scrolls in.

    Qt's own focus frame lives in the widget's parent, where layouts without margins would cut it off.
    """

    def __init__(self, target: QWidget) -> None:
        self._surface = _surface(target)
        super().__init__(self._surface)
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chain: list[QWidget] = []
        at: QWidget | None = target
        while at is not None and at is not self.parentWidget():
            self._chain.append(at)
            at.installEventFilter(self)
            at = at.parentWidget()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def leave(self) -> None:
        """Go away."""
        for widget in self._chain:
            widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        at = self._target.mapTo(self._surface, QPoint(0, 0))
        around = QRect(at, self._target.size()).adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)
        self.setGeometry(around)
        self.setVisible(self._target.isVisible())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tokens().primary)
        colour.setAlphaF(0.5)
        painter.setPen(QPen(colour, _WIDTH))
        half = _WIDTH / 2
        corner = min(px(8), self._target.height() / 2) + half
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), corner, corner)


class FocusRing(QObject):
    """Shows the ring on fields always, on buttons and lists when the keyboard brought the focus there."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.leave()
            self._ring = None
        target = now
        if isinstance(now, QLineEdit) and isinstance(now.parentWidget(), (QAbstractSpinBox, QComboBox)):
            target = now.parentWidget()
        if isinstance(target, _RINGED) and _is_shown_for(target):
            self._ring = _Ring(target)
            self._ring.destroyed.connect(self._on_destroyed)

    def _on_destroyed(self) -> None:
        # A window that is deleted takes the ring in it along.
        if self._ring is self.sender():
            self._ring = None


def _is_shown_for(target: QWidget) -> bool:
    by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(target, _TYPED_INTO) or not by_mouse


def _surface(target: QWidget) -> QWidget:
    at = target
    while (parent := at.parentWidget()) is not None and not at.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea) and at is not target:
            return at
        at = parent
    return at
