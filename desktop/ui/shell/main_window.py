"""The one window of the program: it shows the unlock screen, the set-up, or the desk, and keeps its place."""

import contextlib
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.settings import WINDOW, Settings
from desktop.ui.kit.help import HelpRequests
from desktop.ui.kit.i18n import Translated

_LOWEST = QSize(1024, 640)


class MainWindow(Translated, QMainWindow):
    """Screens on top of each other. The desk's screen (``Shell``) is kept as it is while another covers it."""

    closing = Signal()
    """The window is about to close for good: stop the work and close the desk."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._screens = QStackedWidget()
        self._screens.setObjectName("backdrop")
        self._desk: QWidget | None = None
        self._focus: QWidget | None = None
        self._hidden: list[QDialog] = []
        self.help = HelpRequests(self)
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before closing; says False when it has asked a question instead."""
        self.setCentralWidget(self._screens)
        self._restore_place()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("VenueDesk"))

    def enter(self, desk: QWidget) -> None:
        """Show the desk: a new one, or the one that was covered, with its focus and dialogs as they were."""
        former = self._desk
        if desk is not former:
            for dialog in filter(
                isValid, self._hidden
            ):  # of somebody else, and not all of them are their desk's children
                dialog.deleteLater()
            self._focus, self._hidden = None, []
            self._screens.addWidget(desk)
            self._desk = desk
        cover = self._screens.currentWidget()
        self._screens.setCurrentWidget(desk)
        for other in {former, cover} - {desk}:
            if other is not None:
                self._remove(other)
        for dialog in filter(isValid, self._hidden):
            dialog.open()
        self._hidden = []
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover(self, screen: QWidget) -> None:
        """Show a screen over the desk, if there is one; what lies under it can be neither seen nor used."""
        now = self._screens.currentWidget()
        if now is self._desk and now is not None:
            self._focus = self.focusWidget()
            self._hidden = [d for d in self.findChildren(QDialog) if d.isVisible()]
            for dialog in reversed(self._hidden):
                dialog.hide()
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        if now is not None and now is not self._desk:
            self._remove(now)

    def forget_desk(self) -> None:
        """What is covered is not shown again, nor its dialogs."""
        for dialog in filter(isValid, self._hidden):
            dialog.deleteLater()
        self._focus, self._hidden = None, []
        if self._desk is not None and self._desk is not self._screens.currentWidget():
            self._remove(self._desk)
        self._desk = None

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._keep_place()
        self.closing.emit()
        event.accept()

    def _remove(self, screen: QWidget) -> None:
        self._screens.removeWidget(screen)
        screen.hide()
        screen.deleteLater()

    def _restore_place(self) -> None:
        primary = QGuiApplication.primaryScreen()
        room = primary.availableGeometry() if primary is not None else QRect(0, 0, 1366, 768)
        kept = self._settings.get(WINDOW)
        place = place_on_screen(_rectangle(kept), [screen.availableGeometry() for screen in QGuiApplication.screens()])
        self.setMinimumSize(_LOWEST.boundedTo(room.size()))
        if place is not None:
            self.setGeometry(place)
        else:
            self.resize(QSize(1366, 768).boundedTo(room.size()))
        # On a screen as small as the desk's, every pixel is wanted.
        if kept.get("maximized", room.width() <= 1440):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _keep_place(self) -> None:
        place = self.normalGeometry()
        self._settings.set(
            WINDOW,
            {
                "x": place.x(),
                "y": place.y(),
                "width": place.width(),
                "height": place.height(),
                "maximized": self.isMaximized(),
            },
        )


def place_on_screen(place: QRect, screens: Sequence[QRect]) -> QRect | None:
    """Where a window that was at ``place`` is whole on the screen that it was on most of; None where that is gone."""
    seen = {number: screen.intersected(place) for number, screen in enumerate(screens)}
    most = max(seen, key=lambda number: seen[number].width() * seen[number].height(), default=None)
    if not place.isValid() or most is None or seen[most].isEmpty():
        return None
    screen = screens[most]
    size = place.size().expandedTo(_LOWEST).boundedTo(screen.size())
    left = max(screen.left(), min(place.left(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(place.top(), screen.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)


def _rectangle(kept: Mapping[str, object]) -> QRect:
    """The geometry that was kept of a window; one that is not valid where nothing sensible was."""
    match kept:
        case {"x": int(x), "y": int(y), "width": int(width), "height": int(height)}:
            with contextlib.suppress(OverflowError):
                return QRect(x, y, width, height)
    return QRect()
