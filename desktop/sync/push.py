"""The push: sends the outbox to the hub batch by batch, up to the record that was the newest when the push began. Later
records go along where a batch has room, so that a push ends however fast people work.

Only signed receipts count: what no verified receipt covers is sent again, and the hub stores it once. So a lost
response, a stopped hub and a desk that was switched off are handled alike: ask for the hub's position and continue
there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain import sync_errors
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.sync.client import HubClient
from desktop.sync.link import RefusedByHub
from desktop.sync.outgoing import Outgoing, Point, Sealed
from desktop.sync.receipts import Receipts
from desktop.sync.schedule import RandomSource, backoff_seconds
from desktop.sync.segment import MOST_RECORDS
from desktop.sync.state import LOST, Cursor, HubRegistration, SyncStateRepository
from desktop.sync.wire import WireError

FIRST_RECORDS = 500
"""Records of the first segment of a push."""
PATIENCE_SECONDS = 30.0
"""The longest that one push waits between tries in all; then it raises the error, and the next push continues."""
_MOST_GAPS = 5
_SLICE_SECONDS = 0.1
"""The longest part of a wait during which the push does not notice that it was stopped."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """The result of a sync: records that the hub acknowledged, segments and bytes that it took; ``pulled`` things that
    other desks changed, ``totals`` rows of their totals, and ``messages`` for the member."""

    records: int = 0
    segments: int = 0
    bytes: int = 0
    pulled: int = 0
    messages: tuple[Message, ...] = ()
    totals: int = 0


@dataclass(frozen=True, slots=True)
class BatchSize:
    """How many records the next segment may have: doubled after each that was taken, halved after a time-out."""

    records: int = FIRST_RECORDS

    def larger(self) -> "BatchSize":
        """The size after a segment that was taken; at most ``MOST_RECORDS``."""
        return replace(self, records=min(self.records * 2, MOST_RECORDS))

    def smaller(self) -> "BatchSize":
        """The size after a time-out, or after a segment that was too large; at least 1."""
        return replace(self, records=max(self.records // 2, 1))


class SyncStopped(Cancelled):
    """The push was stopped between two batches; the acknowledged records are at the hub."""

    def __init__(self, records: int) -> None:
        UserError.__init__(
            self, message("sync", "Stopped. Records sent: {count}; the rest is sent the next time.", count=records)
        )


class Push:
    """One push. ``wait`` sleeps for some seconds; ``rng`` gives the jitter between desks that failed at the same
    moment."""

    def __init__(
        self,
        client: HubClient,
        outgoing: Outgoing,
        receipts: Receipts,
        repository: SyncStateRepository,
        hub: HubRegistration,
        *,
        rng: RandomSource,
        wait: Callable[[float], None],
        progress: Progress,
    ) -> None:
        self._client = client
        self._outgoing = outgoing
        self._receipts = receipts
        self._repository = repository
        self._hub = hub
        self._rng = rng
        self._wait = wait
        self._progress = progress
        known = repository.known()
        self._acknowledged = known.acknowledged
        self._rejects = known.rejects
        self._from: int | None = None
        self._end = outgoing.last
        self._patience = PATIENCE_SECONDS
        self._failures = self._gaps = self._segments = self._bytes = 0

    def run(self) -> Pushed:
        """Send the records that wait. Raises ``SyncError``, ``SyncStopped``."""
        try:
            return self._run()
        except Cancelled:
            raise SyncStopped(self._pushed.records) from None

    def _run(self) -> Pushed:
        at: Point | None = None  # None: where the hub stands has to be asked
        batch = BatchSize()
        while True:
            self._report()
            sealed: Sealed | None = None
            try:
                if at is None:
                    at = self._asked()
                sealed = self._outgoing.segment(at, batch.records) if at.seq < self._end else None
                if sealed is None:
                    note_held(self._repository, self._outgoing, at)
                    return self._pushed
                at = self._took(sealed, self._client.push(sealed.data).receipt)
                batch = batch.larger()
            except SyncError as error:
                if not error.passes:
                    raise
                if error.kind is SyncErrorKind.SLOW and sealed is not None:
                    batch = BatchSize(sealed.records).smaller()
                self._pause(error)
                at = None
            except RefusedByHub as refused:
                if refused.code == "size" and sealed is not None:
                    batch = self._smaller(sealed)
                else:
                    at = self._after_refusal(refused)

    def _asked(self) -> Point:
        """Where the hub stands, and to which key of the health office personal records are sealed for it."""
        position = self._client.position()
        at = self._take(position.receipt)
        note_office_key(self._repository, self._hub, position.office)
        return at

    @property
    def _pushed(self) -> Pushed:
        records = 0 if self._from is None else self._acknowledged.stored - self._from
        return Pushed(max(records, 0), self._segments, self._bytes)

    def _report(self) -> None:
        done = self._pushed.records
        total = 0 if self._from is None else max(self._end - self._from, done)
        self._progress(done, total)

    def _take(self, data: bytes, sealed: Point | None = None) -> Point:
        """Verify a receipt and store it before anything else; gives the acknowledged position."""
        receipt = self._receipts.read(data)
        if receipt.stored < self._acknowledged.stored and receipt.incarnation == self._acknowledged.incarnation:
            self._repository.keep(Cursor(LOST))  # the hub was restored: what the others did is asked from the beginning
        self._acknowledged = self._receipts.adopt(receipt, self._acknowledged, sealed)
        self._rejects = self._rejects.with_more(receipt.rejects)
        self._repository.keep(self._acknowledged, self._rejects)
        if self._from is None:
            self._from = self._acknowledged.stored
        return Point(self._acknowledged.stored, self._acknowledged.chain)

    def _took(self, sealed: Sealed, data: bytes) -> Point:
        at = self._take(data, sealed.end)
        if at.seq < sealed.end.seq:  # it says that all is well and has not taken it: that would go on for ever
            raise sync_errors.not_a_hub(self._hub.url)
        self._failures = self._gaps = 0
        self._segments += 1
        self._bytes += len(sealed.data)
        return at

    def _smaller(self, sealed: Sealed) -> BatchSize:
        if sealed.records == 1:
            raise sync_errors.too_large(sealed.end.seq)
        return BatchSize(sealed.records).smaller()

    def _after_refusal(self, refused: RefusedByHub) -> Point | None:
        """The position to continue from: after a gap the hub's receipt gives it; None: ask for it."""
        if refused.code not in ("gap", "office_key"):
            raise sync_errors.refused(refused.code) from None
        self._gaps += 1
        if refused.code == "office_key" and self._gaps <= _MOST_GAPS:
            return None
        if self._gaps > _MOST_GAPS:
            raise sync_errors.not_a_hub(self._hub.url)
        return self._take(refused.refusal.receipt) if refused.refusal.receipt else None

    def _pause(self, error: SyncError) -> None:
        """Wait before the next try. Raises the error once the waits exceed ``PATIENCE_SECONDS``, and at once where
        there was no network from the start."""
        if error.kind is SyncErrorKind.NETWORK and self._from is None:
            raise error
        self._failures += 1
        seconds = backoff_seconds(self._failures, self._rng, error.retry_after)
        self._patience -= seconds
        if self._patience < 0:
            raise error
        while seconds > 0:
            self._wait(min(seconds, _SLICE_SECONDS))
            seconds -= _SLICE_SECONDS
            self._report()


