"""How far long work is, and a way to stop it."""

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.ui.i18n import Translated
from desktop.ui.jobs import Job
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import label


class ProgressStrip(Translated, QWidget):
    """Hidden until it follows a job: a sentence, a bar, and a button that stops the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._said = label("quiet")
        self._count = label("second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button("secondary")
        self._stop.clicked.connect(self._on_stop)
        texts = row(gap=Space.S)
        texts.addWidget(self._said, 1)
        texts.addWidget(self._count)
        left = column(gap=Space.XS)
        left.addLayout(texts)
        left.addWidget(self._bar)
        line = row(self, Space.M)
        line.addLayout(left, 1)
        line.addWidget(self._stop)
        self.hide()
        self.retranslate()

    def follow(self, job: Job, text: str) -> None:
        """Show a job until it ends; ``text`` says what is being done."""
        self._job = job
        self._said.setText(text)
        self._count.setText("")
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        job.ended.connect(self._on_ended)
        self.show()

    def advance(self, done: int, total: int) -> None:
        """Give this to ``Jobs.run`` as ``on_progress``. Without a total the bar only tells that work goes on."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done} / {total}" if total else str(done))

    def count_text(self) -> str:
        """How far it is, as shown."""
        return self._count.text()

    def retranslate(self) -> None:
        self._stop.set_words(self.tr("Stop"))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.cancel()

    def _on_ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.hide()
