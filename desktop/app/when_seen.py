"""Work that a window's first picture does not wait for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_LATEST_MS = 1_000


class WhenSeen(QObject):
    """Calls ``act`` once, as soon as a window is on the screen; a second after it was made where it does not come there, as
    one that starts minimized."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._act: Callable[[], object] | None = act
        if window.isVisible():
            QTimer.singleShot(0, self, self._do)
        else:
            window.installEventFilter(self)
            QTimer.singleShot(_LATEST_MS, self, self._do)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and watched is self._window:
            self._window.windowHandle().installEventFilter(self)
        elif event.type() is QEvent.Type.Expose:
            QTimer.singleShot(0, self, self._do)  # it is painted while the event is handled
        return False

    def _do(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            self.deleteLater()
            act()
