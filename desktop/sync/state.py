"""What the desk knows of its hub. It lies in the encrypted store's settings, under keys that begin with ``sync.``.

It is the desk's own working state and no record of the venue: written without audit, except for the enrolment.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.messages import Message
from desktop.store.ledger import Store
from desktop.store.queries import settings
from desktop.store.queries.outbox import HUB_KEY, RECEIPT_KEY
from desktop.sync.counting import note_state
from desktop.sync.segment import FIRST_CHAIN
from desktop.sync.wire import MOST_REJECTS, Receipt, Reject

_KEY, _STICK = "sync.key", "sync.stick_key"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub that this desk belongs to: where it is (``url``), what it proves itself with (``key``, Ed25519), what
    X
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

    ``chain`` is the chain's value at ``stored``; ``epochs`` are all that the hub has had, the present one last.
    """

    incarnation: str = ""
    stored: int = 0
    chain: bytes = FIRST_CHAIN
    safe: int = 0
    epochs: tuple[str, ...] = ()

    @property
    def epoch(self) -> str:
        """The hub's present epoch; empty before the first receipt."""
        return self.epochs[-1] if self.epochs else ""


@dataclass(frozen=True, slots=True)
class Rejects:
    """Records that the hub keeps apart: the newest of them in the order of their seq, and how many in all.

    ``at``: when the hub last told all of them, by its clock (UTC ms). ``aside`` are those that somebody has seen to:
    the hub goes on telling of them, and nobody needs to hear it.
    """

    newest: tuple[Reject, ...] = ()
    count: int = 0
    at: int = 0
    aside: tuple[int, ...] = ()

    def with_more(self, more: tuple[Reject, ...]) -> "Rejects":
        """Together with those of another receipt; the later word on a record counts."""
        known = {reject.seq: reject for reject in self.newest}
        found = [reject for reject in more if reject.seq not in self.aside]
        new = sum(reject.seq not in known for reject in found)
        known |= {reject.seq: reject for reject in found}
        kept = sorted(known.values(), key=lambda reject: reject.seq)[-MOST_REJECTS:]
        return replace(self, newest=tuple(kept), count=self.count + new)

    def as_told(self, receipt: Receipt) -> "Rejects":
        """By a receipt that tells of all of them: what is not in it was taken after all, or forgotten."""
        if receipt.apart is None or receipt.at < self.at:
            return self
        aside = tuple(reject.seq for reject in receipt.rejects if reject.seq in self.aside)
        told = [reject for reject in receipt.rejects if reject.seq not in aside][-MOST_REJECTS:]
        later = tuple(reject for reject in self.newest if reject.seq > receipt.stored)
        return Rejects(tuple(told), receipt.apart - len(aside), receipt.at, aside).with_more(later)

    def without(self, seq: int) -> "Rejects":
        """Without one that somebody has seen to."""
        left = tuple(reject for reject in self.newest if reject.seq != seq)
        gone = len(self.newest) - len(left)
        return replace(self, newest=left, count=self.count - gone, aside=(*self.aside, seq) if gone else self.aside)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is kept: the window translates it when it shows it."""

    context: str
    text: str
    values: dict[str, str | int] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Message) -> "Said":
        values = {name: v if isinstance(v, int) else str(v) for name, v in sentence.values.items()}
        return cls(sentence.context, sentence.text, values)

    @property
    def sentence(self) -> Message:
        return Message(self.context, self.text, self.values)


@dataclass(frozen=True, slots=True)
class Pace:
    """When it worked last, when it failed last and why, how often in a row, and until when to leave the hub alone.

    Times are UTC ms of the desk's clock, 0 for never; ``ahead`` is how many ms the desk's clock is ahead of the hub's.
    """

    success: int = 0
    failure: int = 0
    kind: str = ""
    said: Said | None = None
    failures: int = 0
    until: int = 0
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Invited:
    """The ticket of an invitation, until the hub has let this desk in; it holds to ``expires`` (UTC ms)."""

    ticket: str = ""
    expires: int = 0


LOST = "lost"
"""In place of an epoch: the hub lost something of it, so what it says next counts from the beginning."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What went by stick: when a bundle was written last, with how many records and up to which, and when a receipt was
    taken last. Times are UTC ms, 0 for never."""

    exported: int = 0
    records: int = 0
    last: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far the desk knows what the others did: up to the number ``at`` of the hub in that ``epoch``, of the parts that
    this program understands. 0: from the beginning. ``half``: the tables do not show yet what was taken so far."""

    epoch: str = ""
    at: int = 0
    parts: tuple[str, ...] = ()
    half: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to the desk that somebody should read once; gone when they have."""

    told: Said | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """All of it at one moment."""

    hub: Hub | None = None
    acknowledged: Acknowledged = Acknowledged()
    rejects: Rejects = Rejects()
    pace: Pace = Pace()
    carried: Carried = Carried()
    cursor: Cursor = Cursor()
    story: Story = Story()
    invited: Invited = Invited()


Part = Hub | Acknowledged | Rejects | Pace | Carried | Cursor | Story | Invited
_KEYS: dict[type[Part], str] = {
    Hub: HUB_KEY,
    Acknowledged: RECEIPT_KEY,
    Rejects: "sync.rejects",
    Pace: "sync.pace",
    Carried: "sync.stick",
    Cursor: "sync.cursor",
    Story: "sync.story",
    Invited: "sync.invited",
}


class SyncBook:
    """Where it is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self) -> Known:
        """What is known; a desk without a hub knows nothing."""
        with self._store.read() as connection:
            return Known(
                _get(connection, Hub, None),
                _get(connection, Acknowledged, Acknowledged()),
                _get(connection, Rejects, Rejects()),
                _get(connection, Pace, Pace()),
                _get(connection, Carried, Carried()),
                _get(connection, Cursor, Cursor()),
                _get(connection, Story, Story()),
                _get(connection, Invited, Invited()),
            )

    def keep(self, *parts: Part) -> None:
        """Keep parts of it, together or not at all."""
        with self._store.scratch() as connection:
            put(connection, parts)

    def enrolled(self, actor: str, hub: Hub, *others: Part, again: bool) -> None:
        """The desk belongs to a hub from now on, of which it knows no more than ``others``; that is on record.
        ``again``: it did before."""
        with self._store.write(actor) as change:
            put(change.connection, (hub, Pace(), *others))
            change.record("enrol", "hub", hub.id, {"url": hub.url}, sync=False)
            if not again:
                note_state(change)

    def stick(self) -> str:
        """What answers by stick are encrypted to: this desk's age identity, made when it is asked for first."""
        with self._store.scratch() as connection:
            kept = settings.get(connection, _STICK, None)
            if kept is None:
                kept = str(pyrage.x25519.Identity.generate())
                settings.put(connection, _STICK, kept)
            return str(kept)

    def key(self) -> Ed25519PrivateKey:
        """The desk's private key, made when it is asked for first: before anything is told to a hub, so that an
        enrolment whose answer was lost can be repeated with the same key."""
        with self._store.scratch() as connection:
            kept = settings.get(connection, _KEY, None)
            if kept is not None:
                return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))
            key = Ed25519PrivateKey.generate()
            settings.put(connection, _KEY, key.private_bytes_raw().hex())
            return key


def put_key(connection: Any, key: Ed25519PrivateKey) -> None:
    """Keep the key that a desk joined with, while it is being made."""
    settings.put(connection, _KEY, key.private_bytes_raw().hex())


def put_stick(connection: Any, identity: str) -> None:
    """Keep the age identity that a desk joined with, while it is being made."""
    settings.put(connection, _STICK, identity)


def put(connection: Any, parts: Iterable[Part]) -> None:
    """Keep parts of it within a transaction."""
    for part in parts:
        settings.put(connection, _KEYS[type(part)], msgspec.to_builtins(part))


def _get(connection: Any, kind: type[T], default: T | None) -> Any:
    kept = settings.get(connection, _KEYS[kind], None)  # type: ignore[index]
    return default if kept is None else msgspec.convert(kept, kind)
