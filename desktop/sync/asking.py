"""By stick, a desk asks what the others did, and the hub's file of receipts answers it. Both are pure data here.

The question is signed by the desk. The answer names members of the venue, so it is age-encrypted to a recipient that the
question gives: a file of receipts stays free of personal data for whoever finds the stick.
"""

from collections.abc import Sequence

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.sync.bundle import BundleError
from desktop.sync.segment import BROKEN
from desktop.sync.wire import PullAsk, signed, unproved, verified

_ASK, _ANSWER, _DIGESTS = b"VDA1", b"VDP1", b"VDD1"
_TAG = "ask"


def seal_ask(ask: PullAsk, key: Ed25519PrivateKey) -> bytes:
    """A question, as a part of a bundle."""
    return _ASK + signed(_TAG, ask, key)


def is_ask(part: bytes) -> bool:
    return part.startswith(_ASK)


def open_ask(part: bytes, key: Ed25519PublicKey | None) -> PullAsk:
    """A question that a desk's key signed; what it claims, without a key. Raises ``WireError``."""
    data = part[len(_ASK) :]
    return unproved(data, PullAsk) if key is None else verified(_TAG, data, PullAsk, key)


def recipient_of(identity: str) -> str:
    """Whom to encrypt to so that an age identity opens it."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal_answer(pages: Sequence[bytes], recipient: str) -> bytes:
    """Signed pages for one desk, as a part of a file of receipts. Raises ``BundleError`` for what is no recipient."""
    return _ANSWER + sealed_to(recipient, pages)


def open_answer(part: bytes, identity: str) -> tuple[bytes, ...] | None:
    """The signed pages of an answer that is for this desk (``AGE-SECRET-KEY-1…``); None for any other part.

    Raises ``BundleError`` for one that is damaged.
    """
    return opened_by(identity, part[len(_ANSWER) :]) if part.startswith(_ANSWER) else None


def require_recipient(text: str) -> None:
    """Raises ``BundleError`` for what is no recipient."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BundleError("recipient") from None


def sealed_to(recipient: str, things: Sequence[bytes]) -> bytes:
    """Things that one desk alone can read. Raises ``BundleError`` for what is no recipient."""
    require_recipient(recipient)
    to = pyrage.x25519.Recipient.from_str(recipient)
    return bytes(pyrage.encrypt(msgspec.msgpack.encode(list(things)), [to]))


def opened_by(identity: str, data: bytes) -> tuple[bytes, ...] | None:
    """The things that were sealed to an identity; None where they were to another. Raises ``BundleError``."""
    try:
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
        return msgspec.msgpack.decode(plain, type=tuple[bytes, ...])
    except pyrage.DecryptError as error:
        if "matching keys" in str(error):
            return None
        raise BundleError("format") from None
    except BROKEN:
        raise BundleError("format") from None


def mark_digests(signed_digests: bytes) -> bytes:
    """Signed digests, as a part of a file of receipts."""
    return _DIGESTS + signed_digests


def marked_digests(part: bytes) -> bytes | None:
    """The signed digests of such a part; None for any other."""
    return part[len(_DIGESTS) :] if part.startswith(_DIGESTS) else None
