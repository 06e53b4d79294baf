"""Shift close: what is open, each with the way to its mend, and the papers that are handed over."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import COUNTS, PEOPLE_AND_PLACES, SLIPS, Kind
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.shift_close.checks import CheckState, ShiftCheck
from desktop.services.shift_close.shift_close import ShiftFacts
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.draft_keeper import DraftKeeper
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.page import Page
from desktop.ui.kit.sizes import column
from desktop.ui.kit.todo import Sign, TodoItem, TodoList
from desktop.ui.kit.tokens import Space
from desktop.ui.reports.report_dialog import ReportActions, ReportChoices, ReportKind, ReportPrintDialog
from desktop.ui.shift_close.note import NoteCard
from desktop.ui.shift_close.summary import ShiftSummary

_KINDS = (
    COUNTS | SLIPS | PEOPLE_AND_PLACES | {Kind.FEVER, Kind.POSTER, Kind.IMPORT_DRAFT, Kind.HUB, Kind.OUTBOX, Kind.DESK}
)
_MINUTE_MS = 60_000
_CHECKS, _SUMMARY = 460, 440
"""Least widths of the list and of the figures beside it."""
_SIGNS = {
    CheckState.URGENT: Sign("warning", "danger", message("ShiftClosePage", "Urgent")),
    CheckState.TO_DO: Sign("circle", "attention", message("ShiftClosePage", "To be done")),
    CheckState.INFORMATION: Sign("info", "second", message("ShiftClosePage", "For information")),
    CheckState.FINE: Sign("check-circle", "primary", message("ShiftClosePage", "In order")),
}
_TONES: dict[CheckState, ChipTone] = {
    CheckState.URGENT: "danger",
    CheckState.TO_DO: "attention",
    CheckState.INFORMATION: "neutral",
    CheckState.FINE: "good",
}


class ShiftClosePage(Page):
    """The list on the left, the figures of the shift on the right. Esc goes back to Today."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reports = ReportActions.of(desk)
        self._jobs = jobs
        self._facts: ShiftFacts | None = None
        self._latest = Latest(jobs, self)
        self._waits_for_writes = self._wants_focus = False
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self.refresh)
        self.add_command("shift.back", lambda: self.wanted.emit("go.today"), button=True)
        self.add_command("shift.preview", partial(self._open, preview=True), button=True)
        self.add_command("shift.print", self._open, primary=True)
        self._card = Card(heading=True)
        self._summary_line = label("body", wrap=True)
        self.checks, self.summary, self.note = TodoList(), ShiftSummary(), NoteCard()
        self._card.body.addWidget(self._summary_line)
        self._card.body.addWidget(self.checks)
        self._card.body.addStretch(1)
        line = FoldingRow()
        line.add(self._card, width=_CHECKS, stretch=3)
        side = QWidget()
        right = column(side, gap=Space.L)
        right.addWidget(self.summary, 1)
        right.addWidget(self.note)
        line.add(side, width=_SUMMARY, stretch=2)
        self.body.addLayout(line, 1)
        self.checks.wanted.connect(self.wanted)
        self.checks.wanted_about.connect(self.wanted_about)
        jobs.busy_changed.connect(self._on_busy_changed)
        self._notes = DraftKeeper(desk.shift_notes, jobs, lambda: self.note.text, self)
        self._notes.failed.connect(self.banner.show_error)
        self._notes.restore(self.note.restore)
        self.note.changed.connect(self._notes.touch)
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    @property
    def open_text(self) -> str:
        """The sentence over the list."""
        return self._summary_line.text()

    def refresh(self) -> None:
        self._latest.ask(self._desk.shift_close.read, self._show_facts, self.banner.until(self._latest.answered))

    def focus_first(self) -> None:
        self._wants_focus = not self.checks.focus_first()
        if self._wants_focus:
            super().focus_first()

    def retranslate(self) -> None:
        super().retranslate()
        for command_id, text in (
            ("shift.back", self.tr("Back")),
            ("shift.preview", self.tr("Preview")),
            ("shift.print", self.tr("Print handover sheet and daily report")),
        ):
            action = self.command_action(command_id)
            if action is not None:
                action.setText(text)
        self._card.set_heading(self.tr("Before the shift ends"))
        self.checks.setAccessibleName(self.tr("Before the shift ends"))
        self._name()
        self._show_open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A page that was left stores what is typed on it as it is left, which no change reports.
        self._waits_for_writes = True
        self._timer.start()  # an hour that is over may lack its tally sheet

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._waits_for_writes = False
        self._timer.stop()

    def _on_busy_changed(self, busy: bool) -> None:
        if self._waits_for_writes and not busy:
            self._waits_for_writes = False
            self.refresh()

    def _show_facts(self, facts: ShiftFacts) -> None:
        self._facts = facts
        self.checks.set_items(list(map(_item, facts.checks)))
        self.summary.show_sheet(facts.handover, facts.printed)
        self.note.show_author(facts.note)
        self._name()
        self._show_open()
        if self._wants_focus and self.hasFocus():
            self.focus_first()

    def _name(self) -> None:
        facts = self._facts
        if facts is None:
            self.header.set_words(self.tr("Shift close"))
            return
        hours = f"{facts.shift.since}:00–{facts.shift.until}:00"
        self.header.set_words(self.tr("Shift close"), "　".join((day_text(facts.shift.day), hours, facts.me.name)))

    def _show_open(self) -> None:
        """How much is open, in one sentence over the list."""
        facts = self._facts
        self._summary_line.setVisible(facts is not None)
        if facts is not None:
            count = len(facts.open)
            self._summary_line.setText(
                self.tr("%Ln thing(s) to be done.", "", count)
                if count
                else self.tr("Nothing is open. The shift can be handed over.")
            )

    def _open(self, *, preview: bool = False) -> None:
        """Ask on which printer, with the paper on the screen first if that is wanted."""
        commit_input_method()
        self._notes.flush()  # the note stands on the sheet
        self._jobs.run(
            self._reports.choices,
            partial(self._show_dialog, preview),
            self.banner.show_error,
            owner=self,
            only_reads=True,
        )

    def _show_dialog(self, preview: bool, choices: ReportChoices) -> None:
        dialog = ReportPrintDialog(self._reports, choices, ReportKind.SHIFT, self._jobs, self.window())
        dialog.accepted.connect(self.refresh)
        dialog.done_with.connect(lambda outcome: self.banner.show_message("good", outcome))
        dialog.open()
        if preview:
            dialog.preview()


def _item(check: ShiftCheck) -> TodoItem:
    way = check.mend
    return TodoItem(
        check.text,
        way.command if way is not None else "",
        tag=check.topic,
        tone=_TONES[check.state],
        about=way.about if way is not None else "",
        action=way.text if way is not None else None,
        sign=_SIGNS[check.state],
    )
