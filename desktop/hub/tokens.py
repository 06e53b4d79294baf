"""Nonces and bearer tokens. The hub stores none that it made, only nonces that were used (``desks.py``); a keyed hash
proves that they are its own."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import msgspec

from desktop.domain.base64_text import base64url, read_base64url
from desktop.domain.clock import Clock
from desktop.hub.refused import refused
from desktop.sync.wire import NONCE_SECONDS, TOKEN_SECONDS

_MAC_SIZE = 16

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The desk of a token. ``key``: its key when it asked for the token, 32 raw bytes, empty if unknown. ``ahead``: ms
    that its clock was ahead of the hub's then (negative: behind); None if it did not report it."""

    venue: UUID
    desk: UUID
    key: bytes = b""
    ahead: int | None = None


class _Token(msgspec.Struct, array_like=True):
    venue: bytes
    desk: bytes
    until: int
    ahead: int | None = None
    key: bytes = b""


class AccessTokens:
    """Makes and verifies them. ``secret`` is the hub's own; processes with the same secret accept each other's
    tokens."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock

    def nonce(self) -> str:
        """A nonce to be signed, valid for ``NONCE_SECONDS``."""
        return self._made("nonce", msgspec.msgpack.encode((self._clock.now_ms(), os.urandom(12))))

    def check_nonce(self, text: str) -> bytes:
        """The random bytes of the nonce, by which it is known that it was used. Raises ``Refused`` unless it is the
        hub's own and valid."""
        made, random = self._read("nonce", text, tuple[int, bytes])
        if not 0 <= self._clock.now_ms() - made <= NONCE_SECONDS * 1000:
            raise refused(401, "token")
        return random

    def token(self, bearer: Bearer) -> str:
        """A bearer token, valid for ``TOKEN_SECONDS``."""
        until = self._clock.now_ms() + TOKEN_SECONDS * 1000
        return self._made(
            "token",
            msgspec.msgpack.encode(_Token(bearer.venue.bytes, bearer.desk.bytes, until, bearer.ahead, bearer.key)),
        )

    def bearer(self, text: str) -> Bearer:
        """The desk of a token. Raises ``Refused``."""
        token = self._read("token", text, _Token)
        left = token.until - self._clock.now_ms()
        if not 0 < left <= TOKEN_SECONDS * 1000:  # more than it ever had: the hub's clock went back
            raise refused(401, "token")
        return Bearer(UUID(bytes=token.venue), UUID(bytes=token.desk), token.key, token.ahead)

    def metrics_token(self) -> str:
        """The token with which a monitoring system reads the metrics. It is always the same for a hub's secret."""
        return self._made("metrics", b"")

    def check_metrics_token(self, text: str) -> None:
        """Raises ``Refused`` unless it is that token."""
        if not hmac.compare_digest(self.metrics_token().encode(), text.encode()):
            raise refused(401, "token")

    def _made(self, purpose: str, body: bytes) -> str:
        return base64url(self._mac(purpose, body) + body).rstrip("=")

    def _read(self, purpose: str, text: str, kind: type[T]) -> T:
        try:
            data = read_base64url(text + "=" * (-len(text) % 4))
        except ValueError:
            raise refused(401, "token") from None
        if not hmac.compare_digest(self._mac(purpose, data[_MAC_SIZE:]), data[:_MAC_SIZE]):
            raise refused(401, "token")
        return msgspec.msgpack.decode(data[_MAC_SIZE:], type=kind)

    def _mac(self, purpose: str, body: bytes) -> bytes:
        return hashlib.blake2b(body, key=self._secret, digest_size=_MAC_SIZE, person=purpose.encode()).digest()
