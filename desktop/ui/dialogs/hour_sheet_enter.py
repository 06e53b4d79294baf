"""Typing in a pile of tally sheets: the day and the gate stay, Ctrl+Enter saves and goes on to the next gate."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.counting import HourSheetDraft
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.services.hour_sheets import EnteredSheet, HourSheetService, SheetChoices
from desktop.services.sheet_drafts import SheetDrafts
from desktop.ui.dates import day_text
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.hour_sheet_earlier import EarlierSheets
from desktop.ui.dialogs.hour_sheet_grid import HourGrid
from desktop.ui.dialogs.hour_sheet_question import ANOTHER, INSIST, REPLACE, SheetQuestion
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.entry.fields import ChoiceEntry
from desktop.ui.jobs import Jobs
from desktop.ui.messages import confirm
from desktop.ui.sizes import column, row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import scrolled
from desktop.ui.widgets.fields import TextField, commit_input_method
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.labels import label

_SIDE, _HOURS = 270, 312


class HourSheetDialog(Dialog):
    """``changed``: a sheet was entered or taken back. What is typed and not saved survives a crash."""

    changed = Signal()

    def __init__(
        self, choices: SheetChoices, sheets: HourSheetService, drafts: SheetDrafts, clock: Clock, jobs: Jobs,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent, width=1000)
        self._choices = choices
        self._sheets = sheets
        self._clock = clock
        self._jobs = jobs
        self._asked = 0
        self._had_focus: QWidget | None = None
        self._replaces: EnteredSheet | None = None
        self._loaded = HourSheetDraft("", "")
        self.day, self.gate, self.inspector = TextField(), ChoiceEntry(), ChoiceEntry()
        self.grid = HourGrid()
        self.question = SheetQuestion()
        self.earlier = EarlierSheets()
        self._hint = label("second")
        self._drafts: DraftKeeper[HourSheetDraft] = DraftKeeper(drafts, jobs, self._left_over, self)
        self._build()
        self._connect()
        self.gate.set_choices([(gate.id, gate.name) for gate in choices.gates])
        self.inspector.set_choices([("", "—"), *((member.id, member.name) for member in choices.inspectors)])
        self.day.set_value(clock.today().isoformat())
        self._begin(self.gate.typed())
        self._restore()
        self.retranslate()

    def _build(self) -> None:
        self.form = FormGrid(3)
        self.form.add_row("day", self.day)
        self.form.add_row("gate", self.gate)
        self.form.add_row("inspector", self.inspector)
        area = scrolled(self.grid)
        sized(area, min_height=_HOURS)
        left = column(gap=Space.M)
        for part in (self.form, area, self.grid.told, self.grid.total):
            left.addWidget(part)
        sized(self.earlier, width=_SIDE)
        line = row(gap=Space.XL)
        line.addLayout(left, 1)
        line.addWidget(self.earlier)
        self.body.addWidget(self.question)
        self.body.addLayout(line, 1)
        self.buttons.insertWidget(0, self._hint)
        for keys, act in (
            (("Ctrl+Return", "Ctrl+Enter"), self.save),
            (("PgDown",), partial(self._step, 1)),
            (("PgUp",), partial(self._step, -1)),
            ((INSIST,), partial(self.question.answer, INSIST)),
            ((REPLACE,), partial(self.question.answer, REPLACE)),
            ((ANOTHER,), partial(self.question.answer, ANOTHER)),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setAutoRepeat(False)
            action.triggered.connect(act)
            self.addAction(action)

    def _connect(self) -> None:
        self.form.submitted.connect(self.grid.focus_start)
        self.form.edited.connect(self._on_edited)
        self.day.editingFinished.connect(self._on_place)
        self.gate.activated.connect(self._on_gate)
        self.grid.edited.connect(self._on_edited)
        self.grid.finished.connect(self.action.setFocus)
        self.question.insisted.connect(partial(self._enter, insist=True))
        self.question.another_wanted.connect(partial(self._enter, insist=True))
        self.question.replace_wanted.connect(self._on_replace)
        self.earlier.correct_wanted.connect(self._on_correct)
        self.earlier.take_back_wanted.connect(self._on_take_back)
        self.action.clicked.connect(self.save)
        self.finished.connect(self.deleteLater)

    def retranslate(self) -> None:
        super().retranslate()
        self.form.set_words("day", self.tr("Day"))
        self.form.set_words("gate", self.tr("Gate"))
        self.form.set_words("inspector", self.tr("Inspector"))
        self._hint.setText(self.tr("Enter next hour · Tab fever · PgDn next gate"))
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("Save, next gate"))
        self._name()

    def draft(self) -> HourSheetDraft:
        """The sheet as it is typed."""
        return HourSheetDraft(self._day(), self.gate.typed(), self.inspector.typed(), self.grid.typed())

    def is_dirty(self) -> bool:
        return self.grid.typed() != self._loaded.cells

    def save(self) -> None:
        """Save the sheet, unless it asks something first."""
        if self.action.isEnabled():
            self._enter(insist=False)

    def done(self, result: int) -> None:
        self._loaded = HourSheetDraft("", "", "", self.grid.typed())  # saved, or discarded on purpose
        self._drafts.flush()
        super().done(result)

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        for part in (self.form, self.grid, self.question, self.earlier):
            part.setEnabled(not busy)

    def _day(self) -> str:
        """The day in ISO where it can be read, else as it was typed."""
        text = self.day.text()
        day, _ = read_visit_day(text[:40], self._clock.today())
        return day.isoformat() if day is not None else text

    def _name(self) -> None:
        """Say in large which sheet it is: the wrong gate is the likeliest mistake."""
        day, _ = read_visit_day(self.day.text()[:40], self._clock.today())
        place = f"{self.gate.currentText()} · {day_text(day)}" if day is not None else self.gate.currentText()
        if self._replaces is not None:
            self.set_title(self.tr("Correct the tally sheet: {place}").format(place=place))
        else:
            self.set_title(self.tr("Tally sheet: {place}").format(place=place))

    def _begin(self, gate_id: str) -> None:
        """A new sheet of a gate, with the inspector who is assigned there."""
        self.gate.put(gate_id)
        self._suggest_inspector()
        self._replaces = None
        self._load({})
        self._on_place()

    def _load(self, texts: dict[tuple[int, str], str]) -> None:
        self.grid.put(texts)
        self._loaded = HourSheetDraft("", "", "", self.grid.typed())
        self.question.hide()
        self.form.clear_problems()

    def _suggest_inspector(self) -> None:
        there = (m.id for m in self._choices.inspectors if m.bound and self.gate.typed() in m.gate_ids)
        self.inspector.put(next(there, ""))

    def _restore(self) -> None:
        """Bring back what a crash left behind."""
        try:
            kept = self._drafts.restore()
        except UserError as error:
            self.banner.tell_error(error)
            return
        if kept is None or not kept.cells:
            return
        self.day.set_value(kept.day)
        self.gate.put(kept.gate_id)
        self.inspector.put(kept.inspector_id)
        self.grid.put(kept.cells)
        self.banner.tell(
            "good", message("HourSheetDialog", "This sheet was not saved the last time. Go on where you left.")
        )
        self._on_place()

    def _left_over(self) -> HourSheetDraft | None:
        return self.draft() if self.is_dirty() else None

    def _on_edited(self) -> None:
        self.question.hide()
        self._drafts.touch()

    def _on_gate(self) -> None:
        self._suggest_inspector()
        self._on_place()

    def _on_place(self) -> None:
        """Another day or gate: name it, and read which sheets it has."""
        self._name()
        self._asked += 1
        asked, gate_id, day = self._asked, self.gate.typed(), self._day()
        if not gate_id:
            return

        def show(sheets: tuple[EnteredSheet, ...]) -> None:
            if asked == self._asked:
                self.earlier.set_sheets(sheets)

        self._jobs.run(partial(self._sheets.of_gate, gate_id, day), show, self.banner.tell_error, owner=self)

    def _step(self, by: int) -> None:
        """The next or the previous gate; what is typed stays."""
        gates = [gate.id for gate in self._choices.gates]
        if gates and self.action.isEnabled():
            self.gate.put(gates[(gates.index(self.gate.typed()) + by) % len(gates)])
            self._on_edited()
            self._on_gate()

    def _enter(self, *, insist: bool) -> None:
        commit_input_method()
        self.banner.clear()
        draft, replaced = self.draft(), self._replaces
        self._had_focus = self.focusWidget()
        self.set_busy(True)
        self._jobs.run(
            partial(self._sheets.enter, draft, insist=insist, replaces=replaced.id if replaced is not None else ""),
            self._on_entered, self._on_error, owner=self,
        )  # fmt: skip

    def _on_entered(self, sheet: EnteredSheet) -> None:
        self.set_busy(False)
        self.grid.start = min(sheet.cells, default=self.grid.start)
        entered = self.gate.currentText()
        was_correction = self._replaces is not None
        gates: list[Gate] = list(self._choices.gates)
        here = next((i for i, gate in enumerate(gates) if gate.id == sheet.gate_id), 0)
        self._begin(sheet.gate_id if was_correction else gates[(here + 1) % len(gates)].id)
        self._drafts.flush()
        self.banner.tell("good", message(
            "HourSheetDialog", "Saved: {gate}, {count} people. The next sheet: {next}.", gate=entered, count=sheet.total,
            next=self.gate.currentText(),
        ))  # fmt: skip
        self.grid.focus_start()
        self.changed.emit()

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        if self._had_focus is not None:
            self._had_focus.setFocus(Qt.FocusReason.TabFocusReason)
        problems = error.problems if isinstance(error, BadInput) else ()
        if not problems:
            self.banner.tell_error(error)
            return
        self.question.hide()
        self._show_problems(problems)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        elsewhere = self.form.show_problems(self.grid.show_problems(problems))
        if any(not problem.doubtful for problem in problems):
            for problem in elsewhere:
                self.banner.tell("danger", problem.message)
                self.grid.focus_start()
            return
        double = next((problem for problem in problems if problem.field == "sheet"), None)
        asked = double.message if double is not None else message("HourSheetDialog", "Some figures are doubtful.")
        self.question.ask(asked, is_double=double is not None)

    def _on_replace(self) -> None:
        same = [sheet for sheet in self.earlier.sheets if sheet.inspector_id == self.inspector.typed()]
        if same:
            self._replaces = same[-1]
            self._enter(insist=False)

    def _on_correct(self, sheet: EnteredSheet) -> None:
        if self.is_dirty():
            self.banner.tell("attention", message(
                "HourSheetDialog", "Save the sheet that is typed, or empty it, before you correct another one."
            ))  # fmt: skip
            return
        self.inspector.put(sheet.inspector_id)
        self.grid.put_cells(sheet.cells)
        self._load(self.grid.typed())
        self._replaces = sheet
        self._name()
        self.grid.start = min(sheet.cells, default=self.grid.start)
        self.grid.focus_start()

    def _on_take_back(self, sheet: EnteredSheet) -> None:
        confirm(
            self,
            message("HourSheetDialog", "Take this sheet back?"),
            message("HourSheetDialog", "Its {count} people are counted no more. The audit keeps that it was there.",
                    count=sheet.total),
            message("HourSheetDialog", "Take the sheet back"),
            partial(self._take_back, sheet),
        )  # fmt: skip

    def _take_back(self, sheet: EnteredSheet) -> None:
        self.set_busy(True)
        self._jobs.run(partial(self._sheets.take_back, sheet.id), self._on_taken_back, self._on_error, owner=self)

    def _on_taken_back(self, _result: object) -> None:
        self.set_busy(False)
        self._replaces = None
        self.banner.tell("good", message("HourSheetDialog", "The sheet was taken back."))
        self._on_place()
        self.grid.focus_start()
        self.changed.emit()
