"""The quiet sync: it goes on by itself while a desk is open, one thing at a time, and never in anybody's way.

A desk that is locked sends what waits once more; then its database is closed, and nothing is synced before somebody
unlocks it. A sync ends, within a moment, before the desk is closed or another member's takes its place.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from random import SystemRandom
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.domain.cancellation import CancellationToken
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.sync_errors import SyncErrorKind
from desktop.services.sync.schedule import Observation, SyncIntervals, SyncSchedule, network_address
from desktop.ui.kit.job import Job, OnProgress
from desktop.ui.kit.jobs import Jobs, Latest, OnDone, OnError

if TYPE_CHECKING:
    from desktop.domain.clock import Clock
    from desktop.domain.progress import Progress
    from desktop.services.sync.outbox import OutboxService
    from desktop.services.sync.results import Pushed
    from desktop.services.sync.status import SyncStatus
    from desktop.services.sync.sync import SyncService

T = TypeVar("T")
_LEAVING_SECONDS = 0.2
"""How soon a sync leaves the desk's store when it is stopped; a slow disk may take longer and is waited for."""
_LONGEST_LEAVING_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class SyncParts:
    """What the loop works with. ``service`` is asked for on the loop's thread first: its libraries take time to load.

    ``automatic`` tells whether the desk may sync by itself; ``jobs`` has one thread, which nobody else uses.
    """

    service: "Callable[[], SyncService]"
    outbox: "OutboxService"
    automatic: Callable[[], bool]
    clock: "Clock"
    jobs: Jobs
    intervals: SyncIntervals


@dataclass(frozen=True, slots=True)
class _Done(Generic[T]):
    """What a piece of work gave, and the status of the sync after it (None: nobody looks any more)."""

    result: T
    status: "SyncStatus | None"


@dataclass(frozen=True, slots=True)
class _Failed:
    """Why a piece of work failed, and the status of the sync after it (None: nobody looks any more)."""

    error: UserError
    status: "SyncStatus | None"


