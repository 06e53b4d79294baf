"""Why: asked before anything that goes to the audit log with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space

MAX_REASON = 200
_REASON = message("ReasonDialog", "Reason")


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What is asked: a title, what follows from it, the action; reasons that a click gives, and what the field is called."""

    title: Message
    sentence_text: Message
    action: Message
    usual: tuple[Message, ...] = ()
    field: Message = _REASON


class ReasonDialog(FormDialog):
    """Asks, then calls ``act`` with the reason in the background; ``done_with`` gives what it returned."""

    lone_field = "reason"

    def __init__(self, words: ReasonWords, act: Callable[[str], object], jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent)
        self._words = words
        self._act = act
        self._explanation = label("second", wrap=True)
        self.body.insertWidget(0, self._explanation)
        self.reason = TextField()
        self.reason.setMaxLength(MAX_REASON)
        self.form.add_row("reason", self.reason)
        self.usual = [Button("secondary") for _ in words.usual]
        shortcuts = column(gap=Space.S)
        for button, usual in zip(self.usual, words.usual, strict=True):
            button.clicked.connect(lambda _=False, sentence_text=usual: self._on_usual(sentence_text))
            shortcuts.addWidget(button)
        if self.usual:
            self.body.addLayout(shortcuts)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(sentence(self._words.title))
        self._explanation.setText(sentence(self._words.sentence_text))
        self.form.set_words("reason", sentence(self._words.field))
        for button, usual in zip(self.usual, self._words.usual, strict=True):
            button.set_words(sentence(usual))
        self.action.set_words(sentence(self._words.action))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused in self.usual:
            focused.click()
        else:
            super().keyPressEvent(event)

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def check(self) -> Sequence[Problem]:
        if len(self.reason.value()) >= 2:
            return ()
        return (Problem("reason", message("ReasonDialog", "Say why in one short sentence.")),)

    def work(self) -> Callable[[], object]:
        reason = self.reason.value()
        return lambda: self._act(reason)

    def _on_usual(self, sentence_text: Message) -> None:
        self.reason.set_value(sentence(sentence_text))
        self.submit()
