"""Step 4: the recovery code is kept on paper, and proved to be."""

from PySide6.QtWidgets import QWidget

from desktop.domain.codes import show_code
from desktop.domain.errors import Problem
from desktop.domain.text import clean_code
from desktop.reports.recovery import RecoverySheet
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column
from desktop.ui.tokens import Space
from desktop.ui.venue.recovery_paper import Papers, RecoveryPaper
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.form import FormGrid, focus
from desktop.ui.wizard.step import Step


class RecoveryStep(Step):
    """Shows the code once. Its last group, typed back from the paper, is what shows that it was kept."""

    def __init__(self, jobs: Jobs, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_group = ""
        self._banner = Banner(self)
        self._paper = RecoveryPaper(jobs, papers, self._banner)
        self._form = FormGrid(2)
        self._proof = TextField()
        self._form.add_row("proof", self._proof)
        box = column(self, gap=Space.L)
        box.addWidget(self._banner)
        box.addWidget(self._paper)
        box.addWidget(self._form)
        box.addStretch(1)
        self._form.submitted.connect(self.submitted)
        self.retranslate()

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """The code of the desk that was just made."""
        self._last_group = show_code(sheet.code).split()[-1]
        self._paper.show_sheet(sheet)

    def title(self) -> str:
        return self.tr("Recovery code")

    def lead(self) -> str:
        return self.tr(
            "The desk is made. If the password is ever lost, only this code opens it. It is shown once: "
            "print it, or copy it onto paper, and lock it away."
        )

    def check(self) -> bool:
        if not self._proof.value():
            self._form.set_problem("proof", self.tr("Type the last four characters of the code from your paper."))
        elif clean_code(self._proof.value()) != self._last_group:
            self._form.set_problem("proof", self.tr("These are not the last four characters. Compare your paper with the code above."))
        else:
            return True
        focus(self._proof)
        return False

    def owns(self, field: str) -> bool:
        return False

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Nothing is asked here that anybody else checks."""

    def focus_first(self) -> None:
        focus(self._proof)

    def retranslate(self) -> None:
        self._form.set_words(
            "proof", self.tr("I have kept it: the last four characters"), self.tr("Type group 7 back from the paper.")
        )
