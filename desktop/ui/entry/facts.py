"""What follows from the fields: who the person is, as chips, and the strip that says they must not simply go in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.category import ADULT_AGE, ELDERLY_AGE, GUARDIAN_AGE
from desktop.domain.disability import DISABILITY_WORDS
from desktop.domain.messages import Message
from desktop.domain.resident_id import SEX_WORDS
from desktop.ui.entry.reading import Alarm, PersonReading
from desktop.ui.kit.buttons import Chip, ChipTone
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, IconLabel, label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, row, spaced
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space


class AlarmStrip(Translated, QFrame):
    """Hidden until a fever or a symptom stands in the form."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarm: Alarm | None = None
        mark(self, banner=True, tone="danger")
        self._text = personal(label(wrap=True))
        line = row(self, Space.S, (Space.M, 1, Space.M, 1))
        line.addWidget(IconLabel("warning", "danger"))
        line.addWidget(self._text, 1)
        self.hide()

    def show_alarm(self, alarm: Alarm | None) -> None:
        """Say what was found; None says nothing."""
        self._alarm = alarm
        self.retranslate()
        self.setVisible(alarm is not None)
        self.shown.emit(alarm is not None)

    def text(self) -> str:
        """What the strip says now."""
        return "" if self._alarm is None else self._text.text()

    def retranslate(self) -> None:
        alarm = self._alarm
        if alarm is None:
            return
        if alarm.temperature:
            words = self.tr("{value} °C: fever. Let the person wait, measure again.")
            self._text.setText(words.format(value=alarm.temperature))
        else:
            self._text.setText(self.tr("%Ln symptom(s). Let the person wait aside.", "", alarm.symptoms))
        self.setAccessibleName(self._text.text())


class ReadBackLine(Translated, ElidedLabel):
    """What will stand, to be read before saving. It keeps its room, and ends in … where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parts: Sequence[Message | str] = ()
        super().__init__("strong", parent=parent)
        self.retranslate()

    def show_parts(self, parts: Sequence[Message | str]) -> None:
        """Show these words in a line, parted by spaces."""
        self._parts = parts
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(" ".join(part if isinstance(part, str) else sentence(part) for part in self._parts))
        self.setAccessibleName(self.tr("What will be saved"))
        self.setAccessibleDescription(self.text())


class FactChips(Translated, QWidget):
    """女 78 岁 · 老年人: sex and age, what group of age, what disability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: PersonReading | None = None
        self._shown = QWidget()
        self._line = spaced(FlowLayout(self._shown), 2)
        self._chips = [Chip(parent=self._shown) for _ in range(3)]
        for chip in self._chips:
            self._line.addWidget(chip)
            chip.hide()
        box = column(self, gap=Space.XS)
        box.addWidget(self._shown)
        box.addStretch(1)
        self.retranslate()

    def show_person(self, person: PersonReading) -> None:
        """Show what is known now."""
        self._person = person
        self.retranslate()

    def texts(self) -> list[str]:
        """The chips that are shown."""
        return [chip.text() for chip in self._chips if not chip.isHidden()]

    def retranslate(self) -> None:
        found = self._facts()
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(found))
            if at < len(found):
                tone, text = found[at]
                mark(chip, tone=tone)
                chip.setText(text)
        self._line.invalidate()
        self._shown.updateGeometry()
        self.setAccessibleName(self.tr("From the document"))
        self.setAccessibleDescription("; ".join(self.texts()))

    def _facts(self) -> list[tuple[ChipTone, str]]:
        person = self._person
        if person is None or person.age is None:
            return []
        sex = sentence(SEX_WORDS.label(person.facts.sex)) if person.facts.sex else ""
        found: list[tuple[ChipTone, str]] = [("good", self.tr("{sex} {age}").format(sex=sex, age=person.age).strip())]
        if person.age >= ELDERLY_AGE:
            found.append(("good", self.tr("Elderly")))
        elif person.age < GUARDIAN_AGE:
            found.append(("attention", self.tr("Needs a guardian")))
        elif person.age < ADULT_AGE:
            found.append(("good", self.tr("Minor")))
        if person.facts.disability is not None:
            found.append(("good", sentence(DISABILITY_WORDS.label(person.facts.disability.kind))))
        return found
