"""Printing blank slips: how many, how large, in which language, on which printer or as a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.services.slip_printer import SlipPrinter
from desktop.services.slip_printing import BlankSlips, SlipOrder, SlipPrintService
from desktop.services.slips import MAX_BATCH
from desktop.settings import Settings
from desktop.ui.dialogs.print_dialog import PrintDialog
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.fields import NumberField
from desktop.ui.widgets.segments import SegmentedControl

_USUAL = 20


class SlipPrintDialog(PrintDialog):
    """A batch keeps its numbers while the dialog is open, however often printing fails; given back if it is closed.

    ``printed`` tells the first and the last serial of what became paper, or a file.
    """

    printed = Signal(str, str)

    def __init__(
        self, slips: SlipPrintService, printer: SlipPrinter, settings: Settings, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(printer, settings, jobs, parent, width=520, columns=2)
        self._slips = slips
        self._made: tuple[SlipOrder, BlankSlips] | None = None
        self._may_be_out = False
        self.count = NumberField(1, MAX_BATCH)
        self.count.setValue(_USUAL)
        self.large = SegmentedControl()
        self.large.add(False)
        self.large.add(True)
        self.form.add_row("count", self.count)
        self.form.add_row("printer", self.printer)
        self.form.add_row("large", self.large)
        self.form.add_row("language", self.language)
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self._on_finished)
        self.retranslate()
        self.find_printers()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Print blank slips"))
        self.form.set_words("count", self.tr("How many"), self.tr("They get the next numbers."))
        self.form.set_words("large", self.tr("Letters"))
        self.large.set_texts(self.tr("Normal"), self.tr("Large"))
        self.large.set_name(self.tr("Letters"))

    def order(self) -> SlipOrder:
        """What is asked for now."""
        return SlipOrder(self.count.value(), bool(self.large.value()), self.chosen_language())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def _on_print(self) -> None:
        self._with_batch(partial(self._print_on, self.chosen_printer()))

    def _print_on(self, printer: str, blank: BlankSlips) -> None:
        self._may_be_out = True
        self.run(partial(self._printer.print, blank, printer), lambda _: self._on_out(blank), self.tr("Printing"))

    def _on_save(self) -> None:
        self.ask_where(self.tr("Save blank slips"), self.tr("Blank slips"), "pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the slips and write them to a file."""
        self.folder.keep(path.parent)
        self._with_batch(partial(self._write_to, path))

    def _write_to(self, path: Path, blank: BlankSlips) -> None:
        self.run(lambda: self._slips.write(blank, path), lambda _: self._on_out(blank), self.tr("Saving"))

    def _with_batch(self, then: Callable[[BlankSlips], None]) -> None:
        """Make the batch that is asked for, unless it is there from a try before."""
        order, made = self.order(), self._made
        if made is not None and made[0] == order:
            then(made[1])
            return

        def keep(blank: BlankSlips) -> None:
            self._made, self._may_be_out = (order, blank), False
            then(blank)

        self._give_back()
        self.run(partial(self._slips.make, order), keep, self.tr("Making the slips and reading every code back"))

    def _on_out(self, blank: BlankSlips) -> None:
        self._made = None
        self.accept()
        serials = blank.printed.serials
        self.printed.emit(str(serials[0]), str(serials[-1]))

    def _on_finished(self, _result: int) -> None:
        self._give_back()
        self.deleteLater()

    def _give_back(self) -> None:
        """Void numbers that were taken and certainly never became paper; others stay among those that wait."""
        if self._made is not None and not self._may_be_out:
            printed = self._made[1].printed
            self._jobs.run(lambda: self._slips.give_back(printed), lambda _: None, lambda _: None)
        self._made = None
