"""Bodies of records: their text, which is always the same for the same body, and their digest."""

import hashlib
from collections.abc import Mapping

import msgspec

_encode = msgspec.json.Encoder(order="sorted").encode


def encoded(body: Mapping[str, object]) -> str:
    """A body as JSON text: compact, keys in order. Its digest, and so the audit's chain, depends on every character."""
    return _encode(body).decode()


def body_digest(salt: bytes, text: str) -> bytes:
    """32 bytes of BLAKE2b over a body, keyed with its salt of 16 random bytes: once both are purged, the digest tells
    nothing of the body. Desk and hub compute the same."""
    return hashlib.blake2b(text.encode(), key=salt, digest_size=32).digest()
