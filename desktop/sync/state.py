"""What the desk knows of its hub, stored among the settings of the encrypted store under keys that begin with
``sync.``.

It is the desk's own working state: written without audit, except for the enrolment. The names of fields are those of
the settings' JSON; where a field was renamed, ``_STORED_NAMES`` has the stored name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.messages import Message
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import settings
from desktop.store.queries.outbox import HUB_KEY, RECEIPT_KEY
from desktop.sync.counting import note_state
from desktop.sync.office import SETTING, OfficeTrust, fingerprint, read_statement, verified_statement
from desktop.sync.segment import FIRST_CHAIN
from desktop.sync.wire import MOST_REJECTS, UNSIGNED, Receipt, Reject

_KEY, _STICK = "sync.key", "sync.stick_key"

P = TypeVar("P")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class HubRegistration:
    """The hub that this desk belongs to: its identifier, where it is (``url``; empty: by stick only), what it proves
    itself with (``key``, Ed25519, 32 raw bytes), what sticks are encrypted to (``age``, an age recipient), and the
    ``certificate`` with which it lets this desk in (empty before its answer). ``approved``: it takes records.

    ``authority`` is a certificate (PEM) that TLS trusts beside the system's, for a hub with one of its own; ``plain``
    allows unencrypted HTTP elsewhere than on this PC.
    """

    id: str
    url: str
    key: bytes
    age: str
    certificate: bytes
    approved: bool
    authority: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The last receipt that was verified: everything up to ``stored`` is at the hub, up to ``safe`` in its backup too.

    ``chain`` is the chain's value at ``stored``; ``epochs`` are all that the hub has had, the present one last. ``at``
    is the latest time that the hub signed in a receipt (UTC ms by its clock; 0 for never).
    """

    incarnation: str = ""
    stored: int = 0
    chain: bytes = FIRST_CHAIN
    safe: int = 0
    epochs: tuple[str, ...] = ()
    at: int = 0

    @property
    def epoch(self) -> str:
        """The hub's present epoch; empty before the first receipt."""
        return self.epochs[-1] if self.epochs else ""


@dataclass(frozen=True, slots=True)
class Rejects:
    """Records that the hub has in quarantine: the newest of them by seq, and how many in all.

    ``at``: when the hub last listed all of them, by its clock (UTC ms). ``aside`` are seqs that a member has dismissed:
    the hub goes on listing them, and they are not shown.
    """

    newest: tuple[Reject, ...] = ()
    count: int = 0
    at: int = 0
    aside: tuple[int, ...] = ()

    def with_more(self, more: tuple[Reject, ...]) -> "Rejects":
        """The sum of these and those of another receipt; for a record that is in both, ``more`` counts."""
        known = {reject.seq: reject for reject in self.newest}
        found = [reject for reject in more if reject.seq not in self.aside]
        new = sum(reject.seq not in known for reject in found)
        known |= {reject.seq: reject for reject in found}
        kept = sorted(known.values(), key=lambda reject: reject.seq)[-MOST_REJECTS:]
        return replace(self, newest=tuple(kept), count=self.count + new)

    def replaced_by(self, receipt: Receipt) -> "Rejects":
        """The rejects that a receipt lists; unchanged where it does not list all of them, or is older. A record that is
        not listed any more was accepted, or has expired."""
        if receipt.quarantined is None or receipt.at < self.at:
            return self
        aside = tuple(reject.seq for reject in receipt.rejects if reject.seq in self.aside)
        listed = [reject for reject in receipt.rejects if reject.seq not in aside][-MOST_REJECTS:]
        later = tuple(reject for reject in self.newest if reject.seq > receipt.stored)
        return Rejects(tuple(listed), receipt.quarantined - len(aside), receipt.at, aside).with_more(later)

    def without(self, seq: int) -> "Rejects":
        """The rejects without one that a member has dismissed."""
        left = tuple(reject for reject in self.newest if reject.seq != seq)
        gone = len(self.newest) - len(left)
        return replace(self, newest=left, count=self.count - gone, aside=(*self.aside, seq) if gone else self.aside)


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message as it is stored: translated when it is shown."""

    context: str
    text: str
    values: dict[str, str | int] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Message) -> "StoredMessage":
        values = {name: v if isinstance(v, int) else str(v) for name, v in sentence.values.items()}
        return cls(sentence.context, sentence.text, values)

    @property
    def sentence(self) -> Message:
        return Message(self.context, self.text, self.values)


@dataclass(frozen=True, slots=True)
class SyncAttempts:
    """When a sync last succeeded, when one last failed and why (``kind`` as in ``SyncErrorKind``, ``reason`` in a
    sentence), how many failed in a row, and until when no automatic one is tried.

    Times are UTC ms of the desk's clock, 0 for never; ``ahead`` is how many ms the desk's clock is ahead of the hub's.
    """

    success: int = 0
    failure: int = 0
    kind: str = ""
    reason: StoredMessage | None = None
    failures: int = 0
    until: int = 0
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class PendingInvitation:
    """The ticket of an invitation until the hub has enrolled this desk; valid until ``expires`` (UTC ms)."""

    ticket: str = ""
    expires: int = 0


LOST = "lost"
"""The epoch of a cursor where the hub has less than it once had: the next pull has to begin at 0."""


@dataclass(frozen=True, slots=True)
class StickTransfers:
    """Transfers by stick: when a bundle was written last, with how many records and up to which seq, and when receipts
    were taken last. Times are UTC ms, 0 for never."""

    exported: int = 0
    records: int = 0
    last: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next pull continues: after the hub's number ``at`` of that ``epoch`` (0: from the beginning).
    ``parts``: the tags that this program understood. ``half``: fields were stored that are not projected to the tables
    yet."""

    epoch: str = ""
    at: int = 0
    parts: tuple[str, ...] = ()
    half: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """An event that a member should read once, such as another incarnation; deleted once it was dismissed."""

    message: StoredMessage | None = None


