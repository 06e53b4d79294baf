"""The Venue page: details and codes, gates, members, each on a tab of its own."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.venue import Venue
from desktop.posters.qr import CodeMaker, Level
from desktop.reports.recovery import RecoverySheet
from desktop.services.posters.code_pictures import CodePictureService
from desktop.services.posters.posters import PosterService
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.services.venue.venues import VenueReview, VenueService
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.fields import SegmentedControl
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space
from desktop.ui.venue.details import DeclarationCard, DetailsCard, DetailsTab
from desktop.ui.venue.dialogs import VenueEditDialog, VenueHistoryDialog
from desktop.ui.venue.gates import GatesTab
from desktop.ui.venue.member_dialogs import RecoveryDialog
from desktop.ui.venue.members import MembersTab
from desktop.ui.venue.official_code import AdoptDialog, OfficialCodeCard
from desktop.ui.venue_form.recovery import Papers

DETAILS, GATES, MEMBERS = "details", "gates", "members"
TABS = (DETAILS, GATES, MEMBERS)


class VenuePage(Page):
    """Everybody may look; what changes something is there for the manager only."""

    handed_over = Signal()
    """Another member is the manager now: what the window offers has to be worked out again."""

    def __init__(
        self,
        venues: VenueService,
        gates: GateService,
        members: MemberService,
        posters: PosterService,
        pictures: CodePictureService,
        review: VenueReview,
        codes: CodeMaker,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        papers: Papers,
        clock: Clock,
        on_paper: Callable[[str], Message | None],
    ) -> None:
        """``papers`` and ``clock`` make a new recovery sheet; ``on_paper`` says what papers do with a rare name."""
        super().__init__(parent)
        self._venues, self._gates, self._members = venues, gates, members
        self._review, self._codes, self._jobs = review, codes, jobs
        self._papers, self._clock, self._on_paper = papers, clock, on_paper
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
        self.details = DetailsCard(review.types)
        self.declaration = DeclarationCard(copy, rotate)
        self.official = OfficialCodeCard(pictures, codes, jobs, adopt)
        self.gates = GatesTab(gates, members, posters, venues, jobs)
        self.members = MembersTab(members, gates, jobs)
        for tab in (DetailsTab(self.details, self.declaration, self.official), self.gates, self.members):
            self._stack.addWidget(tab)
        self.body.addWidget(self._stack, 1)
        self._connect()
        self.retranslate()

    def _build_header(self) -> None:
        for tab in TABS:
            self.tabs.add(tab)
        self.header.add_beside_title(self.tabs)
        line = self.header.layout()
        for holder in self._buttons.values():
            if line is not None:
                line.addWidget(holder)
            holder.hide()
        self._add_button(DETAILS, "venue.history", self._on_history)
        self._add_button(DETAILS, "venue.edit", self._on_edit, primary=True)
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
        self.official.read.connect(self._on_code_read)
        self.official.drop_wanted.connect(self._on_drop_code)
        self.gates.changed.connect(self._on_changed)
        self.gates.named.connect(self._on_named)
        self.members.named.connect(self._on_named)
        self.gates.failed.connect(self.banner.tell_error)
        self.members.changed.connect(self._on_changed)
        self.members.failed.connect(self.banner.tell_error)
        self.members.recovery_wanted.connect(self._on_recovery)
        self.members.handed_over.connect(self._on_handed_over)

    def show_tab(self, tab: str, focus: bool = False) -> None:
        """Show a tab: ``details``, ``gates`` or ``members``."""
        if tab != self.tabs.value() or TABS.index(tab) != self._stack.currentIndex():
            self.tabs.set_value(tab)
            self._refresh_tab()
            self._stack.setCurrentIndex(TABS.index(tab))
        self._show_buttons()
        if focus:
            self.focus_first()

    def refresh(self) -> None:
        self._refresh_tab()
        for action in self.actions():
            command = COMMANDS.get(action.objectName())
            if command is not None and command.rights:
                allowed = any(self._members.me().may(right) for right in command.rights)
                action.setVisible(allowed)
                action.setEnabled(allowed)
        self._show_subtitle()

    def _refresh_tab(self) -> None:
        """Read again what the present tab shows; the others do when they are opened."""
        match self.tabs.value():
            case "gates":
                self.gates.refresh()
            case "members":
                self.members.refresh()
            case _:
                venue = self._venues.get()
                self.details.show_venue(venue)
                self.declaration.show_code(venue.declaration_code)
                self.official.show_codes(venue, self._gates.list(), self._members.me().may(Right.EDIT_VENUE))

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
        text = ""
        if self.tabs.value() == GATES:
            text = self.tr("%n gate(s)", "", len(self._gates.list()))
        elif self.tabs.value() == MEMBERS:
            text = self.tr("%n member(s)", "", len(self._members.list()))
        self.header.set_words(self.tr("Venue"), text)

    def _show_buttons(self) -> None:
        shown = self._buttons[str(self.tabs.value())]
        # Those that go, go first: all at once they would be wider than the window and stretch it.
        for holder in sorted(self._buttons.values(), key=lambda holder: holder is shown):
            holder.setVisible(holder is shown)
        self._show_subtitle()

    def _on_edit(self) -> None:
        dialog = VenueEditDialog(self._venues.get(), self._venues, self._review, self._jobs, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, _venue: Venue) -> None:
        self._on_changed()
        self.banner.tell(
            "good",
            message("VenuePage", "The details were saved. Posters may need a new print."),
            message("VenuePage", "Go to posters"),
            lambda: self.wanted.emit("go.posters"),
        )

    def _on_history(self) -> None:
        VenueHistoryDialog(self._venues.history(), self).open()

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
        self._venues.rotate_declaration_code()
        self._on_changed()
        self.banner.tell("good", message("VenuePage", "The declaration code was replaced."))

    def _on_adopt(self) -> None:
        self.show_tab(DETAILS)
        self.official.choose()

    def _on_code_read(self, payload: str) -> None:
        try:
            self._codes.symbol(payload, Level.M)
        except UserError as error:
            # Readable on a screen, yet too dense for a poster.
            self.official.show_problem(error.message)
            return
        dialog = AdoptDialog(payload, self._venues, self._gates.list(), self._codes, self._jobs, self)
        dialog.done_with.connect(self._on_adopted)
        dialog.open()

    def _on_adopted(self, _result: object) -> None:
        self._on_changed()
        self.banner.tell(
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
        self._venues.drop_official_code()
        self._on_changed()

    def _on_add_gate(self) -> None:
        self.show_tab(GATES, focus=True)

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
                self._members.new_recovery_code, self._on_recovery_code, self.banner.tell_error, owner=self
            ),
        )

    def _on_recovery_code(self, code: str) -> None:
        sheet = RecoverySheet(self._venues.get().name, code, self._clock.today())
        RecoveryDialog(sheet, self._jobs, self._papers, self).open()

    def _on_handed_over(self) -> None:
        self.banner.tell(
            "good", message("VenuePage", "The manager’s role was handed over. You are a front-desk clerk now.")
        )
        self.handed_over.emit()

    def _on_named(self, name: str) -> None:
        if (note := self._on_paper(name)) is not None:
            self.banner.tell("attention", note)

    def _on_changed(self) -> None:
        self.banner.clear()
        self.refresh()
        self.changed.emit()
