"""Work in the background, its result in the foreground.

``Jobs.run`` calls a function on a thread pool; success, progress and failure come back on the GUI thread. ``Latest``
reads a snapshot that way and shows it if it is still wanted: every page reads through one. The errors that a page sees
are always ``UserError``: anything else is our own fault, is sent to ``crashed`` for a report, and reaches the page as one
plain sentence.
"""

import inspect
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message

T = TypeVar("T")
OnDone = Callable[[T], object]
OnError = Callable[[UserError], object]
OnProgress = Callable[[int, int], object]

_PROGRESS_SECONDS = 0.04
"""How often progress is shown at most, so that a fast loop does not flood the window."""


class Job(QObject):
    """One piece of work under way. Lives on the GUI thread; ``ended`` comes whichever way it ends."""

    ended = Signal()
    cancelling = Signal()
    """Somebody wants it to stop: for work that waits where it cannot report progress."""
    _finished = Signal(object)
    """A function without parameters that hands the outcome over."""
    _advanced = Signal(int, int)

    def __init__(self, parent: QObject, owner: QObject | None, progress: OnProgress | None) -> None:
        super().__init__(parent)
        self._owner = owner
        self._progress = progress
        self._stop = threading.Event()
        self._shown = 0.0
        queued = Qt.ConnectionType.QueuedConnection
        self._finished.connect(self._on_finished, queued)
        self._advanced.connect(self._on_advanced, queued)

    def cancel(self) -> None:
        """Ask the work to stop; it ends with ``Cancelled`` the next time that it reports progress."""
        self._stop.set()
        self.cancelling.emit()

    def report(self, done: int, total: int, /) -> None:
        """The progress callable that the work gets; called on its thread."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._shown >= _PROGRESS_SECONDS:
            self._shown = now
            self._advanced.emit(done, total)

    def perform(self, work: Callable[[], T], done: OnDone[T], failed: Callable[[Exception], object]) -> None:
        """Do the work, on the thread of whoever calls; ``done`` or ``failed`` is called on the GUI thread."""
        try:
            if self._stop.is_set():
                raise Cancelled
            result = work()
        except Exception as error:  # the boundary of the thread: nothing may be lost here
            self._finished.emit(partial(failed, error))
        else:
            self._finished.emit(partial(done, result))

    def _has_owner(self) -> bool:
        return self._owner is None or isValid(self._owner)

    def _on_advanced(self, done: int, total: int) -> None:
        if self._progress is not None and self._has_owner() and not self._stop.is_set():
            self._progress(done, total)

    def _on_finished(self, deliver: Callable[[], object]) -> None:
        try:
            if self._has_owner():
                deliver()
        finally:
            self.ended.emit()
            self.deleteLater()


class _Runner(QRunnable):
    """Carries a job to a thread of the pool."""

    def __init__(self, perform: Callable[[], object]) -> None:
        super().__init__()
        self._perform = perform

    def run(self) -> None:
        self._perform()


class Jobs(QObject):
    """The background of one window. Those that only read have threads of their own: work that waits until it may
    write, while an import does, keeps no page from what it shows."""

    crashed = Signal(object)
    """An exception that is our fault; a report is shown for it."""
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool, self._readers = QThreadPool(self), QThreadPool(self)
        for pool in (self._pool, self._readers):
            pool.setMaxThreadCount(threads)
        self._running: list[Job] = []
        self._is_open = True

    def run(
        self,
        work: Callable[..., T],
        on_done: OnDone[T],
        on_error: OnError,
        on_progress: OnProgress | None = None,
        owner: QObject | None = None,
        *,
        only_reads: bool = False,
    ) -> Job:
        """Call ``work`` in the background; with ``only_reads`` it waits for nothing that writes.

        It is given ``progress=`` when it has a parameter of that name. The outcome is dropped when ``owner`` (by
        default the object whose method ``on_done`` is) has been deleted by then.
        """
        holder = owner if owner is not None else getattr(on_done, "__self__", None)

        def failed(error: Exception) -> None:
            self._on_failed(error, on_error)

        job = Job(self, holder if isinstance(holder, QObject) else None, on_progress)
        self._running.append(job)
        job.ended.connect(lambda: self._on_ended(job))
        call = (lambda: work(progress=job.report)) if _wants_progress(work) else work
        self.busy_changed.emit(True)
        # What ends during a shutdown may ask for more; a thread left over would outlive the libraries it works in.
        if self._is_open:
            (self._readers if only_reads else self._pool).start(_Runner(lambda: job.perform(call, on_done, failed)))
        return job

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def shutdown(self, seconds: float = 5) -> bool:
        """Stop what can be stopped, wait for the rest, start nothing more. False when something still runs after
        ``seconds``.
        """
        self._is_open = False
        for job in self._running:
            job.cancel()
        until = time.monotonic() + seconds
        pools = self._pool, self._readers
        for pool in pools:
            pool.clear()
        ended = [pool.waitForDone(max(round((until - time.monotonic()) * 1000), 0)) for pool in pools]
        return all(ended)

    def _on_ended(self, job: Job) -> None:
        self._running.remove(job)
        if not self._running:
            self.busy_changed.emit(False)

    def _on_failed(self, error: Exception, on_error: OnError) -> None:
        if not isinstance(error, UserError):
            self.crashed.emit(error)
            error = UserError(message("Jobs", "This failed because of a fault in this program. A report was made."))
        on_error(error)


def _wants_progress(work: Callable[..., object]) -> bool:
    try:
        return "progress" in inspect.signature(work).parameters
    except ValueError:  # a built-in that does not tell what it takes
        return False


class Writes(QObject):
    """Writes in the background, one thing after the other: a key that is pressed meanwhile is not lost and waits."""

    busy_changed = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[Callable[[], object]] = deque()
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way or waits."""
        return self._is_busy

    def add(self, work: Callable[..., T], done: OnDone[T], failed: OnError) -> None:
        """Do ``work`` when everything that was asked before is done."""

        def start() -> None:
            self._jobs.run(
                work,
                lambda result: self._end(done, result),
                lambda error: self._end(failed, error),
                owner=self,
            )

        self._waiting.append(start)
        if not self._is_busy:
            self._is_busy = True
            self.busy_changed.emit(True)
            self._waiting.popleft()()

    def _end(self, deliver: Callable[[T], object], outcome: T) -> None:
        if self._waiting:
            self._waiting.popleft()()
        else:
            self._is_busy = False
            self.busy_changed.emit(False)
        deliver(outcome)


