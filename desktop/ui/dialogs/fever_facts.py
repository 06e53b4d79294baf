"""What a fever worksheet is about, in two lines: the reading, and who and what was told. The name is masked."""

from PySide6.QtWidgets import QWidget

from desktop.domain.fever import show_moment
from desktop.domain.symptoms import SYMPTOM_WORDS, Symptoms
from desktop.domain.temperature import show_temperature
from desktop.services.fevers import Worksheet
from desktop.ui.i18n import Translated, sentence
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.labels import label


class FeverFactsCard(Translated, Card):
    """Says as well when a correction has taken the fever away: then somebody must decide what that means."""

    def __init__(self, sheet: Worksheet, now: int, parent: QWidget | None = None) -> None:
        """``now``: UTC ms; what happened today is told by its time alone."""
        super().__init__(gap=Space.XS, margins=(14, 10), tone="danger", parent=parent)
        self._sheet = sheet
        self._now = now
        self._reading, self._person = label("heading"), label("quiet", wrap=True)
        self._corrected = label("attention", wrap=True)
        for part in (self._reading, self._person, self._corrected):
            self.body.addWidget(part)
        self._corrected.setVisible(sheet.is_corrected)
        self.retranslate()

    def retranslate(self) -> None:
        sheet, facts = self._sheet, self._sheet.facts
        at = show_moment(facts.first_at, self._now)
        if facts.first is not None:
            told = self.tr("{value} °C at {gate}, {time}")
            self._reading.setText(told.format(value=show_temperature(facts.first), gate=sheet.gate, time=at))
        else:
            self._reading.setText(self.tr("Not measured · {gate}, {time}").format(gate=sheet.gate, time=at))
        who = sheet.name or self.tr("Name not known")
        symptoms = symptoms_text(facts.symptoms) or self.tr("no symptom told")
        self._person.setText(" · ".join(filter(None, (who, sheet.slip, symptoms))))
        self._corrected.setText(
            self.tr(
                "The declaration was corrected: it tells neither fever nor symptom any more. Close this as it turned out."
            )
        )
        self.setAccessibleName(f"{self._reading.text()}. {self._person.text()}")


def symptoms_text(symptoms: Symptoms) -> str:
    """Symptoms in words; what was written behind “other” stays on the slip, since visitors can see the screen."""
    return "、".join(sentence(SYMPTOM_WORDS.label(symptom)) for symptom in symptoms.kinds)