@dataclass(frozen=True, slots=True)
class HubDeclined:
    """When a manager chose that this desk stays without a hub (UTC ms); 0 where nobody did. An enrolment ends it."""

    at: int = 0


@dataclass(frozen=True, slots=True)
class CheckInAddress:
    """The address of the visitors' page as the hub said last, empty where it has none; and the one that a manager chose
    not to put into the venue's codes."""

    address: str = ""
    declined: str = ""


@dataclass(frozen=True, slots=True)
class ReportRequested:
    """When the health office asked this venue to sync soon (UTC ms by the hub's clock); 0 where it does not ask, or has
    got everything of before."""

    at: int = 0


@dataclass(frozen=True, slots=True)
class SyncState:
    """All parts of the sync state, read in one transaction."""

    hub: HubRegistration | None = None
    acknowledged: Acknowledged = Acknowledged()
    rejects: Rejects = Rejects()
    attempts: SyncAttempts = SyncAttempts()
    carried: StickTransfers = StickTransfers()
    cursor: Cursor = Cursor()
    incident: Incident = Incident()
    invited: PendingInvitation = PendingInvitation()
    declined: HubDeclined = HubDeclined()
    office: OfficeTrust = field(default_factory=OfficeTrust)
    check_in: CheckInAddress = CheckInAddress()


StatePart = (
    HubRegistration
    | Acknowledged
    | Rejects
    | SyncAttempts
    | StickTransfers
    | Cursor
    | Incident
    | PendingInvitation
    | HubDeclined
    | OfficeTrust
    | CheckInAddress
    | ReportRequested
)
_KEYS: dict[type[StatePart], str] = {
    HubRegistration: HUB_KEY,
    Acknowledged: RECEIPT_KEY,
    Rejects: "sync.rejects",
    SyncAttempts: "sync.pace",
    StickTransfers: "sync.stick",
    Cursor: "sync.cursor",
    Incident: "sync.story",
    PendingInvitation: "sync.invited",
    HubDeclined: "sync.declined",
    OfficeTrust: SETTING,
    CheckInAddress: "sync.check_in",
    ReportRequested: "sync.report",
}


HUB_ACTOR = "hub"
"""The actor in the audit of changes that came from the hub."""
_STORED_NAMES: dict[type[StatePart], dict[str, str]] = {SyncAttempts: {"reason": "said"}, Incident: {"message": "told"}}
"""Names of fields in the settings where they differ from the class's: existing desks have them."""


