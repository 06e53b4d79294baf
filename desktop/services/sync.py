"""The desk and its hub: how they stand, joining, sending over the network or by stick."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from random import SystemRandom

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.services.herd_people import People
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import outbox, venues
from desktop.store.vault import Vault
from desktop.sync import stick, troubles
from desktop.sync.asking import recipient_of, seal_ask
from desktop.sync.client import enroll, greet
from desktop.sync.exchange import Exchange
from desktop.sync.herd.conflicts import open_fields
from desktop.sync.herd.pull import Pull
from desktop.sync.herd.shown import view
from desktop.sync.herd.telling import forget_hub, tell
from desktop.sync.link import Limits, Link
from desktop.sync.lives import begin_life
from desktop.sync.outgoing import Outgoing
from desktop.sync.pace import Chance, delay
from desktop.sync.push import Pushed
from desktop.sync.receipts import Receipts
from desktop.sync.state import Acknowledged, Carried, Cursor, Hub, Known, Rejects, Said, Story, SyncBook, put
from desktop.sync.stick import Exported
from desktop.sync.stop import Stop
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.sync.wire import PullAsk, Reject

_FORGOTTEN_AT_ONCE = 100
_PAUSE_SECONDS = 0.005
"""Between two transactions that forget bodies: others write meanwhile."""
_EASED_EVERY = 10
"""So many of them are copied into the file in one go; twice as many would begin to do that by themselves, and whoever
writes just then would wait for it."""
_CLOCK_DOUBT_MS = 10 * 60_000
QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class RejectedRecord:
    """A record that the hub keeps apart: what it is about here, what became of it, and what to do."""

    seq: int
    kind: str
    subject: str
    fate: str
    sentence: Message


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How desk and hub stand. Times are UTC ms, 0 for never.

    ``stored`` and ``safe`` are seqs that verified receipts cover; ``waiting`` records are covered by none. ``trouble``
    is why the last try failed, None after one that worked; ``until`` is when an automatic sync may try again.
    ``since`` is when the oldest waiting record was made; ``carried`` what went by stick.
    ``conflicts`` and ``notices`` wait for a person (see ``HerdService``); ``story`` tells of another life, once.
    """

    url: str
    hub: str
    approved: bool
    last: int
    stored: int
    safe: int
    waiting: int
    since: int
    success: int
    trouble: Message | None
    trouble_kind: str
    trouble_at: int
    until: int
    clock: Message | None
    rejected: int
    rejects: tuple[RejectedRecord, ...]
    carried: Carried
    conflicts: int = 0
    notices: int = 0
    story: Message | None = None

    @property
    def open_rejects(self) -> int:
        """Records kept apart that somebody should look at: the others need nothing to be done."""
        return sum(reject.fate == QUARANTINED for reject in self.rejects)

    @property
    def heard(self) -> int:
        """When the hub's word came last, over the network or by stick."""
        return max(self.success, self.carried.taken)

    @property
    def enrolled(self) -> bool:
        return bool(self.hub)

    @property
    def synced(self) -> bool:
        """Whether a signed receipt covers everything, and the hub has not told of another desk's records since."""
        return self.enrolled and self.waiting == 0 and self.trouble_kind != Trouble.FORK


def _nothing() -> None:
    """No purge."""


