"""A sealed list: a venue's declarations of an interval, as the hub has them, for the office that alone can read them.

The file is the letters ``VDL1`` and a signed message (``wire.signed``). The hub's signature says which records it had; it could
read none of them.
"""

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.segment import WrappedKey
from desktop.sync.wire import WireError, public_key, signed, unproved, verified

ENDING = "vdlist"
MOST_BYTES = 256 << 20
"""The largest file that is read."""
_MAGIC, _TAG = b"VDL1", "sealed-list"


class SealedEntry(msgspec.Struct, frozen=True, array_like=True):
    """A record: where it belongs, what it says of itself, the clear part of its body, the sealed body, and the name of its
    content key in the list."""

    desk: str
    incarnation: str
    seq: int
    kind: str
    subject: str
    schema: int
    occurred: int
    digest: bytes
    clear: str
    sealed: bytes
    content_key: bytes


class SealedList(msgspec.Struct, frozen=True, array_like=True):
    """The list. ``hub_key`` is the key that signed it; times are UTC ms, ``since`` and ``until`` (not included) None where that
    end is open. ``gates`` and ``members`` are names by identifier, ``prefixes`` those of slip numbers by desk."""

    hub: str
    hub_key: bytes
    venue: str
    venue_name: str
    made: int
    since: int | None
    until: int | None
    content_keys: dict[bytes, WrappedKey]
    gates: dict[str, str]
    members: dict[str, str]
    prefixes: dict[str, str]
    entries: tuple[SealedEntry, ...]


def write_sealed_list(content: SealedList, key: Ed25519PrivateKey) -> bytes:
    """The bytes of the file, signed by the hub."""
    return _MAGIC + signed(_TAG, content, key)


def read_sealed_list(data: bytes) -> SealedList:
    """The list of a file, whole and signed by the hub that it names; whether that is the right one the reader has to know.
    Raises ``WireError``."""
    if len(data) > MOST_BYTES or not data.startswith(_MAGIC):
        raise WireError("format")
    body = data[len(_MAGIC) :]
    return verified(_TAG, body, SealedList, public_key(unproved(body, SealedList).hub_key))
