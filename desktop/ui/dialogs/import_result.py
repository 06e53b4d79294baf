"""What became of a file that was imported, where no line of it waits in the desk to be mended."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.imports.outcome import ImportOutcome
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.import_counts import ImportCounts


class ImportResultDialog(Dialog):
    """Counts. ``not_kept`` says why the refused lines could not be kept, where there are some."""

    def __init__(self, outcome: ImportOutcome, parent: QWidget, not_kept: UserError | None = None) -> None:
        super().__init__(parent, width=640)
        self.counts = ImportCounts(outcome)
        self.body.addWidget(self.counts)
        self.cancel.hide()
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        if not_kept is not None:
            self.banner.tell(
                "danger",
                message(
                    "ImportResultDialog",
                    "The lines that were not taken could not be kept. {problem} Then import the same "
                    "file again: what was taken is not taken twice.",
                    problem=not_kept.message,
                ),
            )
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("The import is done"))
        self.action.set_words(self.tr("Close"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.action.setFocus(Qt.FocusReason.TabFocusReason)
