"""Keeping a field that is in doubt: the reasons there may be for it, and the dialog that asks for one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.declaration_check import MAX_REASON
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.labels import label

_COMPARED = message("InsistDialog", "Compared with the document: it says so")
_ON_SLIP = message("InsistDialog", "The slip says so, the person has left")
_SAYS = message("InsistDialog", "The person says so")
_SILENT = message("InsistDialog", "The slip says nothing, the person has left")
_NO_ANSWER = message("InsistDialog", "The person refused to answer")

_LACKING: dict[str, tuple[Message, ...]] = {
    "temperature_c": (
        message("InsistDialog", "The thermometer is out of order"),
        message("InsistDialog", "The person refused to be measured"),
        _SILENT,
    ),
    "phone": (message("InsistDialog", "The person has no phone"), _SILENT, _NO_ANSWER),
    "guardian_phone": (message("InsistDialog", "The guardian has no phone"), _SILENT, _NO_ANSWER),
    "address": (message("InsistDialog", "The person has no settled address"), _SILENT, _NO_ANSWER),
    "signature": (
        message("InsistDialog", "The slip is not signed, the person has left"),
        message("InsistDialog", "The person cannot sign"),
        message("InsistDialog", "The person refused to sign"),
    ),
    "consent": (_SILENT, _NO_ANSWER),
}
"""Why a field says nothing."""
_LACKING_USUAL = (_SILENT, _NO_ANSWER)

_DOUBTED: dict[str, tuple[Message, ...]] = {
    "temperature_c": (message("InsistDialog", "Measured twice, the same both times"), _ON_SLIP),
    "consent": (message("InsistDialog", "The law asks for the form"),),
    "slip": (message("InsistDialog", "An older slip, printed elsewhere"), _ON_SLIP),
    "time": (_ON_SLIP, _SAYS),
    "visited_on": (_ON_SLIP, _SAYS),
}
"""Why what a field says is right although it is doubted."""
_DOUBTED_USUAL = (_COMPARED, _ON_SLIP, _SAYS)


def reasons_for(problem: Problem) -> tuple[Message, ...]:
    """The reasons that fit a doubt, the likeliest first: of a field that says nothing why it does not, of one that says
    something why that is right. Another reason can always be typed."""
    if problem.lacking:
        return _LACKING.get(problem.field, _LACKING_USUAL)
    return _DOUBTED.get(problem.field, _DOUBTED_USUAL)


class InsistDialog(Dialog):
    """Asks why a doubtful field is kept as it is; ``given`` carries the reason."""

    section = "slip-steps"

    given = Signal(str)

    def __init__(self, problem: Problem, parent: QWidget) -> None:
        super().__init__(parent)
        self._problem = problem
        self._usual = reasons_for(problem)
        self._problem_label = label("attention", wrap=True)
        self.body.addWidget(self._problem_label)
        self.buttons_of_reasons = [Button("secondary") for _ in self._usual]
        for at, button in enumerate(self.buttons_of_reasons):
            button.clicked.connect(lambda _=False, i=at: self._give(sentence(self._usual[i])))
            self.body.addWidget(button)
        self.reason = TextField()
        self.reason.setMaxLength(MAX_REASON)
        self._form = FormGrid()
        self._form.add_row("reason", self.reason)
        self.body.addWidget(self._form)
        self._form.submitted.connect(self._on_typed)
        self.action.clicked.connect(self._on_typed)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.buttons_of_reasons[0].setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Keep anyway?"))
        self._problem_label.setText(sentence(self._problem.message))
        for at, (button, reason) in enumerate(zip(self.buttons_of_reasons, self._usual, strict=True), 1):
            button.set_words(f"{at}  {sentence(reason)}")
        self._form.set_words("reason", self.tr("Another reason"))
        self.action.set_words(self.tr("Keep anyway"))

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self._usual) and not self.reason.hasFocus():
            self._give(sentence(self._usual[at]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused := self.focusWidget(), Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        reason = self.reason.value()
        if len(reason) < 2:
            self._form.set_problem("reason", self.tr("Say in a few words why it is right."))
            self.reason.setFocus()
        else:
            self._give(reason)

    def _give(self, reason: str) -> None:
        self.accept()
        self.given.emit(reason)
