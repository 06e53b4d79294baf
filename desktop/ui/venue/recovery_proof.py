"""A recovery code and the proof that it is on paper: its last group, typed back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.codes import show_code
from desktop.domain.text import clean_code
from desktop.reports.recovery import RecoverySheet
from desktop.ui.i18n import Translated
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column
from desktop.ui.tokens import Space
from desktop.ui.venue.recovery_paper import Papers, RecoveryPaper
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.form import FormGrid, focus


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
        """Go to the field."""
        focus(self._typed)

    def retranslate(self) -> None:
        self._form.set_words(
            "proof", self.tr("I have kept it: the last four characters"), self.tr("Type group 7 back from the paper.")
        )
