"""Strips of a page: what failed or was done with the way out, and how far long work is."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.job import Job
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import column, row
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

Tone = Literal["danger", "attention", "good", "working"]

_LOOKS: dict[Tone, tuple[str, str]] = {
    "danger": ("error", "danger"),
    "attention": ("warning", "attention"),
    "good": ("check-circle", "primary"),
    "working": ("sync", "second"),
}
WORKING, STOP = message("Banner", "Working…"), message("Banner", "Stop")
_WHOLE = 1000
"""Of a bar: its units are integers of 32 bits, of which bytes need more."""


class Banner(Translated, QFrame):
    """Hidden until something is said. What it says is kept as a message, so it follows the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Message | None = None
        self._job: Job | None = None
        self._may_stop = True
        self._way_out: tuple[Message, Callable[[], object]] | None = None
        mark(self, banner=True, tone="danger")
        self._icon = IconLabel("error", "danger")
        self._text = label(wrap=True)
        self._action = Button("secondary")
        self._action.clicked.connect(self._on_action)
        self._close = Button("quiet", "close")
        self._close.clicked.connect(self.clear)
        line = row(self, Space.S, (Space.M, Space.XS, Space.XS, Space.XS))
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self.hide()
        self.retranslate()

    def show_message(
        self, tone: Tone, words: Message, way_out: Message | None = None, act: Callable[[], object] | None = None
    ) -> None:
        """Say something; ``way_out`` is the word on a button that calls ``act``."""
        self._explanation, self._job = words, None
        self._way_out = (way_out, act) if way_out is not None and act is not None else None
        mark(self, tone=tone)
        self._icon.set_icon(*_LOOKS[tone])
        self.retranslate()
        self.show()
        # Only now: their Python types take time to make, and the first screen has nothing to say.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_error(
        self, error: UserError, way_out: Message | None = None, act: Callable[[], object] | None = None
    ) -> None:
        """Say what failed; work that the user stopped is no failure."""
        self.show_message("attention" if isinstance(error, Cancelled) else "danger", error.message, way_out, act)

    def show_until(
        self,
        mended: SignalInstance,
        error: UserError,
        way_out: Message | None = None,
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say what failed, until a signal says that it is not so any more; what else is said by then stays."""
        if self._explanation == error.message:
            return  # a page that reads every minute says it once, aloud as well
        self.show_error(error, way_out, act)

        mended.connect(lambda *_of_signal: self.withdraw(error.message), Qt.ConnectionType.SingleShotConnection)

    def withdraw(self, words: Message) -> None:
        """Say this no more; what else is said by now stays."""
        if self._explanation == words:
            self.clear()

    def until(self, mended: SignalInstance) -> Callable[[UserError], None]:
        """What is done with an error: said until a signal, such as the next answer of a ``Latest``."""
        return partial(self.show_until, mended)

    def follow(self, job: Job, *, can_stop: bool = True) -> None:
        """Say that a job is under way, once it takes long, until it ends or something else is said; with a way to stop it
        if it can be."""
        job.is_shown, self._may_stop = True, can_stop
        if job.is_slow:
            self._show_work(job)
        else:
            job.slow.connect(self._show_work)
        job.ended.connect(self._on_ended)

    def clear(self) -> None:
        """Say nothing any more."""
        if self._close.hasFocus() or self._action.hasFocus():
            self.focusNextChild()
        self._explanation = self._job = None
        self.hide()

    def text(self) -> str:
        """What is said now, as shown."""
        return self._text.text() if self._explanation is not None else ""

    def retranslate(self) -> None:
        self._close.set_words("", self.tr("Close this message"))
        if self._explanation is not None:
            self._text.setText(sentence(self._explanation))
            self.setAccessibleName(self._text.text())
        self._action.setVisible(self._way_out is not None)
        if self._way_out is not None:
            self._action.set_words(sentence(self._way_out[0]))

    def _on_action(self) -> None:
        if self._way_out is not None:
            self._way_out[1]()

    def _show_work(self, job: Job) -> None:
        self.show_message("working", WORKING, STOP if self._may_stop and job.can_stop else None, self._stop)
        self._job = job

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_ended(self) -> None:
        if self._job is not None and self.sender() is self._job:
            self.clear()


class ProgressStrip(Translated, QWidget):
    """Hidden until it follows a job: a sentence, a bar, and a button that stops the work. ``in_percent``: the units done, such
    as bytes, mean nothing to people."""

    def __init__(self, parent: QWidget | None = None, *, in_percent: bool = False) -> None:
        super().__init__(parent)
        self._in_percent = in_percent
        self._job: Job | None = None
        self._wording = label("quiet")
        self._count = label("second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button("secondary")
        self._stop.clicked.connect(self._on_stop)
        texts = row(gap=Space.S)
        texts.addWidget(self._wording, 1)
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
        self._job, job.is_shown = job, True
        self._wording.setText(text)
        self._count.setText("")
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        job.ended.connect(self._on_ended)
        self.show()

    def advance(self, done: int, total: int) -> None:
        """Give this to ``Jobs.run`` as ``on_progress``. Without a total the bar only tells that work goes on."""
        done = min(done, total) if total else done
        self._bar.setRange(0, _WHOLE if total else 0)
        self._bar.setValue(done * _WHOLE // total if total else 0)
        if self._in_percent:
            self._count.setText(f"{done * 100 // total} %" if total else "")
        else:
            self._count.setText(f"{count_text(done)} / {count_text(total)}" if total else count_text(done))

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
