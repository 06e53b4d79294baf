"""Sync of the desk with its hub: pushing what waits and pulling the other desks' changes, over the network or by stick."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from random import SystemRandom

from desktop.domain import sync_errors
from desktop.domain.cancellation import CancellationToken
from desktop.domain.errors import UserError
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.services.sync.replication import ReplicatedMembers
from desktop.services.sync.status import SyncStatus, SyncStatusReader
from desktop.store.ledger import Store
from desktop.store.queries import outbox
from desktop.store.vault import Vault
from desktop.sync import stick
from desktop.sync.enrolment import EnrolmentOutcome, EnrolmentRequests
from desktop.sync.exchange import Exchange
from desktop.sync.incarnations import begin_incarnation
from desktop.sync.link import Limits, Link
from desktop.sync.outgoing import Outgoing, Point
from desktop.sync.push import Pushed, note_held
from desktop.sync.receipts import Receipts
from desktop.sync.replication.backfill import backfill
from desktop.sync.replication.pull import Pull
from desktop.sync.schedule import RandomSource, backoff_seconds
from desktop.sync.state import (
    Acknowledged,
    HubRegistration,
    Incident,
    PendingInvitation,
    StoredMessage,
    SyncAttempts,
    SyncState,
    SyncStateRepository,
)
from desktop.sync.stick import ExportedBundle
from desktop.sync.stick_requests import recipient_of, seal_pull_request
from desktop.sync.wire import Pulled, PullRequest, WireError

_FORGET_BATCH = 100
_PAUSE_SECONDS = 0.005
"""Pause between two transactions that remove bodies, in which others can write."""
_CHECKPOINT_EVERY = 10
"""So many of them are copied into the file in one go; twice as many would begin to do that by themselves, and whoever
writes just then would wait for it."""
_RESOLVED_BY_STICK = frozenset(
    {SyncErrorKind.NOT_APPROVED, SyncErrorKind.TICKET, SyncErrorKind.UNKNOWN_DESK, SyncErrorKind.REVOKED}
)
"""Errors that are resolved once the hub has answered by stick as it answers approved desks."""


def _nothing() -> None:
    """No purge."""


class SyncService:
    """Syncs this desk with its hub. ``wait`` sleeps for some seconds, ``rng`` is for the jitter of the back-off.

    Key slots of members who were removed at another desk are removed from ``vault``; without one that happens when the
    desk is opened next. ``purge`` is run before anything is sent: what a backup brought back must not be sent again.
    """

    def __init__(
        self,
        store: Store,
        session: Session,
        *,
        vault: Vault | None = None,
        purge: Callable[[], object] = _nothing,
        rng: RandomSource | None = None,
        wait: Callable[[float], None] = time.sleep,
        limits: Limits | None = None,
    ) -> None:
        self._store = store
        self._people = ReplicatedMembers(store, session, vault)
        self._purge = purge
        self._session = session
        self._repository = SyncStateRepository(store)
        self._rng = rng or SystemRandom()
        self._wait = wait
        self._limits = limits
        self._status_reader = SyncStatusReader(store)
        self._enrolment_requests = EnrolmentRequests(store, self._repository)

    @open_to_all("The status bar says to everybody how desk and hub stand.")
    def status(self) -> SyncStatus:
        """The sync status at this moment."""
        return self._status_reader.read()

    @requires(Right.SYNC)
    def sync_now(self, progress: Progress = no_progress, stop: CancellationToken | None = None) -> Pushed:
        """Send what waits, then take what the other desks did. Raises ``SyncError`` (it is kept for ``status`` as
        well), ``SyncStopped``.

        ``stop`` ends it from another thread, also while it waits for an answer; the caller is ``using_store`` of it.
        """
        known, hub = self._enrolled()
        if not hub.url:
            raise sync_errors.only_by_stick()
        try:
            with self._linked(hub, stop) as link:
                hub = self._let_in(link, hub, known.invited)
                done = Exchange(
                    self._store,
                    self._repository,
                    hub,
                    link,
                    self._session.member.id,
                    purge=self._purge,
                    rng=self._rng,
                    wait=self._wait,
                    progress=progress,
                ).run()
        except SyncError as error:
            self._failed(self._repository.known(), hub, error)
            raise
        self._succeeded(hub, done.ahead)
        self._forget_safe(stop)
        taken = done.taken
        return replace(done.pushed, pulled=len(taken.things), messages=self._people.follow(taken), totals=taken.totals)

    @requires(Right.SYNC)
    def dismiss_incident(self) -> None:
        """Do not show the incident any more: somebody has read it."""
        self._repository.keep(Incident())

    @requires(Right.SYNC)
    def export_bundle(
        self, out: Path, progress: Progress = no_progress, stop: CancellationToken | None = None
    ) -> ExportedBundle:
        """Write what waits for a stick, encrypted so that only the hub can read it; where the hub has not let this desk
        in yet, it asks for that as well. ``stop`` as for ``sync_now``. Raises ``UserError``, ``Cancelled``."""
        known, hub = self._enrolled()
        with suppress(UserError):  # a clock that is doubted deletes nothing, and stops no sync either
            self._purge()
        backfill(self._store, self._session.member.id)
        outgoing = Outgoing(self._store, hub.id, self._repository.key())
        requests = [self._ask(hub, known.acknowledged, outgoing)]
        if known.invited.ticket:
            requests.append(self._enrolment_requests.part(hub, known.invited))
        exported = stick.export(
            out,
            hub,
            outgoing,
            known.acknowledged,
            requests,
            progress,
            nullcontext if stop is None else lambda: stop.using_network(lambda: None),
        )
        with self._store.write(self._session.member.id) as change:
            change.record("export", "bundle", "", {"first": exported.first, "last": exported.last}, sync=False)
        note_held(self._repository, outgoing, Point(exported.last))
        now = self._store.clock.now_ms()
        self._repository.keep(replace(known.carried, exported=now, records=exported.records, last=exported.last))
        return exported

    def _ask(self, hub: HubRegistration, known: Acknowledged, outgoing: Outgoing) -> bytes:
        """The sealed request for changes and receipts that goes by stick."""
        cursor, mine = Pull(self._store, hub, self._repository).cursor(), outgoing.identity
        stored = known.stored if known.incarnation == mine.incarnation else mine.before
        ask = PullRequest(
            hub.id,
            cursor.epoch,
            outgoing.venue,
            mine.desk,
            mine.incarnation,
            cursor.at,
            stored - mine.before,
            outgoing.last - mine.before,
            recipient_of(self._repository.stick()),
        )
        return seal_pull_request(ask, self._repository.key())

    @requires(Right.SYNC)
    def take_receipt(self, path: Path) -> SyncStatus:
        """Take the hub's receipt from a stick, and what the other desks did. Raises ``SyncError``; then nothing of it
        counts, but for the hub's answer that it does not approve this desk. Where the hub has other records of this
        desk, another incarnation begins, and the next bundle goes on in it."""
        known, hub = self._enrolled()
        outgoing, pull = Outgoing(self._store, hub.id, self._repository.key()), Pull(self._store, hub, self._repository)
        try:
            back = stick.take(
                path,
                hub,
                Receipts(hub, outgoing),
                outgoing,
                self._repository.stick(),
                known.acknowledged,
                known.rejects,
            )
        except SyncError as error:
            if error.kind is SyncErrorKind.FORK:
                self._failed(known, hub, error)  # what the hub has is known now, however it came to be known
            raise
        outcome = self._enrolment_requests.evaluate(known, hub, back.results)
        pages = _read(pull, back.pages)
        if outcome is None or pages is None:
            raise stick.not_made_by_hub(path)
        at = back.newest_at or max((page.at for page in pages), default=0)
        self._note_office_key(path, hub, back.office)
        self._keep_result(outcome, answered=at > known.rejects.at)
        if back.fork is not None:
            begin_incarnation(self._store, self._repository, self._session.member.id, back.fork)
            return self.status()
        taken = replace(known.carried, taken=self._store.clock.now_ms())
        self._repository.keep(back.acknowledged, back.rejects, taken)
        self._people.follow(pull.take(pages))
        self._forget_safe()
        if outcome.error is not None:
            self._failed(self._repository.known(), outcome.hub, outcome.error)
            raise outcome.error
        return self.status()

    def _note_office_key(self, path: Path, hub: HubRegistration, statement: bytes) -> None:
        try:
            if statement:
                self._repository.note_office_key(hub, statement, may_be_old=True)
        except WireError:
            raise stick.not_made_by_hub(path) from None

    def _keep_result(self, outcome: EnrolmentOutcome, *, answered: bool) -> None:
        """Store the result of an enrolment request. ``answered``: the stick holds an answer for an approved desk that
        is newer than the one taken before."""
        hub = replace(outcome.hub, approved=outcome.hub.approved or answered)
        attempts = self._repository.known().attempts
        is_over = hub.approved and attempts.kind in _RESOLVED_BY_STICK
        self._repository.keep(
            hub,
            PendingInvitation() if hub.approved else outcome.invited,
            SyncAttempts(success=attempts.success) if is_over else attempts,
        )

    @requires(Right.SYNC)
    def put_aside(self, seq: int) -> SyncStatus:
        """Do not list a rejected record any more: somebody has seen to it."""
        self._repository.keep(self._repository.known().rejects.without(seq))
        return self.status()

    def _enrolled(self) -> tuple[SyncState, HubRegistration]:
        known = self._repository.known()
        if known.hub is None:
            raise sync_errors.not_enrolled()
        return known, known.hub

    def _let_in(self, link: Link, hub: HubRegistration, invited: PendingInvitation) -> HubRegistration:
        """Enrol over the network with the ticket of an invitation, if the desk has no certificate yet. Raises
        ``SyncError``."""
        if hub.certificate:
            return hub
        if not invited.ticket:
            raise sync_errors.refused(SyncErrorKind.TICKET)
        hub = self._enrolment_requests.over(link, hub, invited)
        self._repository.keep(hub, PendingInvitation() if hub.approved else invited)
        return hub

    @contextmanager
    def _linked(self, hub: HubRegistration, stop: CancellationToken | None) -> Iterator[Link]:
        link = Link(
            hub.url, self._store.clock, authority=hub.authority, plain=hub.plain, limits=self._limits, stop=stop
        )
        try:
            yield link
        finally:
            link.close()

    def _succeeded(self, hub: HubRegistration, ahead: int) -> None:
        attempts = self._repository.known().attempts
        self._repository.keep(
            replace(hub, approved=True),
            PendingInvitation(),
            replace(
                attempts, success=self._store.clock.now_ms(), kind="", reason=None, failures=0, until=0, ahead=ahead
            ),
        )

    def _failed(self, known: SyncState, hub: HubRegistration, error: SyncError) -> None:
        now, attempts = self._store.clock.now_ms(), known.attempts
        failures = attempts.failures + 1
        until = now + int(1000 * backoff_seconds(failures, self._rng, error.retry_after))
        unwelcome = error.kind in (SyncErrorKind.NOT_APPROVED, SyncErrorKind.REVOKED, SyncErrorKind.UNKNOWN_DESK)
        self._repository.keep(
            replace(hub, approved=hub.approved and not unwelcome),
            replace(
                attempts,
                failure=now,
                kind=str(error.kind),
                reason=StoredMessage.of(error.message),
                failures=failures,
                until=until,
            ),
        )

    def _forget_safe(self, stop: CancellationToken | None = None) -> None:
        """Remove the bodies of records that are in a backup of the hub from the outbox; their digests stay."""
        safe = self._repository.known().acknowledged.safe
        with self._store.read() as connection:
            start = outbox.forgotten(connection)
        if start >= safe:
            return
        for number, at in enumerate(range(start, safe, _FORGET_BATCH), start=1):
            with self._store.write_unaudited() as connection:
                outbox.forget_bodies(connection, at, min(at + _FORGET_BATCH, safe))
            if number % _CHECKPOINT_EVERY == 0:
                self._store.checkpoint_passive()
            if stop:
                stop.check()
            time.sleep(_PAUSE_SECONDS)
        self._store.checkpoint_truncate()


def _read(pull: Pull, answers: tuple[bytes, ...]) -> list[Pulled] | None:
    """The pages of changes on a stick; None where one was not made by this hub for this desk."""
    try:
        return pull.read(answers)
    except SyncError:
        return None