class SyncLoop(QObject):
    """Everything that a desk has to do with its hub goes through here, so that no two things are done at once."""

    changed = Signal()
    """The status of the sync was read again."""
    began = Signal()
    """A sync has begun; ``job`` is its."""
    progressed = Signal(object, object)
    looked = Signal()
    """It was looked whether it is time to sync."""
    synced = Signal(object)
    """What a sync did (``Pushed``), whoever asked for it."""

    def __init__(self, parts: SyncParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._rng = SystemRandom()
        self._status: SyncStatus | None = None
        self._stops: list[CancellationToken] = []
        self._job: Job | None = None
        self._latest = Latest(parts.jobs, self)
        self._is_push = self._is_open = False
        self._waiting = -1
        self._schedule = SyncSchedule.started(parts.intervals, time.monotonic(), self._rng)
        self._timer = QTimer(self)
        self._timer.setInterval(round(parts.intervals.poll * 1000))
        self._timer.timeout.connect(self._look)

    @property
    def status(self) -> "SyncStatus | None":
        """How desk and hub stood when anything was last done; None until that was read."""
        return self._status

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._job is None

    @property
    def syncing(self) -> Job | None:
        """The sync that is under way."""
        return self._job if self._is_push else None

    def start(self) -> None:
        """Begin to look whether it is time to sync; the status is read at once."""
        self._is_open = True
        self._timer.start()
        self.read()

    def read(self) -> None:
        """Read the status, unless it will be read anyway when what is under way has ended."""
        if self._job is None and self._is_open:
            self._run(lambda stop, progress: None, None, None, None, is_push=False)

    def sync_now(self, done: "OnDone[Pushed]", failed: OnError) -> Job:
        """Somebody wants it now. One that is under way already is theirs; its outcome is shown by ``changed``."""
        if self.syncing is None:
            self._push(done, failed)
        assert self._job is not None
        return self._job

    def send_waiting(self) -> None:
        """The desk is about to be locked: sync where records wait and the hub was there the last time."""
        if self._job is None:
            self._latest.ask(self._parts.outbox.last_and_waiting, self._on_last, lambda _: None)

    def _on_last(self, last_and_waiting: tuple[int, int]) -> None:
        status = self._status
        if status is None or not status.url or status.error_at or not self._parts.automatic():
            return
        if last_and_waiting[1] and self._job is None and self._is_open:
            self._push(None, None)

    def alone(
        self,
        work: "Callable[[CancellationToken, Progress], T]",
        done: OnDone[T],
        failed: OnError,
        progress: OnProgress | None = None,
    ) -> Job:
        """Do something else with the hub or a stick: a sync that is under way is stopped before, and goes on after."""
        if self.syncing is not None and self._job is not None:
            self._job.cancel()
        return self._run(work, done, failed, progress, is_push=False)

    def close(self) -> None:
        """Stop for good. When it returns, nothing reads or writes the desk's store any more."""
        self._is_open = False
        self._timer.stop()
        self._latest.forget()
        if self._job is not None:
            self._job.cancel()
        for stop in self._stops:
            if not stop.has_left_store(_LEAVING_SECONDS):
                stop.has_left_store(_LONGEST_LEAVING_SECONDS)

    def _look(self) -> None:
        """See whether it is time."""
        if self._job is None:
            self._latest.ask(self._parts.outbox.last_and_waiting, self._on_read, lambda _: self.looked.emit())
        else:
            self.looked.emit()

    def _on_read(self, last_and_waiting: tuple[int, int]) -> None:
        if self._job is None and self._is_open:
            self._see(*last_and_waiting)
        self.looked.emit()

    def _see(self, last: int, waiting: int) -> None:
        """Sync where it is time; ``last`` is the newest record's number, ``waiting`` are without a receipt."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.changed.emit()
        status = self._status
        if status is None or not status.url or not self._parts.automatic():
            return
        observation = Observation(
            time.monotonic(),
            self._parts.clock.now_ms(),
            last,
            waiting,
            status.until,
            status.error_at,
            status.error_kind == SyncErrorKind.NETWORK,
            network_address(status.url),
        )
        self._schedule = self._schedule.observed(observation, self._rng)
        if self._schedule.due:
            self._push(None, None)

    def _push(self, done: "OnDone[Pushed] | None", failed: OnError | None) -> None:
        service = self._parts.service
        self._run(
            lambda stop, progress: service().sync_now(progress, stop), done, failed, self.progressed.emit, is_push=True
        )
        self.began.emit()

    def _run(
        self,
        work: "Callable[[CancellationToken, Progress], T]",
        done: OnDone[T] | None,
        failed: OnError | None,
        progress: OnProgress | None,
        *,
        is_push: bool,
    ) -> Job:
        stop, service = CancellationToken(), self._parts.service

        def status() -> "SyncStatus | None":
            # Who was stopped does not go back to the store: it may be closed by now.
            return None if stop.cancelled else service().status()

        def perform(progress: "Progress") -> _Done[T] | _Failed:
            with stop.using_store():
                try:
                    result = work(stop, progress)
                except UserError as error:
                    return _Failed(error, status())
                return _Done(result, status())

        def finished(outcome: _Done[T] | _Failed) -> None:
            self._stops.remove(stop)
            self._on_ended(job, outcome, done, failed, is_push=is_push)

        def broke(error: UserError) -> None:
            finished(_Failed(error, None))

        job = self._parts.jobs.run(perform, finished, broke, progress, owner=self)
        job.cancelling.connect(stop.cancel)
        self._stops.append(stop)
        self._job, self._is_push = job, is_push
        return job

    def _on_ended(
        self, job: Job, outcome: _Done[T] | _Failed, done: OnDone[T] | None, failed: OnError | None, *, is_push: bool
    ) -> None:
        is_newest = job is self._job
        if is_newest:
            self._job, self._is_push = None, False
        if outcome.status is not None:
            self._status = outcome.status
        now = time.monotonic()
        if is_push:
            self._schedule = self._schedule.finished(now, self._rng, soon=not is_newest)
        if not self._is_open:
            return
        self.changed.emit()
        if isinstance(outcome, _Done):
            if is_push:
                self.synced.emit(outcome.result)
            if done is not None and _is_there(done):
                done(outcome.result)
            return
        if failed is not None and _is_there(failed):
            failed(outcome.error)
        if isinstance(outcome.error, Cancelled):
            self.read()


def _is_there(callback: Callable[..., object]) -> bool:
    """Whether the page whose method this is has not been deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
