"""By stick, a desk asks to be let in, and the hub's file of receipts says what came of it. Both are pure data here.

What is asked is the same as over the network (``wire.Enroll``, ``wire.Join``), signed with the key that it presents, so
that nobody asks in the name of a key that is not theirs. The hub's verdict is signed. A desk that enrols gets it in the
open: it names nobody. One that joins a venue gets it with the venue's pages, age-encrypted to it.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.sync.asking import opened_by, sealed_to
from desktop.sync.wire import Certificate, Enroll, Join, WireError, public_key, signed, unproved, verified

MOST_BYTES = 16 << 10
"""Of what is asked; as much as the hub reads of the same over HTTP."""
_ENROL, _JOIN, _VERDICT, _ADMITTED = b"VDE1", b"VDJ1", b"VDC1", b"VDN1"
_TAG = "verdict"


class EnrolAsk(msgspec.Struct, frozen=True, array_like=True):
    """A desk asks a hub to let it in."""

    hub: str
    asked: Enroll


class JoinAsk(msgspec.Struct, frozen=True, array_like=True):
    """Another desk of a venue asks; ``age`` is whom to encrypt the answer to."""

    hub: str
    asked: Join
    age: str


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What came of a desk's wish. ``code`` is empty where it was granted, else as in ``wire.Refusal``; ``ticket`` says
    with which ticket it was asked (``ticket_mark``), and is empty where the desk only handed records over and is not let
    in. Granted: the signed certificate, whether the desk is ``approved``, and for one that joined a venue its
    ``number`` there."""

    hub: str
    desk: str
    ticket: bytes
    code: str
    at: int
    certificate: bytes = b""
    approved: bool = False
    number: int = 0


Ask = TypeVar("Ask", EnrolAsk, JoinAsk)


def seal_enrol(ask: EnrolAsk, key: Ed25519PrivateKey) -> bytes:
    """A part of a bundle."""
    return _ENROL + signed("enrol", ask, key)


def seal_join(ask: JoinAsk, key: Ed25519PrivateKey) -> bytes:
    """A part of a bundle."""
    return _JOIN + signed("join", ask, key)


def is_enrol(part: bytes) -> bool:
    return part.startswith(_ENROL)


def is_join(part: bytes) -> bool:
    return part.startswith(_JOIN)


def open_enrol(part: bytes) -> EnrolAsk:
    """What a desk asks, proved by the key that it presents. Raises ``WireError``."""
    return _opened("enrol", part[len(_ENROL) :], EnrolAsk)


def open_join(part: bytes) -> JoinAsk:
    """The same of another desk of a venue. Raises ``WireError``."""
    return _opened("join", part[len(_JOIN) :], JoinAsk)


def ticket_mark(ticket: str, key: bytes) -> bytes:
    """Stands for a ticket that a key presented. Whoever reads it learns neither."""
    return hashlib.blake2b(ticket.encode(), key=key, digest_size=16).digest()


def seal_verdict(verdict: Verdict, key: Ed25519PrivateKey) -> bytes:
    """A part of a file of receipts."""
    return _VERDICT + signed(_TAG, verdict, key)


def verdict_about(part: bytes) -> str:
    """The desk that a part claims to be the verdict on; empty for any other part."""
    try:
        return unproved(part[len(_VERDICT) :], Verdict).desk if part.startswith(_VERDICT) else ""
    except WireError:
        return ""


def open_verdict(part: bytes, key: Ed25519PublicKey) -> Verdict:
    """A verdict of a hub. Raises ``WireError``."""
    return verified(_TAG, part[len(_VERDICT) :], Verdict, key)


def seal_admission(verdict: Verdict, key: Ed25519PrivateKey, pages: Sequence[bytes], recipient: str) -> bytes:
    """A verdict with the venue's signed pages, for the desk that asked, as a part of a file of receipts. Raises
    ``BundleError`` for what is no recipient."""
    return _ADMITTED + sealed_to(recipient, [signed(_TAG, verdict, key), *pages])


def open_admission(part: bytes, identity: str, key: Ed25519PublicKey) -> tuple[Verdict, tuple[bytes, ...]] | None:
    """The same; None for any part that is not one for this identity. Raises ``BundleError``, ``WireError``."""
    things = opened_by(identity, part[len(_ADMITTED) :]) if part.startswith(_ADMITTED) else None
    if things is None:
        return None
    if not things:
        raise WireError("format")
    return verified(_TAG, things[0], Verdict, key), things[1:]


def read_certificate(data: bytes, hub: str, hub_key: bytes, desk: str, key: bytes) -> Certificate:
    """The certificate of a hub for this desk and key. Raises ``WireError`` for any other."""
    certificate = verified("certificate", data, Certificate, public_key(hub_key))
    if (certificate.hub, certificate.desk, certificate.key) != (hub, desk, key):
        raise WireError("certificate")
    return certificate


def _opened(tag: str, data: bytes, kind: type[Ask]) -> Ask:
    if len(data) > MOST_BYTES:
        raise WireError("size")
    claimed = unproved(data, kind)
    return verified(tag, data, kind, public_key(claimed.asked.key))
