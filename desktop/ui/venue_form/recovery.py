"""A recovery code, the ways to get it onto paper, and the proof that it is there: its last group, typed back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.catalogue import Catalogue
from desktop.domain.codes import show_code
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.text import clean_code
from desktop.files.whole import write_whole
from desktop.printing.media import media_for_page
from desktop.printing.spooler import Printer, PrintTicket, Spooler
from desktop.reports.recovery import RecoverySheet
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.files import ask_where_to_save, documents_folder
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, grid, row
from desktop.ui.kit.tokens import Space

_PER_LINE = 4
_A4 = media_for_page(210, 297)


@dataclass(frozen=True, slots=True)
class Papers:
    """How a sheet becomes paper: drawn as a PDF, and printed."""

    pdf: Callable[[RecoverySheet], bytes]
    spooler: Callable[[], Spooler]


def recovery_papers(fonts: Path, catalogue: Catalogue) -> Papers:
    """How recovery sheets become paper on this computer, set in the typefaces of a folder."""
    from desktop.printing.choose import system_spooler
    from desktop.reports.recovery import recovery_pdf

    return Papers(lambda sheet: recovery_pdf(sheet, fonts, catalogue), system_spooler)


class RecoveryPaper(Translated, QWidget):
    """Shows a code; prints it on a chosen printer or saves it as PDF. What came of that is said in ``banner``."""

    def __init__(self, jobs: Jobs, papers: Papers, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._papers = papers
        self._banner = banner
        self._sheet: RecoverySheet | None = None
        self._card = Card(gap=Space.M, tone="tint")
        self._groups = grid(gap=Space.M)
        self._card.body.addLayout(self._groups)
        self._labels: list[QLabel] = []
        self._printers = Select()
        self._print = Button("secondary", "print")
        self._save = Button("secondary", "save")
        self._looking = label("second")
        line = row(gap=Space.S)
        line.addWidget(self._printers, 1)
        line.addWidget(self._print)
        line.addWidget(self._save)
        line.addWidget(self._looking, 1)
        box = column(self, gap=Space.M)
        box.addWidget(self._card)
        box.addLayout(line)
        self._printers.hide()
        self._print.hide()
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self.retranslate()

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Show a code and look for printers."""
        self._sheet = sheet
        for old in self._labels:
            old.deleteLater()
        self._labels = []
        for number, group in enumerate(show_code(sheet.code).split()):
            cell = column(gap=0)
            for made in (label("second", str(number + 1)), label("code", group)):
                made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                cell.addWidget(made)
                self._labels.append(made)
            self._groups.addLayout(cell, number // _PER_LINE, number % _PER_LINE)
        self._card.setAccessibleName(show_code(sheet.code))
        self._jobs.run(lambda: self._papers.spooler().printers(), self._on_printers, self._on_no_printers)

    def retranslate(self) -> None:
        self._printers.setAccessibleName(self.tr("Printer"))
        self._print.set_words(self.tr("Print the sheet"))
        self._save.set_words(self.tr("Save as PDF…"))
        if self._looking.text():
            self._looking.setText(self.tr("No printer was found: save the PDF, or copy the code by hand."))

    def _on_printers(self, found: tuple[Printer, ...]) -> None:
        self._printers.set_choices([(p.name, p.title) for p in found])
        self._printers.show()
        self._print.show()

    def _on_no_printers(self, _error: UserError) -> None:
        # No fault: most desks are set up before their printer is.
        self._looking.setText(self.tr("No printer was found: save the PDF, or copy the code by hand."))

    def _on_print(self) -> None:
        sheet, printer = self._sheet, str(self._printers.value())
        if sheet is None:
            return
        self._print.setEnabled(False)

        def work() -> None:
            spooler = self._papers.spooler()
            spooler.watch(spooler.submit(self._papers.pdf(sheet), PrintTicket(printer, _A4, title="VenueDesk")))

        self._jobs.run(work, self._on_printed, self._on_failed, owner=self)

    def _on_printed(self, _result: object) -> None:
        self._print.setEnabled(True)
        self._banner.show_message("good", message("Recovery", "The sheet was printed. Take it from the printer now."))

    def _on_failed(self, error: UserError) -> None:
        self._print.setEnabled(True)
        self._banner.show_error(error)

    def _on_save(self) -> None:
        ask_where_to_save(
            self,
            self.tr("Save the recovery sheet"),
            documents_folder(),
            self.tr("Recovery sheet.pdf"),
            "PDF",
            "pdf",
            self.save,
        )

    def save(self, path: Path) -> None:
        """Write the sheet as a PDF, whole or not at all."""
        if self._sheet is None:
            return
        draw = partial(self._papers.pdf, self._sheet)
        self._jobs.run(lambda: write_whole(path, draw()), partial(self._on_saved, path), self._on_failed, owner=self)

    def _on_saved(self, path: Path, _result: object) -> None:
        self._banner.show_message(
            "good",
            message("Recovery", "Saved as {name}. Print it, then delete the file from this computer.", name=path.name),
        )


class RecoveryProof(Translated, QWidget):
    """Shows the code once; ``check`` tells whether its last group was typed back."""

    submitted = Signal()

    def __init__(self, jobs: Jobs, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_group = ""
        banner = Banner(self)
        self._paper = RecoveryPaper(jobs, papers, banner)
        self._form = FormGrid(2)
        self._typed = TextField()
        self._form.add_row("proof", self._typed)
        box = column(self, gap=Space.L)
        box.addWidget(banner)
        box.addWidget(self._paper)
        box.addWidget(self._form)
        box.addStretch(1)
        self._form.submitted.connect(self.submitted)
        self.retranslate()

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """The code to be kept."""
        self._last_group = show_code(sheet.code).split()[-1]
        self._paper.show_sheet(sheet)

    def check(self) -> bool:
        """Whether the last group is right; otherwise it says what is wrong."""
        if not self._typed.value():
            wrong = self.tr("Type the last four characters of the code from your paper.")
        elif clean_code(self._typed.value()) != self._last_group:
            wrong = self.tr("These are not the last four characters. Compare your paper with the code above.")
        else:
            return True
        self._form.set_problem("proof", wrong)
        focus(self._typed)
        return False

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        focus(self._typed)

    def retranslate(self) -> None:
        self._form.set_words(
            "proof", self.tr("I have kept it: the last four characters"), self.tr("Type group 7 back from the paper.")
        )
