"""Keeps what stands in the entry form safe in the store: soon after each change, one write at a time."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.services.entry_draft import EntryDrafts, KeptEntry
from desktop.ui.jobs import Jobs

_DELAY_MS = 400


class DraftKeeper(QObject):
    """``now`` gives what is to be kept, None for nothing. ``failed`` tells once that it cannot be kept."""

    failed = Signal(object)

    def __init__(self, drafts: EntryDrafts, jobs: Jobs, now: Callable[[], KeptEntry | None], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._jobs = jobs
        self._now = now
        self._kept: KeptEntry | None = None
        self._writing: KeptEntry | None = None
        self._is_busy = False
        self._has_failed = False
        self._order = threading.Lock()
        self._asked = self._written = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.flush)

    def restore(self) -> KeptEntry | None:
        """What was left the last time. Raises ``UserError``."""
        self._kept = self._drafts.kept()
        return self._kept

    def touch(self) -> None:
        """Something has changed: keep it soon."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep it as soon as the write under way is done."""
        self._timer.stop()
        entry = self._now()
        if self._is_busy or entry == self._kept:
            if self._is_busy:
                self._timer.start()
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

    def _write(self, entry: KeptEntry | None, number: int) -> None:
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

    def _on_failed(self, error: UserError) -> None:
        self._is_busy = False
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
