"""Questions to the store of which only the newest counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.domain.errors import UserError
from desktop.ui.jobs import Jobs


@dataclass(frozen=True, eq=False)
class _Question:
    work: Callable[[], Any]
    tell: Callable[[Any], object]
    failed: Callable[[UserError], object]


class Latest(QObject):
    """Asks in the background, one question at a time.

    Of the questions that come while one is under way, or within ``delay_ms`` of each other, only the last is asked;
    an answer is told only where nothing newer was asked meanwhile, so an old answer never covers a newer one.
    """

    def __init__(self, jobs: Jobs, parent: QObject, delay_ms: int = 0) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._newest: _Question | None = None
        self._running: _Question | None = None
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
        work: Callable[[], Any],
        tell: Callable[[Any], object],
        failed: Callable[[UserError], object],
        *,
        at_once: bool = False,
    ) -> None:
        """Forget earlier questions and ask this one; ``at_once`` leaves out the delay."""
        self._newest = _Question(work, tell, failed)
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
        """Ask nothing more, and tell nothing of what is under way."""
        self._newest = None
        self._wait.stop()

    def _start(self) -> None:
        question = self._newest
        if question is None or self._running is not None:
            return
        self._running = question
        ended = partial(self._end, question)
        self._jobs.run(question.work, partial(ended, question.tell), partial(ended, question.failed), owner=self)

    def _end(self, question: _Question, tell: Callable[[Any], object], outcome: Any) -> None:
        self._running = None
        if question is self._newest:
            self._newest = None
            tell(outcome)
        elif not self._wait.isActive():
            self._start()
