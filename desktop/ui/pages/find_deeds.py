"""What is done to the chosen declaration from the Find page: correct it, hold it, erase it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.fever import FeverOutcome
from desktop.domain.messages import Message, message
from desktop.services.declaration_book import DeclarationRecord
from desktop.services.erasing import Erasable, ErasedEarly
from desktop.ui.dialogs.find_erase import EraseDialog
from desktop.ui.dialogs.find_reason import ReasonDialog, ReasonWords
from desktop.ui.jobs import Jobs
from desktop.ui.pages.find_work import FindDesk

_HOLD = ReasonWords(
    message("FindPage", "Keep this declaration?"),
    message("FindPage", "A declaration under legal hold is not deleted when its time is up. Say who asked for it."),
    message("FindPage", "Begin the legal hold"),
)
_RELEASE = ReasonWords(
    message("FindPage", "End the legal hold?"),
    message(
        "FindPage",
        "The declaration is then deleted like any other when its time is up; if that has passed, at the next occasion.",
    ),
    message("FindPage", "End the legal hold"),
)


_CORRECTED: dict[str | None, Message] = {
    "": message("FindPage", "Corrected. What was there before is kept."),
    None: message("FindPage", "Corrected. There is no fever any more: its empty worksheet is gone."),
    FeverOutcome.MISTAKEN: message(
        "FindPage",
        "Corrected. There is no fever any more: its worksheet ended as opened by mistake, with what was written on it.",
    ),
}
"""By how the fever worksheet of a declaration stands afterwards, if it was open before."""


class Deeds(QObject):
    """Asks what has to be asked, over the page ``over``, and does it."""

    written = Signal(object)
    """A declaration is another one than before; with the sentence that says so."""
    erased = Signal(object)
    """Something is gone; with the sentence that says so."""
    failed = Signal(object)

    def __init__(self, desk: FindDesk, jobs: Jobs, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._jobs = jobs
        self._over = over

    def correct(self, record: DeclarationRecord) -> None:
        chosen, fevers = record.found.id, self._desk.fevers
        was_open = fevers.outcome_of(chosen) == ""

        def corrected() -> None:
            self.written.emit(_CORRECTED.get(fevers.outcome_of(chosen) if was_open else "", _CORRECTED[""]))

        self._desk.correction.ask(chosen, self._jobs, self._over, corrected)

    def hold(self, record: DeclarationRecord) -> None:
        """Begin the legal hold, or end it."""
        chosen, retention = record.found.id, self._desk.retention
        if record.hold is None:
            words, act = _HOLD, partial(retention.hold, chosen)
            told = message("FindPage", "The declaration is kept until the legal hold is ended.")
        else:
            words, act = _RELEASE, partial(retention.release, chosen)
            told = message("FindPage", "The legal hold has been ended.")
        dialog = ReasonDialog(words, act, self._jobs, self._over)
        dialog.done_with.connect(lambda _: self.written.emit(told))
        dialog.open()

    def erase(self, record: DeclarationRecord) -> None:
        """Look at how much there is of this person, then ask."""
        self._jobs.run(partial(self._desk.erasure.look, record.found.id), self._ask_to_erase, self._on_failed)

    def _ask_to_erase(self, found: Erasable) -> None:
        dialog = EraseDialog(self._desk.erasure, found, self._desk.clock, self._jobs, self._over)
        dialog.done_with.connect(self._on_erased)
        dialog.open()

    def _on_erased(self, done: ErasedEarly) -> None:
        self.erased.emit(
            message(
                "FindPage",
                "Declarations erased: {count}. The hub erases them with the next sync; take the paper slips out "
                "for shredding.",
                count=done.declarations,
            )
        )

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
