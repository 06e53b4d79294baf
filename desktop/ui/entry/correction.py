"""Correcting a declaration from wherever it is shown: why, then the masked form, saved as a further version."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.messages import message
from desktop.domain.people import Role
from desktop.services.green_channel.declarations import DeclarationService
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.services.venue.venues import VenueService
from desktop.ui.entry.context import EntryContext
from desktop.ui.entry.entry_dialog import EntryDialog
from desktop.ui.entry.masked import LOOK_KEY
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.reason_dialog import ReasonDialog, ReasonWords


class CorrectDialog(EntryDialog):
    """``draft`` is what is stored, masked, gate and inspector by identifier. ``save`` stores another, and ``look`` gives
    what a masked field says, both on a thread of their own.

    The slip's number stays: another slip is another declaration.
    """

    corrected = Signal()

    def __init__(
        self,
        draft: DeclarationDraft,
        entry_context: EntryContext,
        reason: str,
        save: Callable[[DeclarationDraft], object],
        look: Callable[[str], str],
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(entry_context, clock, jobs, parent, look)
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
        words = self.tr(
            "Reason: {reason}. What was there before is kept. Type over what is hidden to replace it; {key} shows a field, "
            "which the audit log notes."
        )
        self._why.setText(words.format(reason=self._reason, key=LOOK_KEY))
        self.action.set_words(self.tr("Save the correction"), "Ctrl+Enter")

    def open(self) -> None:
        super().open()
        self.card.form.go_to("name")
        # Selected as by Tab, though the window is not active yet.
        self.card.form.line("name").selectAll()

    def submit(self) -> None:
        """Save, or go to the first wrong field."""
        commit_input_method()
        if self.action.isEnabled() and not self.is_dirty():
            self.banner.show_message("attention", message("CorrectDialog", "Nothing was changed yet."))
        else:
            super().submit()

    def save(self, draft: DeclarationDraft) -> object:
        return self._save(draft)

    def on_saved(self, result: object) -> None:
        self.accept()
        self.corrected.emit()


CORRECT = ReasonWords(
    message("FindPage", "Why is it corrected?"),
    message(
        "FindPage",
        "The form opens with the personal data hidden. The reason is kept in the audit log, beside what was there before.",
    ),
    message("FindPage", "Open the form"),
    (
        message("FindPage", "It was typed differently from the slip"),
        message("FindPage", "The visitor says that the slip is wrong"),
    ),
)


@dataclass(frozen=True, slots=True)
class OpenedCorrection:
    """A declaration that was opened to be corrected, why, and what its form has to know."""

    id: str
    reason: str
    draft: DeclarationDraft
    entry_context: EntryContext


@dataclass(frozen=True)
class Correction:
    """The services that a correction works with; ``open`` and ``save`` are for a thread of their own."""

    declarations: DeclarationService
    gates: GateService
    members: MemberService
    venue: VenueService
    clock: Clock

    def ask(self, declaration_id: str, jobs: Jobs, parent: QWidget, then: Callable[[], object]) -> None:
        """Show one dialog after the other; ``then`` is called when the correction is stored."""

        def show(opened: OpenedCorrection) -> None:
            form = CorrectDialog(
                opened.draft,
                opened.entry_context,
                opened.reason,
                partial(self.save, opened),
                partial(self.look, opened),
                self.clock,
                jobs,
                parent,
            )
            form.corrected.connect(then)
            form.open()

        why = ReasonDialog(CORRECT, partial(self.open, declaration_id), jobs, parent)
        why.done_with.connect(show)
        why.open()

    def open(self, declaration_id: str, reason: str) -> OpenedCorrection:
        """Open a declaration to correct it; the reason is audited. Raises ``BadInput``, ``Forbidden``."""
        opened = self.declarations.for_correction(declaration_id, reason)
        draft = opened.draft
        # Who and what has gone since is still what this slip says, and stays until somebody chooses another.
        gates = tuple(g for g in self.gates.list(include_retired=True) if not g.retired or g.id == draft.gate)
        people = self.members.list(include_unbound=True)
        inspectors = tuple(
            m for m in people if (m.bound and (m.inspector or m.role is Role.INSPECTOR)) or m.id == draft.inspector
        )
        venue = self.venue.get()
        codes = venue.codes_on(venue_time(opened.context.now).date())
        entry_context = EntryContext(
            opened.context, self.members.me(), gates, inspectors, (), (), venue.region.code, codes
        )
        return OpenedCorrection(declaration_id, reason, draft, entry_context)

    def look(self, opened: OpenedCorrection, field: str) -> str:
        """What a masked field says; audited with the reason of the correction. Raises ``BadInput``, ``Forbidden``."""
        return self.declarations.look(opened.id, field, opened.reason)

    def save(self, opened: OpenedCorrection, draft: DeclarationDraft) -> str:
        """Save a correction; gives the declaration's identifier. Raises ``BadInput`` with every problem."""
        return self.declarations.correct(opened.id, draft, opened.reason).id
