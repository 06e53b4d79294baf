"""What is done to the chosen declaration from the Find page: correct it, hold it, erase it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.erasure import ERASURE_WORDS, ErasureReason
from desktop.domain.errors import UserError
from desktop.domain.fever import FeverOutcome
from desktop.domain.messages import Message, message
from desktop.domain.retention import oldest_kept
from desktop.services.desk import Desk
from desktop.services.fevers.fevers import FeverService
from desktop.services.green_channel.book import DeclarationBook, DeclarationRecord
from desktop.services.green_channel.declarations import DeclarationService, Found
from desktop.services.green_channel.export import DeclarationExportService
from desktop.services.printing.papers import PaperPrinter
from desktop.services.retention.erasure import Erasable, ErasedEarly, ErasureService
from desktop.services.retention.retention import RetentionService
from desktop.services.subject_access.subject_access import SubjectAccessService
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.services.venue.venues import VenueService
from desktop.settings import Settings
from desktop.ui.entry.correction import Correction
from desktop.ui.kit.dates import visit_text
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import Select
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.print_dialog import PaperPrintDialog, PrintablePaper
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.reason_dialog import ReasonDialog, ReasonWords

T = TypeVar("T")

FIRST_PAGE = 50
"""Rows that a search shows at first."""
MORE = 500
"""Rows that it shows when asked for more; a longer list is searched better than read."""


@dataclass(frozen=True, kw_only=True)
class FindActions:
    """What the Find page asks of the desk; every call is for a thread of its own, and may raise ``UserError``."""

    declarations: DeclarationService
    book: DeclarationBook
    retention: RetentionService
    erasure: ErasureService
    gates: GateService
    members: MemberService
    venue: VenueService
    exports: DeclarationExportService
    fevers: FeverService
    subject_access: SubjectAccessService
    paper_printer: PaperPrinter
    settings: Settings
    folder: SaveFolder
    clock: Clock

    @classmethod
    def of(cls, desk: Desk) -> "FindActions":
        """Those of an open desk."""
        return cls(
            declarations=desk.declarations,
            book=desk.book,
            retention=desk.retention,
            erasure=desk.erasure,
            gates=desk.gates,
            members=desk.members,
            venue=desk.venue,
            exports=desk.exports,
            fevers=desk.fevers,
            subject_access=desk.subject_access,
            paper_printer=desk.paper_printer,
            settings=desk.settings,
            folder=SaveFolder(desk.settings),
            clock=desk.clock,
        )

    def search(self, text: str, limit: int) -> Found:
        """What a text finds. Raises ``UserError``."""
        return self.declarations.find(text, limit)

    def record(self, declaration_id: str) -> DeclarationRecord:
        """One declaration, masked. Raises ``BadInput`` when it is gone."""
        return self.book.record(declaration_id)

    def kept_since(self) -> dt.date:
        """The earliest day of visits that are kept. Raises ``UserError``."""
        return oldest_kept(self.clock.today(), self.retention.days())

    @property
    def correction(self) -> Correction:
        """What corrects a declaration that was found."""
        return Correction(self.declarations, self.gates, self.members, self.venue, self.clock)


class EraseDialog(FormDialog):
    """Erases; ``done_with`` gives how much. Where a legal hold keeps it, it says so and does nothing."""

    section = "personal-rights"

    def __init__(self, erasure: ErasureService, found: Erasable, clock: Clock, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, action="danger", width=520)
        self._erasure = erasure
        self._found = found
        self._clock = clock
        self._who, self._explanation = personal(label("strong", wrap=True)), label("second", wrap=True)
        self._held = label("attention", wrap=True)
        for place, shown in enumerate((self._who, self._explanation)):
            self.body.insertWidget(place, shown)
        self.body.addWidget(self._held)
        self.scope, self.reason = Select(), Select()
        if self._has_more:
            self.form.add_row("scope", self.scope)
        self.form.add_row("reason", self.reason)
        self.scope.currentIndexChanged.connect(lambda _: self._show_hold())
        self.retranslate()

    @property
    def _has_more(self) -> bool:
        """Whether the desk has more of this person than the one declaration."""
        return self._found.declarations > 1 or bool(self._found.cards)

    def retranslate(self) -> None:
        super().retranslate()
        found = self._found.found
        visit = visit_text(found.visited_from, found.visited_to, found.precision, self._clock.today())
        self.set_title(self.tr("Erase before its time?"))
        self._who.setText(" · ".join(filter(None, (found.name, visit, found.gate, found.slip))))
        self._explanation.setText(
            self.tr(
                "The declaration is deleted at once with its earlier versions and its fever worksheet, here and at the hub, "
                "and nothing brings it back. That somebody came goes on counting, and the paper slip comes on the shred list."
            )
        )
        if self._has_more:
            self.form.set_words("scope", self.tr("What"))
        everything = self.tr("All of this person: %Ln declaration(s)", "", self._found.declarations)
        if self._found.cards:
            everything = self.tr("All of this person: %Ln declaration(s), and the card", "", self._found.declarations)
        self.scope.set_choices([(False, self.tr("Only this declaration")), (True, everything)])
        self.form.set_words("reason", self.tr("Why"))
        self.reason.set_choices([(reason, sentence(ERASURE_WORDS.label(reason))) for reason in ERASURE_WORDS])
        self.action.set_words(self.tr("Erase for good"))
        self._show_hold()

    def _show_hold(self) -> None:
        held = self._found.held if self.scope.value() else int(self._found.is_held)
        self._held.setText(
            self.tr(
                "Under legal hold: %Ln. The law wants them kept, so nothing can be erased while the hold lasts.",
                "",
                held,
            )
        )
        self._held.setVisible(bool(held))
        self.action.setEnabled(not held)

    def work(self) -> Callable[[], object]:
        found, reason, person = self._found.found.id, ErasureReason(str(self.reason.value())), bool(self.scope.value())
        return lambda: self._erasure.erase(found, reason, person=person)


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


_ACCESS = ReasonWords(
    message("FindPage", "Has the person shown who they are?"),
    message(
        "FindPage",
        "Everybody may see what the desk holds about them, and nobody what it holds about others. All visits, the visitor "
        "card and what was done with them come on one paper. How they proved who they are is kept in the audit log.",
    ),
    message("FindPage", "Go on to print"),
    (
        message("FindPage", "Their document was shown"),
        message("FindPage", "A guardian asks for them; both documents were shown"),
    ),
    message("FindPage", "How they proved it"),
)
_ACCESS_MADE = message(
    "FindPage",
    "The paper is ready: hand it to the person alone. What is wrong is corrected here, what is to go is erased.",
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


class RecordActions(QObject):
    """What can be done to a declaration: asks what has to be asked, over the page ``over``, and does it."""

    written = Signal(object)
    """A declaration is another one than before; with the sentence that says so."""
    erased = Signal(object)
    """Something is gone; with the sentence that says so."""
    failed = Signal(object)

    def __init__(self, actions: FindActions, jobs: Jobs, over: QWidget) -> None:
        super().__init__(over)
        self._actions = actions
        self._jobs = jobs
        self._over = over

    def correct(self, record: DeclarationRecord) -> None:
        """Correct it, and say what became of its fever worksheet if that was open before."""
        chosen = record.found.id
        outcome = partial(self._actions.fevers.outcome_of, chosen)

        def ask(before: str | None) -> None:
            self._actions.correction.ask(chosen, self._jobs, self._over, partial(look_again, before))

        def look_again(before: str | None) -> None:
            if before == "":
                self._read(outcome, show_result)
            else:
                show_result("")

        def show_result(after: str | None) -> None:
            self.written.emit(_CORRECTED.get(after, _CORRECTED[""]))

        self._read(outcome, ask)

    def _read(self, work: Callable[[], T], show: Callable[[T], object]) -> None:
        self._jobs.run(work, show, self._on_failed, owner=self, only_reads=True)

    def hold(self, record: DeclarationRecord) -> None:
        """Begin the legal hold, or end it."""
        chosen, retention = record.found.id, self._actions.retention
        if record.hold is None:
            words, act = _HOLD, partial(retention.hold, chosen)
            text = message("FindPage", "The declaration is kept until the legal hold is ended.")
        else:
            words, act = _RELEASE, partial(retention.release, chosen)
            text = message("FindPage", "The legal hold has been ended.")
        dialog = ReasonDialog(words, act, self._jobs, self._over)
        dialog.done_with.connect(lambda _: self.written.emit(text))
        dialog.open()

    def print_access(self, record: DeclarationRecord) -> None:
        """Print what the desk holds about the person, once they have shown who they are."""
        dialog = ReasonDialog(_ACCESS, lambda proof: proof, self._jobs, self._over)
        dialog.done_with.connect(partial(self._open_access, record.found.id))
        dialog.open()

    def _open_access(self, declaration_id: str, proof: str) -> None:
        papers = self._actions.subject_access
        paper = PrintablePaper(
            message("FindPage", "Print what the desk holds about this person"),
            message("FindPage", "What the desk holds"),
            lambda language, _: papers.make(declaration_id, proof, language),
            papers.write,
            lambda: None,
        )
        actions = self._actions
        dialog = PaperPrintDialog(paper, actions.paper_printer, actions.settings, self._jobs, self._over)
        dialog.printed.connect(lambda: self.written.emit(_ACCESS_MADE))
        dialog.open()

    def erase(self, record: DeclarationRecord) -> None:
        """Look at how much there is of this person, then ask."""
        self._jobs.run(partial(self._actions.erasure.look, record.found.id), self._ask_to_erase, self._on_failed)

    def _ask_to_erase(self, found: Erasable) -> None:
        dialog = EraseDialog(self._actions.erasure, found, self._actions.clock, self._jobs, self._over)
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
