"""Step 4: the recovery code is kept on paper, and proved to be."""

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.reports.recovery import RecoverySheet
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column
from desktop.ui.venue.recovery_paper import Papers
from desktop.ui.venue.recovery_proof import RecoveryProof
from desktop.ui.wizard.step import Step


class RecoveryStep(Step):
    """Comes after the desk was made; there is no way back from here."""

    def __init__(self, jobs: Jobs, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof = RecoveryProof(jobs, papers)
        column(self).addWidget(self._proof)
        self._proof.submitted.connect(self.submitted)

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """The code of the desk that was just made."""
        self._proof.show_sheet(sheet)

    def title(self) -> str:
        return self.tr("Recovery code")

    def lead(self) -> str:
        return self.tr(
            "The desk is made. If the password is ever lost, only this code opens it. It is shown once: "
            "print it, or copy it onto paper, and lock it away."
        )

    def check(self) -> bool:
        return self._proof.check()

    def owns(self, field: str) -> bool:
        return False

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Nothing is asked here that anybody else checks."""

    def focus_first(self) -> None:
        self._proof.focus_first()
