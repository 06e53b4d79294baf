"""A pile of slips typed in together: what all share, how far it is, and its end, where slips and entries are compared."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.dates import read_visit_day
from desktop.domain.declaration import DeclarationContext, DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.domain.slips import SlipSerial, read_slip
from desktop.services.green_channel.drafts import Pile
from desktop.ui.entry.context import EntryContext
from desktop.ui.entry.fields import ChoiceEntry
from desktop.ui.kit.buttons import Button, ChipTone
from desktop.ui.kit.dialogs import Dialog, FormDialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import NumberField
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

MOST = 500
"""Slips of one pile: more than anybody types in one sitting."""
ANY_SLIPS = ("", 20)
"""Slips of which only a usual number is known."""


class PileDialog(FormDialog):
    """``done_with`` tells the pile. ``draft`` is the form now, whose gate and date are offered first; ``slips`` those that
    it is about, if they are known: the first of them, and how many."""

    section = "slip-steps"

    def __init__(
        self,
        entry_context: EntryContext,
        draft: DeclarationDraft,
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
        slips: tuple[str, int] = ANY_SLIPS,
    ) -> None:
        super().__init__(jobs, parent, columns=2, width=520)
        self._entry_context = entry_context
        self._clock = clock
        self.date, self.first = TextField(), TextField()
        self.gate, self.inspector = ChoiceEntry(), ChoiceEntry()
        self.size_of_pile = NumberField(1, MOST)
        self.size_of_pile.setValue(min(slips[1], MOST))
        self.first.set_value(slips[0])
        self.form.add_row("visited_on", self.date)
        self.form.add_row("size", self.size_of_pile)
        self.form.add_row("gate", self.gate)
        self.form.add_row("inspector", self.inspector)
        self.form.add_row("slip", self.first, span=2)
        self.gate.set_choices([(g.id, g.name) for g in entry_context.gates])
        self.inspector.set_choices([("", "—"), *((m.id, m.name) for m in entry_context.inspectors)])
        self.date.set_value(draft.visited_on)
        self.gate.put(draft.gate)
        self.inspector.put(draft.inspector)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Batch entry of slips"))
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
        context = self._entry_context.rules
        found.append(read_slip(self.first.value(), context.serial_prefix, context.venue_code)[1])
        if not self.gate.typed():
            found.append(Problem("gate", message("declaration", "Choose the gate.")))
        return tuple(p for p in found if p is not None)

    def work(self) -> Callable[[], object]:
        day, _ = read_visit_day(self.date.value(), venue_time(self._clock.now_ms()).date())
        context = self._entry_context.rules
        first, _ = read_slip(self.first.value(), context.serial_prefix, context.venue_code)
        pile = Pile(
            day.isoformat() if day is not None else "",
            self.gate.typed(),
            self.inspector.typed(),
            self.size_of_pile.value(),
            first.number if first is not None else 0,
        )
        return lambda: pile


@dataclass(frozen=True, slots=True)
class PileLine:
    """A slip of the pile. ``missing``: expected and not entered; ``stray``: entered and not expected."""

    serial: str
    missing: bool = False
    stray: bool = False


def lines_of(pile: Pile, prefix: str) -> tuple[PileLine, ...]:
    """The slips that the pile should hold and those that were entered, missing ones first."""
    expected = [str(SlipSerial(prefix, pile.first + i)) for i in range(pile.size)] if pile.first else []
    entered = Counter(pile.entered)
    missing = [PileLine(serial, missing=True) for serial in expected if serial not in entered]
    present = [PileLine(serial, stray=bool(expected) and serial not in expected) for serial in pile.entered]
    return (*missing, *present)


class PileListDialog(Dialog):
    """Accepted: the pile is done. Rejected: back to it. ``boxes``: where the paper of slips lies, by serial."""

    section = "slip-steps"

    box_wanted = Signal()

    def __init__(
        self,
        pile: Pile,
        context: DeclarationContext,
        boxes: Mapping[str, str],
        box: str,
        parent: QWidget,
        *,
        may_change_box: bool = True,
    ) -> None:
        super().__init__(parent, width=560)
        self._pile = pile
        self._boxes = boxes
        self._box = box
        self.lines = lines_of(pile, context.serial_prefix)
        self._explanation = label("body", wrap=True)
        model: RecordModel[PileLine] = RecordModel(
            [
                Column(lambda: self.tr("Slip"), lambda one: one.serial or self.tr("without a number")),
                Column(lambda: self.tr("State"), self._state, 160, self._tone),
                Column(lambda: self.tr("Box"), lambda one: self._boxes.get(one.serial, ""), 150),
            ]
        )
        model.set_records(self.lines)
        self.table = Table(model)
        self.table.hide_empty_columns()
        sized(self.table, min_height=220)
        self._paper, self.another = label("strong", wrap=True), Button("secondary", "folder")
        self.another.setVisible(may_change_box)
        self.another.clicked.connect(self.box_wanted)
        self.buttons.add_left(self.another)
        self.body.addWidget(self._explanation)
        self.body.addWidget(self.table)
        self.body.addWidget(self._paper)
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.action.setDefault(True)
        self.action.setFocus()

    def summary(self) -> str:
        """The sentence over the list."""
        return self._explanation.text()

    def paper_text(self) -> str:
        """Where the paper goes, as shown."""
        return self._paper.text()

    def show_box(self, box: str) -> None:
        """Another box has been begun."""
        self._box = box
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        pile = self._pile
        done, lacking = len(pile.entered), pile.size - len(pile.entered)
        self.set_title(
            self.tr("The pile: {done} of {size} entered").format(done=count_text(done), size=count_text(pile.size))
        )
        self.table.setAccessibleName(self.tr("Slips of the pile"))
        if lacking > 0:
            words = self.tr("%Ln slip(s) of the pile are not entered. Count the paper once more.", "", lacking)
        elif lacking < 0:
            words = self.tr("%Ln slip(s) more than the pile was said to have.", "", -lacking)
        elif any(line.missing for line in self.lines):
            words = self.tr("The count is right, but some numbers are not those of the pile.")
        else:
            words = self.tr("All slips of the pile are entered.")
        self._explanation.setText(words)
        self._paper.setText(self._where())
        self.another.set_words(self.tr("Begin another box"))
        self.cancel.set_words(self.tr("Back to the pile"))
        self.action.set_words(self.tr("The pile is done"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _where(self) -> str:
        """Slips stay noted in the box of the moment in which they were entered."""
        used = tuple(dict.fromkeys(self._boxes.values()))
        if len(used) > 1:
            words = self.tr("Put each slip into the box that stands beside it.")
        else:
            words = self.tr("Put the slips into the box “{box}”.").format(box=used[0] if used else self._box)
        if not used or self._box == used[-1]:
            return words
        since = self.tr("Slips entered from now on go into “{box}”.").format(box=self._box)
        return self.tr("{first} {second}").format(first=words, second=since)

    def _state(self, one: PileLine) -> str:
        if one.missing:
            return self.tr("not entered")
        return self.tr("not of this pile") if one.stray else self.tr("entered")

    @staticmethod
    def _tone(one: PileLine) -> ChipTone:
        return "danger" if one.missing else "attention" if one.stray else "good"


class PileStrip(Translated, QFrame):
    """Hidden while no pile is under way."""

    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pile: Pile | None = None
        self._names: Mapping[str, str] = {}
        mark(self, banner=True, tone="good")
        self._what, self._count, self._end = label(), label("strong"), Button("link")
        self._end.clicked.connect(self.end_wanted)
        line = row(self, Space.L, (Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(self._what)
        line.addWidget(self._count)
        line.addWidget(self._end)
        self.hide()
        self.retranslate()

    def show_pile(self, pile: Pile | None, names: Mapping[str, str]) -> None:
        """``names`` gives gates and inspectors by identifier."""
        self._pile, self._names = pile, names
        self.retranslate()
        self.setVisible(pile is not None)

    def count_text(self) -> str:
        """How far the pile is, as shown."""
        return self._count.text()

    def retranslate(self) -> None:
        self._end.set_words(self.tr("Finish and compare"))
        pile = self._pile
        if pile is None:
            return
        shared = [pile.visited_on, *(self._names[i] for i in (pile.gate, pile.inspector) if i in self._names)]
        self._what.setText(self.tr("Pile: {shared}").format(shared=" · ".join(shared)))
        self._count.setText(
            self.tr("{done} of {size}").format(done=count_text(len(pile.entered)), size=count_text(pile.size))
        )
        self.setAccessibleName(f"{self._what.text()} {self._count.text()}")
