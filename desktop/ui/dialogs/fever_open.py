"""The way from a page to fever worksheets: the only one that waits, or a choice among several."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.services.fever_printing import FeverPrintService
from desktop.services.fevers import FeverService, OpenFever, Worksheet
from desktop.services.slip_printer import SlipPrinter
from desktop.settings import Settings
from desktop.ui.dialogs.fever_list import FeverListDialog
from desktop.ui.dialogs.fever_work import FeverDialog
from desktop.ui.jobs import Jobs


class FeverWork(QObject):
    """Opens worksheets over the page. ``changed``: one was kept or closed; ``failed``: one could not be opened."""

    changed = Signal()
    left = Signal()
    """A worksheet was put away; the keys belong to the form again."""
    failed = Signal(object)

    def __init__(
        self,
        fevers: FeverService,
        papers: FeverPrintService,
        printer: SlipPrinter,
        settings: Settings,
        clock: Clock,
        jobs: Jobs,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._fevers = fevers
        self._dialog = partial(
            FeverDialog,
            fevers=fevers,
            papers=papers,
            printer=printer,
            settings=settings,
            clock=clock,
            jobs=jobs,
            parent=page,
        )
        self._jobs = jobs
        self._page = page

    def choose(self, waiting: tuple[OpenFever, ...]) -> None:
        """Open the worksheet of whom waits, or ask whose where several do."""
        if len(waiting) == 1:
            self.open(waiting[0].id)
        elif waiting:
            dialog = FeverListDialog(waiting, self._page)
            dialog.wanted.connect(self.open)
            dialog.open()

    def open(self, fever_id: str) -> None:
        """Open a worksheet."""
        self._jobs.run(partial(self._fevers.worksheet, fever_id), self.show, self._on_failed, owner=self)

    def show(self, sheet: Worksheet) -> None:
        """Open a worksheet that was read already."""
        dialog = self._dialog(sheet)
        dialog.changed.connect(self.changed)
        dialog.finished.connect(lambda _: self.left.emit())
        dialog.open()

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