class Latest(QObject):
    """Reads in the background, one thing at a time, and shows what was read if it is still wanted.

    Of the questions that come while one is under way, or within ``delay_ms`` of each other, only the last is asked;
    an answer is shown only where nothing newer was asked meanwhile, so an old answer never covers a newer one.
    """

    def __init__(self, jobs: Jobs, parent: QObject, delay_ms: int = 0) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._newest: Callable[[], object] | None = None
        """What asks the newest question."""
        self._running: Callable[[], object] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(delay_ms)
        self._wait.timeout.connect(self._start)

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._newest is not None

    def ask(
        self,
        work: Callable[..., T],
        show: OnDone[T],
        failed: OnError,
        *,
        at_once: bool = False,
    ) -> None:
        """Forget earlier questions and ask this one; ``at_once`` leaves out the delay."""

        def start() -> None:
            self._jobs.run(
                work,
                lambda found: self._end(start, show, found),
                lambda error: self._end(start, failed, error),
                owner=self,
                only_reads=True,
            )

        self._newest = start
        if at_once or not self._wait.interval():
            self._wait.stop()
            self._start()
        else:
            self._wait.start()

    def hurry(self) -> None:
        """Ask now what waits for its delay."""
        if self._wait.isActive():
            self._wait.stop()
            self._start()

    def forget(self) -> None:
        """Ask nothing more, and show nothing of what is under way."""
        self._newest = None
        self._wait.stop()

    def _start(self) -> None:
        question = self._newest
        if question is None or self._running is not None:
            return
        self._running = question
        question()

    def _end(self, question: Callable[[], object], deliver: Callable[[T], object], outcome: T) -> None:
        self._running = None
        if question is self._newest:
            self._newest = None
            deliver(outcome)
        elif not self._wait.isActive():
            self._start()
