"""The messages between desk and hub beside segments: JSON over HTTP, and MessagePack for what is signed.

A signature covers the message's MessagePack with a tag in front, so that no signature for one purpose is valid for
another. Keys are Ed25519, 32 raw bytes.
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
"""The most quarantined records that are listed one by one; of all, the number is given."""
UNSIGNED = "order"
"""The reason of a reject that no manager has signed whom the hub knows."""
TOKEN_SECONDS = 15 * 60
NONCE_SECONDS = 120

S = TypeVar("S", bound=msgspec.Struct)


class WireError(Exception):
    """Signed data that is invalid."""


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
    """An enrolment request: the one-time ticket, the desk and venue, and the desk's public key. ``venue_name`` is shown
    to the person who approves."""

    ticket: str
    venue: str
    venue_name: str
    declaration_code: str
    desk: str
    incarnation: str
    key: bytes


class Join(msgspec.Struct, frozen=True):
    """The enrolment request of a further desk of a venue that the hub knows. Only the venue's manager may do that,
    identified by the name and the phone number that the venue's other desks recorded. ``manager_key`` is their signing
    key at the new desk; empty from an earlier program."""

    ticket: str
    declaration_code: str
    name: str
    phone: str
    desk: str
    incarnation: str
    key: bytes
    manager_key: bytes = b""


class Joined(msgspec.Struct, frozen=True):
    """A signed certificate. ``number`` is the desk's number in the venue, from 2 on; it is given once. ``office`` as in
    ``HubPosition``."""

    certificate: bytes
    number: int
    office: bytes = b""


class Certificate(msgspec.Struct, frozen=True, array_like=True):
    """The hub's signed statement that this key belongs to this desk of this venue."""

    hub: str
    venue: str
    desk: str
    key: bytes
    issued: int


class Enrolled(msgspec.Struct, frozen=True):
    """A signed certificate. ``approved``: the desk may push at once; else a person at the hub has to approve it
    first. ``office`` as in ``HubPosition``."""

    certificate: bytes
    approved: bool
    office: bytes = b""


class SessionProof(msgspec.Struct, frozen=True, array_like=True):
    """What a desk signs to get a token. ``now``: UTC ms by its own clock; missing from older programs."""

    hub: str
    desk: str
    nonce: str
    now: int | None = None


class SessionRequest(msgspec.Struct, frozen=True):
    """The signed proof with the certificate of its key."""

    certificate: bytes
    proof: bytes


class SessionToken(msgspec.Struct, frozen=True):
    """A bearer token, and for how many seconds it is valid."""

    token: str
    seconds: int = TOKEN_SECONDS


class Reject(msgspec.Struct, frozen=True, array_like=True):
    """A record in quarantine: ``quarantined`` (invalid, see ``reason``), ``parked`` (a kind or schema that a newer hub
    will understand) or ``expired`` (past its retention, its body was deleted)."""

    seq: int
    disposition: str
    reason: str


class Receipt(msgspec.Struct, frozen=True, array_like=True):
    """What a hub has of a desk, signed: all records of the incarnation up to ``stored``, with the chain's value there;
    those up to ``safe`` are in a backup of the hub too. ``rejects`` are those of the segment that was just taken. Where
    ``quarantined`` is a number, they are instead the newest of so many that are in quarantine now."""

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
    """Answer of ``GET /v1/desk`` and of every push: a signed receipt, and what the hub expects next. ``office``, not
    after a push: the signed ``OfficeKey``, empty where the hub has none."""

    receipt: bytes
    expected: int
    office: bytes = b""


class OfficeKey(msgspec.Struct, frozen=True, array_like=True):
    """The public keys of a hub's health office, signed by the hub: age recipients of its own key and of its recovery key,
    to which desks seal what the hub may not read. ``number`` counts the keys that a hub has had, from 1; ``made`` UTC ms."""

    hub: str
    number: int
    office: str
    recovery: str
    made: int


class FieldRow(msgspec.Struct, frozen=True, array_like=True):
    """A field that the desks of a venue share: its versions (stamp, value as JSON, who, rank), the one that holds last."""

    kind: str
    subject: str
    field: str
    versions: tuple[tuple[str, str, str, str], ...]


class ProofRow(msgspec.Struct, frozen=True, array_like=True):
    """The manager's signature of a version of a field, which ``stamp`` names."""

    kind: str
    subject: str
    field: str
    stamp: str
    proof: str


class HourRow(msgspec.Struct, frozen=True, array_like=True):
    """People of an hour at one incarnation of a desk; replaces the row sent before. All but the figures, the hour (its
    start, UTC ms) and ``vague`` are indexes into a list of names."""

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
    """Hour totals of a venue's desks, with the list of names that rows refer to. It has no personal data."""

    names: tuple[str, ...]
    rows: tuple[HourRow, ...]


class ScanRow(msgspec.Struct, frozen=True, array_like=True):
    """People of an hour (its start, UTC ms) and gate who registered themselves with the venue's code; replaces the row sent
    before. ``abnormal`` of them have a symptom; ``outdated`` people scanned a code of that gate that is not in use."""

    hour: int
    gate: str
    count: int
    abnormal: int
    outdated: int


class LastSeen(msgspec.Struct, frozen=True, array_like=True):
    """When the hub last got records of another desk (UTC ms by its clock), 0 for never."""

    desk: str
    at: int


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A part of a page: ``body`` is MessagePack, of a type that ``tag`` names. Programs skip unknown tags, and pull
    from the beginning once a newer version understands them."""

    tag: str
    body: bytes


class Pulled(msgspec.Struct, frozen=True, array_like=True):
    """A page, signed: what a venue's desks changed after ``since`` up to ``cursor``; ``more`` follows. It covers all
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
    """A pull request by stick, signed: for the changes after ``cursor``, encrypted to ``age``. Of the desk's ``last``
    records ``known`` are acknowledged."""

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
    """The digests of a desk's own records from ``first`` on, signed, to find the last record that a restored desk and
    the hub have in common. ``tombstones`` are visitor cards that were made void, and declarations and fever worksheets
    that were erased, from ``first`` on: they must not come back with a backup. ``incarnations``: how many of this desk
    the hub knows."""

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
    """Why a request was refused. ``code`` is one of gap, fork, size, format, version, signature, digest, recipient,
    token, ticket, wrong_hub, wrong_venue, unknown_desk, not_approved, revoked, member, not_there, host, share,
    office_key, busy, fault. ``office_key``: personal records that are not sealed to the office key that the hub has now.
    ``receipt`` is the hub's position after a gap."""

    code: str
    expected: int = 0
    receipt: bytes = b""


def signed(tag: str, thing: msgspec.Struct, key: Ed25519PrivateKey) -> bytes:
    """A message with its signature, for one purpose (``tag``)."""
    body = msgspec.msgpack.encode(thing)
    return msgspec.msgpack.encode([body, key.sign(tag.encode() + b"\0" + body)])


def verified(tag: str, data: bytes, kind: type[S], key: Ed25519PublicKey) -> S:
    """A message that was signed for a purpose by a key. Raises ``WireError``."""
    body, signature = _pair(data)
    try:
        key.verify(signature, tag.encode() + b"\0" + body)
    except InvalidSignature:
        raise WireError("signature") from None
    return _decoded(body, kind)


def unproved(data: bytes, kind: type[S]) -> S:
    """A signed message whose signature is not verified. Raises ``WireError``."""
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
