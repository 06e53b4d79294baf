"""Requests and results that travel on sticks beside records."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.sync.bundle import BundleError
from desktop.sync.segment import BROKEN
from desktop.sync.wire import Certificate, Enroll, Join, PullRequest, WireError, public_key, signed, unproved, verified

_ASK, _ANSWER, _DIGESTS = b"VDA1", b"VDP1", b"VDD1"
_PULL_TAG = "ask"


def seal_pull_request(request: PullRequest, key: Ed25519PrivateKey) -> bytes:
    """A pull request, as a part of a bundle."""
    return _ASK + signed(_PULL_TAG, request, key)


def is_pull_request(part: bytes) -> bool:
    return part.startswith(_ASK)


def open_pull_request(part: bytes, key: Ed25519PublicKey | None) -> PullRequest:
    """A pull request, verified with the desk's key; not verified without a key. Raises ``WireError``."""
    data = part[len(_ASK) :]
    return unproved(data, PullRequest) if key is None else verified(_PULL_TAG, data, PullRequest, key)


def recipient_of(identity: str) -> str:
    """The age recipient of an age identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal_pages(pages: Sequence[bytes], recipient: str) -> bytes:
    """Signed pages for one desk, as a part of a file of receipts. Raises ``BundleError`` for an invalid recipient."""
    return _ANSWER + encrypted_to(recipient, pages)


def open_pages(part: bytes, identity: str) -> tuple[bytes, ...] | None:
    """The signed pages for the desk with this age identity (``AGE-SECRET-KEY-1…``); None for any other part. Raises
    ``BundleError`` for a damaged one."""
    return decrypted_by(identity, part[len(_ANSWER) :]) if part.startswith(_ANSWER) else None


def require_recipient(text: str) -> None:
    """Raises ``BundleError`` for an invalid age recipient."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BundleError("recipient") from None


def encrypted_to(recipient: str, things: Sequence[bytes]) -> bytes:
    """These items, encrypted so that one desk can read them. Raises ``BundleError`` for an invalid recipient."""
    require_recipient(recipient)
    to = pyrage.x25519.Recipient.from_str(recipient)
    return bytes(pyrage.encrypt(msgspec.msgpack.encode(list(things)), [to]))


def decrypted_by(identity: str, data: bytes) -> tuple[bytes, ...] | None:
    """The items encrypted to an identity; None where they are for another one. Raises ``BundleError``."""
    try:
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
        return msgspec.msgpack.decode(plain, type=tuple[bytes, ...])
    except pyrage.DecryptError as error:
        if "matching keys" in str(error):
            return None
        raise BundleError("format") from None
    except BROKEN:
        raise BundleError("format") from None


def seal_digests(signed_digests: bytes) -> bytes:
    """Signed digests, as a part of a file of receipts."""
    return _DIGESTS + signed_digests


def open_digests(part: bytes) -> bytes | None:
    """The signed digests of a part; None for any other part."""
    return part[len(_DIGESTS) :] if part.startswith(_DIGESTS) else None


MOST_BYTES = 16 << 10
"""The largest request; the same limit as over HTTP."""
_ENROL, _JOIN, _RESULT, _JOIN_RESULT = b"VDE1", b"VDJ1", b"VDC1", b"VDN1"
_RESULT_TAG = "verdict"


class EnrolmentRequest(msgspec.Struct, frozen=True, array_like=True):
    """The enrolment request of a desk."""

    hub: str
    asked: Enroll


class VenueJoinRequest(msgspec.Struct, frozen=True, array_like=True):
    """The enrolment request of a further desk of a venue; ``age`` is the recipient to which the response is
    encrypted."""

    hub: str
    asked: Join
    age: str


class EnrolmentResult(msgspec.Struct, frozen=True, array_like=True):
    """The result of an enrolment request. ``code`` is empty where it was granted, else as in ``wire.Refusal``;
    ``ticket`` identifies the ticket of the request (``ticket_mark``), empty where the desk sent records without being
    enrolled. Granted: the signed certificate, whether the desk is ``approved``, and for a further desk of a venue its
    ``number`` there."""

    hub: str
    desk: str
    ticket: bytes
    code: str
    at: int
    certificate: bytes = b""
    approved: bool = False
    number: int = 0


