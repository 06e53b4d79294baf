"""What is done about a case that is kept: calls, what was seen, its end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.exposure.cases import CaseState
from desktop.services.exposure.contacts import Contact
from desktop.ui.exposure.actions import ExposureActions, Lookup
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.kit.jobs import Jobs


class CaseWork(QObject):
    """Asks what has to be asked, over the page ``over``, and does it in the background."""

    kept = Signal(object)
    """A lookup is kept as a case now; with the ``Lookup``."""
    changed = Signal(object)
    """The same lookup after something was stored about its case."""
    failed = Signal(object)

    def __init__(self, actions: ExposureActions, jobs: Jobs, over: QWidget) -> None:
        super().__init__(over)
        self._actions, self._jobs, self._over = actions, jobs, over

    def keep(self, lookup: Lookup) -> None:
        """Keep a lookup as a case."""
        self._run(partial(self._actions.keep, lookup), self.kept.emit)

    def see(self, lookup: Lookup) -> None:
        """Note that the contacts were seen."""
        self._run(partial(self._actions.see, lookup), self.changed.emit)

    def switch_state(self, lookup: Lookup) -> None:
        """Close the case, or reopen it."""
        if lookup.kept is not None:
            is_open = lookup.kept.case.state is CaseState.OPEN
            state = CaseState.CLOSED if is_open else CaseState.OPEN
            self._run(partial(self._actions.set_state, lookup, state), self.changed.emit)

    def call(self, lookup: Lookup, contact: Contact) -> None:
        """Ask what came of a call."""
        dialog = CallDialog(self._actions, lookup, contact, self._jobs, self._over)
        dialog.done_with.connect(self.changed.emit)
        dialog.open()

    def _run(self, work: Callable[[], Lookup], show: Callable[[object], object]) -> None:
        self._jobs.run(work, show, self._on_failed, owner=self)

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
