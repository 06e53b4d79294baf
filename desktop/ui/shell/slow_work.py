"""Work that takes longer than it seems to: shown where whoever waits for it looks, with a way to stop it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.kit.banner import STOP, WORKING
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space


class WorkNote(Translated, QWidget):
    """Hidden while nothing takes long. Of several jobs it names the one that has run longest."""

    fitted = Signal()
    """It takes more or less room now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._words, self.stop = label("second"), Button("text", parent=self)
        line = row(self, Space.S)
        line.addWidget(self._words)
        line.addWidget(self.stop)
        self.stop.clicked.connect(self._on_stop)
        for part in (self, self.stop):
            part.hide()
        self.retranslate()

    def follow(self, job: Job) -> None:
        """Show a job until it ends."""
        job.is_shown = True
        job.ended.connect(self._on_ended)
        self._jobs.append(job)
        self._show()

    def retranslate(self) -> None:
        self._words.setText(sentence(WORKING))
        self.stop.set_words(sentence(STOP))
        self.setAccessibleName(self._words.text())

    def _show(self) -> None:
        self.setVisible(bool(self._jobs))
        self.stop.setVisible(bool(self._jobs) and self._jobs[0].can_stop)
        self.stop.setEnabled(True)
        self.fitted.emit()

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        for job in self._jobs[:1]:
            job.cancel()

    def _on_ended(self) -> None:
        ended = self.sender()
        self._jobs = [job for job in self._jobs if job is not ended]
        self._show()


class SlowWork(QObject):
    """Shows the slow work of a window: in the dialog that waits for it, else in the status bar."""

    def __init__(self, jobs: Jobs, note: WorkNote) -> None:
        super().__init__(note)
        self._note = note
        jobs.slow.connect(self._on_slow)

    def _on_slow(self, job: Job) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Dialog) and dialog.is_busy:
            dialog.banner.follow(job)
        else:
            self._note.follow(job)
