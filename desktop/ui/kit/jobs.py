"""Work in the background, its result in the foreground.

``Jobs.run`` calls a function on a worker thread; success, progress and failure come back on the GUI thread. ``Latest``
reads a snapshot that way and shows it if it is still wanted: every page reads through one. The errors that a page sees
are always ``UserError``: anything else is our own fault, is sent to ``crashed`` for a report, and reaches the page as one
plain sentence. While a desk is locked, what is asked for waits (``Jobs.hold``).
"""

import inspect
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message
from desktop.ui.kit.job import Job, OnProgress, Steps

T = TypeVar("T")
OnDone = Callable[[T], object]
OnError = Callable[[UserError], object]
_LOOK_MS = 50


@dataclass(frozen=True)
class _Task:
    """What a job has to do and who gets its outcome. It stays with ``Jobs`` until that was handed over, so that its
    functions, and the widgets that they know, are never released on a worker's thread."""

    job: Job
    perform: Callable[[], Callable[[], object]]
    """Does the work; gives what hands its result over."""
    failed: Callable[[Exception], object]
    pool: ThreadPoolExecutor
    stop: threading.Event


class Jobs(QObject):
    """The background of one window. Those that only read have threads of their own: work that waits until it may
    write, while an import does, keeps no page from what it shows.

    No worker touches a Qt object but by the two signals below, whose sender outlives every worker: an object that the
    GUI thread deletes while a worker still emits from it takes the process down.
    """

    crashed = Signal(object)
    """An exception that is our fault; a report is shown for it."""
    busy_changed = Signal(bool)
    idle = Signal()
    """Nothing is under way any more."""
    released = Signal()
    """What was held goes on."""
    slow = Signal(object)
    """A ``Job`` that takes so long that somebody may wonder, and that nothing shows."""
    _finished = Signal(int)
    _advanced = Signal(int, object, object)
    """Work is counted in bytes as well, of which an int of Qt holds 2 GiB."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._writers = ThreadPoolExecutor(threads, "writers")
        self._readers = ThreadPoolExecutor(threads, "readers")
        self._tasks: dict[int, _Task] = {}
        self._outcomes: dict[int, Callable[[], object]] = {}
        """By the number of the task; put here by its worker."""
        self._futures: list[Future[None]] = []
        self._held: list[int] = []
        """Numbers of tasks that wait for ``release``."""
        self._elsewhere = 0
        self._last = 0
        self._is_open, self._is_held = True, False
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._on_clock)
        queued = Qt.ConnectionType.QueuedConnection
        self._finished.connect(self._on_finished, queued)
        self._advanced.connect(self._on_advanced, queued)

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
        self._last += 1
        number, steps = self._last, Steps(self._last, self._advanced.emit)
        holder = owner if owner is not None else getattr(on_done, "__self__", None)
        reports = _wants_progress(work)
        job = Job(self, holder if isinstance(holder, QObject) else None, steps, on_progress, can_stop=reports)
        job.slow.connect(self._on_slow)
        call: Callable[[], T] = (lambda: work(progress=steps)) if reports else work
        self._tasks[number] = _Task(
            job,
            lambda: partial(on_done, call()),
            lambda error: self._on_failed(error, on_error),
            self._readers if only_reads else self._writers,
            steps.stop,
        )
        if self._is_held:
            self._held.append(number)
        else:
            self._submit(number)
        return job

    def _submit(self, number: int) -> None:
        task = self._tasks[number]
        task.job.begin()
        if not self._clock.isActive():
            self._clock.start()
        self.busy_changed.emit(True)
        # What ends during a shutdown may ask for more; a thread left over would outlive the libraries it works in.
        if self._is_open:
            self._futures = [future for future in self._futures if not future.done()]
            self._futures.append(task.pool.submit(self._perform, number, task.stop))

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way; what is held is not."""
        return len(self._tasks) > len(self._held) or self._elsewhere > 0

    @property
    def is_held(self) -> bool:
        """Whether nothing is begun before ``release``."""
        return self._is_held

    def hold(self) -> None:
        """Begin nothing more before ``release``: what is asked for waits. What is under way goes on."""
        self._is_held = True

    def release(self) -> None:
        """Begin what was held, in its order, and wait no more."""
        self._is_held = False
        held, self._held = self._held, []
        for number in held:
            self._submit(number)
        self.released.emit()

    def forget_held(self) -> None:
        """What was held is not done: whoever asked for it is gone."""
        held, self._held = self._held, []
        for number in held:
            self._tasks.pop(number).job.end()

    def begin_elsewhere(self) -> None:
        """Something has begun that works with the desk on a thread of its own. It begins nothing while jobs are held."""
        self._elsewhere += 1

    def end_elsewhere(self) -> None:
        """That has ended."""
        self._elsewhere -= 1
        self._emit_idle()

    def _emit_idle(self) -> None:
        if not self.is_busy:
            self.idle.emit()

    def shutdown(self, seconds: float = 5) -> bool:
        """Stop what can be stopped, wait for the rest, start nothing more. False when something still runs after
        ``seconds``.
        """
        self._is_open = False
        for task in list(self._tasks.values()):
            task.job.cancel()
        for pool in (self._writers, self._readers):
            pool.shutdown(wait=False, cancel_futures=True)
        return not wait([future for future in self._futures if not future.cancelled()], timeout=seconds).not_done

    def _perform(self, number: int, stop: threading.Event) -> None:
        """Do the work of a task, on a worker's thread."""
        try:
            if stop.is_set():
                raise Cancelled
            self._outcomes[number] = self._tasks[number].perform()
        except Exception as error:  # the boundary of the thread: nothing may be lost here
            self._outcomes[number] = partial(self._tasks[number].failed, error)
        self._finished.emit(number)

    def _on_clock(self) -> None:
        for number, task in list(self._tasks.items()):
            if number not in self._held:
                task.job.look_at_clock()

    def _on_slow(self, job: Job) -> None:
        if not job.is_shown:
            self.slow.emit(job)

    def _on_advanced(self, number: int, done: int, total: int) -> None:
        if number in self._tasks:
            self._tasks[number].job.advance(done, total)

    def _on_finished(self, number: int) -> None:
        job = self._tasks[number].job
        try:
            job.deliver(self._outcomes.pop(number))
        finally:
            del self._tasks[number]
            if len(self._tasks) == len(self._held):
                self._clock.stop()
                self.busy_changed.emit(False)
            job.end()
            self._emit_idle()

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

    answered = Signal()
    """Something could be read, and is about to be shown: what was said of an earlier failure is over."""

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
                lambda found: self._end(start, partial(self._deliver, show), found),
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

    def _deliver(self, show: OnDone[T], found: T) -> None:
        self.answered.emit()
        show(found)
