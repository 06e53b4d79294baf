"""Typing in a pile of tally sheets: the day stays, each gate has its own figures, Ctrl+Enter saves and goes on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.services.counting.hour_sheets import EnteredSheet, HourSheetService, SheetChoices, SheetDrafts, SheetPlace
from desktop.ui.counting.hour_sheet_grid import HourGrid
from desktop.ui.counting.hour_sheet_pile import (
    COUNTED,
    SheetAnswer,
    SheetPile,
    SheetQuestion,
    Texts,
    TypedSheet,
    about_left,
    about_saved,
    question_about,
)
from desktop.ui.counting.hour_sheets_before import EarlierSheets
from desktop.ui.entry.fields import ChoiceEntry
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.dialogs import Dialog, confirm
from desktop.ui.kit.draft_keeper import DraftKeeper
from desktop.ui.kit.fields import TextField, commit_input_method
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space

_SHEET, _SIDE = 640, 236


class HourSheetDialog(Dialog):
    """``changed``: a sheet was entered or taken back. What is typed and not saved survives a crash. ``gate_id``: whose sheet is first."""

    changed = Signal()

    def __init__(
        self,
        choices: SheetChoices,
        sheets: HourSheetService,
        drafts: SheetDrafts,
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
        gate_id: str = "",
    ) -> None:
        super().__init__(parent, width=1000)
        self._choices = choices
        self._sheets = sheets
        self._clock = clock
        self._jobs = jobs
        self._asked = 0
        self._had_focus: QWidget | None = None
        self._gate_id = ""
        self._replaces: EnteredSheet | None = None
        self._stored: Texts = {}
        self._pile = SheetPile()
        self._insists = False
        self.day, self.gate, self.inspector = TextField(), ChoiceEntry(), ChoiceEntry()
        self.grid = HourGrid()
        self.question = SheetQuestion()
        self.earlier = EarlierSheets()
        self._hint = label("second")
        self._aside = label("attention", wrap=True)
        self._drafts: DraftKeeper[tuple[HourSheetDraft, ...]] = DraftKeeper(
            drafts, jobs, lambda: self._pile.drafts(self._shown()) or None, self
        )
        self._build()
        self._connect()
        self.gate.set_choices([(gate.id, gate.name) for gate in choices.gates])
        self.inspector.set_choices([("", "—"), *((member.id, member.name) for member in choices.inspectors)])
        self.day.set_value(clock.today().isoformat())
        self._begin(gate_id or self.gate.typed())
        self._drafts.failed.connect(self.banner.show_error)
        self._drafts.restore(self._restore)
        self.retranslate()

    def _build(self) -> None:
        self.form = FormGrid(3)
        self.form.add_row("day", self.day)
        self.form.add_row("gate", self.gate)
        self.form.add_row("inspector", self.inspector)
        sheet = QWidget()
        left = column(sheet, gap=Space.M)
        for part in (self.form, self._aside, self.grid):
            left.addWidget(part)
        left.addStretch(1)
        line = FoldingRow(gap=Space.XL)
        line.add(sheet, width=_SHEET, stretch=1)
        line.add(self.earlier, width=_SIDE, height=_SIDE)
        self.body.addWidget(self.question)
        self.body.addLayout(line, 1)
        for at, part in enumerate((self.grid.problems, self.grid.total)):
            self.foot.insertWidget(at, part)
        self.buttons.add_left(self._hint)
        for keys, act in (
            (("Ctrl+Return", "Ctrl+Enter"), self.save),
            (("PgDown",), partial(self._step, 1)),
            (("PgUp",), partial(self._step, -1)),
            *(((answer.value,), partial(self.question.answer, answer)) for answer in SheetAnswer),
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
        self.question.answered.connect(self._on_answer)
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
        self._show_aside()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grid.focus_start()

    def draft(self) -> HourSheetDraft:
        """The sheet as it is typed."""
        return HourSheetDraft(self._day(), self._gate_id, self.inspector.typed(), self.grid.typed())

    def is_dirty(self) -> bool:
        return self._shown().is_dirty or bool(self._pile)

    def save(self) -> None:
        """Save the sheet, unless it asks something first."""
        if self.action.isEnabled():
            self._insists = False
            self._enter()

    def done(self, result: int) -> None:
        self._stored = self.grid.typed()  # saved, or discarded on purpose
        self._pile.clear()
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
        is_new = self._replaces is None
        title = self.tr("Tally sheet: {place}") if is_new else self.tr("Correct the tally sheet: {place}")
        self.set_title(title.format(place=place))

    def _shown(self) -> TypedSheet:
        return TypedSheet(self.draft(), self._stored, self._replaces)

    def _begin(self, gate_id: str) -> None:
        """Show a gate: what was typed for it, or a new sheet with the inspector who is assigned there."""
        self._gate_id = gate_id
        self.gate.put(gate_id)
        typed = self._pile.take(gate_id)
        if typed is not None:
            self._show(typed)
        else:
            self._suggest_inspector()
            self._replaces = None
            self._load({})
        self._show_aside()
        self._on_place()

    def _show(self, sheet: TypedSheet) -> None:
        self.day.set_value(sheet.draft.day)
        self.inspector.put(sheet.draft.inspector_id)
        self._load(sheet.draft.cells)
        self._stored, self._replaces = sheet.stored, sheet.replaces

    def _load(self, texts: Texts) -> None:
        self.grid.put(texts)
        self._stored = self.grid.typed()
        self._insists = False
        self.question.hide()
        self.form.clear_problems()

    def _show_aside(self) -> None:
        """The figures that wait at other gates, so that nobody takes them for saved."""
        names = {gate.id: gate.name for gate in self._choices.gates}
        parts = [
            self.tr("{gate} {people}").format(gate=names.get(sheet.draft.gate_id, ""), people=count_text(sheet.people))
            for sheet in self._pile
        ]
        self._aside.setText(self.tr("Typed and not saved: {gates}").format(gates=self.tr(", ").join(parts)))
        self._aside.setVisible(bool(parts))

    def _suggest_inspector(self) -> None:
        there = (m.id for m in self._choices.inspectors if m.bound and self.gate.typed() in m.gate_ids)
        self.inspector.put(next(there, ""))

    def _restore(self, kept: tuple[HourSheetDraft, ...] | None) -> None:
        """Bring back what a crash left behind, unless somebody has begun to type."""
        places = {gate.id for gate in self._choices.gates}
        found = [draft for draft in kept or () if draft.cells and draft.gate_id in places]
        if not found or self.is_dirty():
            return
        self._pile.restore(found)
        self._begin(found[0].gate_id)
        self.banner.show_message(
            "good", message("HourSheetDialog", "This sheet was not saved the last time. Go on where you left.")
        )

    def _on_edited(self) -> None:
        self._insists = False
        self.question.hide()
        self._drafts.touch()

    def _on_gate(self) -> None:
        """Another gate was chosen. The figures stay with theirs, unless somebody says that they belong here."""
        chosen, left = self.gate.typed(), self._shown()
        if chosen == self._gate_id or not self.action.isEnabled():
            self.gate.put(self._gate_id)
            return
        commit_input_method()
        self.banner.clear()
        self._pile.put_aside(left)
        self._begin(chosen)
        self._drafts.touch()
        if left.is_dirty and not self._shown().is_dirty:
            names = {gate.id: gate.name for gate in self._choices.gates}
            stays = about_left(left.people, names.get(left.draft.gate_id, ""))
            move = partial(self._on_move, left.draft.gate_id)
            self.banner.show_message("attention", stays, message("HourSheetDialog", "Move them here"), move)

    def _on_move(self, from_gate: str) -> None:
        """They were typed under the wrong gate."""
        moved = self._pile.take(from_gate)
        if moved is not None:
            self.banner.clear()
            self._show(moved.at(self._gate_id, self.inspector.typed()))
            self._show_aside()
            self._on_place()
            self._drafts.touch()
            self.grid.focus_start()

    def _on_place(self) -> None:
        """Another day or gate: name it, and read what is there already."""
        self._name()
        self._asked += 1
        asked, gate_id, day = self._asked, self._gate_id, self._day()
        if not gate_id:
            return

        def show(place: SheetPlace) -> None:
            if asked == self._asked:
                self.earlier.set_sheets(place.sheets)
                self.grid.set_counted(place.counted)

        self.grid.set_counted({})
        self._jobs.run(partial(self._sheets.place, gate_id, day), show, self.banner.show_error, owner=self)

    def _step(self, by: int) -> None:
        """The next or the previous gate; what is typed stays with its own."""
        gates = [gate.id for gate in self._choices.gates]
        if gates and self.action.isEnabled():
            self.gate.put(gates[(gates.index(self._gate_id) + by) % len(gates)])
            self._on_gate()
            self.grid.focus_start()

    def _enter(self, counted: CountedBefore | None = None) -> None:
        commit_input_method()
        self.banner.clear()
        draft, replaced = self.draft(), self._replaces
        self._had_focus = self.focusWidget()
        self.set_busy(True)
        self._jobs.run(
            partial(
                self._sheets.enter,
                draft,
                insist=self._insists,
                replaces=replaced.id if replaced is not None else "",
                counted=counted,
            ),
            self._on_entered,
            self._on_error,
            owner=self,
        )

    def _on_entered(self, sheet: EnteredSheet) -> None:
        self.set_busy(False)
        self.grid.start = min(sheet.cells, default=self.grid.start)
        entered = self.gate.currentText()
        was_correction = self._replaces is not None
        gates: list[Gate] = list(self._choices.gates)
        here = next((i for i, gate in enumerate(gates) if gate.id == sheet.gate_id), 0)
        self._begin(sheet.gate_id if was_correction else gates[(here + 1) % len(gates)].id)
        self._drafts.flush()
        self.banner.show_message("good", about_saved(sheet, entered, self.gate.currentText()))
        self.grid.focus_start()
        self.changed.emit()

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        if self._had_focus is not None:
            self._had_focus.setFocus(Qt.FocusReason.TabFocusReason)
        problems = error.problems if isinstance(error, BadInput) else ()
        if not problems:
            self.banner.show_error(error)
            return
        self.question.hide()
        self._show_problems(problems)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        elsewhere = self.form.show_problems(self.grid.show_problems(problems))
        if any(not problem.doubtful for problem in problems):
            for problem in elsewhere:
                self.banner.show_message("danger", problem.message)
                self.grid.focus_start()
            return
        self.question.ask(*question_about(problems))

    def _on_answer(self, answer: SheetAnswer) -> None:
        if answer is SheetAnswer.REPLACE:
            self._replaces = self._sheets.double_of(self.draft(), self.earlier.sheets)
        elif answer in (SheetAnswer.INSIST, SheetAnswer.ANOTHER):
            self._insists = True
        self._enter(COUNTED.get(answer))

    def _on_correct(self, sheet: EnteredSheet) -> None:
        if self.is_dirty():
            self.banner.show_message(
                "attention",
                message(
                    "HourSheetDialog", "Save the sheet that is typed, or empty it, before you correct another one."
                ),
            )
            return
        self.inspector.put(sheet.inspector_id)
        self.grid.put_cells(sheet.cells)
        self._load(self.grid.typed())
        self._replaces = sheet
        self._stored = self.grid.typed()
        self._name()
        self.grid.start = min(sheet.cells, default=self.grid.start)
        self.grid.focus_start()

    def _on_take_back(self, sheet: EnteredSheet) -> None:
        confirm(
            self,
            message("HourSheetDialog", "Take this sheet back?"),
            message(
                "HourSheetDialog",
                "Its {count} people are counted no more. The audit keeps that it was there.",
                count=sheet.total - sheet.counted_before,
            ),
            message("HourSheetDialog", "Take the sheet back"),
            partial(self._take_back, sheet),
        )

    def _take_back(self, sheet: EnteredSheet) -> None:
        self.set_busy(True)
        self._jobs.run(partial(self._sheets.take_back, sheet.id), self._on_taken_back, self._on_error, owner=self)

    def _on_taken_back(self, _result: object) -> None:
        self.set_busy(False)
        self._replaces = None
        self.banner.show_message("good", message("HourSheetDialog", "The sheet was taken back."))
        self._on_place()
        self.grid.focus_start()
        self.changed.emit()
