"""How many records wait for the hub, and why it quarantined some, in words."""

from dataclasses import dataclass

from desktop.domain.messages import Message, message
from desktop.domain.records import RecordKinds
from desktop.services.rights import open_to_all
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import outbox
from desktop.sync.state import declined, report_requested
from desktop.sync.wire import Reject


class OutboxService:
    """Counts the records that the hub has not acknowledged yet."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @open_to_all("The status bar says to everybody what has not left the desk.")
    def unsynced(self) -> int:
        """Records that no hub has acknowledged; none where the desk stays without one."""
        with self._store.read() as connection:
            return unsynced(connection)

    @open_to_all("Today says to everybody what the health office waits for.")
    def report_requested(self) -> bool:
        """Whether the health office has asked this desk to sync, and records of before wait."""
        with self._store.read() as connection:
            asked, waiting = report_requested(connection).at, unsynced(connection)
            first = outbox.identity(connection).last - waiting + 1
            return bool(asked and waiting) and outbox.occurred(connection, first) <= asked

    @open_to_all("The status bar says to everybody what has not left the desk.")
    def last_and_waiting(self) -> tuple[int, int]:
        """The seq of the newest record, and how many no hub has acknowledged."""
        with self._store.read() as connection:
            return outbox.identity(connection).last, outbox.waiting(connection)


def unsynced(connection: Connection) -> int:
    """Records that wait for a hub: those that none has acknowledged, unless the desk stays without one."""
    return 0 if declined(connection).at else outbox.waiting(connection)


QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class RejectedRecord:
    """A record that the hub did not accept: what it is about at this desk, its disposition, and what to do.

    ``kind`` is what the record says, ``label`` the word for it; None where this program has none.
    """

    seq: int
    kind: str
    subject: str
    disposition: str
    sentence: Message
    label: Message | None = None


def rejected(reject: Reject, kind: str, subject: str, kinds: RecordKinds) -> RejectedRecord:
    """A hub's rejection in words; ``kind`` is that of the record, such as ``declaration.enter``."""
    known = kinds.of(kind)
    label = None if known is None else known.label
    return RejectedRecord(reject.seq, kind, subject, reject.disposition, _words(reject, kind), label)


def _words(reject: Reject, kind: str) -> Message:
    if reject.disposition == "parked":
        return message("sync", "Kept at the hub until its program is newer. There is nothing to do here.")
    if reject.reason == "erased":
        return message(
            "sync", "It was erased before its time, so the hub kept none of its content. There is nothing to do."
        )
    if reject.disposition == "expired":
        return message(
            "sync", "Older than the hub keeps such records, so it kept none of its content. There is nothing to do."
        )
    if reject.reason in ("order", "credential"):
        return message(
            "sync",
            "No manager whom the hub knows has signed it, so the other desks do not follow it. Have this desk's key confirmed (above on this page), then save the change again.",
        )
    if reject.reason == "owner":
        return message(
            "sync",
            "The hub has this visitor from another desk, and only that desk may change the record. Tell the health office if this desk entered it.",
        )
    reason = _REASONS.get(reject.reason, reject.reason)
    if not kind.startswith("declaration."):
        return message(
            "sync",
            "The hub could not accept it ({reason}) and keeps it apart. It counts at this desk; tell the health office.",
            reason=reason,
        )
    return message(
        "sync",
        "The hub could not accept it ({reason}) and keeps it apart. Correct the entry here; if it stays, tell the health office.",
        reason=reason,
    )


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
