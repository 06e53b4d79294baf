"""The sync status of a desk, in figures and words."""

from dataclasses import dataclass

from desktop.credentials.statements import MANAGER
from desktop.domain.durations import duration
from desktop.domain.messages import Message, message
from desktop.domain.sync_errors import SyncErrorKind
from desktop.services.sync.office_key import held_words
from desktop.services.sync.outbox import QUARANTINED, RejectedRecord, rejected
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import credentials, manager_change, outbox
from desktop.sync.replication.projection import open_fields, read_projection
from desktop.sync.state import Acknowledged, StickTransfers, SyncStateRepository

_CLOCK_DOUBT_MS = 10 * 60_000


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The sync status of a desk. Times are UTC ms, 0 for never.

    ``certified``: the hub has answered this desk; before that it has an invitation only, which holds to ``invited`` (0:
    it has none that could still be used). ``stored`` and ``safe`` are seqs that verified receipts cover; ``waiting``
    records are covered by none. ``error`` is why the last try failed, None after one that worked; ``until`` is when
    an automatic sync may try again. ``since`` is when the oldest waiting record was made; ``carried`` what went by
    stick. ``conflicts`` and ``notices`` wait for a person (see ``ReplicationService``); ``incident`` says that the
    desk began another incarnation, until it is dismissed; ``clock`` that this PC's clock differs from the hub's.
    """

    url: str
    hub: str
    certified: bool
    approved: bool
    last: int
    stored: int
    safe: int
    waiting: int
    since: int
    success: int
    error: Message | None
    error_kind: str
    error_at: int
    until: int
    clock: Message | None
    rejected: int
    rejects: tuple[RejectedRecord, ...]
    carried: StickTransfers
    invited: int = 0
    conflicts: int = 0
    notices: int = 0
    incident: Message | None = None
    declined: bool = False
    """A manager has chosen that the desk stays without a hub."""
    held: Message | None = None
    """Why personal records, and what follows them, wait for a key of the health office; None where they do not."""
    held_title: Message | None = None
    """The same in few words."""

    @property
    def open_rejects(self) -> int:
        """How many rejected records somebody should look at; the others need no action."""
        return sum(reject.disposition == QUARANTINED for reject in self.rejects)

    @property
    def last_answer(self) -> int:
        """When the hub answered last, over the network or by stick (UTC ms)."""
        return max(self.success, self.carried.taken)

    @property
    def enrolled(self) -> bool:
        return bool(self.hub)

    @property
    def by_stick(self) -> bool:
        """Whether no way to the hub is known but by stick."""
        return self.enrolled and not self.url

    @property
    def synced(self) -> bool:
        """Whether a signed receipt covers every record, and the hub has reported no other records of this desk since."""
        return self.enrolled and self.waiting == 0 and self.error_kind != SyncErrorKind.FORK

    @property
    def joining(self) -> Message | None:
        """How far the enrolment has come and what comes next; None for a desk that is not enrolled, or approved
        already."""
        if not self.enrolled or self.approved:
            return None
        if self.error_kind == SyncErrorKind.TICKET:
            return self.error
        if self.certified:
            return _WAITS_BY_STICK if self.by_stick else _WAITS
        if self.carried.exported:
            return _ON_ITS_WAY
        return _INVITED if self.by_stick else _INVITED_WITH_ADDRESS


_INVITED = message(
    "sync",
    "This desk has an invitation. Export to a USB stick now and take it to the health office: the desk asks to join with it. Everything works meanwhile.",
)
_INVITED_WITH_ADDRESS = message(
    "sync",
    "This desk has an invitation and joins by itself when a network is there. Without one, export to a USB stick and take it to the health office. Everything works meanwhile.",
)
_ON_ITS_WAY = message(
    "sync",
    "The request to join is on the stick. Take it to the health office, and take its receipt here when it is back. Everything works meanwhile.",
)
_WAITS = message(
    "sync", "This desk has asked to join. As soon as the health office approves it, everything is sent by itself."
)
_WAITS_BY_STICK = message(
    "sync",
    "The hub knows this desk, and the health office has not approved it yet. Once it has, the next stick goes through.",
)


class SyncStatusReader:
    """Reads the sync status from the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._repository = SyncStateRepository(store)
        self._counted: tuple[int, int, int] | None = None
        """The store's generation, conflicts and notices as they were counted last."""

    def read(self) -> SyncStatus:
        """The sync status at this moment."""
        known = self._repository.known()
        with self._store.read() as connection:
            identity, waiting = outbox.identity(connection), outbox.waiting(connection)
            since = outbox.occurred(connection, identity.last - waiting + 1) if waiting else 0
            of = outbox.subjects(connection, [reject.seq for reject in known.rejects.newest])
            if self._counted is None or self._counted[0] != self._store.generation:  # the status bar asks all the time
                self._counted = (
                    self._store.generation,
                    len(open_fields(connection)) + _manager_questions(connection),
                    len(read_projection(connection).notices),
                )
        hub, attempts = known.hub, known.attempts
        covered = known.acknowledged if known.acknowledged.incarnation == identity.incarnation else Acknowledged()
        held = held_words(known.office, covered.stored) if hub else None
        return SyncStatus(
            url=hub.url if hub else "",
            hub=hub.id if hub else "",
            certified=bool(hub and hub.certificate),
            approved=hub.approved if hub else False,
            last=identity.last,
            stored=covered.stored,
            safe=covered.safe,
            waiting=waiting,
            since=since,
            success=attempts.success,
            error=attempts.reason.sentence if attempts.reason else None,
            error_kind=attempts.kind,
            error_at=attempts.failure,
            until=attempts.until,
            clock=_clock_words(attempts.ahead),
            rejected=known.rejects.count,
            rejects=tuple(rejected(r, *of.get(r.seq, ("", "")), self._store.kinds) for r in known.rejects.newest),
            carried=known.carried,
            invited=known.invited.expires,
            conflicts=self._counted[1],
            notices=self._counted[2],
            incident=known.incident.message.sentence if known.incident.message else None,
            declined=bool(known.declined.at),
            held=held[1] if held else None,
            held_title=held[0] if held else None,
        )


def _manager_questions(connection: Connection) -> int:
    """Questions about who manages the venue: a manager named elsewhere, and keys that wait."""
    requests = credentials.trust(connection).requests.values()
    return bool(manager_change.get(connection).waiting) + sum(one.scope == MANAGER for one in requests)


def _clock_words(ahead: int) -> Message | None:
    if abs(ahead) < _CLOCK_DOUBT_MS:
        return None
    off = duration(abs(ahead))
    if ahead > 0:
        return message("sync", "This PC's clock is {time} ahead of the hub's. Check date and time.", time=off)
    return message("sync", "This PC's clock is {time} behind the hub's. Check date and time.", time=off)
