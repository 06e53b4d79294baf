"""What is done about a case that is kept: calls, what was seen, its end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.exposure.cases import CaseState
from desktop.services.exposure.cases import ExposureCase
from desktop.services.exposure.contacts import Contact
from desktop.ui.exposure.actions import ExposureActions, Lookup
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.exposure.export import ExportListDialog
from desktop.ui.exposure.print_list import PrintListDialog
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.jobs import Jobs


class CaseWork(QObject):
    """Asks what has to be asked, over the page ``over``, and does it in the background."""

    kept = Signal(object)
    """A lookup is kept as a case now; with the ``Lookup``."""
    changed = Signal(object)
    """The same lookup after something was stored about its case."""
    exported = Signal(object)
    """The list was written; with the ``ListFile``."""
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

    def export(self, lookup: Lookup) -> None:
        """Ask how the list is to leave the desk; a lookup that is not kept gets its number first."""
        self._kept_first(lookup, self._ask_for_key)

    def print(self, lookup: Lookup) -> None:
        """Print the list; a lookup that is not kept gets its number first."""
        self._kept_first(lookup, self._ask_to_print)

    def _kept_first(self, lookup: Lookup, then: Callable[[ExposureCase], object]) -> None:
        if lookup.kept is not None:
            then(lookup.kept.case)
            return

        def go_on(kept: object) -> None:
            self.kept.emit(kept)
            if isinstance(kept, Lookup) and kept.kept is not None:
                then(kept.kept.case)

        self._run(partial(self._actions.keep, lookup), go_on)

    def _ask_for_key(self, case: ExposureCase) -> None:
        self._jobs.run(
            self._actions.exports.office_fingerprint,
            partial(self._ask_to_export, case),
            self._on_failed,
            owner=self,
            only_reads=True,
        )

    def _ask_to_export(self, case: ExposureCase, office: str) -> None:
        actions = self._actions
        folder = SaveFolder(actions.settings)
        dialog = ExportListDialog(actions.exports, case, office, folder, self._jobs, self._over)
        dialog.done_with.connect(self.exported.emit)
        dialog.open()

    def _ask_to_print(self, case: ExposureCase) -> None:
        actions = self._actions
        PrintListDialog(actions.exports, case, actions.printer, actions.settings, self._jobs, self._over).open()

    def _run(self, work: Callable[[], Lookup], show: Callable[[object], object]) -> None:
        self._jobs.run(work, show, self._on_failed, owner=self)

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
