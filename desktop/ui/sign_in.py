"""Joins the unlock screen with the desk's doors: the key is derived in the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import UserError
from desktop.services.access import Access, Opened
from desktop.ui.jobs import Jobs
from desktop.ui.unlock import UnlockScreen


class SignIn(QObject):
    """Lives as long as its screen.

    ``entered`` carries what ``open_desk`` made of the opened door, on the thread of the window.
    """

    entered = Signal(object)

    def __init__(self, screen: UnlockScreen, access: Access, open_desk: Callable[[Opened], object], jobs: Jobs) -> None:
        """``open_desk`` is called in the background, after the password was right; it may raise ``UserError``."""
        super().__init__(screen)
        self._screen = screen
        self._access = access
        self._open_desk = open_desk
        self._jobs = jobs
        screen.unlock_requested.connect(self._on_unlock)
        screen.recovery_requested.connect(self._on_recovery)
        if seconds := access.wait_seconds():
            screen.wait(seconds)

    def _on_unlock(self, slot_id: str, password: str) -> None:
        self._jobs.run(lambda: self._open_desk(self._access.open(slot_id, password)), self._on_opened, self._on_failed)

    def _on_recovery(self, code: str, password: str) -> None:
        self._jobs.run(lambda: self._open_desk(self._access.recover(code, password)), self._on_opened, self._on_failed)

    def _on_opened(self, desk: object) -> None:
        self._screen.set_busy(False)
        self.entered.emit(desk)

    def _on_failed(self, error: UserError) -> None:
        self._screen.show_problem(error)
        if seconds := self._access.wait_seconds():
            self._screen.wait(seconds)
