"""What desk and hub say to each other beside segments: JSON over HTTP, and what is signed for good.

Everything that is signed is signed over its own MessagePack with a tag in front, so that no signature for one purpose
serves another. Keys are Ed25519, 32 raw bytes.
"""

from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.sync.segment import BROKEN

PROTOCOL = 1
SCHEMA = 1
"""The newest schema of records that this program writes and understands."""
MOST_REJECTS = 500
"""Of the records that a hub keeps apart, so many are told one by one; of all, the number."""
TOKEN_SECONDS = 15 * 60
NONCE_SECONDS = 120

S = TypeVar("S", bound=msgspec.Struct)


class WireError(Exception):
    """Something signed that is not what it says."""


class Hello(msgspec.Struct, frozen=True):
    """Who the hub is: ``hub`` its identifier, ``epoch`` a new one after each restore of it, ``age`` the recipient that
    sticks are encrypted to, ``nonce`` to be signed for a session, ``now`` UTC ms."""

    hub: str
    epoch: str
    key: bytes
    age: str
    nonce: str
    now: int
    protocol: int = PROTOCOL
    schema: int = SCHEMA


class Enroll(msgspec.Struct, frozen=True):
    """A desk asks to join: the one-time ticket, what it stands for, and its public key. ``venue_name`` is for the
    person who approves."""

    ticket: str
    venue: str
    venue_name: str
    declaration_code: str
    desk: str
    incarnation: str
    key: bytes


class Join(msgspec.Struct, frozen=True):
    """Another desk of a venue that the hub knows asks to join. Nobody does but the manager, with the name and the phone
    number that the venue's other desks know."""

    ticket: str
    declaration_code: str
    name: str
    phone: str
    desk: str
    incarnation: str
    key: bytes


class Joined(msgspec.Struct, frozen=True):
    """A signed certificate. ``number``: it is the venue's second desk, third …; no two have the same."""

    certificate: bytes
    number: int


class Certificate(msgspec.Struct, frozen=True, array_like=True):
    """What the hub signs for a desk: this key speaks for this desk of this venue."""

    hub: str
    venue: str
    desk: str
    key: bytes
    issued: int


class Enrolled(msgspec.Struct, frozen=True):
    """A signed certificate. ``approved``: pushing is possible at once; else a person at the hub has to approve first."""

    certificate: bytes
    approved: bool


class SessionProof(msgspec.Struct, frozen=True, array_like=True):
    """What a desk signs to get a token. ``now``: UTC ms by its own clock; older programs do not say it."""

    hub: str
    desk: str
    nonce: str
    now: int | None = None


class SessionRequest(msgspec.Struct, frozen=True):
    """The signed proof with the certificate of its key."""

    certificate: bytes
    proof: bytes


class SessionToken(msgspec.Struct, frozen=True):
    """A bearer token and how many seconds it holds."""

    token: str
    seconds: int = TOKEN_SECONDS


class Reject(msgspec.Struct, frozen=True, array_like=True):
    """A record that the hub keeps apart: ``quarantined`` (invalid, see ``reason``), ``parked`` (a kind or schema that a
    newer hub will understand) or ``expired`` (past its retention, its body was dropped)."""

    seq: int
    disposition: str
    reason: str


class Receipt(msgspec.Struct, frozen=True, array_like=True):
    """What a hub has of a desk, signed: all records of the incarnation up to ``stored``, with the chain's value there;
    ``safe`` are in a backup of the hub as well. ``rejects`` are those of the segment that was just taken; where
    ``quarantined`` is a number, they are the newest of so many that are kept apart now, and no others are."""

    hub: str
    epoch: str
    venue: str
    desk: str
    incarnation: str
    stored: int
    chain: bytes
    safe: int
    rejects: tuple[Reject, ...]
    at: int
    quarantined: int | None = None


class HubPosition(msgspec.Struct, frozen=True):
    """Answer of ``GET /v1/desk`` and of every push: a signed receipt, and what the hub expects next."""

    receipt: bytes
    expected: int


class FieldRow(msgspec.Struct, frozen=True, array_like=True):
    """A field that the desks of a venue share: its versions (stamp, value as JSON, who, rank), the one that holds last."""

    kind: str
    subject: str
    field: str
    versions: tuple[tuple[str, str, str, str], ...]


