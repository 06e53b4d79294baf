"""The files that go by stick: an invitation to a desk, a bundle to the hub, its receipts back. All are pure data here.

A bundle is age-encrypted to the hub's recipient; inside is MessagePack ``["VDB1", [part, …]]`` and 32 bytes of
BLAKE2b over it. A part is a segment, or begins with four letters that say what else it is: a question (``asking.py``), a
wish to be let in (``admission.py``). A file of receipts is ``["VDR1", [part, …]]`` with the same at its end, in the
open: what names anybody in it is encrypted to one desk. An invitation is ``["VDI1", [signed]]``. Each is taken whole or
not at all; what is in them is signed by itself.
"""

import hashlib
from collections.abc import Sequence

import msgspec
import pyrage

from desktop.sync.segment import BROKEN

_BUNDLE, _RECEIPTS, _INVITATION = b"VDB1", b"VDR1", b"VDI1"
MOST_BYTES = 64 << 20
"""A bundle that is larger is not looked at."""
_DIGEST = 32


class BundleError(Exception):
    """A file that cannot be taken. ``reason``: ``format`` (truncated, altered, something else) or ``recipient``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pack(segments: Sequence[bytes], recipient: str) -> bytes:
    """A bundle for the hub with this age recipient (``age1…``). Raises ``BundleError`` for what is no recipient."""
    try:
        return bytes(pyrage.encrypt(_framed(_BUNDLE, segments), [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise BundleError("recipient") from None


def unpack(data: bytes, identity: str) -> tuple[bytes, ...]:
    """The segments of a bundle, by the hub's age identity (``AGE-SECRET-KEY-1…``). Raises ``BundleError``."""
    try:
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        raise BundleError("recipient" if "matching keys" in str(error) else "format") from None
    return _unframed(_BUNDLE, plain)


def pack_receipts(receipts: Sequence[bytes]) -> bytes:
    """A file of signed receipts."""
    return _framed(_RECEIPTS, receipts)


def unpack_receipts(data: bytes) -> tuple[bytes, ...]:
    """The signed receipts of a file, not looked at yet. Raises ``BundleError``."""
    return _unframed(_RECEIPTS, data)


def pack_invitation(signed_invitation: bytes) -> bytes:
    """A file with one signed invitation."""
    return _framed(_INVITATION, [signed_invitation])


def unpack_invitation(data: bytes) -> bytes:
    """The signed invitation of a file, not looked at yet. Raises ``BundleError``."""
    parts = _unframed(_INVITATION, data)
    if len(parts) != 1:
        raise BundleError("format")
    return parts[0]


def _framed(magic: bytes, parts: Sequence[bytes]) -> bytes:
    content = msgspec.msgpack.encode([magic, list(parts)])
    return content + _digest(content)


def _unframed(magic: bytes, data: bytes) -> tuple[bytes, ...]:
    content, digest = data[:-_DIGEST], data[-_DIGEST:]
    if len(digest) != _DIGEST or _digest(content) != digest:
        raise BundleError("format")
    try:
        found, parts = msgspec.msgpack.decode(content, type=tuple[bytes, tuple[bytes, ...]])
    except BROKEN:
        raise BundleError("format") from None
    if found != magic:
        raise BundleError("format")
    return parts


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()
