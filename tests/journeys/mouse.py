"""A hand on the mouse: presses, moves and releases on whatever lies where a person would point."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QMenu, QWidget

from tests.journeys.front import Front

_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


class Mouse:
    """Points at what is visible in the front desk's active window."""

    def __init__(self, front: Front) -> None:
        self._front = front

    @property
    def window(self) -> QWidget:
        """The window that takes the clicks: the uppermost dialog."""
        return QApplication.activeModalWidget() or self._front.desk.window

    def click(self, words: str) -> None:
        """Click the button of these words."""
        self._front.until(lambda: self._button(words) is not None)
        button = self._button(words)
        assert button is not None
        self.click_at(button, QPointF(button.rect().center()))
        self._front.settle()

    def click_row(self, view: QAbstractItemView, row: int, at: Callable[[QRect], QPoint] = QRect.center) -> None:
        """Click a row of a list or table; ``at`` says where in it."""
        index = view.model().index(row, 0, view.rootIndex())
        view.scrollTo(index)
        self.click_at(view.viewport(), QPointF(at(view.visualRect(index))))
        self._front.settle()

    def click_in_menu(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        self._front.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if words in action.text())
        self.click_at(menu, QPointF(menu.actionGeometry(action).center()))
        self._front.settle()

    def click_at(self, widget: QWidget, at: QPointF) -> None:
        """Press and release at a point of a widget."""
        self._send(widget, QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT)
        self._send(widget, QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE)

    def double_click_at(self, widget: QWidget, at: QPointF) -> None:
        """Click twice."""
        self.click_at(widget, at)
        self._send(widget, QEvent.Type.MouseButtonDblClick, at, _LEFT, _LEFT)
        self._send(widget, QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE)

    def drag(self, widget: QWidget, start: QPointF, end: QPointF) -> None:
        """Press, move in some steps, release."""
        self._send(widget, QEvent.Type.MouseMove, start, _NONE, _NONE)
        self._send(widget, QEvent.Type.MouseButtonPress, start, _LEFT, _LEFT)
        for step in range(1, 9):
            self._send(widget, QEvent.Type.MouseMove, start + (end - start) * (step / 8), _NONE, _LEFT)
        self._send(widget, QEvent.Type.MouseButtonRelease, end, _LEFT, _NONE)
        self._front.settle()

    def _button(self, words: str) -> QAbstractButton | None:
        def is_meant(button: QAbstractButton) -> bool:
            shown = button.text().replace("&", "") or button.accessibleName()
            is_seen = button.visibleRegion().contains(button.rect().center())
            return shown == words and button.isVisible() and button.isEnabled() and is_seen

        return next((b for b in self.window.findChildren(QAbstractButton) if is_meant(b)), None)

    @staticmethod
    def _send(widget: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        top = widget.window()
        assert widget.visibleRegion().contains(at.toPoint()), f"{widget} is not seen at {at}"
        event = QMouseEvent(
            kind,
            at,
            QPointF(widget.mapTo(top, at.toPoint())),
            widget.mapToGlobal(at),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