def catch_up(
    client: HubClient, outgoing: Outgoing, receipts: Receipts, repository: SyncStateRepository, hub: HubRegistration
) -> bool:
    """Push the records of a former incarnation that the hub lacks; whether it has all of them now: others are held for want
    of an office key. The hub may have more of that incarnation than this desk: another copy of the desk goes on in it.
    Raises ``SyncError``, ``RefusedByHub``."""
    while True:
        position = client.position()
        note_office_key(repository, hub, position.office)
        receipt = receipts.read(position.receipt)
        if receipt.stored >= outgoing.last:
            return True
        at = outgoing.point(receipt.stored, ())
        if at is None or at.chain != receipt.chain:
            raise sync_errors.fork()
        sealed = outgoing.segment(at, FIRST_RECORDS)
        if sealed is None:
            return not note_held(repository, outgoing, at)
        client.push(sealed.data)


def note_office_key(repository: SyncStateRepository, hub: HubRegistration, statement: bytes) -> None:
    """Take the hub's word on its office key. Raises ``SyncError`` for one that it did not sign."""
    try:
        repository.note_office_key(hub, statement)
    except WireError:
        raise sync_errors.not_a_hub(hub.url) from None


def note_held(repository: SyncStateRepository, outgoing: Outgoing, at: Point) -> int:
    """Note at which record a push or a bundle ended for want of a key; gives its seq, 0 where it did not."""
    office, held = repository.known().office, outgoing.held(at)
    if office.held != held:
        repository.keep(replace(office, held=held))
    return held
