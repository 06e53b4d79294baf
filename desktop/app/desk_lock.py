"""Closes the database of a desk that is locked, as soon as nothing works with it any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.kit.jobs import Jobs

if TYPE_CHECKING:
    from desktop.domain.errors import UserError
    from desktop.services.desk import Desk

_AGAIN_MS = 1_000
"""How soon it is tried again where somebody read for too long."""


class DeskLock(QObject):
    """Whatever is under way when the desk is locked (a save, an import, a sync) ends first, under the cover. From then on
    nothing more is begun: what is asked for meanwhile, by a timer say, waits in its ``Jobs`` until the desk is unlocked.
    """

    def __init__(self, background: Sequence[Jobs], own: Jobs, parent: QObject) -> None:
        """``background``: all that works with the desk. ``own``, with one thread, is where the desk is closed and opened,
        one after the other."""
        super().__init__(parent)
        self._background = tuple(background)
        self._own = own
        self._desk: Desk | None = None
        self.is_locked = False
        """Whether nobody is in since the desk was covered."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._close_if_idle)
        for jobs in (*self._background, own):
            jobs.idle.connect(self._close_if_idle)

    def lock(self, desk: Desk) -> None:
        """The desk is covered: close it when nothing is under way. No password is tried before a re-key that is under way
        has ended: it exchanges the key file."""
        self._desk, self.is_locked = desk, True
        self._own.run(desk.rekeying.wait, lambda _: None, self._on_failed)
        # Signals of what was stored last arrive with the event loop first, and may ask for more.
        self._again.start(0)

    def unlock(self, *, same_desk: bool) -> None:
        """Somebody is in, and their desk is open: go on. ``same_desk``: what was asked for meanwhile is done now;
        else it was about a desk that is closed."""
        self._desk, self.is_locked = None, False
        self._again.stop()
        for jobs in self._background:
            if not same_desk:
                jobs.forget_held()
            jobs.release()

    def _close_if_idle(self) -> None:
        desk = self._desk
        # Not while a password is tried either: with the right one the desk is entered as it is.
        if desk is None or any(jobs.is_busy for jobs in (*self._background, self._own)):
            return
        self._desk = None
        for jobs in self._background:
            jobs.hold()
        self._own.run(desk.suspend, lambda is_closed: self._on_closed(desk, is_closed=is_closed), self._on_failed)

    def _on_closed(self, desk: Desk, *, is_closed: bool) -> None:
        if not is_closed:
            self._release()
            self._desk = desk
            self._again.start(_AGAIN_MS)

    def _on_failed(self, _error: UserError) -> None:
        self._release()  # a report was made of it; the desk stays open under its cover

    def _release(self) -> None:
        for jobs in self._background:
            jobs.release()
