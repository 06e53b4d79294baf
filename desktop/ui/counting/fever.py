"""Somebody with a fever at a gate: the reading, and what they tell if they do. It opens the fever worksheet as well."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.symptoms import read_symptoms
from desktop.domain.temperature import read_temperature
from desktop.services.counting.counting import CountingService, Noticed
from desktop.ui.entry.fields import LineEntry
from desktop.ui.entry.symptoms import SymptomEntry
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label

_LONGEST = 60

COUNTED = message("CountingPage", "A fever at {gate} was counted, and its worksheet is open.")
OPENS_LATER = message(
    "CountingPage",
    "A fever at {gate} was counted. The worksheet opens when somebody of the front desk signs in.",
)
GO = message("CountingPage", "Go to the worksheet")
"""What is shown once a fever was counted; ``OPENS_LATER`` to whoever may not see the worksheet, ``GO`` leads to it."""


class AbnormalDialog(FormDialog):
    """``done_with`` tells the ``GatePress``. Everything but the reading may be left out: the person waits, not the form."""

    section = "fever"

    def __init__(self, gate: Gate, inspector: str, counting: CountingService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, columns=2, width=620)
        self._gate = gate
        self._inspector = inspector
        self._counting = counting
        self.temperature, self.name, self.phone = LineEntry(), LineEntry(), LineEntry()
        self.symptoms = SymptomEntry()
        self.form.add_row("temperature_c", self.temperature)
        self.form.add_row("symptoms", self.symptoms, 2)
        self.form.add_row("name", self.name)
        self.form.add_row("phone", self.phone)
        self._hint = label("second", wrap=True)
        self.body.addWidget(self._hint)
        self.temperature.editingFinished.connect(self._on_measured)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Fever at {gate}").format(gate=self._gate.name))
        self.form.set_words("temperature_c", self.tr("Reading °C"))
        self.form.set_words("symptoms", self.tr("Each symptom has its key"))
        self.form.set_words("name", self.tr("Name, if it is told"))
        self.form.set_words("phone", self.tr("Phone, if it is told"))
        self._hint.setText(self.tr("Counts the person and opens the fever worksheet. Ctrl+Enter saves from any field."))
        self.action.set_words(self.tr("Count the fever"))

    def is_dirty(self) -> bool:
        texts = (self.temperature.text(), self.name.text(), self.phone.text(), self.symptoms.typed())
        return any(text.strip() for text in texts)

    def check(self) -> tuple[Problem, ...]:
        tenths, problem = read_temperature(self.temperature.text()[:_LONGEST])
        if tenths is None and problem is None:
            problem = Problem("temperature_c", message("AbnormalDialog", "Type the reading, such as 37.8 or 378."))
        return (problem,) if problem is not None and not problem.doubtful else ()

    def work(self) -> Callable[[], object]:
        tenths, _ = read_temperature(self.temperature.text()[:_LONGEST])
        symptoms, _ = read_symptoms(self.symptoms.typed())
        noticed = Noticed(
            self._gate.id, tenths or 0, self._inspector or None, symptoms, self.name.text(), self.phone.text()
        )
        return partial(self._counting.abnormal, noticed)

    def _on_measured(self) -> None:
        """Say at once what is odd about a reading; one that is only rare is taken all the same."""
        _, problem = read_temperature(self.temperature.text()[:_LONGEST])
        if problem is not None:
            self.form.set_problem("temperature_c", sentence(problem.message), problem.doubtful)
