"""Exposure (同时段人员): the case and their stays, then who was here at the same time, and the calls to them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import COUNTS, PEOPLE_AND_PLACES, Kind
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.exposure.cases import CaseState
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.exposure.list_files import shown_digest
from desktop.services.exposure.results import CasePerson, CaseStay
from desktop.ui.exposure.actions import ExposureActions, ExposureContext, Lookup
from desktop.ui.exposure.case import CaseView
from desktop.ui.exposure.case_work import CaseWork
from desktop.ui.exposure.cases import CasesView
from desktop.ui.exposure.counted import CountedDialog
from desktop.ui.exposure.export import ListFile
from desktop.ui.exposure.questions import ANOTHER, LOOK_UP, MORE, OTHER_STAYS, UNMASK
from desktop.ui.exposure.result import ResultView
from desktop.ui.exposure.stay_dialog import StayDialog
from desktop.ui.exposure.stays_file import StaysFile
from desktop.ui.kit.changes import Changes
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.files import open_folder_of
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import Page
from desktop.ui.kit.reason_dialog import ReasonDialog
from desktop.ui.kit.segments import SegmentedControl

_SHOWN_MS = 60_000
"""How long data is shown in full: as long as a number is read out over the telephone."""
_KINDS = PEOPLE_AND_PLACES | {Kind.EXPOSURE, Kind.EXPOSURE_CASE}
_CASE, _RESULT, _CASES = "case", "result", "cases"


class ExposurePage(Page):
    """Three views: the case, the contacts, and the cases that are kept. Nothing is asked of the store on the window's
    thread."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None, *, shown_ms: int = _SHOWN_MS) -> None:
        super().__init__(parent)
        self._actions, self._jobs = ExposureActions.of(desk), jobs
        self._reading, self._opening = Latest(jobs, self), Latest(jobs, self)
        self._context = ExposureContext()
        self._is_looking = False
        self._read_job: Job | None = None
        self._work = CaseWork(self._actions, jobs, self)
        self._stays_file = StaysFile(self._actions, jobs, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._build()
        self._connect()
        self.retranslate()
        self._show_view(_CASE)
        self.follow(desk.subscribe, _KINDS)
        Changes(desk.subscribe, COUNTS, self).happened.connect(lambda _: self._on_more())

    def _build(self) -> None:
        self.add_command("exposure.search", self._on_search)
        self.add_command("exposure.cases", self._on_cases)
        self._add = self.add_command("exposure.add_stay", partial(self._ask_for_stay, None))
        self._correct = self.add_command("exposure.correct_stay", self._on_correct)
        self._stays_out = self.add_command("exposure.stays", self._on_stays_out)
        self._counted = self.add_command("exposure.counted", self._on_counted)
        self._call = self.add_command("exposure.call", self._on_call)
        self._unmask = self.add_command("exposure.unmask", self._on_unmask)
        self._seen = self.add_command("exposure.seen", lambda: self._about_case(self._work.see))
        self._close = self.add_command("exposure.close", lambda: self._about_case(self._work.switch_state))
        self._another = self.add_command("exposure.another", self._on_another)
        self._keep = self.add_command("exposure.keep", lambda: self._about_case(self._work.keep), button=True)
        self._print = self.add_command("exposure.print", lambda: self._about_case(self._work.print), button=True)
        self._export = self.add_command("exposure.export", lambda: self._about_case(self._work.export), button=True)
        self._look_up = self.add_command("exposure.look_up", self._on_look_up, primary=True)
        self.views = SegmentedControl()
        for view in (_CASE, _RESULT, _CASES):
            self.views.add(view)
        self.header.add_beside_title(self.views)
        of_stays = (self._add, self._correct, self._another, self._stays_out)
        self.case = CaseView(self._actions, self._jobs, *of_stays)
        self.result = ResultView(
            self._actions.clock, (self._call, self._unmask), self._counted, (self._seen, self._close)
        )
        self.cases = CasesView()
        self._pages = QStackedWidget()
        for shown in (self.case, self.result, self.cases):
            self._pages.addWidget(shown)
        self.body.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda view: self._show_view(str(view)))
        self.case.chosen.connect(self._begin)
        self.case.changed.connect(self._on_stays)
        self.case.extension.connect(self._on_extension)
        self.result.chosen.connect(self._mask)
        self.result.table.opened.connect(lambda _: (self._call if self._call.isVisible() else self._unmask).trigger())
        self.cases.opened.connect(self._open_case)
        self.cases.lookup_wanted.connect(self._on_search)
        self._work.kept.connect(self._show_lookup)
        self._work.changed.connect(self._on_case_changed)
        self._work.exported.connect(self._on_exported)
        self._work.failed.connect(self.banner.show_error)
        self._timer.timeout.connect(self._mask)

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Exposure"))
        self.views.set_texts(self.tr("Case"), self.tr("Contacts"), self.tr("Kept cases"))
        self.views.set_name(self.tr("What is shown"))
        self._add.setText(self.tr("Add a stay"))
        self._correct.setText(self.tr("Correct the stay"))
        self._another.setText(self.tr("Another case"))
        self._stays_out.setText(self.tr("Stays for the hub…"))
        self._keep.setText(self.tr("Keep as a case"))
        self._print.setText(self.tr("Print"))
        self._export.setText(self.tr("Export…"))
        self._counted.setText(self.tr("By hour…"))
        self._call.setText(self.tr("Note a call"))
        self._seen.setText(self.tr("Mark as seen"))
        self._name_actions()

    def refresh(self) -> None:
        self._reading.ask(self._actions.context, self._show_context, self.banner.until(self._reading.answered))

    def focus_first(self) -> None:
        shown = self._pages.currentWidget()
        assert isinstance(shown, (CaseView, ResultView, CasesView))
        shown.focus_first()

    def run_about(self, command_id: str, about: str) -> None:
        """The way to this page, about a declaration: whose it is becomes the case."""
        if command_id == "go.exposure":
            self._begin(about)
        else:
            super().run_about(command_id, about)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._mask()

    def _show_context(self, context: ExposureContext) -> None:
        self._context = context
        self.case.set_rules(context.rules)
        self.cases.show_cases(context.cases)
        self._on_read()

    def _show_view(self, view: str) -> None:
        if view == _RESULT and self.result.lookup is None:
            view = _CASE
            self.banner.show_message("attention", message("ExposurePage", "Nothing has been looked up yet."))
        self.views.set_value(view)
        self._pages.setCurrentWidget({_CASE: self.case, _RESULT: self.result, _CASES: self.cases}[view])
        self._name_actions()

    def _on_search(self) -> None:
        self._show_view(_CASE)
        self.case.people.focus_first()

    def _on_cases(self) -> None:
        self._show_view(_CASES)
        self.cases.focus_first()

    def _begin(self, declaration: str) -> None:
        """Have the person of a declaration as the case, after asking where something would be lost."""
        self._unless_typed(
            lambda: self._opening.ask(
                partial(self._actions.begin, declaration), self._show_person, self.banner.until(self._opening.answered)
            )
        )

    def _show_person(self, person: CasePerson) -> None:
        self._forget()
        self.case.begin(person)
        self._show_view(_CASE)
        self.case.stays.focus_first()

    def _on_another(self) -> None:
        self._unless_typed(self._start_anew)

    def _start_anew(self) -> None:
        self._forget()
        self.case.clear()
        self._show_view(_CASE)
        self.case.focus_first()

    def _unless_typed(self, go_on: Callable[[], object]) -> None:
        """Go on at once where no stay is lost: none was typed in, or all are kept with the case."""
        lookup, stays = self.result.lookup, self.case.stays
        is_kept = lookup is not None and lookup.kept is not None and lookup.request.stays == stays.request().stays
        if stays.has_typed and not is_kept:
            confirm(self, *ANOTHER, go_on)
        else:
            go_on()

    def _forget(self) -> None:
        """Keep nothing on the page of the case before."""
        self.banner.clear()
        self._stop_reading()
        self.result.show_lookup(None)

    def _ask_for_stay(self, of: CaseStay | None, number: int = 0) -> None:
        gates = [gate for gate in self._context.gates if not gate.retired or of is not None]
        self._show_view(_CASE)
        dialog = StayDialog(self._actions, gates, of, self._jobs, self)
        stays = self.case.stays
        dialog.done_with.connect(stays.add if of is None else partial(stays.replace_chosen, number))
        dialog.open()

    def _on_correct(self) -> None:
        listed = self.case.stays.table.chosen
        if listed is not None:
            self._ask_for_stay(listed.stay, listed.number)

    def _on_stays(self) -> None:
        """Other stays may be looked up now than those of the result."""
        lookup = self.result.lookup
        if lookup is not None and self.case.stays.request().stays != lookup.request.stays:
            self.result.show_stale(OTHER_STAYS)
        self._name_actions()

    def _name_actions(self) -> None:
        has_stays = bool(self.case.stays.request().stays)
        lookup, contact = self.result.lookup, self.result.panel.contact
        kept = lookup.kept if lookup is not None else None
        self._look_up.setEnabled(has_stays and not self._is_looking)
        self._look_up.setText(self.tr("Look up again") if lookup is not None else self.tr("Look up"))
        self._stays_out.setEnabled(has_stays)
        self._counted.setEnabled(lookup is not None and bool(lookup.result.crowd))
        self._another.setEnabled(has_stays or lookup is not None or self.case.stays.person is not None)
        self._keep.setVisible(lookup is not None and kept is None)
        for action in (self._print, self._export):
            action.setVisible(lookup is not None)
        self._call.setVisible(kept is not None and kept.case.state is CaseState.OPEN)
        self._call.setEnabled(contact is not None and bool(contact.declaration))
        self._seen.setVisible(kept is not None and bool(kept.new or kept.gone))
        self._close.setVisible(kept is not None)
        is_closed = kept is not None and kept.case.state is CaseState.CLOSED
        self._close.setText(self.tr("Reopen the case") if is_closed else self.tr("Close the case"))
        self._unmask.setText(self.tr("Mask again") if self.result.panel.is_full else self.tr("Show in full"))
        self._unmask.setEnabled(contact is not None and bool(contact.declaration))

    def _on_look_up(self) -> None:
        lookup, request = self.result.lookup, self.case.stays.request()
        if lookup is not None and lookup.kept is not None:
            self._run(partial(self._actions.look_up_again, lookup.kept, request))
        elif lookup is not None:
            self._look_up_for(lookup.reason)
        else:
            dialog = ReasonDialog(LOOK_UP, lambda reason: reason, self._jobs, self)
            dialog.done_with.connect(self._look_up_for)
            dialog.open()

    def _look_up_for(self, reason: str) -> None:
        stays = self.case.stays
        self._run(partial(self._actions.look_up, stays.request(), reason, stays.person))

    def _open_case(self, case_id: str) -> None:
        self._unless_typed(lambda: self._run(partial(self._actions.open_case, case_id), self._show_kept))

    def _run(self, work: Callable[[], Lookup], show: Callable[[Lookup], object] | None = None) -> None:
        """Look up in the background: it is written into the audit log, and may wait for what writes meanwhile."""
        self._is_looking = True
        self._stop_reading()
        self._name_actions()
        self.banner.clear()
        self.banner.follow(self._jobs.run(work, show or self._show_lookup, self._on_failed, owner=self))

    def _show_kept(self, lookup: Lookup) -> None:
        """Show a case with its stays."""
        self.result.show_lookup(None)
        self.case.show_request(lookup.request, lookup.person)
        self._show_lookup(lookup)

    def _show_lookup(self, lookup: Lookup) -> None:
        self._is_looking = False
        self.result.show_lookup(lookup)
        self._show_view(_RESULT)
        self.result.focus_first()
        if not lookup.is_read:
            self._read_job = self._jobs.run(
                partial(self._actions.read_all, lookup),
                self._on_read_all,
                self._on_not_read,
                self.result.progress.advance,
                owner=self,
                only_reads=True,
            )
            self.result.progress.follow(self._read_job, self.tr("Reading the list"))

    def _on_read_all(self, read: Lookup) -> None:
        now = self.result.lookup
        if now is not None and now.result is read.result:
            self.result.update_lookup(replace(now, contacts=read.contacts))

    def _on_not_read(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):  # what was read stays, and how many there are is said beside it
            self.banner.show_error(error)

    def _stop_reading(self) -> None:
        if self._read_job is not None and not self.result.progress.isHidden():
            self._read_job.cancel()
        self._read_job = None

    def _on_failed(self, error: UserError) -> None:
        self._is_looking = False
        self._name_actions()
        self.banner.show_error(error)

    def _about_case(self, act: Callable[[Lookup], object]) -> None:
        lookup = self.result.lookup
        if lookup is not None:
            act(lookup)

    def _on_call(self) -> None:
        lookup, contact = self.result.lookup, self.result.panel.contact
        if lookup is not None and contact is not None:
            self._mask()
            self._work.call(lookup, contact)

    def _on_case_changed(self, lookup: Lookup) -> None:
        self.result.update_lookup(lookup)
        self.result.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_actions()

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

    def _on_stays_out(self) -> None:
        self._stays_file.ask(self.case.stays.request())

    def _on_more(self) -> None:
        """Something was stored that the list may lack."""
        if self.result.lookup is not None:
            self.result.show_stale(MORE)

    def _on_extension(self, minutes: int) -> None:
        self._jobs.run(
            partial(self._actions.set_extension, minutes), self.case.set_rules, self._on_not_changed, owner=self
        )

    def _on_not_changed(self, error: UserError) -> None:
        self.banner.show_error(error)
        self.refresh()

    def _on_counted(self) -> None:
        result = self.result.result
        if result is not None:
            CountedDialog(result.crowd, self._actions.clock, self).open()

    def _on_unmask(self) -> None:
        contact = self.result.panel.contact
        if self.result.panel.is_full:
            self._mask()
        elif contact is not None:
            dialog = ReasonDialog(UNMASK, partial(self._actions.unmasked, contact.declaration), self._jobs, self)
            dialog.done_with.connect(partial(self._show_full, contact.declaration))
            dialog.open()

    def _show_full(self, declaration: str, draft: DeclarationDraft) -> None:
        contact = self.result.panel.contact
        if contact is not None and contact.declaration == declaration and self.isVisible():
            self.result.panel.show_full(draft)
            self.result.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._timer.start()
            self._name_actions()

    def _mask(self) -> None:
        """Mask what is shown in full."""
        self._timer.stop()
        self.result.panel.hide_full()
        self._name_actions()
