"""Sync: whether the hub has everything, what waits, what it keeps apart, and the way by USB stick."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import Kind
from desktop.domain.clock import venue_time
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message
from desktop.domain.sync_errors import SyncError
from desktop.services.desk import Desk
from desktop.services.sync.outbox import RejectedRecord
from desktop.services.sync.results import ExportedBundle, Pushed
from desktop.services.sync.status import SyncStatus
from desktop.ui.hub.sync_loop import SyncLoop
from desktop.ui.kit.cards import scrolled
from desktop.ui.kit.files import ask_for_file, ask_where_to_save, open_folder_of
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import Page
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space
from desktop.ui.sync.actions import SyncActions, SyncFacts, about_export, about_receipt
from desktop.ui.sync.conflicts import ConflictsCard
from desktop.ui.sync.desks import DesksCard
from desktop.ui.sync.dropped import BUNDLE, RECEIPTS, StickDrop
from desktop.ui.sync.joining import EnrolDialog, JoiningCard, JoinWays, centred
from desktop.ui.sync.manager_keys import ManagerKeysCard
from desktop.ui.sync.office_key import OfficeKeyCard
from desktop.ui.sync.quarantine import QuarantineCard
from desktop.ui.sync.status import HubCard, StickCard, SyncStatusCard

_SIDE, _SECTIONS = 336, 420
_TICK_MS = 10_000
_KINDS = frozenset(
    {Kind.OUTBOX, Kind.HUB, Kind.DESK, Kind.CREDENTIAL, Kind.VENUE, Kind.GATE, Kind.MEMBER, Kind.RETENTION, Kind.BUNDLE}
)


class SyncPage(Page):
    """For everyone to see; joining a hub is the manager's."""

    def __init__(self, desk: Desk, loop: SyncLoop, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = SyncActions(desk, loop)
        self._clock = desk.clock
        self._jobs = jobs
        self._latest = Latest(jobs, self)
        self._facts: SyncFacts | None = None
        self._before = 0
        self._was_in = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._build()
        self._connect()
        StickDrop(self, self.take_from, self._on_invitation, self._actions.obstacle)
        self._given: Path | None = None
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    def _build(self) -> None:
        self._export = self.add_command("sync.export", self._on_export)
        self._receipt = self.add_command("sync.receipt", self._on_receipt)
        self._enrol = self.add_command("sync.enrol", self._on_enrol)
        self._now = self.add_command("sync.now", self._on_now, primary=True)
        self.joining = JoiningCard(self._actions.join, self._actions.accept, lambda: self._actions.stick_folder)
        self.status_card, self.conflicts, self.apart = SyncStatusCard(), ConflictsCard(), QuarantineCard()
        self.hub, self.stick, self.desks = HubCard(), StickCard(), DesksCard()
        self.managers, self.office = ManagerKeysCard(), OfficeKeyCard()
        self.hub.again.follow(self._enrol)
        self.stick.export.follow(self._export)
        self.stick.receipt.follow(self._receipt)
        inner = QWidget()
        left, right = QWidget(), QWidget()
        self.sections = column(left, gap=Space.L)
        for section in (self.status_card, self.office, self.managers, self.conflicts, self.apart, self.desks):
            self.sections.addWidget(section)
        self.sections.addStretch(1)
        side = column(right, gap=Space.L)
        for card in (self.hub, self.stick):
            side.addWidget(card)
        side.addStretch(1)
        both = FoldingRow(inner)
        both.add(left, width=_SECTIONS, stretch=1)
        both.add(right, width=_SIDE)
        self._blank, self._join_view, self._view = QWidget(), scrolled(centred(self.joining)), scrolled(inner)
        self._views = QStackedWidget()
        for view in (self._blank, self._join_view, self._view):
            self._views.addWidget(view)
        self.body.addWidget(self._views, 1)

    def _connect(self) -> None:
        loop = self._actions.loop
        loop.changed.connect(self._on_loop_changed)
        loop.began.connect(self._on_began)
        loop.progressed.connect(self.status_card.progress.advance)
        self._timer.timeout.connect(self._show)
        self.joining.ways.joined.connect(self._on_joined)
        self.joining.ways.invited.connect(self._on_invited)
        self.joining.ways.under_way.connect(self._on_under_way)
        self.joining.ways.failed.connect(self.banner.show_error)
        self.joining.decline_wanted.connect(self._on_decline)
        loop.synced.connect(self._on_any_sync)
        self.conflicts.settle_wanted.connect(lambda key: self._decide(partial(self._actions.settle, key)))
        self.conflicts.choose_wanted.connect(lambda key, at: self._decide(partial(self._actions.choose, key, at)))
        self.managers.manager_confirmed.connect(lambda: self._decide(self._actions.confirm_manager))
        self.managers.manager_refused.connect(lambda: self._decide(self._actions.refuse_manager))
        self.managers.key_decided.connect(
            lambda key, right: self._decide(partial(self._actions.decide_key, key, confirmed=right))
        )
        self.office.accepted.connect(lambda compared: self._decide(partial(self._actions.accept_office_key, compared)))
        self.hub.automatic_chosen.connect(self._on_automatic)
        self.desks.name_wanted.connect(self._on_name_wanted)
        self.apart.correct_wanted.connect(self._on_correct)
        self.apart.aside_wanted.connect(lambda record: self._put_aside(record))
        self._on_began()

    def refresh(self) -> None:
        self._show()
        self._actions.loop.read()
        self._read()

    def _on_stored(self, kinds: object) -> None:
        if self.isVisible():
            self._read()  # the loop reads the sync's status when anything is done with the hub
        else:
            super()._on_stored(kinds)

    def _on_loop_changed(self) -> None:
        self._show()
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._latest.ask(self._actions.read, self._show_facts, self.banner.until(self._latest.answered))

    def _show_facts(self, facts: SyncFacts) -> None:
        self._facts = facts
        self._show()

    def focus_first(self) -> None:
        if self._views.currentWidget() is self._join_view and self.joining.decline.isVisible():
            self.joining.focus_first()
        else:
            super().focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def retranslate(self) -> None:
        super().retranslate()
        self._export.setText(self.tr("Export to USB…"))
        self._receipt.setText(self.tr("Take the receipt…"))
        self._enrol.setText(self.tr("Join again…"))
        self._show()

    def _show(self) -> None:
        status = self._actions.status
        self.header.set_words(self.tr("Sync"), self.tr("What the hub has of this desk"))
        enrolled = status is not None and status.enrolled
        for action in (self._export, self._receipt):
            action.setVisible(enrolled)
            action.setEnabled(enrolled)
        has_way = status is not None and bool(status.url)
        self._now.setVisible(has_way)
        self._now.setEnabled(has_way and self._actions.loop.syncing is None)
        if status is None or self._facts is None:
            return
        was_blank = self._views.currentWidget() is self._blank
        self._views.setCurrentWidget(self._view if enrolled else self._join_view)
        self.joining.show_right(self._actions.may("enrolment.enroll"), declined=status.declined)
        if was_blank and self.hasFocus():  # the page was opened before it was known how things stand
            self.focus_first()
        if enrolled:
            self._show_status(status, self._facts)
        if self._given is not None:
            given, self._given = self._given, None
            super().take_file(given)

    def _show_status(self, status: SyncStatus, facts: SyncFacts) -> None:
        actions, waiting = self._actions, facts.waiting
        self.status_card.show_status(
            status,
            waiting,
            self._clock.now_ms(),
            automatic=actions.automatic,
            syncing=actions.loop.syncing is not None,
        )
        if status.incident is not None:
            self.banner.show_message(
                "attention", status.incident, message("SyncPage", "Understood"), self._on_incident_read
            )
        self.office.show_key(facts.office, may_accept=actions.may("office_key.accept"))
        self.managers.show_facts(facts.manager, facts.keys, may_decide=actions.may("credentials.confirm"))
        self.conflicts.show_facts(facts, may_decide=actions.may("replication.choose"))
        self.desks.show_desks(facts.desks, may_name=actions.may("replication.name_desk"))
        self.apart.show_records(status.rejects, status.rejected, may_correct=actions.may("declarations.correct"))
        self.hub.show_status(status, automatic=actions.automatic, may_switch=actions.may("enrolment.enroll"))
        self.stick.show_status(status, waiting)

    def _on_began(self) -> None:
        job = self._actions.loop.syncing
        if job is not None:
            self.status_card.progress.follow(job, self.tr("Sending to the hub"))
            self._show()

    def _on_now(self) -> None:
        self.banner.clear()
        self._actions.loop.sync_now(lambda _: None, self._on_not_synced)

    def _on_not_synced(self, error: UserError) -> None:
        """What goes wrong between desk and hub stands in the card already."""
        if not isinstance(error, SyncError):
            self.banner.show_error(error)

    def _on_invitation(self, path: Path) -> None:
        """Fill the invitation in; somebody looks at it before this desk joins."""
        status = self._actions.status
        if status is not None and status.enrolled:
            self._enrol_again(status.url).put(path)
        else:
            self.joining.ways.put(path)
            self.joining.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_enrol(self) -> None:
        status = self._actions.status
        if status is None or not status.enrolled:
            self.focus_first()
        else:
            self._enrol_again(status.url)

    def _enrol_again(self, url: str) -> JoinWays:
        """Open the dialog that joins again."""
        actions = self._actions
        dialog = EnrolDialog(actions.join, actions.accept, lambda: actions.stick_folder, url, self)
        dialog.ways.joined.connect(self._on_joined)
        dialog.ways.invited.connect(self._on_invited)
        dialog.open()
        return dialog.ways

    def _on_under_way(self, job: Job) -> None:
        self.banner.follow(job, can_stop=False)

    def _on_joined(self) -> None:
        self.banner.show_message("good", message("SyncPage", "This desk has joined the hub."))
        self._show()
        self._now.setEnabled(True)
        self._on_now_quietly()

    def _on_decline(self, declined: bool) -> None:
        self.banner.clear()
        self._actions.decline(declined, lambda _: self._on_decline_stored(), self.banner.show_error)

    def _on_decline_stored(self) -> None:
        self.refresh()
        self.setFocus()

    def _on_invited(self) -> None:
        """The stick goes next; with a network it may turn out not to be needed."""
        self.banner.show_message(
            "good",
            message("SyncPage", "The invitation is kept. Export to a USB stick now: with it this desk asks to join."),
            message("SyncPage", "Export to USB…"),
            self._on_export,
        )
        self._show()
        status = self._actions.status
        if status is not None and status.url:
            self._on_now_quietly()
        else:
            self.stick.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_now_quietly(self) -> None:
        self._actions.loop.sync_now(lambda _: None, self._on_not_synced)
        self.setFocus()

    def _on_automatic(self, on: bool) -> None:
        self._actions.set_automatic(on)
        self._show()

    def _on_name_wanted(self, name: str) -> None:
        self.banner.clear()
        self._jobs.run(partial(self._actions.name_desk, name), self._on_named, self._on_not_named, owner=self)

    def _on_named(self, _result: object) -> None:
        self.banner.show_message(
            "good", message("SyncPage", "Saved. The other desks show the name after the next sync.")
        )
        self._on_decided(None)

    def _on_not_named(self, error: UserError) -> None:
        if not self.desks.show_error(error):
            self.banner.show_error(error)

    def _decide(self, act: Callable[[], object]) -> None:
        self.banner.clear()
        self._jobs.run(act, self._on_decided, self._on_not_decided, owner=self)

    def _on_decided(self, _result: object) -> None:
        self._actions.loop.read()

    def _on_not_decided(self, error: UserError) -> None:
        self._actions.loop.read()
        self.banner.show_error(error)

    def _on_incident_read(self) -> None:
        self.banner.clear()
        self._actions.dismiss_incident(lambda _: None, self.banner.show_error)

    def _on_any_sync(self, pushed: Pushed) -> None:
        """Something came with it that a person should hear."""
        if pushed.messages:
            self.banner.show_message("attention", pushed.messages[0])

    def _on_export(self) -> None:
        at = venue_time(self._clock.now_ms())
        ask_where_to_save(
            self,
            self.tr("Export to a USB stick"),
            self._actions.stick_folder,
            f"venuedesk-{at:%Y%m%d-%H%M}.{BUNDLE}",
            self.tr("Bundles for the hub"),
            BUNDLE,
            self.export_to,
        )

    def export_to(self, out: Path) -> None:
        """Write what waits to a file."""
        self.banner.clear()
        self._actions.keep_folder(out)
        job = self._actions.export(out, self._on_exported, self._on_stick_failed, self.stick.progress.advance)
        self.stick.progress.follow(job, self.tr("Writing the bundle"))

    def _on_exported(self, exported: ExportedBundle) -> None:
        status = self._actions.status
        asks = status is not None and not status.certified
        done, where = about_export(exported, asks=asks), message("SyncPage", "Open the folder")
        self.banner.show_message("good", done, where, lambda: open_folder_of(exported.out))

    def _on_receipt(self) -> None:
        ask_for_file(
            self,
            self.tr("Take the receipt from a USB stick"),
            self._actions.stick_folder,
            self.tr("Receipts of the hub"),
            RECEIPTS,
            self.take_from,
        )

    def take_file(self, path: Path) -> None:
        """As any page, once it is known how things stand with the hub."""
        self._given = path
        self._show()

    def take_from(self, path: Path) -> None:
        """Take the receipt in a file."""
        self.banner.clear()
        self._actions.keep_folder(path)
        self._before = self._facts.waiting if self._facts is not None else 0
        self._was_in = self._actions.status is not None and self._actions.status.approved
        self.banner.follow(self._actions.take(path, self._on_taken, self._on_stick_failed), can_stop=False)

    def _on_taken(self, status: SyncStatus) -> None:
        sent = max(self._before - status.waiting, 0)
        if status.joining is not None:
            self.banner.show_message("attention", status.joining)
            return
        self.banner.show_message("good", about_receipt(sent, was_in=self._was_in))

    def _on_stick_failed(self, error: UserError) -> None:
        self.banner.show_message("attention" if isinstance(error, Cancelled) else "danger", error.message)

    def _on_correct(self, record: RejectedRecord) -> None:
        self._actions.correction.ask(record.subject, self._jobs, self, lambda: self._on_corrected(record))

    def _on_corrected(self, record: RejectedRecord) -> None:
        self.banner.show_message("good", message("SyncPage", "Corrected. The correction is sent with the next sync."))
        self._put_aside(record)

    def _put_aside(self, record: RejectedRecord) -> None:
        self._actions.put_aside(record.seq, lambda _: None, self.banner.show_error)
