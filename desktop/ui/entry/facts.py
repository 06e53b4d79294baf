"""What the document tells of the person, as chips."""

from PySide6.QtWidgets import QWidget

from desktop.domain.category import ADULT_AGE, ELDERLY_AGE, GUARDIAN_AGE
from desktop.domain.disability import DISABILITY_WORDS
from desktop.domain.resident_id import SEX_WORDS
from desktop.ui.entry.reading import PersonReading
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import column, spaced
from desktop.ui.tokens import Space
from desktop.ui.widgets.chips import Chip, ChipTone
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styling import mark


class FactChips(Translated, QWidget):
    """女 78 岁 · 老年人: sex and age, what group of age, what disability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: PersonReading | None = None
        self._label = label("second")
        self._shown = QWidget()
        self._line = spaced(FlowLayout(self._shown), Space.S, (0, Space.S, 0, 0))
        self._chips = [Chip(parent=self._shown) for _ in range(3)]
        for chip in self._chips:
            self._line.addWidget(chip)
            chip.hide()
        box = column(self, gap=Space.XS)
        box.addWidget(self._label)
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
        self._label.setText(self.tr("From the document"))
        found = self._facts()
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(found))
            if at < len(found):
                tone, text = found[at]
                mark(chip, tone=tone)
                chip.setText(text)
        self._line.invalidate()
        self._shown.updateGeometry()
        self.setAccessibleName(self._label.text())
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
