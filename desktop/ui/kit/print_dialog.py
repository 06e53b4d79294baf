"""What all dialogs that print have: the printer of the last time, a file instead of it, work under way that can be stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.printing.spooler import Printer
from desktop.reports.coded import CodedPages
from desktop.services.printing.papers import PaperPrinter
from desktop.settings import Settings
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import Select
from desktop.ui.kit.files import SaveFolder, ask_where_to_save
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.segments import SegmentedControl

T = TypeVar("T")

LANGUAGES = (Language.ZH, Language.ZH_EN)
"""Of the desk's own papers: nobody needs one without Chinese."""


class PrintDialog(Dialog):
    """A form above a strip of progress, with Print and Save as PDF.

    A subclass adds its rows to ``form`` (``printer`` and ``language`` are there to be placed), connects
    ``action.clicked`` and ``save.clicked``, and calls ``find_printers`` when it is made.
    """

    def __init__(
        self,
        printer: PaperPrinter,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget,
        *,
        width: int,
        columns: int = 1,
        languages: Sequence[Language] = LANGUAGES,
    ) -> None:
        super().__init__(parent, width=width)
        self._printer = printer
        self._jobs = jobs
        self._has_printer = True
        self._focused: QWidget | None = None
        self.folder = SaveFolder(settings)
        self.printer, self.language = Select(), SegmentedControl()
        self._languages = languages
        for language in languages:
            self.language.add(language)
        self.save = Button("secondary", "save")
        self.strip = ProgressStrip()
        self.form = FormGrid(columns)
        self.body.addWidget(self.form)
        self.body.addWidget(self.strip)
        self.buttons.add_left(self.save)
        self.form.submitted.connect(self._on_submitted)

    def find_printers(self) -> None:
        """Ask the system for its printers, without waiting for it."""
        self.show_printers(())
        self._jobs.run(self._printer.printers, self.show_printers, self._on_no_printer, owner=self)

    def retranslate(self) -> None:
        super().retranslate()
        none = "" if self._has_printer else self.tr("None was found. Save it as a PDF.")
        self.form.set_words("printer", self.tr("Printer"), none)
        self.form.set_words("language", self.tr("Language"))
        words = {
            Language.ZH: self.tr("Chinese"),
            Language.EN: self.tr("English"),
            Language.ZH_EN: self.tr("Chinese and English"),
        }
        self.language.set_texts(*(words[language] for language in self._languages))
        self.language.set_name(self.tr("Language"))
        self.save.set_words(self.tr("Save as PDF…"))
        self.action.set_words(self.tr("Print"))

    def set_busy(self, busy: bool) -> None:
        if busy:
            self._focused = self.focusWidget()
        super().set_busy(busy)
        self.save.setEnabled(not busy)
        self.action.setEnabled(not busy and bool(self.printer.value()))
        self.form.setEnabled(not busy)
        if not busy and self._focused is not None:  # what is disabled loses the focus, and keys would go nowhere
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_language(self) -> Language:
        """The language that is chosen for the paper."""
        return Language(str(self.language.value()))

    def chosen_printer(self) -> str:
        """The name of the chosen printer."""
        return str(self.printer.value())

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        """Offer these, with the one of the last time chosen."""
        self.printer.set_choices([(p.name, p.title) for p in printers])
        preferred = self._printer.preferred(printers)
        if preferred is not None:
            self.printer.set_value(preferred.name)
        self.printer.setEnabled(bool(printers))
        self.action.setEnabled(bool(printers))

    def ask_where(self, title: str, name: str, kind: str, then: Callable[[Path], None]) -> None:
        """Ask for a file of a kind (``pdf``, ``xlsx``) in the folder of the last time."""
        ask_where_to_save(self, title, self.folder.path, f"{name}.{kind}", kind.upper(), kind, then)

    def run(self, work: Callable[..., T], then: Callable[[T], object], text: str) -> None:
        """Work in the background; what goes wrong is said here, at its field where it has one."""
        self.banner.clear()
        self.set_busy(True)

        def done(result: T) -> None:
            self.set_busy(False)
            then(result)

        job = self._jobs.run(work, done, self._on_error, self.strip.advance, owner=self)
        self.strip.follow(job, text)

    def _on_no_printer(self, _error: UserError) -> None:
        self._has_printer = False
        self.show_printers(())
        self.retranslate()

    def _on_submitted(self) -> None:
        (self.action if self.action.isEnabled() else self.save).click()

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if self.form.show_problems(problems) or not problems:
            self.banner.show_error(error)


@dataclass(frozen=True)
class PrintablePaper:
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

    def __init__(
        self, paper: PrintablePaper, printer: PaperPrinter, settings: Settings, jobs: Jobs, parent: QWidget
    ) -> None:
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
