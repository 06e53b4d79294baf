"""Signed statements about keys: whose a key is and what it may sign, and that keys may sign no more.

They are kept for good, in the order in which they were accepted (``trust.py``). As bytes they are MessagePack of
``[body, proof]``; the proof covers the body.
"""

import msgspec

from desktop.credentials.signing import KEY_BYTES, Proof, Signer

MANAGER, RECOVERY = "manager", "recovery"
"""Scopes of a key. A recovery key is that of a desk's recovery code: it makes a manager's key valid, and nothing else."""
MEMBER = "member"
"""The scope of a clerk's or an inspector's key: it signs what they do at their desk, and no orders."""
_CREDENTIAL, _REVOCATION = "venuedesk credential", "venuedesk revocation"
_LONGEST = 64
_MOST_KEYS = 64
_MOST_BYTES = 8 << 10


class Credential(msgspec.Struct, frozen=True, array_like=True):
    """``key`` (Ed25519, 32 raw bytes) is that of ``member`` at ``desk`` and may sign what ``scope`` says, from
    ``issued`` (UTC ms by the issuer's clock) on."""

    venue: str
    member: str
    desk: str
    key: bytes
    scope: str
    issued: int


class Revocation(msgspec.Struct, frozen=True, array_like=True):
    """``keys`` sign no orders of this venue any more."""

    venue: str
    keys: tuple[bytes, ...]
    issued: int


Body = Credential | Revocation
_Parts = tuple[str, bytes, bytes, bytes]


class Statement(msgspec.Struct, frozen=True):
    """A statement that was verified: what it says, which key signed it, and its bytes."""

    body: Body
    issuer: bytes
    data: bytes


def issue(body: Body, signer: Signer) -> Statement:
    """A statement signed by a member's key, a recovery key, or the hub's."""
    tag, text = _tag(body), msgspec.msgpack.encode(body)
    proof = signer.proof(tag, text)
    parts = (tag, text, proof.key, proof.signature)
    return Statement(body, proof.key, msgspec.msgpack.encode(parts))


def decoded(data: bytes) -> Statement:
    """A statement that was verified before it was kept. Raises ``ValueError`` (or a subclass) for anything else."""
    tag, text, key, _ = msgspec.msgpack.decode(data, type=_Parts)
    return Statement(_body(tag, text), key, data)


def read_statement(data: bytes) -> Statement | None:
    """The statement in these bytes; None where they are none, or its signature is not of the key that it names."""
    if len(data) > _MOST_BYTES:
        return None
    try:
        tag, text, key, signature = msgspec.msgpack.decode(data, type=_Parts)
        body = _body(tag, text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if not _is_sound(body) or not Proof(key, signature).covers(tag, text):
        return None
    return Statement(body, key, data)


def _body(tag: str, text: bytes) -> Body:
    if tag == _CREDENTIAL:
        return msgspec.msgpack.decode(text, type=Credential)
    if tag == _REVOCATION:
        return msgspec.msgpack.decode(text, type=Revocation)
    raise ValueError("a statement of an unknown kind")


def _is_sound(body: Body) -> bool:
    if not 0 <= body.issued < 1 << 62 or len(body.venue) > _LONGEST:
        return False
    if isinstance(body, Revocation):
        return 0 < len(body.keys) <= _MOST_KEYS and all(len(key) == KEY_BYTES for key in body.keys)
    return (
        body.scope in (MANAGER, RECOVERY, MEMBER)
        and len(body.key) == KEY_BYTES
        and len(body.member) <= _LONGEST
        and len(body.desk) <= _LONGEST
    )


def _tag(body: Body) -> str:
    return _CREDENTIAL if isinstance(body, Credential) else _REVOCATION
