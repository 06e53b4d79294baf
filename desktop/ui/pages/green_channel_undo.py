"""A slip that was just saved is taken back or stands in the form again, for one minute."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.declaration_records import FoundDeclaration
from desktop.services.declarations import DeclarationService
from desktop.services.taking_back import TakenBack
from desktop.ui.entry.card import EntryCard
from desktop.ui.jobs import Jobs
from desktop.ui.messages import confirm
from desktop.ui.pages.green_channel_recent import RecentList
from desktop.ui.widgets.banner import Banner


class SlipUndo(QObject):
    """Never throws typed text away unasked: neither that of the form nor that of the slip."""

    undone = Signal(str, str)
    """The identifier of what is gone and its slip: before the form shows it."""
    reopened = Signal(str)
    """What was saved stands in the form again; the visitor card that had filled it, empty for none."""
    ended = Signal()
    """A slip is gone for good, and the form is as it was."""

    def __init__(
        self,
        declarations: DeclarationService,
        card: EntryCard,
        recent: RecentList,
        banner: Banner,
        jobs: Jobs,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._declarations = declarations
        self._card = card
        self._recent = recent
        self._banner = banner
        self._jobs = jobs
        self._page = page
        self._is_busy = False
        recent.reopen_wanted.connect(lambda which: self._with_row(which, self._undo))
        recent.take_back_wanted.connect(lambda which: self._with_row(which, self._ask))

    def undo_last(self) -> None:
        """Undo what was saved last, if its minute is not over."""
        undoable = self._recent.undoable()
        if undoable:
            self._with_row(undoable[0], self._undo)
        else:
            self._banner.tell(
                "attention",
                message(
                    "GreenChannelPage",
                    "Nothing to take back: a slip can be taken back for one minute after it was saved.",
                ),
            )

    def _with_row(self, which: str, act: Callable[[FoundDeclaration], None]) -> None:
        row = self._recent.row_of(which)
        if row is not None and not self._is_busy:
            act(row)

    def _undo(self, found: FoundDeclaration) -> None:
        """Back into the form; where something is being typed there, ask whether it is to be gone."""
        if self._card.is_begun:
            self._ask(found)
        else:
            self._card.keys.hold()  # what is typed from now on belongs into what comes
            self._run(found.id, reopen=True)

    def _ask(self, found: FoundDeclaration) -> None:
        confirm(
            self._page,
            message("SlipUndo", "Take back {name}, slip {slip}?", name=found.name, slip=found.slip or "—"),
            message(
                "SlipUndo", "It will be as if it had not been saved: what was typed is gone, and the slip waits again."
            ),
            message("SlipUndo", "Take it back"),
            partial(self._run, found.id, reopen=False),
        )

    def _run(self, declaration_id: str, *, reopen: bool) -> None:
        self._is_busy = True
        work = partial(self._declarations.take_back, declaration_id, reopen=reopen)
        self._jobs.run(work, partial(self._on_done, declaration_id, reopen), self._on_failed, owner=self)

    def _on_done(self, declaration_id: str, reopen: bool, gone: TakenBack) -> None:
        self._is_busy = False
        self.undone.emit(declaration_id, gone.draft.slip)
        slip = gone.draft.slip or "—"
        if not reopen:
            self.ended.emit()
            self._banner.tell(
                "good",
                message("GreenChannelPage", "Slip {slip} is taken back, as if it had not been saved.", slip=slip),
            )
            return
        self._card.put(gone.draft)
        self.reopened.emit(gone.card)
        self._card.form.go_to("slip")
        self._card.keys.release()
        self._card.changed.emit("slip")
        self._banner.tell(
            "good",
            message(
                "GreenChannelPage",
                "Slip {slip} stands in the form again and is not saved. Correct it and save it, or empty the form.",
                slip=slip,
            ),
        )

    def _on_failed(self, error: UserError) -> None:
        self._is_busy = False
        self._card.keys.release()
        self._banner.tell_error(error)