AnyRequest = TypeVar("AnyRequest", EnrolmentRequest, VenueJoinRequest)


def seal_enrolment_request(request: EnrolmentRequest, key: Ed25519PrivateKey) -> bytes:
    """An enrolment request, as a part of a bundle."""
    return _ENROL + signed("enrol", request, key)


def seal_join_request(request: VenueJoinRequest, key: Ed25519PrivateKey) -> bytes:
    """A request to join a venue, as a part of a bundle."""
    return _JOIN + signed("join", request, key)


def is_enrolment_request(part: bytes) -> bool:
    return part.startswith(_ENROL)


def is_join_request(part: bytes) -> bool:
    return part.startswith(_JOIN)


def open_enrolment_request(part: bytes) -> EnrolmentRequest:
    """An enrolment request, verified with the key that it presents. Raises ``WireError``."""
    return _opened("enrol", part[len(_ENROL) :], EnrolmentRequest)


def open_join_request(part: bytes) -> VenueJoinRequest:
    """A request to join a venue, verified with the key that it presents. Raises ``WireError``."""
    return _opened("join", part[len(_JOIN) :], VenueJoinRequest)


def ticket_mark(ticket: str, key: bytes) -> bytes:
    """Identifies a ticket that was presented with a key, without revealing either."""
    return hashlib.blake2b(ticket.encode(), key=key, digest_size=16).digest()


def seal_result(result: EnrolmentResult, key: Ed25519PrivateKey) -> bytes:
    """An enrolment result, as a part of a file of receipts."""
    return _RESULT + signed(_RESULT_TAG, result, key)


def result_recipient(part: bytes) -> str:
    """The desk that a part claims to hold the enrolment result of; empty for any other part."""
    try:
        return unproved(part[len(_RESULT) :], EnrolmentResult).desk if part.startswith(_RESULT) else ""
    except WireError:
        return ""


def open_result(part: bytes, key: Ed25519PublicKey) -> EnrolmentResult:
    """An enrolment result of a hub. Raises ``WireError``."""
    return verified(_RESULT_TAG, part[len(_RESULT) :], EnrolmentResult, key)


def seal_join_result(result: EnrolmentResult, key: Ed25519PrivateKey, pages: Sequence[bytes], recipient: str) -> bytes:
    """The result of a request to join a venue with the venue's signed pages, encrypted to the desk that asked, as a
    part of a file of receipts. Raises ``BundleError`` for an invalid recipient."""
    return _JOIN_RESULT + encrypted_to(recipient, [signed(_RESULT_TAG, result, key), *pages])


def open_join_result(
    part: bytes, identity: str, key: Ed25519PublicKey
) -> tuple[EnrolmentResult, tuple[bytes, ...]] | None:
    """The result and the signed pages in a part; None for a part that is not one for this identity. Raises ``BundleError``,
    ``WireError``."""
    things = decrypted_by(identity, part[len(_JOIN_RESULT) :]) if part.startswith(_JOIN_RESULT) else None
    if things is None:
        return None
    if not things:
        raise WireError("format")
    return verified(_RESULT_TAG, things[0], EnrolmentResult, key), things[1:]


def read_certificate(data: bytes, hub: str, hub_key: bytes, desk: str, key: bytes) -> Certificate:
    """The certificate of a hub for this desk and key. Raises ``WireError`` for any other."""
    certificate = verified("certificate", data, Certificate, public_key(hub_key))
    if (certificate.hub, certificate.desk, certificate.key) != (hub, desk, key):
        raise WireError("certificate")
    return certificate


def _opened(tag: str, data: bytes, kind: type[AnyRequest]) -> AnyRequest:
    if len(data) > MOST_BYTES:
        raise WireError("size")
    claimed = unproved(data, kind)
    return verified(tag, data, kind, public_key(claimed.asked.key))
