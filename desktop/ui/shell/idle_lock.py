"""Noticing that nobody is at the desk any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from desktop.domain.clock import Clock

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


LOOK_MS = 5_000
"""How often it is looked whether it is time: Qt's timers stand still while the PC sleeps."""


class IdleWatch(QObject):
    """Emits ``idle`` once after so many minutes without keyboard or mouse, those in which the PC slept included. What is
    pressed first afterwards does not reach the desk that should have been locked before it.

    It filters the events of windows, not of the whole application: input arrives there first, and the
    thousands of events between widgets are left alone.
    """

    idle = Signal()

    def __init__(
        self, app: QGuiApplication, minutes: float, clock: Clock | None = None, look_ms: int = LOOK_MS
    ) -> None:
        super().__init__(app)
        self._clock = clock or Clock()
        self._look_ms = look_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._watched: set[QWindow] = set()
        self._is_on = False
        self._limit_ms = 0
        self._last_ms = 0
        self.set_minutes(minutes)
        app.focusWindowChanged.connect(self._on_window)
        self._on_window(app.focusWindow())
        # While an input method composes, keys go to it alone; its cursor moves all the same.
        app.inputMethod().cursorRectangleChanged.connect(self._on_input)

    def set_minutes(self, minutes: float) -> None:
        """How long to wait."""
        self._limit_ms = round(minutes * 60_000)
        if self._timer.isActive():
            self._wait()

    def start(self) -> None:
        """Begin to watch: somebody has signed in."""
        self._is_on = True
        self._last_ms = self._clock.steady_ms()
        self._wait()

    def stop(self) -> None:
        """Stop watching: nobody is signed in."""
        self._is_on = False
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() in _INPUT and self._on_input()

    def _on_input(self) -> bool:
        """Somebody is there; gives whether they came too late."""
        if not self._is_on:
            return False
        if self._timer.isActive() and self._left_ms() <= 0:
            self._end()
            return True
        self._last_ms = self._clock.steady_ms()
        if not self._timer.isActive():
            self._wait()
        return False

    def _look(self) -> None:
        if self._left_ms() <= 0:
            self._end()
        else:
            self._wait()

    def _end(self) -> None:
        self._timer.stop()
        self.idle.emit()

    def _left_ms(self) -> int:
        return self._last_ms + self._limit_ms - self._clock.steady_ms()

    def _wait(self) -> None:
        self._timer.start(max(0, min(self._left_ms(), self._look_ms)))

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))
