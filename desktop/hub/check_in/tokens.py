"""Identifiers of visits, given to a phone with the page and signed, so that a repeated or forged POST is known."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.base64_text import base64url, read_base64url

_MAC_BYTES = 16
_PERSON = b"vd-visit-token"
_STAMP_BITS = 80
_FIXED_MASK, _FIXED = 0xF << 76 | 0x3 << 62, 0x7 << 76 | 0x2 << 62
"""Version and variant of a UUIDv7 (RFC 9562, 5.7) among the bits behind its time."""
MOST_AGE_MS = 24 * 3_600_000
"""How long a page that was loaded can be sent."""


@dataclass(frozen=True, slots=True)
class VisitToken:
    """An identifier of a visit (UUIDv7): ``issued`` is its time, UTC ms."""

    id: UUID

    @property
    def issued(self) -> int:
        return self.id.int >> _STAMP_BITS


class VisitTokens:
    """Makes tokens for the page of a gate and reads them. ``secret`` is the hub's."""

    def __init__(self, secret: bytes) -> None:
        self._key = hashlib.blake2b(secret, digest_size=32, person=_PERSON).digest()

    def new(self, venue: UUID, gate_code: str, now: int) -> str:
        """A token for a visit that has not been yet, made at ``now`` (UTC ms)."""
        random = int.from_bytes(os.urandom(10)) & ~_FIXED_MASK | _FIXED
        made = UUID(int=now << _STAMP_BITS | random)
        return self.again(made, venue, gate_code)

    def again(self, visit: UUID, venue: UUID, gate_code: str) -> str:
        """The token of a visit that a phone of this hub has in its cookie."""
        return base64url(visit.bytes + self._mac(visit, venue, gate_code))

    def read(self, text: str, venue: UUID, gate_code: str, now: int) -> VisitToken | None:
        """The visit of a token; None for one of another gate or hub, one that was altered, and one that is too old."""
        try:
            data = read_base64url(text)
        except ValueError:
            return None
        if len(data) != 16 + _MAC_BYTES:
            return None
        token = VisitToken(UUID(bytes=data[:16]))
        if not hmac.compare_digest(data[16:], self._mac(token.id, venue, gate_code)):
            return None
        return token if abs(now - token.issued) <= MOST_AGE_MS else None

    def _mac(self, made: UUID, venue: UUID, gate_code: str) -> bytes:
        data = made.bytes + venue.bytes + gate_code.encode()
        return hashlib.blake2b(data, key=self._key, digest_size=_MAC_BYTES).digest()
