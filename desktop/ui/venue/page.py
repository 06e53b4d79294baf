"""The Venue page: details and codes, gates, members, each on a tab of its own."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.venue import Venue, VenueChange
from desktop.posters.codes.qr import Level
from desktop.reports.recovery import RecoverySheet
from desktop.services.desk import Desk
from desktop.services.posters.wording import WordingNow
from desktop.services.rights import may_call
from desktop.services.venue.check_in import CheckInOffer
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.jobs import Jobs, Latest, Writes
from desktop.ui.kit.page import Page
from desktop.ui.kit.print_dialog import PaperPrintDialog
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space
from desktop.ui.venue.check_in import CheckInCard
from desktop.ui.venue.details import DeclarationCard, DetailsCard, DetailsTab
from desktop.ui.venue.dialogs import VenueEditDialog, VenueHistoryDialog
from desktop.ui.venue.facts import VenueFacts, read_facts
from desktop.ui.venue.gates import GatesTab
from desktop.ui.venue.member_dialogs import RecoveryDialog
from desktop.ui.venue.members import MembersTab
from desktop.ui.venue.official_code import AdoptDialog, OfficialCodeCard
from desktop.ui.venue.sheet import venue_sheet_paper
from desktop.ui.venue.wording import WordingDialog
from desktop.ui.venue_form.recovery import Papers

T = TypeVar("T")

DETAILS, GATES, MEMBERS = "details", "gates", "members"
TABS = (DETAILS, GATES, MEMBERS)
_KINDS = PEOPLE_AND_PLACES | {Kind.POSTER, Kind.HUB}


class VenuePage(Page):
    """Everybody may look; what changes something is for the manager only, and says so."""

    handed_over = Signal()
    """Another member is the manager now: what the window offers has to be worked out again."""

    def __init__(self, desk: Desk, papers: Papers, jobs: Jobs, parent: QWidget | None = None) -> None:
        """``papers`` make a new recovery sheet."""
        super().__init__(parent)
        self._desk, self._papers, self._jobs = desk, papers, jobs
        self._facts: VenueFacts | None = None
        self._latest, self._writes = Latest(jobs, self), Writes(jobs, self)
        self._buttons = {tab: QWidget() for tab in TABS}
        self._button_rows = {tab: row(holder, Space.M) for tab, holder in self._buttons.items()}
        self.tabs = SegmentedControl()
        self._stack = QStackedWidget()
        self._build_header()
        self.add_command("members.recovery", self._on_recovery)
        self.add_command("members.hand_over", self._on_hand_over)
        adopt = self.add_command("venue.adopt", self._on_adopt)
        copy = self.add_command("venue.copy_code", self._on_copy)
        rotate = self.add_command("venue.rotate_code", self._on_rotate)
        wording = self.add_command("venue.wording", self._on_wording)
        self.add_command("venue.check_in", self._on_check_in)
        self.check_in = CheckInCard()
        self.details = DetailsCard(desk.review.types, wording, self.add_command("venue.print", self._on_print))
        self.declaration = DeclarationCard(copy, rotate)
        self.official = OfficialCodeCard(desk.code_pictures, desk.typesetting.codes, jobs, adopt)
        self.gates = GatesTab(desk.gates, desk.gate_lists, desk.venue, self._writes, jobs)
        self.members = MembersTab(desk.members, self._writes, jobs)
        for tab in (DetailsTab(self.details, self.declaration, self.official), self.gates, self.members):
            self._stack.addWidget(tab)
        self.body.addWidget(self.check_in)
        self.body.addWidget(self._stack, 1)
        self._connect()
        self.set_permissions(self._desk)
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    def _build_header(self) -> None:
        for tab in TABS:
            self.tabs.add(tab)
        self.header.add_beside_title(self.tabs)
        for holder in self._buttons.values():
            self.header.add_buttons(holder)
            holder.hide()
        self._add_button(DETAILS, "venue.history", self._on_history)
        self._add_button(DETAILS, "venue.edit", self._on_edit, primary=True)
        self._add_button(GATES, "gates.add_list", self._on_add_gates)
        self._add_button(GATES, "gates.add", self._on_add_gate, primary=True)
        self._add_button(MEMBERS, "members.add_clerk", self._on_add_clerk)
        self._add_button(MEMBERS, "members.add_inspector", self._on_add_inspector, primary=True)
        for number, tab in enumerate(TABS, 1):
            action = QAction(self)
            action.setShortcut(QKeySequence(f"Alt+{number}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, shown=tab: self.show_tab(shown, focus=True))
            self.addAction(action)

    def _add_button(self, tab: str, command_id: str, slot: Callable[[], object], primary: bool = False) -> None:
        button = Button("primary" if primary else "secondary", "", COMMANDS[command_id].shortcut if primary else "")
        button.follow(self.add_command(command_id, slot))
        self._button_rows[tab].addWidget(button)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda tab: self.show_tab(str(tab)))
        self.check_in.accepted.connect(self._on_check_in_accepted)
        self.check_in.declined.connect(self._on_check_in_declined)
        self.official.read.connect(self._on_code_read)
        self.official.drop_wanted.connect(self._on_drop_code)
        self.gates.stored.connect(self.banner.clear)
        self.gates.named.connect(self._on_named)
        self.members.named.connect(self._on_named)
        self.gates.failed.connect(self.banner.show_error)
        self.members.stored.connect(self.banner.clear)
        self.members.failed.connect(self.banner.show_error)
        self.members.recovery_wanted.connect(self._on_recovery)
        self.members.handed_over.connect(self._on_handed_over)

    def show_tab(self, tab: str, focus: bool = False) -> None:
        """Show a tab: ``details``, ``gates`` or ``members``."""
        if tab != self.tabs.value() or TABS.index(tab) != self._stack.currentIndex():
            self.tabs.set_value(tab)
            self._stack.setCurrentIndex(TABS.index(tab))
        self._show_buttons()
        if focus:
            self.focus_first()

    def refresh(self) -> None:
        self.set_permissions(self._desk)
        self._latest.ask(partial(read_facts, self._desk), self._show, self.banner.until(self._latest.answered))

    def _show(self, facts: VenueFacts) -> None:
        self._facts = facts
        self.check_in.show_offer(facts.check_in)
        self.details.show_venue(facts.venue)
        self.declaration.show_code(facts.venue.declaration_code)
        self.official.show_codes(facts.venue, facts.live_gates, may_call(self._desk.venue.drop_official_code))
        self.gates.show_facts(facts)
        self.members.show_facts(facts)
        self._show_subtitle()

    def focus_first(self) -> None:
        if self.tabs.value() == GATES:
            self.gates.focus_first()
        elif self.tabs.value() == MEMBERS:
            self.members.focus_first()
        else:
            self.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self.tabs.set_texts(self.tr("Details"), self.tr("Gates"), self.tr("Members"))
        self.tabs.set_name(self.tr("Part of the page"))
        self._show_buttons()

    def _show_subtitle(self) -> None:
        subtitle = ""
        if self._facts is not None and self.tabs.value() == GATES:
            subtitle = self.tr("%Ln gate(s)", "", len(self._facts.live_gates))
        elif self._facts is not None and self.tabs.value() == MEMBERS:
            subtitle = self.tr("%Ln member(s)", "", len(self._facts.bound_members))
        self.header.set_words(self.tr("Venue"), subtitle)

    def _read(self, work: Callable[[], T], show: Callable[[T], object]) -> None:
        """Read what a dialog begins with, then open it."""
        self._jobs.run(work, show, self.banner.show_error, owner=self, only_reads=True)

    def _show_buttons(self) -> None:
        shown = self._buttons[str(self.tabs.value())]
        # Those that go, go first: all at once they would be wider than the window and stretch it.
        for holder in sorted(self._buttons.values(), key=lambda holder: holder is shown):
            holder.setVisible(holder is shown)
        self._show_subtitle()

    def _on_edit(self) -> None:
        self._read(self._desk.venue.get, self._edit)

    def _edit(self, venue: Venue) -> None:
        dialog = VenueEditDialog(venue, self._desk.venue, self._desk.review, self._desk.maps, self._jobs, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, _venue: object) -> None:
        self.banner.show_message(
            "good",
            message("VenuePage", "The details were saved. Posters may need a new print."),
            message("VenuePage", "Go to posters"),
            lambda: self.wanted.emit("go.posters"),
        )

    def _on_check_in(self) -> None:
        self._read(self._desk.check_in.offer, self._look_at_check_in)

    def _look_at_check_in(self, offer: CheckInOffer | None) -> None:
        self.check_in.show_offer(offer)
        if offer is None:
            self.banner.show_message("good", message("VenuePage", "The hub offers no other address for the codes."))
        else:
            self.check_in.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_check_in_accepted(self, host: str) -> None:
        self._writes.add(partial(self._desk.check_in.accept, host), self._on_saved, self.banner.show_error)

    def _on_check_in_declined(self) -> None:
        self._writes.add(self._desk.check_in.decline, lambda _: self.banner.clear(), self.banner.show_error)

    def _on_wording(self) -> None:
        self._read(self._desk.wording.get, self._open_wording)

    def _open_wording(self, now: WordingNow) -> None:
        dialog = WordingDialog(now, self._desk.wording, self._jobs, self)
        dialog.done_with.connect(self._on_saved)
        dialog.open()

    def _on_print(self) -> None:
        desk = self._desk
        paper = venue_sheet_paper(desk.venue_sheets)
        PaperPrintDialog(paper, desk.paper_printer, desk.settings, self._jobs, self).open()

    def _on_history(self) -> None:
        self._read(self._desk.venue.history, self._show_history)

    def _show_history(self, history: tuple[VenueChange, ...]) -> None:
        VenueHistoryDialog(history, self).open()

    def _on_copy(self) -> None:
        self.show_tab(DETAILS)
        self.declaration.copy()

    def _on_rotate(self) -> None:
        self.show_tab(DETAILS)
        confirm(
            self,
            message("VenuePage", "Replace the declaration code?"),
            message(
                "VenuePage",
                "The old code binds nobody any more; tell your inspectors the new one. Whoever is "
                "bound already stays bound, and posters stay valid.",
            ),
            message("VenuePage", "Replace the code"),
            self._rotate,
        )

    def _rotate(self) -> None:
        self._writes.add(self._desk.venue.rotate_declaration_code, self._on_rotated, self.banner.show_error)

    def _on_rotated(self, _code: object) -> None:
        self.banner.show_message("good", message("VenuePage", "The declaration code was replaced."))

    def _on_adopt(self) -> None:
        self.show_tab(DETAILS)
        self.official.choose()

    def _on_code_read(self, payload: str) -> None:
        try:
            self._desk.typesetting.codes.symbol(payload, Level.M)
        except UserError as error:
            # Readable on a screen, yet too dense for a poster.
            self.official.show_problem(error.message)
            return
        self._read(self._desk.gates.list, partial(self._adopt, payload))

    def _adopt(self, payload: str, gates: tuple[Gate, ...]) -> None:
        dialog = AdoptDialog(payload, self._desk.venue, gates, self._desk.typesetting.codes, self._jobs, self)
        dialog.done_with.connect(self._on_adopted)
        dialog.open()

    def _on_adopted(self, _result: object) -> None:
        self.banner.show_message(
            "good",
            message("VenuePage", "The official code was adopted. Print the posters again."),
            message("VenuePage", "Go to posters"),
            lambda: self.wanted.emit("go.posters"),
        )

    def _on_drop_code(self) -> None:
        confirm(
            self,
            message("VenuePage", "Print our own codes again?"),
            message("VenuePage", "Posters with the official code are out of date then and have to be replaced."),
            message("VenuePage", "Print our own codes"),
            self._drop_code,
        )

    def _drop_code(self) -> None:
        self._writes.add(self._desk.venue.drop_official_code, lambda _: self.banner.clear(), self.banner.show_error)

    def _on_add_gate(self) -> None:
        self.show_tab(GATES, focus=True)

    def _on_add_gates(self) -> None:
        self.show_tab(GATES)
        self.gates.add_list()

    def _on_hand_over(self) -> None:
        self.show_tab(MEMBERS)
        self.members.hand_over()

    def _on_add_clerk(self) -> None:
        self.show_tab(MEMBERS)
        self.members.add_clerk()

    def _on_add_inspector(self) -> None:
        self.show_tab(MEMBERS)
        self.members.add_inspector()

    def _on_recovery(self) -> None:
        self.show_tab(MEMBERS)
        confirm(
            self,
            message("VenuePage", "Make a new recovery code?"),
            message("VenuePage", "The old sheet opens nothing any more: tear it up. The new code is shown once."),
            message("VenuePage", "Make a new code"),
            lambda: self._jobs.run(
                self._desk.members.new_recovery_code, self._on_recovery_code, self.banner.show_error, owner=self
            ),
        )

    def _on_recovery_code(self, code: str) -> None:
        self._read(self._desk.venue.get, partial(self._show_recovery, code))

    def _show_recovery(self, code: str, venue: Venue) -> None:
        sheet = RecoverySheet(venue.name, code, self._desk.clock.today())
        RecoveryDialog(sheet, self._jobs, self._papers, self).open()

    def _on_handed_over(self) -> None:
        self.set_permissions(self._desk)
        self.banner.show_message(
            "good", message("VenuePage", "The manager’s role was handed over. You are a front-desk clerk now.")
        )
        self.handed_over.emit()

    def _on_named(self, name: str) -> None:
        if (note := self._desk.typesetting.fonts.unusual(name)) is not None:
            self.banner.show_message("attention", note)
