"""Presses on their way to the disk: one worker, in the order of the keys, those that wait together.

The window never waits for the disk; what it shows as counted has come back from here.
"""

import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.errors import BadInput, Forbidden, UserError
from desktop.domain.messages import message
from desktop.services.counting.counting import CountingBoard, CountingService, GatePress, Pressed, Undone
from desktop.ui.kit.jobs import Jobs

_TOGETHER = 200
"""Presses of one transaction: more only come together where the disk has stood still for minutes."""


@dataclass(frozen=True, slots=True)
class _Count:
    token: int
    pressed: Pressed


@dataclass(frozen=True, slots=True)
class _Undo:
    token: int


@dataclass(frozen=True, slots=True)
class _Survey:
    pass


_Step = _Count | _Undo | _Survey
_Deliver = Callable[[], object]
"""Shows the outcome of some steps; for the window's thread."""


class CountQueue(QObject):
    """Everything that the page asks of the store, one thing after the other. A press is known by its token."""

    counted = Signal(object)
    """``[(token, GatePress)]``: durable now."""
    refused = Signal(int, object)
    """The token of a press that can never be counted, and the ``UserError`` that says why."""
    stuck = Signal(object)
    """A ``UserError``: the disk did not take them. They wait; the next press or ``retry`` tries again."""
    undone = Signal(int, object)
    """The token, and ``Undone``."""
    not_undone = Signal(int, object)
    surveyed = Signal(object)
    not_surveyed = Signal(object)
    """The ``UserError`` that says why."""
    crashed = Signal(object)
    """An exception that is our fault, for a report."""
    _ended = Signal(object)

    def __init__(self, counting: CountingService, jobs: Jobs, parent: QObject) -> None:
        """It has a worker of its own, which waits while ``jobs`` are held."""
        super().__init__(parent)
        self._counting = counting
        self._jobs = jobs
        self._steps: deque[_Step] = deque()
        self._under_way: tuple[list[_Step], Future[_Deliver]] | None = None
        self._ids: dict[int, str] = {}
        self._last = 0
        self._singly = False
        self._worker: ThreadPoolExecutor | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        jobs.released.connect(self._go)

    @property
    def is_idle(self) -> bool:
        """Whether everything is done."""
        return self._under_way is None and not self._steps

    def press(self, pressed: Pressed) -> int:
        """Count a person; returns the token of the press."""
        self._last += 1
        self._add(_Count(self._last, pressed))
        return self._last

    def adopt(self, press: GatePress) -> int:
        """A token for a press that was counted elsewhere: in the dialog of fevers, or before the window came up."""
        self._last += 1
        self._ids[self._last] = press.id
        return self._last

    def undo(self, token: int) -> None:
        """Take a press back, after it was counted."""
        self._add(_Undo(token))

    def survey(self) -> None:
        """Read the board once all that was asked before is done."""
        if not self._steps or self._steps[-1] != _Survey():
            self._add(_Survey())

    def retry(self) -> None:
        """Try again what the disk did not take."""
        self._go()

    def finish(self) -> None:
        """Bring everything to the disk before this returns: the window closes. What is ``stuck`` stays."""
        self._go()
        while self._under_way is not None:
            done = self._under_way[1]
            wait([done])
            self._on_ended(done)
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None

    def _add(self, step: _Step) -> None:
        self._steps.append(step)
        self._go()

    def _go(self) -> None:
        if self._under_way is not None or not self._steps or self._jobs.is_held:
            return
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "counting")
        steps = self._next()
        done = self._worker.submit(self._work(steps))
        self._under_way = steps, done
        self._jobs.begin_elsewhere()
        done.add_done_callback(self._report)

    def _report(self, done: "Future[_Deliver]") -> None:
        with contextlib.suppress(RuntimeError):  # the window is gone; what was counted is on the disk
            self._ended.emit(done)

    def _next(self) -> list[_Step]:
        """The next thing, or as many presses as go together."""
        steps = [self._steps.popleft()]
        most = 1 if self._singly else _TOGETHER
        while isinstance(steps[0], _Count) and len(steps) < most:
            if not self._steps or not isinstance(self._steps[0], _Count):
                break
            steps.append(self._steps.popleft())
        return steps

    def _work(self, steps: list[_Step]) -> Callable[[], _Deliver]:
        """What the worker has to do for some steps."""
        first = steps[0]
        if isinstance(first, _Survey):
            return lambda: partial(self._on_surveyed, self._counting.board())
        if isinstance(first, _Undo):
            token, press_id = first.token, self._ids.get(first.token)
            if press_id is None:
                return lambda: self._go
            return lambda: partial(self._on_undone, token, self._counting.undo(press_id))
        counts = [step for step in steps if isinstance(step, _Count)]
        return lambda: partial(self._on_counted, counts, self._counting.take([count.pressed for count in counts]))

    def _on_ended(self, done: "Future[_Deliver]") -> None:
        if self._under_way is None or self._under_way[1] is not done:
            return
        steps, self._under_way = self._under_way[0], None
        error = done.exception()
        try:
            if error is None:
                done.result()()
            else:
                self._on_failed(steps, error)
        finally:
            self._jobs.end_elsewhere()

    def _on_counted(self, counts: list[_Count], presses: Sequence[GatePress]) -> None:
        counted = [(count.token, press) for count, press in zip(counts, presses, strict=True)]
        self._ids.update((token, press.id) for token, press in counted)
        self._singly = self._singly and bool(self._steps)
        self._go()  # before anything is painted
        self.counted.emit(counted)

    def _on_surveyed(self, board: CountingBoard) -> None:
        self._go()
        self.surveyed.emit(board)

    def _on_undone(self, token: int, undone: Undone) -> None:
        self._go()
        self.undone.emit(token, undone)

    def _on_failed(self, steps: list[_Step], error: BaseException) -> None:
        first = steps[0]
        is_final = isinstance(error, (BadInput, Forbidden))
        if not isinstance(error, UserError):
            self.crashed.emit(error)
            error = UserError(message("Jobs", "This failed because of a fault in this program. A report was made."))
        if isinstance(first, _Undo):
            self._go()
            self.not_undone.emit(first.token, error)
        elif isinstance(first, _Survey):
            self._go()
            self.not_surveyed.emit(error)
        elif not is_final:
            self._steps.extendleft(reversed(steps))
            self.stuck.emit(error)
        elif len(steps) > 1:  # one of their gates is closed: the others count all the same
            self._singly = True
            self._steps.extendleft(reversed(steps))
            self._go()
        else:
            self._go()
            self.refused.emit(first.token, error)
