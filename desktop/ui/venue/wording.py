"""How posters, slips and the form are worded: the codes that visitors show, and the steps on posters."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.wording import (
    MAX_CODE_NAME,
    NO,
    STEPS,
    USUAL,
    YES,
    VenueWording,
    steps_of,
    usual_steps,
)
from desktop.domain.wording_check import check_wording
from desktop.services.posters.wording import WordingNow, WordingService
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import FormDialog, Work
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.forms import focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label

_STEP_FIELDS = ("steps_zh", "steps_en")


class WordingDialog(FormDialog):
    """An empty field is the usual text, which stands in it in grey and follows what is chosen above."""

    def __init__(self, now: WordingNow, wording: WordingService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, columns=6, width=760)
        self._now = now
        self._wording = wording
        self.health_code, self.travel_card = Select(), Select()
        self.name = TextField()
        self.name.setMaxLength(2 * MAX_CODE_NAME)
        self.steps = {f"{field}.{number}": TextField() for field in _STEP_FIELDS for number in range(1, STEPS + 1)}
        self.form.add_row("health_code", self.health_code, span=2)
        self.form.add_row("health_code_name", self.name, span=2)
        self.form.add_row("travel_card", self.travel_card, span=2)
        for key, step in self.steps.items():
            self.form.add_row(key, step, span=2)
        self._explanation = label("second", wrap=True)
        self.body.insertWidget(0, self._explanation)
        self.reset = Button("secondary", "rotate")
        self.reset.clicked.connect(self._on_reset)
        self.buttons.add_left(self.reset)
        self.retranslate()
        self._put(now.wording)
        self.form.edited.connect(self._show_usual)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Words on posters and slips"))
        self._explanation.setText(
            self.tr(
                "An empty field keeps the usual words, which stand in it in grey. Posters whose words change need a "
                "new print; what was entered before stays as it is."
            )
        )
        words = self.form.set_words
        words("health_code", self.tr("Health code"), self.tr("On posters, slips and the entry form."))
        words("health_code_name", self.tr("Its name"), self.tr("As visitors know it in your province."))
        words("travel_card", self.tr("Travel card"), self.tr("On posters. It ended on 13 December 2022."))
        for number in range(1, STEPS + 1):
            words(f"steps_zh.{number}", self.tr("Step {number} in Chinese").format(number=number))
            words(f"steps_en.{number}", self.tr("Step {number} in English").format(number=number))
        usual, shown, hidden = self._now.usual, self.tr("shown"), self.tr("not shown")
        for select, is_usual in ((self.health_code, usual.health_code), (self.travel_card, usual.travel_card)):
            as_usual = self.tr("As usual: {what}").format(what=shown if is_usual else hidden)
            select.set_choices([("", as_usual), (YES, shown), (NO, hidden)])
        self.reset.set_words(self.tr("Use the usual words"))
        self.action.set_words(self.tr("Save the words"))
        self._show_usual()

    def is_dirty(self) -> bool:
        return self.typed() != self._now.wording

    def typed(self) -> VenueWording:
        """What is chosen and typed now."""
        steps = {
            field: "\n".join(self.steps[f"{field}.{number}"].value() for number in range(1, STEPS + 1))
            for field in _STEP_FIELDS
        }
        return VenueWording(
            str(self.health_code.value() or ""),
            self.name.value(),
            str(self.travel_card.value() or ""),
            **{field: text if text.strip() else "" for field, text in steps.items()},
        )

    def check(self) -> Sequence[Problem]:
        return check_wording(self.typed())[1]

    def work(self) -> Work:
        typed = self.typed()
        return lambda: self._wording.save(typed)

    def _put(self, wording: VenueWording) -> None:
        self.health_code.set_value(wording.health_code)
        self.name.set_value(wording.health_code_name)
        self.travel_card.set_value(wording.travel_card)
        for field in _STEP_FIELDS:
            for number, text in enumerate(steps_of(getattr(wording, field)), 1):
                self.steps[f"{field}.{number}"].set_value(text)
        self._show_usual()

    def _on_reset(self) -> None:
        self.form.clear_problems()
        self._put(USUAL)
        focus(self.health_code)

    def _show_usual(self) -> None:
        """What stands where nothing is typed."""
        self.name.setPlaceholderText(self._now.usual.name)
        usual = usual_steps(self._now.codes_of(self.typed()))
        for field, texts in (("steps_zh", usual.zh), ("steps_en", usual.en)):
            for number, text in enumerate(texts, 1):
                self.steps[f"{field}.{number}"].setPlaceholderText(text)
