"""Correcting a declaration: the entry form with what was entered, saved as a further version."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import FIELDS, DeclarationDraft
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import message
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.slip_insist import InsistDialog
from desktop.ui.entry.card import EntryCard
from desktop.ui.entry.situation import Situation
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import sized
from desktop.ui.widgets.fields import commit_input_method
from desktop.ui.widgets.labels import label

_WIDTH = 960
_HEIGHT = 530
"""Of the form, at 100 %: all of it is seen where nothing is wrong and no guardian is asked for."""


class CorrectDialog(Dialog):
    """``draft`` is what is stored, gate and inspector by identifier; ``save`` stores another, on a thread of its own.

    The slip's number stays: another slip is another declaration.
    """

    corrected = Signal()

    def __init__(
        self, draft: DeclarationDraft, situation: Situation, reason: str, save: Callable[[DeclarationDraft], object],
        clock: Clock, jobs: Jobs, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent, width=_WIDTH)
        self._stored = draft
        self._reason = reason
        self._save = save
        self._jobs = jobs
        self._why = label("second", wrap=True)
        self.card = EntryCard(clock, is_stored=True)
        for part in (self._why, self.card.alarm):
            self.body.addWidget(part)
        self.body.addWidget(self.card, 1)
        self.card.show_situation(situation)
        self.card.put(draft, clean=True)
        self._shown, self._alarm = self.card.draft(), self.card.alarm.text()
        self._on_alarm()
        self.card.form.rows["slip"].setEnabled(False)
        for area in self.card.findChildren(QScrollArea):
            sized(area, min_height=_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.action.clicked.connect(self.submit)
        self.card.alarm.shown.connect(self._on_alarm)
        self.card.submitted.connect(self.submit)
        self.card.clear_wanted.connect(self.reject)
        self.card.insist_wanted.connect(self._on_insist)
        self._add_key(self.submit, "Ctrl+Return", "Ctrl+Enter")
        self._add_key(lambda: self.card.insist(), "F2")
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Correct the declaration"))
        self._why.setText(self.tr("Reason: {reason}. What was there before is kept.").format(reason=self._reason))
        self.action.set_words(self.tr("Save the correction"), "Ctrl+Enter")

    def open(self) -> None:
        super().open()
        self.card.form.go_to("visited_on")
        # Selected as by Tab, though the window is not active yet.
        self.card.form.line("visited_on").selectAll()

    def is_dirty(self) -> bool:
        return self.card.is_dirty

    def draft(self) -> DeclarationDraft:
        """What is to be stored: what was changed as it stands in the form, all else exactly as it is stored."""
        now = self.card.draft()
        kept: dict[str, Any] = {
            field: getattr(self._stored, field)
            for field in FIELDS
            if getattr(now, field) == getattr(self._shown, field)
        }
        return replace(now, **kept)

    def submit(self) -> None:
        """Save, or go to the first wrong field."""
        if not self.action.isEnabled():
            return
        commit_input_method()
        self.banner.clear()
        if not self.is_dirty():
            self.banner.tell("attention", message("CorrectDialog", "Nothing was changed yet."))
            return
        problems = self.card.problems()
        if problems:
            self._show(problems)
            return
        draft = self.draft()
        self.set_busy(True)
        self.card.keys.hold()
        self._jobs.run(lambda: self._save(draft), self._on_saved, self._on_not_saved, owner=self)

    def _on_saved(self, _id: object) -> None:
        self.set_busy(False)
        self.accept()
        self.corrected.emit()

    def _on_not_saved(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if problems:
            self._show(problems)
        else:
            self.banner.tell_error(error)
        self.card.keys.release()

    def _show(self, problems: tuple[Problem, ...]) -> None:
        elsewhere = self.card.show_problems(problems)
        if elsewhere:
            self.banner.tell("danger", elsewhere[0].message)

    def _on_alarm(self) -> None:
        """Only what is new is told: somebody with the fever that is stored left long ago."""
        if self.card.alarm.text() == self._alarm:
            self.card.alarm.hide()

    def _on_insist(self, field: str, problem: Problem) -> None:
        dialog = InsistDialog(problem, self)
        dialog.given.connect(lambda reason: self.card.set_reason(field, reason))
        dialog.open()

    def _add_key(self, act: Callable[[], object], *keys: str) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda: act())
        self.addAction(action)
