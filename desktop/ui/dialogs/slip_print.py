"""Printing blank slips: how many, how large, in which language, on which printer or as a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language
from desktop.printing.spooler import Printer
from desktop.services.slip_printer import SlipPrinter
from desktop.services.slip_printing import BlankSlips, SlipOrder, SlipPrintService
from desktop.services.slips import MAX_BATCH
from desktop.settings import Settings
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.files import SaveFolder, ask_where_to_save
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import NumberField, Select
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.segments import SegmentedControl

_USUAL = 20
_LANGUAGES = (Language.ZH, Language.ZH_EN)


class SlipPrintDialog(Dialog):
    """A batch keeps its numbers while the dialog is open, however often printing fails; given back if it is closed.

    ``printed`` tells the first and the last serial of what became paper, or a file.
    """

    printed = Signal(str, str)

    def __init__(
        self, slips: SlipPrintService, printer: SlipPrinter, settings: Settings, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(parent, width=520)
        self._slips = slips
        self._printer = printer
        self._jobs = jobs
        self._folder = SaveFolder(settings)
        self._made: tuple[SlipOrder, BlankSlips] | None = None
        self._may_be_out = False
        self.count = NumberField(1, MAX_BATCH)
        self.count.setValue(_USUAL)
        self.large, self.language, self.printer = SegmentedControl(), SegmentedControl(), Select()
        self.large.add(False)
        self.large.add(True)
        for language in _LANGUAGES:
            self.language.add(language)
        self.save = Button("secondary", "save")
        self._strip = ProgressStrip()
        self.form = FormGrid(2)
        self.form.add_row("count", self.count)
        self.form.add_row("printer", self.printer)
        self.form.add_row("large", self.large)
        self.form.add_row("language", self.language)
        self.body.addWidget(self.form)
        self.body.addWidget(self._strip)
        self.buttons.insertWidget(0, self.save)
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.form.submitted.connect(lambda: (self.action if self.action.isEnabled() else self.save).click())
        self.finished.connect(self._on_finished)
        self._show_printers(())
        self.retranslate()
        jobs.run(printer.printers, self._show_printers, self._on_no_printer)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Print blank slips"))
        self.form.set_words("count", self.tr("How many"), self.tr("They get the next numbers."))
        self.form.set_words("printer", self.tr("Printer"))
        self.form.set_words("large", self.tr("Letters"))
        self.form.set_words("language", self.tr("Language"))
        self.large.set_texts(self.tr("Normal"), self.tr("Large"))
        self.large.set_name(self.tr("Letters"))
        self.language.set_texts(self.tr("Chinese"), self.tr("Chinese and English"))
        self.language.set_name(self.tr("Language"))
        self.save.set_words(self.tr("Save as PDF…"))
        self.action.set_words(self.tr("Print"))

    def order(self) -> SlipOrder:
        """What is asked for now."""
        return SlipOrder(self.count.value(), bool(self.large.value()), Language(str(self.language.value())))

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.save.setEnabled(not busy)
        self.action.setEnabled(not busy and bool(self.printer.value()))
        self.form.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _show_printers(self, printers: tuple[Printer, ...]) -> None:
        self.printer.set_choices([(p.name, p.title) for p in printers])
        preferred = self._printer.preferred(printers)
        if preferred is not None:
            self.printer.set_value(preferred.name)
        self.printer.setEnabled(bool(printers))
        self.action.setEnabled(bool(printers))

    def _on_no_printer(self, _error: UserError) -> None:
        self._show_printers(())
        self.form.set_words("printer", self.tr("Printer"), self.tr("None was found. Save the slips as a PDF."))

    def _on_print(self) -> None:
        self._with_batch(partial(self._print_on, str(self.printer.value())))

    def _print_on(self, printer: str, blank: BlankSlips) -> None:
        self._may_be_out = True
        self._run(partial(self._printer.print, blank, printer), lambda _: self._on_out(blank), self.tr("Printing"))

    def _on_save(self) -> None:
        name = self.tr("Blank slips")
        ask_where_to_save(
            self, self.tr("Save blank slips"), self._folder.path, f"{name}.pdf", "PDF", "pdf", self.save_to
        )

    def save_to(self, path: Path) -> None:
        """Make the slips and write them to a file."""
        self._folder.keep(path.parent)
        self._with_batch(partial(self._write_to, path))

    def _write_to(self, path: Path, blank: BlankSlips) -> None:
        self._run(lambda: self._slips.write(blank, path), lambda _: self._on_out(blank), self.tr("Saving"))

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
        self._run(partial(self._slips.make, order), keep, self.tr("Making the slips and reading every code back"))

    def _run(self, work: Callable[..., Any], then: Callable[[Any], None], text: str) -> None:
        self.banner.clear()
        self.set_busy(True)

        def done(result: Any) -> None:
            self.set_busy(False)
            then(result)

        job = self._jobs.run(work, done, self._on_error, self._strip.advance, owner=self)
        self._strip.follow(job, text)

    def _on_out(self, blank: BlankSlips) -> None:
        self._made = None
        self.accept()
        serials = blank.printed.serials
        self.printed.emit(str(serials[0]), str(serials[-1]))

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if self.form.show_problems(problems) or not problems:
            self.banner.tell_error(error)

    def _on_finished(self, _result: int) -> None:
        self._give_back()
        self.deleteLater()

    def _give_back(self) -> None:
        """Void numbers that were taken and certainly never became paper; others stay among those that wait."""
        if self._made is not None and not self._may_be_out:
            printed = self._made[1].printed
            self._jobs.run(lambda: self._slips.give_back(printed), lambda _: None, lambda _: None)
        self._made = None
