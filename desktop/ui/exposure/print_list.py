"""The list of a case onto paper."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.services.exposure.cases import ExposureCase
from desktop.services.exposure.exports import ExposureExports
from desktop.services.exposure.list_files import ListWish
from desktop.services.printing.papers import PaperPrinter
from desktop.settings import Settings
from desktop.ui.exposure.export import TOO_SHORT
from desktop.ui.kit.fields import PasswordField, TextField
from desktop.ui.kit.forms import focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.print_dialog import PrintDialog
from desktop.ui.kit.reason_dialog import MAX_REASON


class PrintListDialog(PrintDialog):
    """Prints, or saves what would be printed, for a reason and with the password again. ``out`` tells that it is done."""

    out = Signal()

    def __init__(
        self,
        exports: ExposureExports,
        case: ExposureCase,
        printer: PaperPrinter,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(printer, settings, jobs, parent, width=520, languages=tuple(Language))
        self._exports, self._case = exports, case
        self._warning = label("attention", wrap=True)
        self.body.insertWidget(0, self._warning)
        self.reason, self.password = TextField(), PasswordField()
        self.reason.setMaxLength(MAX_REASON)
        self.form.add_row("printer", self.printer)
        self.form.add_row("language", self.language)
        self.form.add_row("reason", self.reason)
        self.form.add_row("password", self.password)
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.find_printers()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Print the list of case {number}").format(number=self._case.number))
        self._warning.setText(
            self.tr("The paper holds names, telephones and document numbers in full. Hand it over yourself.")
        )
        self.form.set_words("reason", self.tr("Who gets it, and what for"), self.tr("It is kept in the audit log."))
        self.form.set_words("password", self.tr("Your password again"))

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip() or self.password.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus(self.reason)

    def save_to(self, path: Path) -> None:
        """Write the paper to a file."""
        self.folder.keep(path.parent)
        export = partial(self._exports.export, path, self._case.id, self._wish(), self.password.value())

        def work(progress: Progress) -> None:
            export(progress)

        self.run(work, self._on_out, self.tr("Saving"))

    def _on_save(self) -> None:
        if self._is_complete():
            name = self.tr("contacts {number}").format(number=self._case.number)
            self.ask_where(self.tr("Save the list"), name, "pdf", self.save_to)

    def _on_print(self) -> None:
        if not self._is_complete():
            return
        printer, make = (
            self.chosen_printer(),
            partial(self._exports.paper, self._case.id, self._wish(), self.password.value()),
        )

        def work(progress: Progress) -> None:
            pages = CodedPages(make(progress), (A4.width, A4.height), ())
            self._printer.print_pages(pages, printer, progress)

        self.run(work, self._on_out, self.tr("Printing"))

    def _wish(self) -> ListWish:
        return ListWish(self.reason.value(), self.chosen_language())

    def _is_complete(self) -> bool:
        """Whether reason and password are there; what is missing is said at its field."""
        problems = [Problem("reason", TOO_SHORT)] if len(self.reason.value()) < 2 else []
        if not self.password.value():
            problems.append(Problem("password", message("ExportListDialog", "Type your password.")))
        self.form.show_problems(problems)
        return not problems

    def _on_error(self, error: UserError) -> None:
        if isinstance(error, BadInput) and not error.problems:
            error = BadInput.at("password", error.message)
        super()._on_error(error)

    def _on_out(self, _result: object) -> None:
        self.accept()
        self.out.emit()
