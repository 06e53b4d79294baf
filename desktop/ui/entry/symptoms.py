"""The symptoms of the form as chips that single keys switch: 0 none, 1 fever, 2 dry cough and so on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.symptoms import SYMPTOM_WORDS, Symptom, Symptoms, read_symptoms
from desktop.ui.entry.fields import LineEntry
from desktop.ui.kit.buttons import ChoiceChip
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import column, sized, spaced
from desktop.ui.kit.tokens import Space

# On the row of digits and on the number pad: the two keys that come after 9 and 0.
_KEYS = {Symptom.SMELL_TASTE_LOSS: "-", Symptom.OTHER: "="} | {
    symptom: str(number) for number, symptom in enumerate(tuple(Symptom)[:9], 1)
}
_CHIP = 28
"""Height of a chip at 100 %."""
_BY_KEY = {key: symptom for symptom, key in _KEYS.items()} | {"+": Symptom.OTHER}


class _SymptomChip(ChoiceChip):
    """A chip that hands keys to the row it stands in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chips = self.parentWidget()
        if isinstance(chips, SymptomEntry) and chips.take(event):
            return
        super().keyPressEvent(event)


class SymptomEntry(Translated, QWidget):
    """Chips in a row, one of them reached by Tab; arrow keys go from one to the next, Space switches."""

    chosen = Signal(str)
    answered = Signal()
    """A key has said that there is none: the form goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = _SymptomChip(parent=self)
        self._chips = {symptom: _SymptomChip(parent=self) for symptom in Symptom}
        self.other = LineEntry(self)
        sized(self.other, min_width=200)
        self.other.hide()
        box = column(self, gap=Space.S)
        self._line = spaced(FlowLayout(), Space.S)
        box.addLayout(self._line)
        box.addWidget(self.other)
        self._name = label("second")
        sized(self._name, height=_CHIP)
        self._line.addWidget(self._name)
        for chip in self._all():
            self._line.addWidget(chip)
        self._none.clicked.connect(lambda: self._switch(None, True))
        for symptom, chip in self._chips.items():
            chip.clicked.connect(lambda on, s=symptom: self._switch(s, on))
        self.other.textEdited.connect(lambda _: self.chosen.emit(self.typed()))
        self._keep_one(self._none)
        self._none.setChecked(True)
        self.retranslate()

    def retranslate(self) -> None:
        self._name.setText(self.tr("Symptoms"))
        self._none.set_words(self.tr("0 None"))
        for symptom, chip in self._chips.items():
            chip.set_words(f"{_KEYS[symptom]} {sentence(SYMPTOM_WORDS.label(symptom))}")
        self.other.setPlaceholderText(self.tr("Which symptom"))
        self.other.setAccessibleName(self.tr("Other symptom"))

    def typed(self) -> str:
        kinds = tuple(symptom for symptom, chip in self._chips.items() if chip.isChecked())
        return str(Symptoms(kinds, self.other.text().strip() if Symptom.OTHER in kinds else ""))

    def put(self, text: str) -> None:
        symptoms, _ = read_symptoms(text)
        for symptom, chip in self._chips.items():
            chip.setChecked(symptom in symptoms.kinds)
        self.other.put(symptoms.other)
        self._show()

    def stops(self) -> Sequence[QWidget]:
        return (self._reached, self.other) if self._chips[Symptom.OTHER].isChecked() else (self._reached,)

    def take(self, event: QKeyEvent) -> bool:
        """Switch a symptom by its key or go to the next chip; False for other keys."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        chips = self._all()
        here = next((i for i, chip in enumerate(chips) if chip.hasFocus()), 0)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._keep_one(chips[(here + steps[Qt.Key(event.key())]) % len(chips)])
            self._reached.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.text() == "0":
            self._switch(None, True)
            self.answered.emit()
        elif (symptom := _BY_KEY.get(event.text())) is not None:
            self._switch(symptom, not self._chips[symptom].isChecked())
        else:
            return False
        return True

    def _all(self) -> list[ChoiceChip]:
        return [self._none, *self._chips.values()]

    def _switch(self, symptom: Symptom | None, on: bool) -> None:
        if symptom is None:
            for chip in self._chips.values():
                chip.setChecked(False)
        else:
            self._chips[symptom].setChecked(on)
        self._show()
        if symptom is Symptom.OTHER and on:
            self.other.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(self.typed())

    def _show(self) -> None:
        self._none.setChecked(not any(chip.isChecked() for chip in self._chips.values()))
        self.other.setVisible(self._chips[Symptom.OTHER].isChecked())
        self._line.invalidate()
        self.updateGeometry()

    def _keep_one(self, reached: QWidget) -> None:
        """Let Tab reach one chip only."""
        for chip in self._all():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is reached else Qt.FocusPolicy.ClickFocus)
        self._reached = reached
        self.setFocusProxy(reached)
