"""Correcting a declaration: the entry form with what was entered, saved as a further version."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.messages import message
from desktop.ui.dialogs.entry_dialog import EntryDialog
from desktop.ui.entry.situation import Situation
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.fields import commit_input_method
from desktop.ui.widgets.labels import label


class CorrectDialog(EntryDialog):
    """``draft`` is what is stored, gate and inspector by identifier; ``save`` stores another, on a thread of its own.

    The slip's number stays: another slip is another declaration.
    """

    corrected = Signal()

    def __init__(
        self,
        draft: DeclarationDraft,
        situation: Situation,
        reason: str,
        save: Callable[[DeclarationDraft], object],
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(situation, clock, jobs, parent)
        self._reason = reason
        self._save = save
        self._why = label("second", wrap=True)
        self.body.insertWidget(0, self._why)
        self.put(draft)
        self.card.form.rows["slip"].setEnabled(False)
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

    def submit(self) -> None:
        """Save, or go to the first wrong field."""
        commit_input_method()
        if self.action.isEnabled() and not self.is_dirty():
            self.banner.tell("attention", message("CorrectDialog", "Nothing was changed yet."))
        else:
            super().submit()

    def save(self, draft: DeclarationDraft) -> object:
        return self._save(draft)

    def on_saved(self, result: object) -> None:
        self.accept()
        self.corrected.emit()
