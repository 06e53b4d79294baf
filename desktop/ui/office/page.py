"""The office's page: a case with its contacts and the calls to them, or the search for a person."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.domain.errors import UserError
from desktop.domain.exposure.cases import CaseState
from desktop.domain.messages import message
from desktop.services.exposure.contacts import Contact
from desktop.services.exposure.list_files import shown_digest
from desktop.services.office.cases import OfficeCase
from desktop.services.office.finding import STAYS_ENDING
from desktop.services.office.opening import LIST_ENDING
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.exposure.export import ListFile
from desktop.ui.exposure.result import ResultView
from desktop.ui.kit.cards import EmptyState
from desktop.ui.kit.files import SaveFolder, ask_for_file, ask_for_files, ask_where_to_save, open_folder_of
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space
from desktop.ui.office.about import AboutCase
from desktop.ui.office.actions import CaseLookup, OfficeActions
from desktop.ui.office.commands import OFFICE
from desktop.ui.office.export import OfficeExportDialog
from desktop.ui.office.people import FindView

_SHOWN_MS = 60_000
"""How long data is shown in full: as long as a number is read out over the telephone."""
_CASE, _FIND = "case", "find"


@dataclass(frozen=True, slots=True)
class HalfNoted:
    """A call to whoever is meant by a declaration, as far as it was typed."""

    declaration: str
    outcome: object
    note: str


class OfficePage(Page):
    """Nothing is read on the window's thread. ``opened``: another case's list is shown, by its path."""

    commands = OFFICE
    opened = Signal(object)

    def __init__(
        self, actions: OfficeActions, jobs: Jobs, parent: QWidget | None = None, *, shown_ms: int = _SHOWN_MS
    ) -> None:
        super().__init__(parent)
        self._actions, self._jobs = actions, jobs
        self._is_opening = False
        self._opening: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self._mask)
        self._build()
        self.retranslate()
        self._show_view(_CASE)

    def _build(self) -> None:
        self.add_command("office.find", self._on_find)
        add = self.add_command("office.add_list", self._on_add_list)
        self._stays = self.add_command("office.stays", self._on_stays)
        self._call = self.add_command("office.call", self._on_call)
        self._unmask = self.add_command("office.unmask", self._on_unmask)
        self._is_case = self.add_command("office.case", self._on_case)
        self._seen = self.add_command("office.seen", self._on_seen)
        self._close = self.add_command("office.close", self._on_close)
        self._export = self.add_command("office.export", self._on_export, button=True)
        self.add_command("office.open", self._on_open, primary=True)
        self.views = SegmentedControl()
        for view in (_CASE, _FIND):
            self.views.add(view)
        self.header.add_beside_title(self.views)
        of_contact = (self._call, self._unmask, self._is_case)
        self.result = ResultView(self._actions.clock, of_contact, QAction(self), (self._seen, self._close))
        self.about = AboutCase(self._actions.clock)
        self.nothing = EmptyState("folder", with_button=True)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self._on_open)
        self.shown = QStackedWidget()
        case = QWidget()
        box = column(case, gap=Space.S)
        box.addWidget(self.about)
        box.addWidget(self.result, 1)
        self.shown.addWidget(self.nothing)
        self.shown.addWidget(case)
        self.people = FindView(self._actions, self._jobs, add, self._stays)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.shown)
        self._pages.addWidget(self.people)
        self.body.addWidget(self._pages, 1)
        self.views.chosen.connect(lambda view: self._show_view(str(view)))
        self.result.chosen.connect(self._mask)
        self.result.table.opened.connect(lambda _: self._call.trigger())
        self.people.chosen.connect(self._name_actions)

    @property
    def case(self) -> OfficeCase | None:
        """The case that is shown."""
        lookup = self.result.lookup
        return lookup.case if isinstance(lookup, CaseLookup) else None

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Health office"))
        self.views.set_texts(self.tr("Case"), self.tr("Find a person"))
        self.views.set_name(self.tr("What is shown"))
        self.nothing.set_words(
            self.tr("No case is open"),
            self.tr(
                "A case’s sealed list is fetched from the hub’s console. What is noted here is kept sealed beside the key."
            ),
            self.tr("Open a case’s list"),
        )
        for command_id, words in (
            ("office.open", self.tr("Open a list…")),
            ("office.add_list", self.tr("Choose lists…")),
            ("office.stays", self.tr("Use as the stays of a case…")),
            ("office.call", self.tr("Note a call")),
            ("office.seen", self.tr("Mark as seen")),
            ("office.export", self.tr("Export…")),
        ):
            action = self.command_action(command_id)
            if action is not None:
                action.setText(words)
        self._name_actions()

    def focus_first(self) -> None:
        if self._pages.currentWidget() is self.people:
            self.people.focus_first()
        elif self.case is not None:
            self.result.focus_first()
        elif self.nothing.button is not None:
            self.nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._mask()

    def open_list(self, path: Path) -> None:
        """Open a case's list, and go on with what was noted of the case."""
        self.banner.clear()
        self._is_opening = True
        self._name_actions()
        self._show_view(_CASE)
        self._opening = job = self._jobs.run(
            partial(self._actions.open_case, path), partial(self._show_opened, path), self._on_failed, owner=self
        )
        self.banner.follow(job)

    def stop(self) -> None:
        """End what is under way: the key is to be forgotten."""
        self.people.stop()
        if self._opening is not None and self._is_opening:
            self._opening.cancel()

    def _show_opened(self, path: Path, lookup: CaseLookup) -> None:
        self._is_opening = False
        self.banner.clear()
        if path not in self.people.lists:
            self.people.set_lists((*self.people.lists, path))
        self.result.show_lookup(lookup)
        self.shown.setCurrentIndex(1)
        self._name_actions()
        self.result.focus_first()
        self.opened.emit(path)

    def _on_changed(self, lookup: object) -> None:
        if isinstance(lookup, CaseLookup):
            self.result.update_lookup(lookup)
            self.result.table.choose_first()
            self._name_actions()

    def _on_failed(self, error: UserError) -> None:
        self._is_opening = False
        self._name_actions()
        self.banner.show_error(error)

    def _show_view(self, view: str) -> None:
        self.views.set_value(view)
        self._pages.setCurrentWidget(self.people if view == _FIND else self.shown)
        self._name_actions()

    def _name_actions(self) -> None:
        case, contact, is_case = self.case, self.result.panel.contact, self.views.value() == _CASE
        is_open = case is not None and case.follow_up.state is CaseState.OPEN
        self._call.setVisible(is_open)
        self._call.setEnabled(is_case and contact is not None)
        self._unmask.setEnabled(is_case and contact is not None)
        self._unmask.setText(self.tr("Mask again") if self.result.panel.is_full else self.tr("Show in full"))
        has_case = case is not None and bool(case.follow_up.persons)
        self._is_case.setText(self.tr("Show the case again") if has_case else self.tr("This is the case"))
        self._is_case.setEnabled(is_case and case is not None and (has_case or contact is not None))
        self._seen.setVisible(case is not None and not case.is_older and bool(case.view.new or case.view.gone))
        self._close.setVisible(case is not None)
        self._close.setText(self.tr("Close the case") if is_open else self.tr("Reopen the case"))
        self._export.setVisible(is_case and case is not None)
        self._stays.setEnabled(self.people.person is not None)
        self.about.show_case(case)

    def _on_find(self) -> None:
        self._show_view(_FIND)
        self.people.focus_first()

    def _on_open(self) -> None:
        ask_for_file(
            self,
            self.tr("Open a case’s list"),
            self._folder.path,
            self.tr("Sealed lists"),
            (LIST_ENDING,),
            self._on_file,
        )

    def _on_file(self, path: Path) -> None:
        self._folder.keep(path.parent)
        self.open_list(path)

    def _on_add_list(self) -> None:
        self._show_view(_FIND)
        ask_for_files(
            self,
            self.tr("Lists to search in"),
            self._folder.path,
            self.tr("Sealed lists"),
            (LIST_ENDING,),
            self._on_lists,
        )

    def _on_lists(self, paths: list[Path]) -> None:
        self._folder.keep(paths[0].parent)
        self.people.set_lists(paths)
        self.people.focus_first()

    def _on_stays(self) -> None:
        person = self.people.person
        if person is not None:
            ask_where_to_save(
                self,
                self.tr("Save the stays for the hub’s console"),
                self._folder.path,
                f"{self.tr('stays')}.{STAYS_ENDING}",
                self.tr("Stays of a case"),
                STAYS_ENDING,
                lambda path: self.save_stays(path),
            )

    def save_stays(self, path: Path) -> None:
        """Write where and when the chosen person was."""
        person = self.people.person
        if person is not None:
            self._folder.keep(path.parent)
            self._jobs.run(
                partial(self._actions.write_stays, path, person), self._on_stays_saved, self._on_failed, owner=self
            )

    def _on_stays_saved(self, path: Path) -> None:
        self.banner.show_message(
            "good",
            message(
                "ExposurePage",
                "The stays are in {path}, without the person. Take the file to the hub’s console: it begins a case there.",
                path=path,
            ),
            message("ExposurePage", "Open the folder"),
            lambda: open_folder_of(path),
        )

    def _on_call(self) -> None:
        contact = self.result.panel.contact
        if contact is not None:
            self._ask_about_call(contact)

    def _ask_about_call(self, contact: Contact) -> CallDialog | None:
        lookup = self.result.lookup
        if lookup is None:
            return None
        dialog = CallDialog(self._actions, lookup, contact, self._jobs, self)
        dialog.done_with.connect(self._on_changed)
        dialog.open()
        return dialog

    def half_typed(self) -> HalfNoted | None:
        """The call that is being noted, for ``resume`` after a lock."""
        contact = self.result.panel.contact
        for dialog in self.findChildren(CallDialog):
            if contact is not None and isValid(dialog) and dialog.isVisible() and dialog.is_dirty():
                return HalfNoted(contact.declaration, dialog.outcome.value(), dialog.note.text())
        return None

    def resume(self, half: HalfNoted) -> None:
        """Go on with a call that was half noted, once the list is open again."""
        lookup = self.result.lookup
        contacts = lookup.contacts if lookup is not None else ()
        contact = next((one for one in contacts if one.declaration == half.declaration), None)
        dialog = self._ask_about_call(contact) if contact is not None else None
        if dialog is not None:
            dialog.outcome.set_value(half.outcome)
            dialog.note.setText(half.note)

    def _on_unmask(self) -> None:
        case, contact = self.case, self.result.panel.contact
        if self.result.panel.is_full:
            self._mask()
        elif case is not None and contact is not None:
            draft = self._actions.in_full(case, contact)
            if draft is not None:
                self.result.panel.show_full(draft)
                self._timer.start()
                self._name_actions()

    def _mask(self) -> None:
        """Mask what is shown in full."""
        self._timer.stop()
        self.result.panel.hide_full()
        self._name_actions()

    def _on_case(self) -> None:
        case, contact = self.case, self.result.panel.contact
        if case is not None:
            whom = None if case.follow_up.persons else contact
            self._run(partial(self._actions.set_case, case, whom))

    def _on_seen(self) -> None:
        if self.case is not None:
            self._run(partial(self._actions.see, self.case))

    def _on_close(self) -> None:
        case = self.case
        if case is not None:
            state = CaseState.CLOSED if case.follow_up.state is CaseState.OPEN else CaseState.OPEN
            self._run(partial(self._actions.set_state, case, state))

    def _on_export(self) -> None:
        if self.case is not None:
            dialog = OfficeExportDialog(self._actions, self.case, self._jobs, self)
            dialog.done_with.connect(self._on_exported)
            dialog.open()

    def _on_exported(self, written: ListFile) -> None:
        self.banner.show_message(
            "good",
            message(
                "ExposurePage",
                "Rows written: {rows}, to {path}. Digest of the list: {digest}.",
                rows=written.exported.rows,
                path=written.path,
                digest=shown_digest(written.exported.digest),
            ),
            message("ExposurePage", "Open the folder"),
            lambda: open_folder_of(written.path),
        )

    def _run(self, work: partial[CaseLookup]) -> None:
        self._jobs.run(work, self._on_changed, self._on_failed, owner=self)

    @property
    def _folder(self) -> SaveFolder:
        return SaveFolder(self._actions.settings)
