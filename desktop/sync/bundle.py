"""The files that travel on USB sticks: invitations to desks, bundles to the hub, receipts back to desks.

A bundle is age-encrypted to the hub's recipient; inside is MessagePack ``["VDB1", [part, …]]`` followed by 32 bytes of
BLAKE2b over it. A part is a segment, or begins with four letters that name a request (``stick_requests.py``). A file of
receipts is ``["VDR1", [part, …]]`` with the same digest, unencrypted: parts that name anybody are encrypted to one desk
each. An invitation is ``["VDI1", [signed]]``. A file is read whole or refused; its contents are signed by themselves.
"""

import hashlib
from collections.abc import Sequence

import msgspec
import pyrage

from desktop.sync.segment import BROKEN

_BUNDLE, _RECEIPTS, _INVITATION = b"VDB1", b"VDR1", b"VDI1"
MOST_BYTES = 64 << 20
"""The largest bundle that is read."""
_DIGEST = 32


class BundleError(Exception):
    """A file that is refused. ``reason``: ``format`` (truncated, altered, or another kind of file) or ``recipient``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pack(segments: Sequence[bytes], recipient: str) -> bytes:
    """The bytes of a bundle for the hub with this age recipient (``age1…``). Raises ``BundleError`` for an invalid
    recipient."""
    try:
        return bytes(pyrage.encrypt(_framed(_BUNDLE, segments), [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise BundleError("recipient") from None


def unpack(data: bytes, identity: str) -> tuple[bytes, ...]:
    """The parts of a bundle, decrypted with the hub's age identity (``AGE-SECRET-KEY-1…``). Raises ``BundleError``."""
    try:
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        raise BundleError("recipient" if "matching keys" in str(error) else "format") from None
    return _unframed(_BUNDLE, plain)


def pack_receipts(receipts: Sequence[bytes]) -> bytes:
    """The bytes of a file of receipts."""
    return _framed(_RECEIPTS, receipts)


def unpack_receipts(data: bytes) -> tuple[bytes, ...]:
    """The parts of a file of receipts, not verified. Raises ``BundleError``."""
    return _unframed(_RECEIPTS, data)


def pack_invitation(signed_invitation: bytes) -> bytes:
    """The bytes of a file with one signed invitation."""
    return _framed(_INVITATION, [signed_invitation])


def unpack_invitation(data: bytes) -> bytes:
    """The signed invitation of a file, not verified. Raises ``BundleError``."""
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
