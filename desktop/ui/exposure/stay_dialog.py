"""A stay of the case, added or corrected for the lookup only."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.gate import Gate
from desktop.domain.visit import time_text
from desktop.services.exposure.results import CaseStay
from desktop.ui.exposure.actions import ExposureActions
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label


class StayDialog(FormDialog):
    """``done_with`` gives the ``CaseStay``. ``of``: the stay that is corrected; None to add one."""

    lone_field = "time"

    def __init__(
        self,
        actions: ExposureActions,
        gates: Sequence[Gate],
        of: CaseStay | None,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(jobs, parent, columns=2, width=560)
        self._actions, self._of = actions, of
        self._gates = tuple(gates)
        self._explanation = label("second", wrap=True)
        self.body.insertWidget(0, self._explanation)
        self.day, self.time, self.gate = TextField(), TextField(), Select()
        self.form.add_row("visited_on", self.day)
        self.form.add_row("time", self.time)
        self.form.add_row("gate", self.gate, span=2)
        if of is None:
            self.day.set_value(actions.clock.today().isoformat())
        else:
            self.day.set_value(of.stay.visit.day.isoformat())
            self.time.set_value(time_text(of.stay.visit))
        self.retranslate()
        self.gate.set_value(of.stay.gate if of is not None else "")
        self._first = self._typed()

    def retranslate(self) -> None:
        super().retranslate()
        is_new = self._of is None
        self.set_title(self.tr("Add a stay") if is_new else self.tr("Correct the stay"))
        self._explanation.setText(
            self.tr("For this lookup only: nothing is stored.")
            if is_new
            else self.tr("For this lookup only: the declaration stays as it is.")
        )
        self.form.set_words("visited_on", self.tr("Day"), self.tr("Such as 2026-11-21 or 11.21."))
        self.form.set_words(
            "time", self.tr("Time"), self.tr("As on a slip: 10:05-11:40, 10:05, 上午. Empty if unknown.")
        )
        self.form.set_words("gate", self.tr("Gate"))
        self.gate.set_choices([("", self.tr("Not known: somewhere at the venue")), *self._choices()])
        self.action.set_words(self.tr("Add the stay") if is_new else self.tr("Use for the lookup"))

    def is_dirty(self) -> bool:
        return self._typed() != self._first

    def work(self) -> Callable[[], object]:
        day, time, gate = self._typed()
        return lambda: self._actions.typed_stay(day, time, gate, self._of)

    def _typed(self) -> tuple[str, str, str]:
        return self.day.value(), self.time.value(), str(self.gate.value() or "")

    def _choices(self) -> list[tuple[object, str]]:
        return [
            (gate.id, self.tr("{gate} (retired)").format(gate=gate.name) if gate.retired else gate.name)
            for gate in self._gates
        ]
