"""What an open desk does once a day by itself: it forgets what is past its retention, then the day's copy is made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.services.rights import may_call
from desktop.ui.kit.jobs import Jobs

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_LOOK_MS = 10 * 60_000
"""How often it is looked whether another day has begun: Qt's timers stand still while the PC sleeps."""
_COPY_AFTER_MS = 60_000
"""How long after somebody has come in the day's copy is made."""


class DailyWork(QObject):
    """Begins when somebody comes in, and again on each day that begins while the desk stays open."""

    not_purged = Signal(UserError)
    """Data outlives its retention, or the purge was stopped."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._desk: Desk | None = None
        self._done_on: dt.date | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._copying = QTimer(self)
        self._copying.setSingleShot(True)
        self._copying.setInterval(_COPY_AFTER_MS)
        self._copying.timeout.connect(self._copy)

    def start(self, desk: Desk) -> None:
        """Somebody is in."""
        self._desk = desk
        self._purge(desk)
        self._looking.start()

    def stop(self) -> None:
        """The desk is covered, or is closed."""
        self._desk = None
        self._looking.stop()
        self._copying.stop()

    def look(self) -> None:
        """Begin again where another day has begun since."""
        if self._desk is not None and self._desk.clock.today() != self._done_on:
            self._purge(self._desk)

    def _purge(self, desk: Desk) -> None:
        self._done_on = desk.clock.today()
        self._jobs.run(desk.retention.purge, lambda _: self._copying.start(), self._on_not_purged, owner=self)

    def _on_not_purged(self, error: UserError) -> None:
        self.not_purged.emit(error)
        self._copying.start()

    def _copy(self) -> None:
        """Without what has just been forgotten, and not while somebody begins to work. Where it fails, Today says so."""
        if self._desk is not None and may_call(self._desk.backup.copy_if_due):
            self._jobs.run(self._desk.backup.copy_if_due, lambda _: None, lambda _: None, owner=self)
