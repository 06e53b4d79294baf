"""Printing a paper of the desk: in which language, on which printer or as a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import Message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.printing.spooler import Printer
from desktop.reports.coded import CodedPages
from desktop.services.slip_printer import SlipPrinter
from desktop.settings import Settings
from desktop.ui.dialogs.print_dialog import PrintDialog
from desktop.ui.i18n import sentence
from desktop.ui.jobs import Jobs


@dataclass(frozen=True)
class PaperWork:
    """A paper that can be made: what the dialog and its file are called (nobody's name), and how it comes about.

    ``out`` is called in the background once the paper has become paper, or a file.
    """

    title: Message
    file_name: Message
    make: Callable[[Language, Progress], CodedPages]
    write: Callable[[CodedPages, Path], object]
    out: Callable[[], object]


class PaperPrintDialog(PrintDialog):
    """One key prints: the printer and the language are those of the last time. ``printed`` tells that it is out."""

    printed = Signal()

    def __init__(self, paper: PaperWork, printer: SlipPrinter, settings: Settings, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(printer, settings, jobs, parent, width=480)
        self._paper = paper
        self.form.add_row("printer", self.printer)
        self.form.add_row("language", self.language)
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.find_printers()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(sentence(self._paper.title))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.action if self.action.isEnabled() else self.save).setFocus(Qt.FocusReason.TabFocusReason)

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        super().show_printers(printers)
        if printers and self.isVisible():
            self.action.setFocus(Qt.FocusReason.TabFocusReason)

    def save_to(self, path: Path) -> None:
        """Make the paper and write it to a file."""
        self.folder.keep(path.parent)
        paper, language = self._paper, self.chosen_language()

        def work(progress: Progress) -> None:
            paper.write(paper.make(language, progress), path)
            paper.out()

        self.run(work, self._on_out, self.tr("Saving"))

    def _on_print(self) -> None:
        paper, language, printer = self._paper, self.chosen_language(), self.chosen_printer()

        def work(progress: Progress) -> None:
            self._printer.print_pages(paper.make(language, progress), printer, progress)
            paper.out()

        self.run(work, self._on_out, self.tr("Printing"))

    def _on_save(self) -> None:
        self.ask_where(sentence(self._paper.title), sentence(self._paper.file_name), "pdf", self.save_to)

    def _on_out(self, _result: object) -> None:
        self.accept()
        self.printed.emit()