class SyncService:
    """Everything between this desk and its hub. ``wait`` sleeps for some seconds, ``chance`` is for the back-off.

    ``vault`` loses the way in of members who left at another desk; without one they lose it when the desk is opened
    next. ``purge`` is run before anything is handed over: what a backup brought back must not go on.
    """

    def __init__(
        self, store: Store, session: Session, *, vault: Vault | None = None, purge: Callable[[], object] = _nothing,
        chance: Chance | None = None, wait: Callable[[float], None] = time.sleep, limits: Limits | None = None,
    ) -> None:  # fmt: skip
        self._store = store
        self._people = People(store, session, vault)
        self._purge = purge
        self._session = session
        self._book = SyncBook(store)
        self._chance = chance or SystemRandom()
        self._wait = wait
        self._limits = limits
        self._asked: tuple[int, int, int] | None = None
        """The store's generation, conflicts and notices as they were counted last."""

    def status(self) -> SyncStatus:
        """How they stand."""
        known = self._book.known()
        with self._store.read() as connection:
            identity, waiting = outbox.identity(connection), outbox.waiting(connection)
            since = outbox.occurred(connection, identity.last - waiting + 1) if waiting else 0
            of = outbox.subjects(connection, [reject.seq for reject in known.rejects.newest])
            if self._asked is None or self._asked[0] != self._store.generation:  # the status bar asks all the time
                self._asked = self._store.generation, len(open_fields(connection)), len(view(connection).notices)
        hub, pace = known.hub, known.pace
        covered = known.acknowledged if known.acknowledged.incarnation == identity.incarnation else Acknowledged()
        return SyncStatus(
            url=hub.url if hub else "", hub=hub.id if hub else "", approved=hub.approved if hub else False,
            last=identity.last, stored=covered.stored, safe=covered.safe, waiting=waiting, since=since,
            success=pace.success, trouble=pace.said.sentence if pace.said else None, trouble_kind=pace.kind,
            trouble_at=pace.failure, until=pace.until, clock=_clock_words(pace.ahead), rejected=known.rejects.count,
            rejects=tuple(_rejected(r, *of.get(r.seq, ("", ""))) for r in known.rejects.newest),
            carried=known.carried, conflicts=self._asked[1], notices=self._asked[2],
            story=known.story.told.sentence if known.story.told else None,
        )  # fmt: skip

    def enroll(
        self, url: str, ticket: str, *, authority: str = "", plain: bool = False, move: bool = False,
        stop: Stop | None = None,
    ) -> SyncStatus:  # fmt: skip
        """Join a hub with a one-time ticket; again at the same hub for a new certificate, at another with ``move``.

        ``authority`` is a certificate (PEM) that is trusted for this hub; ``plain`` allows unencrypted HTTP; ``stop`` as
        for ``sync_now``.
        Raises ``BadInput``, ``Forbidden``, ``SyncTrouble``.
        """
        self._session.require(Right.EDIT_VENUE)
        if not ticket.strip():
            raise BadInput.at("ticket", message("sync", "Type the ticket that the health office gave you."))
        known = self._book.known()
        with self._linked(url, authority, plain, stop) as link:
            hello = greet(link)
            is_same = known.hub is not None and known.hub.id == hello.hub and known.hub.key == hello.key
            if known.hub is not None and not is_same and not move:
                raise troubles.other_hub(link.url)
            with self._store.read() as connection:
                venue, identity = venues.get(connection), outbox.identity(connection)
            hub = enroll(link, hello, venue, identity, ticket, self._book.key())
        hub = replace(hub, authority=authority, plain=plain)
        if known.hub is not None and not is_same:
            with self._store.write(self._session.member.id) as change:
                forget_hub(change)
                put(change.connection, (Cursor(),))
                change.record("leave", "hub", known.hub.id, {"url": known.hub.url}, sync=False)
        kept = (known.acknowledged, known.rejects) if is_same else (Acknowledged(), Rejects())
        self._book.enrolled(self._session.member.id, hub, *kept, again=is_same)
        return self.status()

    def sync_now(self, progress: Progress = no_progress, stop: Stop | None = None) -> Pushed:
        """Send what waits, then take what the other desks did. Raises ``SyncTrouble`` (it is kept for ``status`` as
        well), ``SyncStopped``.

        ``stop`` ends it from another thread, also while it waits for an answer; the caller is ``at_store`` of it.
        """
        known, hub = self._enrolled()
        try:
            with self._linked(hub.url, hub.authority, hub.plain, stop) as link:
                done = Exchange(
                    self._store, self._book, hub, link, self._session.member.id, purge=self._purge,
                    chance=self._chance, wait=self._wait, progress=progress,
                ).run()  # fmt: skip
        except SyncTrouble as trouble:
            self._failed(known, hub, trouble)
            raise
        self._succeeded(hub, done.ahead)
        self._forget_safe(stop)
        taken = done.taken
        return replace(
            done.pushed, pulled=len(taken.things), said=self._people.follow(taken), totals=taken.totals
        )  # fmt: skip

    def dismiss_story(self) -> None:
        """Somebody has read what happened to the desk."""
        self._book.keep(Story())

    def export_bundle(self, out: Path, progress: Progress = no_progress) -> Exported:
        """Write what waits for a stick, encrypted so that only the hub can read it. Raises ``UserError``."""
        known, hub = self._enrolled()
        with suppress(UserError):  # a clock that is doubted deletes nothing, and stops no sync either
            self._purge()
        tell(self._store, self._session.member.id)
        outgoing = Outgoing(self._store, hub.id, self._book.key())
        exported = stick.export(
            out, hub, outgoing, known.acknowledged, self._ask(hub, known.acknowledged, outgoing), progress
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
            hub.id, cursor.epoch, outgoing.venue, mine.desk, mine.incarnation, cursor.at, stored - mine.before,
            outgoing.last - mine.before, recipient_of(self._book.stick()),
        )  # fmt: skip
        return seal_ask(ask, self._book.key())

    def take_receipt(self, path: Path) -> SyncStatus:
        """Take the hub's receipt from a stick, and what the other desks did. Raises ``SyncTrouble``; then nothing of it
        counts. Where the hub has other records of this desk, another life begins, and the next bundle goes on in it."""
        known, hub = self._enrolled()
        outgoing = Outgoing(self._store, hub.id, self._book.key())
        try:
            back = stick.take(
                path, Receipts(hub, outgoing), outgoing, self._book.stick(), known.acknowledged, known.rejects
            )
        except SyncTrouble as trouble:
            if trouble.kind is Trouble.FORK:
                self._failed(known, hub, trouble)  # what the hub has is known now, however it came to be known
            raise
        if back.fork is not None:
            begin_life(self._store, self._book, self._session.member.id, back.fork)
            return self.status()
        taken = replace(known.carried, taken=self._store.clock.now_ms())
        self._book.keep(back.acknowledged, back.rejects, taken)
        self._people.follow(Pull(self._store, hub, self._book).take(back.pages))
        self._forget_safe()
        return self.status()

    def put_aside(self, seq: int) -> SyncStatus:
        """Do not list a record any more that the hub keeps apart: somebody has seen to it."""
        self._book.keep(self._book.known().rejects.without(seq))
        return self.status()

    def _enrolled(self) -> tuple[Known, Hub]:
        known = self._book.known()
        if known.hub is None:
            raise troubles.not_enrolled()
        return known, known.hub

    @contextmanager
    def _linked(self, url: str, authority: str, plain: bool, stop: Stop | None = None) -> Iterator[Link]:
        link = Link(url, self._store.clock, authority=authority, plain=plain, limits=self._limits, stop=stop)
        try:
            yield link
        finally:
            link.close()

    def _succeeded(self, hub: Hub, ahead: int) -> None:
        pace = self._book.known().pace
        self._book.keep(
            replace(hub, approved=True),
            replace(pace, success=self._store.clock.now_ms(), kind="", said=None, failures=0, until=0, ahead=ahead),
        )

    def _failed(self, known: Known, hub: Hub, trouble: SyncTrouble) -> None:
        now, pace = self._store.clock.now_ms(), known.pace
        failures = pace.failures + 1
        until = now + int(1000 * delay(failures, self._chance, trouble.retry_after))
        unwelcome = trouble.kind in (Trouble.NOT_APPROVED, Trouble.REVOKED, Trouble.UNKNOWN_DESK)
        self._book.keep(
            replace(hub, approved=hub.approved and not unwelcome),
            replace(pace, failure=now, kind=str(trouble.kind), said=Said.of(trouble.message), failures=failures, until=until),
        )  # fmt: skip

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


