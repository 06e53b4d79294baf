"""Sheets of a pile that are typed and not saved, and what a sheet that looks odd asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.services.counting.hour_sheets import EnteredSheet
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import row
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space


class SheetAnswer(Enum):
    """An answer, and its key: each key means one thing in one question."""

    INSIST = "F2"
    REPLACE = "F3"
    ANOTHER = "F4"
    INCLUDED = "F5"
    ON_TOP = "F6"


COUNTED = {SheetAnswer.INCLUDED: CountedBefore.INCLUDED, SheetAnswer.ON_TOP: CountedBefore.ON_TOP}
DOUBTFUL = {SheetAnswer.INSIST: message("SheetQuestion", "Save all the same")}
DOUBLE = {
    SheetAnswer.REPLACE: message("SheetQuestion", "Replace it"),
    SheetAnswer.ANOTHER: message("SheetQuestion", "It is another sheet"),
}


def about_counted(problems: Sequence[Problem]) -> tuple[Message, dict[SheetAnswer, Message]]:
    """Whether a sheet has those whom presses have counted: both figures, and what each answer adds up to. One that has
    fewer of an hour cannot have them.
    """
    counted, sheet = (sum(int(str(p.message.values[figure])) for p in problems) for figure in ("counted", "sheet"))
    on_top = {SheetAnswer.ON_TOP: message("SheetQuestion", "No, {sum} in all", sum=sheet + counted)}
    if any(int(str(p.message.values["counted"])) > int(str(p.message.values["sheet"])) for p in problems):
        return message(
            "SheetQuestion",
            "In these hours {counted} people were counted before and only {sheet} are on the sheet, which cannot include them. Read the sheet again. Are they other people?",
            counted=counted,
            sheet=sheet,
        ), {SheetAnswer.ON_TOP: message("SheetQuestion", "Other people, {sum} in all", sum=sheet + counted)}
    asked = message(
        "SheetQuestion",
        "In these hours {counted} people were counted before, {sheet} are on the sheet. Are the {counted} among the {sheet}?",
        counted=counted,
        sheet=sheet,
    )
    return asked, {SheetAnswer.INCLUDED: message("SheetQuestion", "Yes, {sum} in all", sum=sheet), **on_top}


def question_about(problems: Sequence[Problem]) -> tuple[Message, dict[SheetAnswer, Message]]:
    """What is asked of a sheet all whose problems are doubts, and the answers to it."""
    before = [problem for problem in problems if problem.field.endswith(".counted")]
    double = next((problem for problem in problems if problem.field == "sheet"), None)
    if double is not None:
        return double.message, DOUBLE
    if len(before) < len(problems):
        return message("HourSheetDialog", "Some figures are doubtful."), DOUBTFUL
    return about_counted(before)


def about_left(people: int, gate: str) -> Message:
    """That what was typed for another gate stays with it."""
    return message("HourSheetDialog", "{people} people stay with {gate}, not saved yet.", people=people, gate=gate)


def about_saved(sheet: EnteredSheet, gate: str, following: str) -> Message:
    """That the sheet of a gate was saved, and which gate's comes next."""
    values = {"gate": gate, "count": sheet.total, "next": following}
    if not sheet.counted_before:
        return message("HourSheetDialog", "Saved: {gate}, {count} people. The next sheet: {next}.", **values)
    return message(
        "HourSheetDialog",
        "Saved: {gate}, {count} people, {before} of them counted before. The next sheet: {next}.",
        before=sheet.counted_before,
        **values,
    )


class SheetQuestion(Translated, QFrame):
    """Hidden until something is asked. Each answer is a button that shows its key; the dialog listens to the keys."""

    answered = Signal(object)
    """The ``SheetAnswer``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, banner=True, tone="attention")
        self._asked: Message | None = None
        self._answers: Mapping[SheetAnswer, Message] = {}
        self._text = label(wrap=True)
        self.buttons = {answer: Button("secondary", shortcut=answer.value) for answer in SheetAnswer}
        line = row(self, Space.S, (Space.M, Space.XS, Space.S, Space.XS))
        line.addWidget(IconLabel("warning", "attention"))
        line.addWidget(self._text, 1)
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            line.addWidget(button)
        self.hide()

    def asks(self, answers: Mapping[SheetAnswer, Message]) -> bool:
        """Whether it waits for one of these answers."""
        return self.isVisible() and self._answers.keys() == answers.keys()

    def text(self) -> str:
        """What is asked, as shown."""
        return self._text.text()

    def ask(self, asked: Message, answers: Mapping[SheetAnswer, Message]) -> None:
        """Ask something; each answer has its words."""
        self._asked, self._answers = asked, dict(answers)
        for answer, button in self.buttons.items():
            button.setVisible(answer in answers)
        self.retranslate()
        self.show()

    def answer(self, key: SheetAnswer) -> None:
        """A key was pressed; only one that is offered does anything."""
        if self.buttons[key].isVisible():
            self.buttons[key].click()

    def retranslate(self) -> None:
        for answer, words in self._answers.items():
            self.buttons[answer].set_words(sentence(words))
        if self._asked is not None:
            self._text.setText(sentence(self._asked))
            self.setAccessibleName(self._text.text())


Texts = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """A sheet as it stands in the dialog. ``stored`` is what its cells were before anybody typed, ``replaces`` the sheet
    that it corrects.
    """

    draft: HourSheetDraft
    stored: Texts = field(default_factory=dict)
    replaces: EnteredSheet | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether closing now would lose something."""
        return self.draft.cells != self.stored

    @property
    def people(self) -> int:
        """Whom it counts, as far as its figures can be read."""
        return sum(int(text) for text in map(str.strip, self.draft.cells.values()) if text.isdecimal())

    def at(self, gate_id: str, inspector_id: str) -> "TypedSheet":
        """The same figures, which turn out to be another gate's."""
        return replace(self, draft=replace(self.draft, gate_id=gate_id, inspector_id=inspector_id))


class SheetPile:
    """What is put aside, by gate."""

    def __init__(self) -> None:
        self._sheets: dict[str, TypedSheet] = {}

    def __bool__(self) -> bool:
        return bool(self._sheets)

    def __iter__(self) -> Iterator[TypedSheet]:
        return iter(self._sheets.values())

    def put_aside(self, sheet: TypedSheet) -> None:
        """Keep a sheet, if anything in it would be lost."""
        if sheet.is_dirty:
            self._sheets[sheet.draft.gate_id] = sheet

    def take(self, gate_id: str) -> TypedSheet | None:
        """A gate's sheet, which is shown from now on."""
        return self._sheets.pop(gate_id, None)

    def drafts(self, shown: TypedSheet) -> tuple[HourSheetDraft, ...]:
        """All that is not saved, what is shown first."""
        return tuple(sheet.draft for sheet in (shown, *self) if sheet.is_dirty)

    def restore(self, drafts: Sequence[HourSheetDraft]) -> None:
        """Put aside what a crash left behind."""
        for draft in drafts:
            self.put_aside(TypedSheet(draft))

    def clear(self) -> None:
        """All of it was discarded on purpose."""
        self._sheets.clear()
