"""What a sheet that looks odd asks, and the keys that answer."""

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.counting import CountedBefore
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import IconLabel, label
from desktop.ui.widgets.styling import mark


class Answer(Enum):
    """An answer, and its key: each key means one thing in one question."""

    INSIST = "F2"
    REPLACE = "F3"
    ANOTHER = "F4"
    INCLUDED = "F5"
    ON_TOP = "F6"


COUNTED = {Answer.INCLUDED: CountedBefore.INCLUDED, Answer.ON_TOP: CountedBefore.ON_TOP}
DOUBTFUL = {Answer.INSIST: message("SheetQuestion", "Save all the same")}
DOUBLE = {
    Answer.REPLACE: message("SheetQuestion", "Replace it"),
    Answer.ANOTHER: message("SheetQuestion", "It is another sheet"),
}


def about_counted(problems: Sequence[Problem]) -> tuple[Message, dict[Answer, Message]]:
    """Whether a sheet has those whom presses have counted: both figures, and what each answer adds up to. One that has
    fewer of an hour cannot have them.
    """
    counted, sheet = (sum(int(str(p.message.values[figure])) for p in problems) for figure in ("counted", "sheet"))
    on_top = {Answer.ON_TOP: message("SheetQuestion", "No, {sum} in all", sum=sheet + counted)}
    if any(int(str(p.message.values["counted"])) > int(str(p.message.values["sheet"])) for p in problems):
        return message(
            "SheetQuestion",
            "In these hours {counted} people were counted before and only {sheet} are on the sheet, which cannot include them. Read the sheet again. Are they other people?",
            counted=counted,
            sheet=sheet,
        ), {Answer.ON_TOP: message("SheetQuestion", "Other people, {sum} in all", sum=sheet + counted)}
    asked = message(
        "SheetQuestion",
        "In these hours {counted} people were counted before, {sheet} are on the sheet. Are the {counted} among the {sheet}?",
        counted=counted,
        sheet=sheet,
    )
    return asked, {Answer.INCLUDED: message("SheetQuestion", "Yes, {sum} in all", sum=sheet), **on_top}


class SheetQuestion(Translated, QFrame):
    """Hidden until something is asked. Each answer is a button that shows its key; the dialog listens to the keys."""

    answered = Signal(object)
    """The ``Answer``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, banner=True, tone="attention")
        self._asked: Message | None = None
        self._answers: Mapping[Answer, Message] = {}
        self._text = label(wrap=True)
        self.buttons = {answer: Button("secondary", shortcut=answer.value) for answer in Answer}
        line = row(self, Space.S, (Space.M, Space.XS, Space.S, Space.XS))
        line.addWidget(IconLabel("warning", "attention"))
        line.addWidget(self._text, 1)
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            line.addWidget(button)
        self.hide()

    def asks(self, answers: Mapping[Answer, Message]) -> bool:
        """Whether it waits for one of these answers."""
        return self.isVisible() and self._answers.keys() == answers.keys()

    def text(self) -> str:
        """What is asked, as shown."""
        return self._text.text()

    def ask(self, asked: Message, answers: Mapping[Answer, Message]) -> None:
        """Ask something; each answer has its words."""
        self._asked, self._answers = asked, dict(answers)
        for answer, button in self.buttons.items():
            button.setVisible(answer in answers)
        self.retranslate()
        self.show()

    def answer(self, key: Answer) -> None:
        """A key was pressed; only one that is offered does anything."""
        if self.buttons[key].isVisible():
            self.buttons[key].click()

    def retranslate(self) -> None:
        for answer, words in self._answers.items():
            self.buttons[answer].set_words(sentence(words))
        if self._asked is not None:
            self._text.setText(sentence(self._asked))
            self.setAccessibleName(self._text.text())
