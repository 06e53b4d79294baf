"""Keeps what stands in a form safe in the store: soon after each change, one write at a time."""

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.jobs import Jobs

_DELAY_MS = 400
D = TypeVar("D")


class Drafts(Protocol[D]):
    """Where one form is kept. All of them raise ``UserError``."""

    def kept(self) -> D | None:
        """What was left the last time."""
        ...

    def keep(self, draft: D) -> None:
        """Remember it in place of the last one."""
        ...

    def clear(self) -> None:
        """Delete the stored draft."""
        ...


class DraftKeeper(QObject, Generic[D]):
    """``now`` gives what is to be kept, None for nothing. ``failed`` tells once that it cannot be kept.

    It follows the page: what stands in a form is kept when the page is left, and before its window closes.
    """

    failed = Signal(object)

    def __init__(self, drafts: Drafts[D], jobs: Jobs, now: Callable[[], D | None], page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._window: QWidget | None = None
        page.installEventFilter(self)
        self._drafts = drafts
        self._jobs = jobs
        self._now = now
        self._kept: D | None = None
        self._writing: D | None = None
        self._is_busy = self._is_next = False
        self._has_failed = False
        self._order = threading.Lock()
        self._asked = self._written = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.flush)

    def restore(self, show: Callable[[D | None], object]) -> None:
        """Read in the background what was left the last time, and show it; None for nothing."""

        def found(kept: D | None) -> None:
            self._kept = kept
            show(kept)

        def broke(error: UserError) -> None:
            self.failed.emit(error)
            show(None)

        self._jobs.run(self._drafts.kept, found, broke, owner=self, only_reads=True)

    def take(self, kept: D | None) -> None:
        """What was left was read elsewhere: it is what is kept now."""
        self._kept = kept

    def touch(self) -> None:
        """Something has changed: keep it soon."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep it as soon as the write under way is done."""
        self._timer.stop()
        entry = self._now()
        self._is_next = self._is_busy
        if self._is_busy or entry == self._kept:
            return
        self._is_busy, self._writing = True, entry
        self._asked += 1
        number = self._asked
        self._jobs.run(lambda: self._write(entry, number), self._on_written, self._on_failed, owner=self)

    def flush_now(self) -> None:
        """Keep it before this returns: the window is about to close. Raises ``UserError``."""
        self._timer.stop()
        entry = self._now()
        if entry != self._kept or self._is_busy:
            self._asked += 1
            self._write(entry, self._asked)
            self._kept = entry

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Show and self._window is not self._page.window():
            self._window = self._page.window()
            self._window.installEventFilter(self)
        elif watched is self._page and event.type() == QEvent.Type.Hide:
            self.flush()
        elif watched is self._window and event.type() == QEvent.Type.Close:
            commit_input_method()
            try:
                self.flush_now()
            except UserError as error:
                self.failed.emit(error)
        return super().eventFilter(watched, event)

    def _write(self, entry: D | None, number: int) -> None:
        with self._order:  # a write that was overtaken must not undo the later one
            if number < self._written:
                return
            if entry is None:
                self._drafts.clear()
            else:
                self._drafts.keep(entry)
            self._written = number

    def _on_written(self, _result: object) -> None:
        self._is_busy, self._kept, self._has_failed = False, self._writing, False
        if self._is_next:
            self.flush()  # at once: whoever waits until nothing is under way, as a lock does, waits for this as well

    def _on_failed(self, error: UserError) -> None:
        self._is_busy = False
        if self._is_next:
            self._timer.start()
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
