"""Noticing that nobody is at the desk any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits ``idle`` once after so many minutes without keyboard or mouse.

    It filters the events of windows, not of the whole application: input arrives there first, and the
    thousands of events between widgets are left alone.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: float) -> None:
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._watched: set[QWindow] = set()
        self._is_on = False
        self.set_minutes(minutes)
        app.focusWindowChanged.connect(self._on_window)
        # While an input method composes, keys go to it alone; its cursor moves all the same.
        app.inputMethod().cursorRectangleChanged.connect(self._on_input)

    def set_minutes(self, minutes: float) -> None:
        """How long to wait."""
        self._timer.setInterval(round(minutes * 60_000))

    def start(self) -> None:
        """Begin to watch: somebody has signed in."""
        self._is_on = True
        self._timer.start()

    def stop(self) -> None:
        """Stop watching: nobody is signed in."""
        self._is_on = False
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._on_input()
        return False

    def _on_input(self) -> None:
        if self._is_on:
            self._timer.start()

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))
