"""One piece of work in the background, as the window's thread sees it, and its progress, as its worker reports it."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.errors import Cancelled

OnProgress = Callable[[int, int], object]

_PROGRESS_SECONDS = 0.04
"""How often progress is shown at most, so that a fast loop does not flood the window."""
SLOW_MS = 200
"""Whatever takes longer than this is shown to be under way."""


class Job(QObject):
    """One piece of work under way, on the GUI thread; ``ended`` comes whichever way it ends."""

    ended = Signal()
    cancelling = Signal()
    """Somebody wants it to stop: for work that waits where it cannot report progress."""
    slow = Signal(object)
    """It (the job itself) takes so long that somebody may wonder."""

    def __init__(
        self, parent: QObject, owner: QObject | None, steps: "Steps", on_progress: OnProgress | None, *, can_stop: bool
    ) -> None:
        super().__init__(parent)
        self._owner = owner
        self._steps = steps
        self._on_progress = on_progress
        self.can_stop = can_stop
        """Whether ``cancel`` ends it before it is done."""
        self.is_shown = False
        """Whether something on the screen says already that it is under way."""
        self.is_slow = False
        self._began = time.monotonic()

    def begin(self) -> None:
        """It goes to its worker now."""
        self._began = time.monotonic()

    def cancel(self) -> None:
        """Ask the work to stop; it ends with ``Cancelled`` the next time that it reports progress."""
        self._steps.stop.set()
        self.cancelling.emit()

    def advance(self, done: int, total: int) -> None:
        """Show how far the work is."""
        if self._on_progress is not None and self._has_owner() and not self._steps.stop.is_set():
            self._on_progress(done, total)

    def deliver(self, outcome: Callable[[], object]) -> None:
        """Hand the outcome over to whoever still waits for it."""
        if self._has_owner():
            outcome()

    def end(self) -> None:
        """It has ended, whichever way: emit ``ended`` and go."""
        self.ended.emit()
        self.deleteLater()

    def look_at_clock(self) -> None:
        """Emit ``slow`` once, where it takes long."""
        if not self.is_slow and time.monotonic() - self._began >= SLOW_MS / 1000:
            self.is_slow = True
            self.slow.emit(self)

    def _has_owner(self) -> bool:
        return self._owner is None or isValid(self._owner)


class Steps:
    """The progress of a job, as its worker reports it."""

    def __init__(self, number: int, advanced: Callable[[int, int, int], object]) -> None:
        self.stop = threading.Event()
        self._number = number
        self._advanced = advanced
        self._shown = 0.0

    def __call__(self, done: int, total: int, /) -> None:
        """Called on the worker's thread. Raises ``Cancelled`` when the job is to stop."""
        if self.stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._shown >= _PROGRESS_SECONDS:
            self._shown = now
            self._advanced(self._number, done, total)