class SyncStateRepository:
    """Reads and writes the sync state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self) -> SyncState:
        """The state; all parts are empty for a desk without a hub."""
        with self._store.read() as connection:
            return SyncState(
                _get(connection, HubRegistration, None),
                _get(connection, Acknowledged, Acknowledged()),
                _get(connection, Rejects, Rejects()),
                _get(connection, SyncAttempts, SyncAttempts()),
                _get(connection, StickTransfers, StickTransfers()),
                _get(connection, Cursor, Cursor()),
                _get(connection, Incident, Incident()),
                _get(connection, PendingInvitation, PendingInvitation()),
                declined(connection),
                _get(connection, OfficeTrust, OfficeTrust()),
                check_in_address(connection),
            )

    def keep(self, *parts: StatePart) -> None:
        """Write some parts in one transaction."""
        with self._store.write_unaudited() as connection:
            put(connection, parts)

    def note_office_key(self, hub: HubRegistration, statement: bytes, *, may_be_old: bool = False) -> OfficeTrust:
        """Take the hub's word on its office key: a signed statement, empty where it has none; ``may_be_old`` by stick.
        Gives what is known then; which key it is that counts or waits, is audited. Raises ``WireError`` for a statement that is not this hub's."""
        of = verified_statement(statement, hub.id, hub.key) if statement else None
        before = self.known().office
        now = before.heard(statement, of, may_be_old=may_be_old)
        if (now.accepted, now.offered) != (before.accepted, before.offered):
            keys = {"accepted": now.accepted, "offered": now.offered}
            read = {name: read_statement(one) for name, one in keys.items()}
            with self._store.write(HUB_ACTOR) as change:
                put(change.connection, (now,))
                body = {name: "" if key is None else fingerprint(key) for name, key in read.items()}
                change.record("note_office_key", "hub", hub.id, body, sync=False)
        elif now != before:
            self.keep(now)
        return now

    def enrolled(self, actor: str, hub: HubRegistration, *others: StatePart, again: bool) -> None:
        """Store that the desk is enrolled at a hub, with other parts that are known of it. This is audited. ``again``:
        it was enrolled at the same hub before."""
        with self._store.write(actor) as change:
            put(change.connection, (hub, SyncAttempts(), HubDeclined(), *others))
            change.record("enrol", "hub", hub.id, {"url": hub.url}, sync=False)
            if not again:
                note_state(change)

    def decline(self, actor: str, at: int) -> None:
        """Store that the desk stays without a hub from ``at`` on; 0: that this is open again. This is audited."""
        with self._store.write(actor) as change:
            put(change.connection, (HubDeclined(at),))
            change.record("decline" if at else "reconsider", "hub", "", {}, sync=False)

    def stick(self) -> str:
        """The age identity that responses by stick are encrypted to; created when it is first needed."""
        with self._store.write_unaudited() as connection:
            kept = settings.get(connection, _STICK, None)
            if kept is None:
                kept = str(pyrage.x25519.Identity.generate())
                settings.put(connection, _STICK, kept)
            return str(kept)

    def key(self) -> Ed25519PrivateKey:
        """The desk's private key, created and stored before the first enrolment request: one whose response was lost is
        repeated with the same key."""
        with self._store.write_unaudited() as connection:
            kept = settings.get(connection, _KEY, None)
            if kept is not None:
                return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))
            key = Ed25519PrivateKey.generate()
            settings.put(connection, _KEY, key.private_bytes_raw().hex())
            return key


def declined(connection: Connection) -> HubDeclined:
    """Whether this desk stays without a hub."""
    return _get(connection, HubDeclined, HubDeclined())


def check_in_address(connection: Connection) -> CheckInAddress:
    """What is known of the hub's page for visitors."""
    return _get(connection, CheckInAddress, CheckInAddress())


def report_requested(connection: Connection) -> ReportRequested:
    """What the health office asks of this desk."""
    return _get(connection, ReportRequested, ReportRequested())


def signed_time(connection: Connection) -> int:
    """The latest time that the hub has signed for this desk (UTC ms); 0 for none."""
    return _get(connection, Acknowledged, Acknowledged()).at


def put_key(connection: Connection, key: Ed25519PrivateKey) -> None:
    """Store the key that a desk enrolled with, while it is being set up."""
    settings.put(connection, _KEY, key.private_bytes_raw().hex())


def put_stick(connection: Connection, identity: str) -> None:
    """Store the age identity that a desk enrolled with, while it is being set up."""
    settings.put(connection, _STICK, identity)


def put(connection: Connection, parts: Iterable[StatePart]) -> None:
    """Write parts of the state within a transaction."""
    for part in parts:
        names = _STORED_NAMES.get(type(part), {})
        values = {names.get(name, name): value for name, value in msgspec.to_builtins(part).items()}
        settings.put(connection, _KEYS[type(part)], values)


def refused_orders(connection: Connection) -> frozenset[int]:
    """The seqs of orders that the hub keeps apart, since no manager whom it knows has signed them."""
    return frozenset(one.seq for one in _get(connection, Rejects, Rejects()).newest if one.reason == UNSIGNED)


def pull_again(connection: Connection) -> None:
    """Let the next pull begin from the beginning: this desk may take more of the pages than it did."""
    put(connection, (replace(_get(connection, Cursor, Cursor()), parts=()),))


def _get(connection: Connection, kind: type[P], default: D) -> P | D:
    kept = settings.get(connection, _KEYS[kind], None)  # type: ignore[index]
    if kept is None:
        return default
    names = {stored: name for name, stored in _STORED_NAMES.get(kind, {}).items()}  # type: ignore[arg-type]
    return msgspec.convert({names.get(name, name): value for name, value in kept.items()}, kind)
