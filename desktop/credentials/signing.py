"""Ed25519 keys (RFC 8032) with which members sign what they order.

A signature covers a purpose and a message, so that none serves for another purpose.
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.domain.base64_text import read_base64

KEY_BYTES, SIGNATURE_BYTES = 32, 64
_GROUP, _GROUPS = 4, 6


def public_part(seed: bytes) -> bytes:
    """The public key (32 bytes) of a seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def fingerprint(key: bytes) -> str:
    """What two people compare of a public key: 96 bits of its SHA-256 in six groups, such as ``3F7A-…``."""
    digits = hashlib.sha256(key).hexdigest().upper()
    return "-".join(digits[start : start + _GROUP] for start in range(0, _GROUP * _GROUPS, _GROUP))


def has_signed(key: bytes, signature: bytes, purpose: str, text: bytes) -> bool:
    """Whether ``key`` signed a message for this purpose."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _covered(purpose, text))
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Proof:
    """A signature with the public key that made it. As text it is base64."""

    key: bytes
    signature: bytes

    @classmethod
    def read(cls, text: str) -> "Proof | None":
        """The proof in a text; None for anything else."""
        try:
            raw = read_base64(text)
        except ValueError:
            return None
        if len(raw) != KEY_BYTES + SIGNATURE_BYTES:
            return None
        return cls(raw[:KEY_BYTES], raw[KEY_BYTES:])

    def __str__(self) -> str:
        return base64.b64encode(self.key + self.signature).decode()

    def covers(self, purpose: str, text: bytes) -> bool:
        """Whether it is a signature of this message for this purpose."""
        return has_signed(self.key, self.signature, purpose, text)


class Signer:
    """The signing key of the member who is signed in, for one venue. ``orders``: they are its manager."""

    def __init__(self, venue: str, member: str, seed: bytes, *, orders: bool) -> None:
        self.venue = venue
        self.member = member
        self.orders = orders
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()

    def proof(self, purpose: str, text: bytes) -> Proof:
        """The signature of a message for a purpose."""
        return Proof(self.public, self._key.sign(_covered(purpose, text)))


def _covered(purpose: str, text: bytes) -> bytes:
    return purpose.encode() + b"\0" + text
