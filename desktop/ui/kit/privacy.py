"""F12: everything on the screen that is about a visitor is covered at once, for when somebody looks over the desk.

A widget that shows personal data is marked where it is made (``personal``). What is typed goes on being typed under its
cover; the state belongs to the application, so that what opens later is covered from its first picture on.
"""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.sizes import px, transparent_to_mouse
from desktop.ui.kit.theme import tokens

W = TypeVar("W", bound=QWidget)

COVER_KEY = "F12"
"""In the window a command of its own; every dialog has it as well."""
_COVERED = "personal-data-covered"
_ICON, _ROUND = 18, 6


def personal(widget: W) -> W:
    """Mark a widget that shows or takes personal data; gives the widget."""
    _Cover(widget)
    return widget


def is_personal(widget: QWidget | None) -> bool:
    """Whether a widget, or one that it is a part of, is marked."""
    while widget is not None:
        if any(isinstance(child, _Cover) for child in widget.children()):
            return True
        widget = widget.parentWidget()
    return False


def is_covered() -> bool:
    """Whether personal data is covered now."""
    application = QApplication.instance()
    return application is not None and bool(application.property(_COVERED))


def toggle_cover() -> None:
    """Cover what is personal in every window, or show it again."""
    application = QApplication.instance()
    if application is None:
        return
    application.setProperty(_COVERED, not is_covered())
    for window in QApplication.topLevelWidgets():
        for cover in window.findChildren(_Cover):
            cover.follow()


class _Cover(QWidget):
    """Lies over the whole of its parent while personal data is covered; clicks and keys go through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        transparent_to_mouse(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow()

    def follow(self) -> None:
        """Be there or not, as the application says."""
        covered, parent = is_covered(), self._parent
        if covered:
            self.setGeometry(parent.rect())
            self.raise_()
            parent.installEventFilter(self)
        else:
            parent.removeEventFilter(self)
        self.setVisible(covered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.surface))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(_ROUND), px(_ROUND))
        size = min(px(_ICON), self.height() - 4, self.width() - 4)
        if size > 0:
            left, top = (self.width() - size) // 2, (self.height() - size) // 2
            painter.drawPixmap(left, top, icon_pixmap("eye-off", colours.second, size))
