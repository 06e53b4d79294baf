"""A new recovery code, shown once, until it has been kept."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import message
from desktop.reports.recovery import RecoverySheet
from desktop.ui.dialogs.base import Dialog
from desktop.ui.jobs import Jobs
from desktop.ui.messages import confirm
from desktop.ui.venue.recovery_paper import Papers
from desktop.ui.venue.recovery_proof import RecoveryProof


class RecoveryDialog(Dialog):
    """Closes when the last group of the code was typed back, or after asking."""

    def __init__(self, sheet: RecoverySheet, jobs: Jobs, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=720)
        self.proof = RecoveryProof(jobs, papers)
        self.proof.show_sheet(sheet)
        self.body.addWidget(self.proof)
        self.proof.submitted.connect(self.submit)
        self.action.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("New recovery code"))
        self.action.set_words(self.tr("I have kept it"))
        self.cancel.set_words(self.tr("Close"))

    def submit(self) -> None:
        """Close, if the code was kept."""
        if self.proof.check():
            self.accept()

    def reject(self) -> None:
        confirm(
            self,
            message("RecoveryDialog", "Close before the recovery code is kept?"),
            message(
                "RecoveryDialog", "This code is not shown again, and the old sheet is void. You can make another one."
            ),
            message("RecoveryDialog", "Close"),
            super().reject,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.proof.focus_first()