class HourRow(msgspec.Struct, frozen=True, array_like=True):
    """People of an hour at one incarnation of a desk, in place of what was told of them before. All but the figures, the hour
    (its start, UTC ms) and ``vague`` are places in a list of names."""

    desk: int
    incarnation: int
    hour: int
    gate: int
    inspector: int
    kind: int
    category: int
    vague: bool
    count: int
    measured: int
    abnormal: int


class Hours(msgspec.Struct, frozen=True, array_like=True):
    """Hour totals of a venue's desks, with the identifiers that stand in them. Nobody who came is named."""

    names: tuple[str, ...]
    rows: tuple[HourRow, ...]


class LastSeen(msgspec.Struct, frozen=True, array_like=True):
    """When the hub last got records of another desk (UTC ms by its clock), 0 for never."""

    desk: str
    at: int


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A part of an answer: ``body`` is MessagePack, of what ``tag`` says. Who does not know a tag passes over it, and
    asks from the beginning once a newer program knows it."""

    tag: str
    body: bytes


class Pulled(msgspec.Struct, frozen=True, array_like=True):
    """What a venue's desks did after ``since`` up to ``cursor``, signed; there is ``more`` after it. It tells of all
    records of the asking desk's ``incarnation`` up to ``stored``. ``since`` 0 is the beginning."""

    hub: str
    epoch: str
    venue: str
    desk: str
    incarnation: str
    stored: int
    since: int
    cursor: int
    more: bool
    parts: tuple[Part, ...]
    at: int


class PullAnswer(msgspec.Struct, frozen=True):
    """Answer of ``GET /v1/pull``: a signed ``Pulled``."""

    answer: bytes


class PullRequest(msgspec.Struct, frozen=True, array_like=True):
    """What a desk asks by stick, signed: what came after ``cursor``, encrypted to ``age``. Of its ``last`` records it knows
    ``known`` to be at the hub."""

    hub: str
    epoch: str
    venue: str
    desk: str
    incarnation: str
    cursor: int
    known: int
    last: int
    age: str


class Digests(msgspec.Struct, frozen=True, array_like=True):
    """The digests of a desk's own records from ``first`` on, signed: where a restored desk and the hub still agree.
    ``tombstones`` are visitors' cards that it made void, declarations and fever worksheets that it erased from ``first`` on:
    they must not come back with a backup. ``incarnations``: so many of this desk are known, each with numbers of its own."""

    hub: str
    desk: str
    incarnation: str
    stored: int
    first: int
    digests: tuple[bytes, ...]
    tombstones: tuple[str, ...] = ()
    incarnations: int = 1


class DigestsAnswer(msgspec.Struct, frozen=True):
    """Answer of ``GET /v1/digests``: a signed ``Digests``."""

    answer: bytes


class Refusal(msgspec.Struct, frozen=True):
    """Why a request was refused. ``code`` is for programs: gap, fork, size, format, version, signature, digest,
    recipient, token, ticket, wrong_hub, wrong_venue, unknown_desk, not_approved, revoked, member, not_there, busy, fault. ``receipt`` says where the hub stands after a gap."""

    code: str
    expected: int = 0
    receipt: bytes = b""


def signed(tag: str, thing: msgspec.Struct, key: Ed25519PrivateKey) -> bytes:
    """A thing with its signature, for one purpose (``tag``)."""
    body = msgspec.msgpack.encode(thing)
    return msgspec.msgpack.encode([body, key.sign(tag.encode() + b"\0" + body)])


def verified(tag: str, data: bytes, kind: type[S], key: Ed25519PublicKey) -> S:
    """A thing that was signed for a purpose by a key. Raises ``WireError``."""
    body, signature = _pair(data)
    try:
        key.verify(signature, tag.encode() + b"\0" + body)
    except InvalidSignature:
        raise WireError("signature") from None
    return _decoded(body, kind)


def unproved(data: bytes, kind: type[S]) -> S:
    """What something signed claims, before its signature was looked at. Raises ``WireError``."""
    return _decoded(_pair(data)[0], kind)


def public_key(raw: bytes) -> Ed25519PublicKey:
    """A key of 32 raw bytes. Raises ``WireError``."""
    try:
        return Ed25519PublicKey.from_public_bytes(raw)
    except ValueError:
        raise WireError("key") from None


def _pair(data: bytes) -> tuple[bytes, bytes]:
    try:
        return msgspec.msgpack.decode(data, type=tuple[bytes, bytes])
    except BROKEN:
        raise WireError("format") from None


def _decoded(body: bytes, kind: type[S]) -> S:
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except BROKEN:
        raise WireError("format") from None
