"""Beginning a pile: what all of its slips share, and how many there are."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.dates import read_visit_day
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.slips import read_slip
from desktop.services.entry_draft import Pile
from desktop.ui.entry.fields import ChoiceEntry
from desktop.ui.entry.situation import Situation
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog
from desktop.ui.widgets.fields import NumberField, TextField

MOST = 500
"""Slips of one pile: more than anybody types in one sitting."""


class PileDialog(FormDialog):
    """``done_with`` tells the pile. ``draft`` is the form now, whose gate and date are offered first."""

    def __init__(
        self, situation: Situation, draft: DeclarationDraft, clock: Clock, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(jobs, parent, columns=2, width=520)
        self._situation = situation
        self._clock = clock
        self.date, self.first = TextField(), TextField()
        self.gate, self.inspector = ChoiceEntry(), ChoiceEntry()
        self.size_of_pile = NumberField(1, MOST)
        self.size_of_pile.setValue(20)
        self.form.add_row("visited_on", self.date)
        self.form.add_row("size", self.size_of_pile)
        self.form.add_row("gate", self.gate)
        self.form.add_row("inspector", self.inspector)
        self.form.add_row("slip", self.first, span=2)
        self.gate.set_choices([(g.id, g.name) for g in situation.gates])
        self.inspector.set_choices([("", "—"), *((m.id, m.name) for m in situation.inspectors)])
        self.date.set_value(draft.visited_on)
        self.gate.put(draft.gate)
        self.inspector.put(draft.inspector)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Type in a pile of slips"))
        self.form.set_words("visited_on", self.tr("Date of the visits"))
        self.form.set_words("size", self.tr("Slips in the pile"))
        self.form.set_words("gate", self.tr("Gate"))
        self.form.set_words("inspector", self.tr("Inspector"))
        self.form.set_words(
            "slip", self.tr("Number of the first slip"), self.tr("Only where their numbers follow each other.")
        )
        self.action.set_words(self.tr("Begin"))

    def check(self) -> tuple[Problem, ...]:
        found = [read_visit_day(self.date.value()[:40], venue_time(self._clock.now_ms()).date())[1]]
        context = self._situation.context
        found.append(read_slip(self.first.value(), context.serial_prefix, context.venue_code)[1])
        if not self.gate.typed():
            found.append(Problem("gate", message("declaration", "Choose the gate.")))
        return tuple(p for p in found if p is not None)

    def work(self) -> Callable[[], object]:
        day, _ = read_visit_day(self.date.value(), venue_time(self._clock.now_ms()).date())
        context = self._situation.context
        first, _ = read_slip(self.first.value(), context.serial_prefix, context.venue_code)
        pile = Pile(
            day.isoformat() if day is not None else "",
            self.gate.typed(),
            self.inspector.typed(),
            self.size_of_pile.value(),
            first.number if first is not None else 0,
        )
        return lambda: pile
