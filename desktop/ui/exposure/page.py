"""Exposure (同时段人员): the case and their stays, then who was here at the same time."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import COUNTS, PEOPLE_AND_PLACES
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.exposure.results import CasePerson, CaseStay, ExposureResult
from desktop.ui.exposure.actions import ExposureActions, ExposureContext
from desktop.ui.exposure.case import CaseView
from desktop.ui.exposure.counted import CountedDialog
from desktop.ui.exposure.result import ResultView
from desktop.ui.exposure.stay_dialog import StayDialog
from desktop.ui.kit.changes import Changes
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import Page
from desktop.ui.kit.reason_dialog import ReasonDialog, ReasonWords
from desktop.ui.kit.segments import SegmentedControl

_SHOWN_MS = 60_000
"""How long data is shown in full: as long as a number is read out over the telephone."""
_CASE, _RESULT = "case", "result"
_LOOK_UP = ReasonWords(
    message("ExposurePage", "Look up who was here at the same time?"),
    message(
        "ExposurePage",
        "Who asked for it, and what for? The reason is kept in the audit log with the times that are looked up, and it "
        "holds for this case until you begin with another.",
    ),
    message("ExposurePage", "Look up"),
)
_UNMASK = ReasonWords(
    message("ExposurePage", "Show this person in full?"),
    message(
        "ExposurePage",
        "Who is to be called, and why? The reason is kept in the audit log. The data is masked again after a minute, and "
        "when you go on to anybody else.",
    ),
    message("ExposurePage", "Show in full"),
)
_ANOTHER = (
    message("ExposurePage", "Begin with another case?"),
    message("ExposurePage", "Stays that were added or corrected for this lookup are dropped with it."),
    message("ExposurePage", "Begin with another case"),
)
_MORE = message("ExposurePage", "More was entered or counted since this lookup. Look up again to have it in the list.")
_OTHER_STAYS = message("ExposurePage", "The stays were changed since this lookup. Look up again.")


class ExposurePage(Page):
    """Two views: the case, and the result. Nothing is asked of the store on the window's thread."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None, *, shown_ms: int = _SHOWN_MS) -> None:
        super().__init__(parent)
        self._actions, self._jobs = ExposureActions.of(desk), jobs
        self._reading, self._opening = Latest(jobs, self), Latest(jobs, self)
        self._context: ExposureContext | None = None
        self._reason = ""
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._build()
        self._connect()
        self.retranslate()
        self._show_view(_CASE)
        self.follow(desk.subscribe, PEOPLE_AND_PLACES)
        Changes(desk.subscribe, COUNTS, self).happened.connect(lambda _: self._on_more())

    def _build(self) -> None:
        self.add_command("exposure.search", self._on_search)
        self._add = self.add_command("exposure.add_stay", partial(self._ask_for_stay, None))
        self._correct = self.add_command("exposure.correct_stay", self._on_correct)
        self._counted = self.add_command("exposure.counted", self._on_counted)
        self._unmask = self.add_command("exposure.unmask", self._on_unmask)
        self._another = self.add_command("exposure.another", self._on_another, button=True)
        self._look_up = self.add_command("exposure.look_up", self._on_look_up, primary=True)
        self.views = SegmentedControl()
        for view in (_CASE, _RESULT):
            self.views.add(view)
        self.header.add_beside_title(self.views)
        self.case = CaseView(self._actions, self._jobs, self._add, self._correct)
        self.result = ResultView(self._actions.clock, self._unmask, self._counted)
        self._pages = QStackedWidget()
        for shown in (self.case, self.result):
            self._pages.addWidget(shown)
        self.body.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.case.chosen.connect(self._begin)
        self.case.changed.connect(self._on_stays)
        self.case.extension.connect(self._on_extension)
        self.result.chosen.connect(self._mask)
        self._timer.timeout.connect(self._mask)

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Exposure"))
        self.views.set_texts(self.tr("Case"), self.tr("Contacts"))
        self.views.set_name(self.tr("What is shown"))
        self._add.setText(self.tr("Add a stay"))
        self._correct.setText(self.tr("Correct the stay"))
        self._another.setText(self.tr("Another case"))
        self._counted.setText(self.tr("By hour…"))
        self._name_actions()

    def refresh(self) -> None:
        self._reading.ask(self._actions.context, self._show_context, self.banner.show_error)

    def focus_first(self) -> None:
        shown = self.result if self._pages.currentWidget() is self.result else self.case
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
        self._on_read()

    def _on_view(self, view: object) -> None:
        self._show_view(str(view))

    def _show_view(self, view: str) -> None:
        if view == _RESULT and self.result.result is None:
            view = _CASE
            self.banner.show_message("attention", message("ExposurePage", "Nothing has been looked up yet."))
        self.views.set_value(view)
        self._pages.setCurrentWidget(self.result if view == _RESULT else self.case)
        self._on_stays()

    def _on_search(self) -> None:
        self._show_view(_CASE)
        self.case.people.focus_first()

    def _begin(self, declaration: str) -> None:
        """Have the person of a declaration as the case, after asking where something would be lost."""
        self._unless_typed(
            lambda: self._opening.ask(
                partial(self._actions.begin, declaration), self._show_person, self.banner.show_error
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

    def _unless_typed(self, go_on: object) -> None:
        assert callable(go_on)
        if self.case.stays.has_typed:
            confirm(self, *_ANOTHER, go_on)
        else:
            go_on()

    def _forget(self) -> None:
        """Keep nothing of the case before."""
        self._reason = ""
        self.banner.clear()
        self.result.show_result(None)

    def _ask_for_stay(self, of: CaseStay | None, number: int = 0) -> None:
        gates = [
            gate
            for gate in (self._context.gates if self._context is not None else ())
            if not gate.retired or of is not None
        ]
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
        result = self.result.result
        if result is not None and self.case.stays.request().stays != result.stays:
            self.result.show_stale(_OTHER_STAYS)
        self._name_actions()

    def _name_actions(self) -> None:
        has_stays = bool(self.case.stays.request().stays)
        result = self.result.result
        self._look_up.setEnabled(has_stays and not self._is_looking)
        self._look_up.setText(self.tr("Look up again") if result is not None else self.tr("Look up"))
        self._counted.setEnabled(result is not None and bool(result.crowd))
        self._another.setEnabled(has_stays or result is not None or self.case.stays.person is not None)
        self._unmask.setText(self.tr("Mask again") if self.result.panel.is_full else self.tr("Show in full"))
        self._unmask.setEnabled(self.result.panel.contact is not None)

    def _on_look_up(self) -> None:
        if self._reason:
            self._run(self._reason)
            return
        dialog = ReasonDialog(_LOOK_UP, lambda reason: reason, self._jobs, self)
        dialog.done_with.connect(self._run)
        dialog.open()

    def _run(self, reason: str) -> None:
        """Look up in the background: it is written into the audit log, and may wait for what writes meanwhile."""
        request = self.case.stays.request()
        self._is_looking = True
        self._name_actions()
        job = self._jobs.run(
            partial(self._actions.look_up, request, reason),
            partial(self._show_result, reason),
            self._on_failed,
            owner=self,
        )
        self.banner.clear()
        self.banner.follow(job)

    def _show_result(self, reason: str, result: ExposureResult) -> None:
        self._reason, self._is_looking = reason, False
        person = self.case.stays.person
        self.result.show_result(result, person.name if person is not None else "", reason)
        self._show_view(_RESULT)
        self.result.focus_first()

    def _on_failed(self, error: UserError) -> None:
        self._is_looking = False
        self._name_actions()
        self.banner.show_error(error)

    def _on_more(self) -> None:
        """Something was stored that the list may lack."""
        if self.result.result is not None:
            self.result.show_stale(_MORE)

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
            dialog = ReasonDialog(_UNMASK, partial(self._actions.unmasked, contact.declaration), self._jobs, self)
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
