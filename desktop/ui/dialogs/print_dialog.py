"""What all dialogs that print have: the printer of the last time, a file instead of it, work under way that can be stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language
from desktop.printing.spooler import Printer
from desktop.services.slip_printer import SlipPrinter
from desktop.settings import Settings
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.files import SaveFolder, ask_where_to_save
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import Select
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.segments import SegmentedControl

LANGUAGES = (Language.ZH, Language.ZH_EN)
"""Of the desk's own papers: nobody needs one without Chinese."""


class PrintDialog(Dialog):
    """A form above a strip of progress, with Print and Save as PDF.

    A subclass adds its rows to ``form`` (``printer`` and ``language`` are there to be placed), connects
    ``action.clicked`` and ``save.clicked``, and calls ``find_printers`` when it is made.
    """

    def __init__(
        self,
        printer: SlipPrinter,
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
        self.buttons.insertWidget(0, self.save)
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
        """Of the paper."""
        return Language(str(self.language.value()))

    def chosen_printer(self) -> str:
        """Its name."""
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

    def run(self, work: Callable[..., Any], then: Callable[[Any], None], text: str) -> None:
        """Work in the background; what goes wrong is said here, at its field where it has one."""
        self.banner.clear()
        self.set_busy(True)

        def done(result: Any) -> None:
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
            self.banner.tell_error(error)
