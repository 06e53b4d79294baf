"""Printing blank slips: how many, how large, in which language, on which printer or as a PDF."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.printing.spooler import Printer
from desktop.services.slip_printing import BlankSlips, SlipOrder, SlipPrintService
from desktop.services.slips import MAX_BATCH
from desktop.settings import Settings
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.poster_files import SaveFolder, ask_where_to_save
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

    def __init__(self, printing: SlipPrintService, settings: Settings, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=520)
        self._printing = printing
        self._jobs = jobs
        self._folder = SaveFolder(settings)
        self._made: tuple[SlipOrder, BlankSlips] | None = None
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
        jobs.run(printing.printers, self._show_printers, self._on_no_printer)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Print blank slips"))
        self.form.set_words("count", self.tr("How many"), self.tr("They get the next numbers."))
        self.form.set_words("printer", self.tr("Printer"))
        self.form.set_words("large", self.tr("Print"))
        self.form.set_words("language", self.tr("Language"))
        self.large.set_texts(self.tr("Normal"), self.tr("Large"))
        self.large.set_name(self.tr("Print"))
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
        preferred = self._printing.preferred(printers)
        if preferred is not None:
            self.printer.set_value(preferred.name)
        self.printer.setEnabled(bool(printers))
        self.action.setEnabled(bool(printers))

    def _on_no_printer(self, _error: UserError) -> None:
        self._show_printers(())
        self.form.set_words("printer", self.tr("Printer"), self.tr("None was found. Save the slips as a PDF."))

    def _on_print(self) -> None:
        printer, order, made = str(self.printer.value()), self.order(), self._made

        def work(progress: object) -> tuple[SlipOrder, BlankSlips]:
            blank = self._batch(order, made, progress)
            self._printing.print(blank, printer, progress)  # type: ignore[arg-type]
            return order, blank

        self._run(work, self._on_done)

    def _on_save(self) -> None:
        name = self.tr("Blank slips")
        ask_where_to_save(
            self, self.tr("Save blank slips"), self._folder.path, f"{name}.pdf", "PDF", "pdf", self.save_to
        )

    def save_to(self, path: Path) -> None:
        """Make the slips and write them to a file."""
        self._folder.keep(path.parent)
        order, made = self.order(), self._made

        def work(progress: object) -> tuple[SlipOrder, BlankSlips]:
            blank = self._batch(order, made, progress)
            self._printing.save(blank, path)
            return order, blank

        self._run(work, self._on_done)