def _clock_words(ahead: int) -> Message | None:
    minutes = abs(ahead) // 60_000
    if abs(ahead) < _CLOCK_DOUBT_MS:
        return None
    if ahead > 0:
        return message(
            "sync", "This PC's clock is {minutes} minutes ahead of the hub's. Check date and time.", minutes=minutes
        )
    return message(
        "sync", "This PC's clock is {minutes} minutes behind the hub's. Check date and time.", minutes=minutes
    )


def _rejected(reject: Reject, kind: str, subject: str) -> RejectedRecord:
    return RejectedRecord(reject.seq, kind, subject, reject.fate, _reject_words(reject, kind))


def _reject_words(reject: Reject, kind: str) -> Message:
    if reject.fate == "parked":
        return message("sync", "Kept at the hub until its program is newer. There is nothing to do here.")
    if reject.reason == "erased":
        return message(
            "sync", "It was erased before its time, so the hub kept none of its content. There is nothing to do."
        )
    if reject.fate == "expired":
        return message(
            "sync", "Older than the hub keeps such records, so it kept none of its content. There is nothing to do."
        )
    reason = _REASONS.get(reject.reason, reject.reason)
    if not kind.startswith("declaration."):
        return message(
            "sync", "The hub could not accept it ({reason}) and keeps it apart. It counts at this desk; tell the health office.",
            reason=reason,
        )  # fmt: skip
    return message(
        "sync", "The hub could not accept it ({reason}) and keeps it apart. Correct the entry here; if it stays, tell the health office.",
        reason=reason,
    )  # fmt: skip


_REASONS = {
    "kind": message("sync", "it does not say what it is"),
    "subject": message("sync", "it does not say what it is about"),
    "identifier": message("sync", "it does not say what it is about"),
    "schema": message("sync", "its form is unknown"),
    "occurred": message("sync", "its time is impossible"),
    "too long": message("sync", "it is too long"),
    "body": message("sync", "its content cannot be read"),
    "days": message("sync", "its number of days is impossible"),
    "counts": message("sync", "its figures are impossible"),
    "operation": message("sync", "the change that it tells of is impossible"),
}
"""The hub's reasons (``desktop.hub.kinds``) in words."""
