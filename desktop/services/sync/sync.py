"""The desk and its hub: handing over what waits and taking what the others did, over the network or by stick."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from random import SystemRandom

from desktop.domain.errors import UserError
from desktop.domain.progress import Progress, no_progress
from desktop.services.session import Session
from desktop.services.sync.replication import People
from desktop.services.sync.status import Standing, SyncStatus
from desktop.store.ledger import Store
from desktop.store.queries import outbox
from desktop.store.vault import Vault
from desktop.sync import stick, troubles
from desktop.sync.asking import recipient_of, seal_ask
from desktop.sync.enrolling import Enrolling, Judged
from desktop.sync.exchange import Exchange
from desktop.sync.herd.pull import Pull
from desktop.sync.herd.telling import tell
from desktop.sync.link import Limits, Link
from desktop.sync.lives import begin_life
from desktop.sync.outgoing import Outgoing
from desktop.sync.pace import Chance, delay
from desktop.sync.push import Pushed
from desktop.sync.receipts import Receipts
from desktop.sync.state import Acknowledged, Hub, Invited, Known, Pace, Said, Story, SyncBook
from desktop.sync.stick import Exported
from desktop.sync.stop import Stop
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.sync.wire import PullAsk, Pulled

_FORGOTTEN_AT_ONCE = 100
_PAUSE_SECONDS = 0.005
"""Between two transactions that forget bodies: others write meanwhile."""
_EASED_EVERY = 10
"""So many of them are copied into the file in one go; twice as many would begin to do that by themselves, and whoever
writes just then would wait for it."""
_MENDED_BY_STICK = frozenset({Trouble.NOT_APPROVED, Trouble.TICKET, Trouble.UNKNOWN_DESK, Trouble.REVOKED})
"""Troubles that are over once the hub has answered as to a desk that it knows."""


def _nothing() -> None:
    """No purge."""


class SyncService:
    """Everything between this desk and its hub. ``wait`` sleeps for some seconds, ``chance`` is for the back-off.

    ``vault`` loses the way in of members who left at another desk; without one they lose it when the desk is opened
    next. ``purge`` is run before anything is handed over: what a backup brought back must not go on.
    """

    def __init__(
        self,
        store: Store,
        session: Session,
        *,
        vault: Vault | None = None,
        purge: Callable[[], object] = _nothing,
        chance: Chance | None = None,
        wait: Callable[[float], None] = time.sleep,
        limits: Limits | None = None,
    ) -> None:
        self._store = store
        self._people = People(store, session, vault)
        self._purge = purge
        self._session = session
        self._book = SyncBook(store)
        self._chance = chance or SystemRandom()
        self._wait = wait
        self._limits = limits
        self._standing = Standing(store)
        self._enrolling = Enrolling(store, self._book)

    def status(self) -> SyncStatus:
        """How they stand."""
        return self._standing.read()

    def sync_now(self, progress: Progress = no_progress, stop: Stop | None = None) -> Pushed:
        """Send what waits, then take what the other desks did. Raises ``SyncTrouble`` (it is kept for ``status`` as
        well), ``SyncStopped``.

        ``stop`` ends it from another thread, also while it waits for an answer; the caller is ``at_store`` of it.
        """
        known, hub = self._enrolled()
        if not hub.url:
            raise troubles.only_by_stick()
        try:
            with self._linked(hub, stop) as link:
                hub = self._let_in(link, hub, known.invited)
                done = Exchange(
                    self._store,
                    self._book,
                    hub,
                    link,
                    self._session.member.id,
                    purge=self._purge,
                    chance=self._chance,
                    wait=self._wait,
                    progress=progress,
                ).run()
        except SyncTrouble as trouble:
            self._failed(self._book.known(), hub, trouble)
            raise
        self._succeeded(hub, done.ahead)
        self._forget_safe(stop)
        taken = done.taken
        return replace(done.pushed, pulled=len(taken.things), said=self._people.follow(taken), totals=taken.totals)

    def dismiss_story(self) -> None:
        """Somebody has read what happened to the desk."""
        self._book.keep(Story())

    def export_bundle(self, out: Path, progress: Progress = no_progress, stop: Stop | None = None) -> Exported:
        """Write what waits for a stick, encrypted so that only the hub can read it; where the hub has not let this desk
        in yet, it asks for that as well. ``stop`` as for ``sync_now``. Raises ``UserError``, ``Cancelled``."""
        known, hub = self._enrolled()
        with suppress(UserError):  # a clock that is doubted deletes nothing, and stops no sync either
            self._purge()
        tell(self._store, self._session.member.id)
        outgoing = Outgoing(self._store, hub.id, self._book.key())
        asks = [self._ask(hub, known.acknowledged, outgoing)]
        if known.invited.ticket:
            asks.append(self._enrolling.part(hub, known.invited))
        exported = stick.export(
            out,
            hub,
            outgoing,
            known.acknowledged,
            asks,
            progress,
            nullcontext if stop is None else lambda: stop.on_the_wire(lambda: None),
        )
        with self._store.write(self._session.member.id) as change:
            change.record("export", "bundle", "", {"first": exported.first, "last": exported.last}, sync=False)
        now = self._store.clock.now_ms()
        self._book.keep(replace(known.carried, exported=now, records=exported.records, last=exported.last))
        return exported

    def _ask(self, hub: Hub, known: Acknowledged, outgoing: Outgoing) -> bytes:
        """What the desk asks by stick."""
        cursor, mine = Pull(self._store, hub, self._book).cursor(), outgoing.identity
        stored = known.stored if known.incarnation == mine.incarnation else mine.before
        ask = PullAsk(
            hub.id,
            cursor.epoch,
            outgoing.venue,
            mine.desk,
            mine.incarnation,
            cursor.at,
            stored - mine.before,
            outgoing.last - mine.before,
            recipient_of(self._book.stick()),
        )
        return seal_ask(ask, self._book.key())

    def take_receipt(self, path: Path) -> SyncStatus:
        """Take the hub's receipt from a stick, and what the other desks did. Raises ``SyncTrouble``; then nothing of it
        counts, but for the hub's word that it does not let this desk in. Where the hub has other records of this desk,
        another life begins, and the next bundle goes on in it."""
        known, hub = self._enrolled()
        outgoing, pull = Outgoing(self._store, hub.id, self._book.key()), Pull(self._store, hub, self._book)
        try:
            back = stick.take(
                path, hub, Receipts(hub, outgoing), outgoing, self._book.stick(), known.acknowledged, known.rejects
            )
        except SyncTrouble as trouble:
            if trouble.kind is Trouble.FORK:
                self._failed(known, hub, trouble)  # what the hub has is known now, however it came to be known
            raise
        judged = self._enrolling.judge(known, hub, back.verdicts)
        pages = _read(pull, back.pages)
        if judged is None or pages is None:
            raise stick.not_made_by_hub(path)
        at = back.heard or max((page.at for page in pages), default=0)
        self._keep_verdict(judged, heard=at > known.rejects.at)
        if back.fork is not None:
            begin_life(self._store, self._book, self._session.member.id, back.fork)
            return self.status()
        taken = replace(known.carried, taken=self._store.clock.now_ms())
        self._book.keep(back.acknowledged, back.rejects, taken)
        self._people.follow(pull.take(pages))
        self._forget_safe()
        if judged.trouble is not None:
            self._failed(self._book.known(), judged.hub, judged.trouble)
            raise judged.trouble
        return self.status()

    def _keep_verdict(self, judged: Judged, *, heard: bool) -> None:
        """``heard``: the hub has answered as it answers desks that it lets in, later than it did before."""
        hub = replace(judged.hub, approved=judged.hub.approved or heard)
        pace = self._book.known().pace
        is_over = hub.approved and pace.kind in _MENDED_BY_STICK
        self._book.keep(
            hub, Invited() if hub.approved else judged.invited, Pace(success=pace.success) if is_over else pace
        )

    def put_aside(self, seq: int) -> SyncStatus:
        """Do not list a record any more that the hub keeps apart: somebody has seen to it."""
        self._book.keep(self._book.known().rejects.without(seq))
        return self.status()

    def _enrolled(self) -> tuple[Known, Hub]:
        known = self._book.known()
        if known.hub is None:
            raise troubles.not_enrolled()
        return known, known.hub

    def _let_in(self, link: Link, hub: Hub, invited: Invited) -> Hub:
        """A network has come before the stick was back: the ticket of the invitation serves there as well."""
        if hub.certificate:
            return hub
        if not invited.ticket:
            raise troubles.refused(Trouble.TICKET)
        hub = self._enrolling.over(link, hub, invited)
        self._book.keep(hub, Invited() if hub.approved else invited)
        return hub

    @contextmanager
    def _linked(self, hub: Hub, stop: Stop | None) -> Iterator[Link]:
        link = Link(
            hub.url, self._store.clock, authority=hub.authority, plain=hub.plain, limits=self._limits, stop=stop
        )
        try:
            yield link
        finally:
            link.close()

    def _succeeded(self, hub: Hub, ahead: int) -> None:
        pace = self._book.known().pace
        self._book.keep(
            replace(hub, approved=True),
            Invited(),
            replace(pace, success=self._store.clock.now_ms(), kind="", said=None, failures=0, until=0, ahead=ahead),
        )

    def _failed(self, known: Known, hub: Hub, trouble: SyncTrouble) -> None:
        now, pace = self._store.clock.now_ms(), known.pace
        failures = pace.failures + 1
        until = now + int(1000 * delay(failures, self._chance, trouble.retry_after))
        unwelcome = trouble.kind in (Trouble.NOT_APPROVED, Trouble.REVOKED, Trouble.UNKNOWN_DESK)
        self._book.keep(
            replace(hub, approved=hub.approved and not unwelcome),
            replace(
                pace, failure=now, kind=str(trouble.kind), said=Said.of(trouble.message), failures=failures, until=until
            ),
        )

    def _forget_safe(self, stop: Stop | None = None) -> None:
        """Bodies that are in a backup of the hub are not kept in the outbox any longer; their digests are."""
        safe = self._book.known().acknowledged.safe
        with self._store.read() as connection:
            start = outbox.forgotten(connection)
        if start >= safe:
            return
        for number, at in enumerate(range(start, safe, _FORGOTTEN_AT_ONCE), start=1):
            with self._store.scratch() as connection:
                outbox.forget_bodies(connection, at, min(at + _FORGOTTEN_AT_ONCE, safe))
            if number % _EASED_EVERY == 0:
                self._store.ease()
            if stop:
                stop.check()
            time.sleep(_PAUSE_SECONDS)
        self._store.fold()


def _read(pull: Pull, answers: tuple[bytes, ...]) -> list[Pulled] | None:
    """The pages of a stick; None where one of them is not of this hub for this desk."""
    try:
        return pull.read(answers)
    except SyncTrouble:
        return None
