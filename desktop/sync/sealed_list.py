"""A sealed list: declarations of one or more venues, as the hub has them, for the office that alone can read them.

The file is written and read as a stream: the letters ``VDL2``, then frames, each a length (4 bytes), a letter for its kind, its
content, and the first 16 bytes of the BLAKE2b of everything before. The frames are a head, then for each venue a part head
and its entries in chunks, then an end with the hub's signature over the digest of all that came before. A frame that was
damaged or moved is refused where it stands; that a file is whole and the hub's is known at its end alone.

Every chunk has the wrapped content keys that its entries name, so that chunks can be read apart from each other. The hub's
signature says which records it had; it could read none of them.

An earlier program wrote ``VDL1`` and one signed message (``wire.signed``) with the list of one venue; that is read as well.
"""

import hashlib
import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

import msgspec
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.exposure.rules import DEFAULT_STAY_MINUTES, ExposureRules
from desktop.sync.segment import BROKEN, WrappedKey
from desktop.sync.wire import WireError, public_key, signed, unproved, verified

ENDING = "vdlist"
AT_ONCE = 500
"""The most entries of a chunk."""
_MOST_CHUNK = 1 << 20
"""Bytes of sealed bodies after which a chunk ends."""
MOST_FRAME = 8 << 20
"""The largest frame that is read, packed or unpacked."""
MOST_EARLIER = 256 << 20
"""The largest file of an earlier program that is read: as a whole."""
_MAGIC, _MAGIC_EARLIER = b"VDL2", b"VDL1"
_HEAD, _PART, _CHUNK, _END = b"H", b"P", b"C", b"E"
_TAG_HEAD, _TAG_END, _TAG_EARLIER = "sealed-list-head", "sealed-list-end", "sealed-list"
_LENGTH = struct.Struct(">I")
_CHECK = 16
_LEVEL = 3

S = TypeVar("S", bound=msgspec.Struct)


class ListedStay(msgspec.Struct, frozen=True, array_like=True):
    """A stay of a case, as in ``domain.visit.Visit``; ``gate`` is empty where it is not known."""

    venue: str
    gate: str
    visited_from: int
    visited_to: int
    precision: str


class ListedCase(msgspec.Struct, frozen=True, array_like=True):
    """The case that a list is for: no person, only where and when. ``rules`` hold but for the assumed length of a stay,
    which each venue's part has."""

    number: str
    reason: str
    rules: ExposureRules
    stays: tuple[ListedStay, ...]


class ListHead(msgspec.Struct, frozen=True, array_like=True):
    """Whose list it is. ``hub_key`` signed it; times are UTC ms, ``since`` and ``until`` (not included) None where that end
    is open. ``venues`` is how many parts follow."""

    hub: str
    hub_key: bytes
    made: int
    since: int | None
    until: int | None
    venues: int
    case: ListedCase | None = None


class PartHead(msgspec.Struct, frozen=True, array_like=True):
    """A venue of a list. ``assumed_minutes``: the length of a stay whose end is unknown, by the venue's type. ``gates`` and
    ``members`` are names by identifier, ``prefixes`` those of slip numbers by desk."""

    venue: str
    name: str
    assumed_minutes: int
    gates: dict[str, str]
    members: dict[str, str]
    prefixes: dict[str, str]


class SealedEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
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


class Chunk(msgspec.Struct, frozen=True, array_like=True):
    """Entries of a venue, and the content keys that they name."""

    keys: dict[bytes, WrappedKey]
    entries: tuple[SealedEntry, ...]


class _ListEnd(msgspec.Struct, frozen=True, array_like=True):
    entries: int
    digest: bytes


class SealedList(msgspec.Struct, frozen=True, array_like=True):
    """The list of an earlier program: of one venue, ``venue_name`` by name."""

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


@dataclass(frozen=True, slots=True)
class ListPart:
    """A venue to be written: its entries as they come, and what gives the content keys of some names."""

    head: PartHead
    entries: Iterable[SealedEntry]
    keys_of: Callable[[Collection[bytes]], Mapping[bytes, WrappedKey]]


def write_sealed_list(file: BinaryIO, head: ListHead, parts: Iterable[ListPart], key: Ed25519PrivateKey) -> int:
    """Write a list, signed by the hub; gives the number of its entries. Memory holds one chunk of it."""
    frames, count = _Frames(file), 0
    file.write(_MAGIC)
    frames.write(_HEAD, signed(_TAG_HEAD, head, key))
    pack = zstandard.ZstdCompressor(level=_LEVEL).compress
    for part in parts:
        frames.write(_PART, msgspec.msgpack.encode(part.head))
        for entries in _chunks(part.entries):
            chunk = Chunk(dict(part.keys_of({entry.content_key for entry in entries})), entries)
            frames.write(_CHUNK, pack(msgspec.msgpack.encode(chunk)))
            count += len(entries)
    frames.write(_END, signed(_TAG_END, _ListEnd(count, frames.digest), key))
    return count


def read_chunk(packed: bytes) -> Chunk:
    """The entries of a chunk, as ``SealedListReader.chunks`` gives it. Raises ``WireError``."""
    try:
        if not 0 <= zstandard.frame_content_size(packed) <= MOST_FRAME:
            raise WireError("size")
        plain = zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
    except (zstandard.ZstdError, *BROKEN):
        raise WireError("format") from None
    return _decoded(plain, Chunk)


class SealedListReader:
    """Reads a list as it comes. ``head`` is read at once. Raises ``WireError`` for whatever is none, or only a part of one.

    Whether the hub that it names is the right one the reader has to know.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._earlier: SealedList | None = None
        self.count: int | None = None
        """How many entries the list has; None before the end was reached, and with it that the list is whole."""
        magic = file.read(len(_MAGIC))
        if magic == _MAGIC_EARLIER:
            self._earlier = _read_earlier(file)
            of = self._earlier
            self.head = ListHead(of.hub, of.hub_key, of.made, of.since, of.until, 1)
            return
        if magic != _MAGIC:
            raise WireError("format")
        self._frames = _Frames(file)
        kind, body = self._frames.read()
        if kind != _HEAD:
            raise WireError("format")
        self._key = public_key(unproved(body, ListHead).hub_key)
        self.head = verified(_TAG_HEAD, body, ListHead, self._key)

    def chunks(self) -> Iterator[tuple[PartHead, bytes]]:
        """Each chunk, packed as ``read_chunk`` takes it, with the venue that it belongs to. Only once the last one was
        taken and no error came, the list is whole."""
        return self._chunks() if self._earlier is None else self._chunks_of(self._earlier)

    def parts(self) -> Iterator[tuple[PartHead, Chunk]]:
        """The same, read."""
        return ((part, read_chunk(packed)) for part, packed in self.chunks())

    def _chunks(self) -> Iterator[tuple[PartHead, bytes]]:
        part, parts = None, 0
        while True:
            digest = self._frames.digest
            kind, body = self._frames.read()
            if kind == _PART:
                part, parts = _decoded(body, PartHead), parts + 1
            elif kind == _CHUNK and part is not None:
                yield part, body
            elif kind == _END:
                end = verified(_TAG_END, body, _ListEnd, self._key)
                if (self.head.venues, end.digest) != (parts, digest) or self._file.read(1):
                    raise WireError("digest")
                self.count = end.entries
                return
            else:
                raise WireError("format")

    def _chunks_of(self, of: SealedList) -> Iterator[tuple[PartHead, bytes]]:
        part = PartHead(of.venue, of.venue_name, DEFAULT_STAY_MINUTES, of.gates, of.members, of.prefixes)
        pack = zstandard.ZstdCompressor(level=_LEVEL).compress
        for entries in _chunks(of.entries):
            keys = {e.content_key: of.content_keys[e.content_key] for e in entries if e.content_key in of.content_keys}
            yield part, pack(msgspec.msgpack.encode(Chunk(keys, entries)))
        self.count = len(of.entries)


def _read_earlier(file: BinaryIO) -> SealedList:
    body = file.read(MOST_EARLIER + 1)
    if len(body) > MOST_EARLIER:
        raise WireError("size")
    return verified(_TAG_EARLIER, body, SealedList, public_key(unproved(body, SealedList).hub_key))


class _Frames:
    """Frames of a file, each with a check of all that was before it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.blake2b(_MAGIC, digest_size=32, person=b"vd-sealed-list")

    @property
    def digest(self) -> bytes:
        """That of all frames so far."""
        return self._hash.digest()

    def write(self, kind: bytes, body: bytes) -> None:
        if len(body) > MOST_FRAME:
            raise ValueError("a frame that nobody reads")
        frame = _LENGTH.pack(len(body)) + kind + body
        self._hash.update(frame)
        self._file.write(frame + self.digest[:_CHECK])

    def read(self) -> tuple[bytes, bytes]:
        """The next frame's kind and body. Raises ``WireError``."""
        start = self._file.read(_LENGTH.size + 1)
        if len(start) != _LENGTH.size + 1:
            raise WireError("size")
        (length,) = _LENGTH.unpack(start[: _LENGTH.size])
        if length > MOST_FRAME:
            raise WireError("size")
        rest = self._file.read(length + _CHECK)
        body, check = rest[:length], rest[length:]
        self._hash.update(start)
        self._hash.update(body)
        if check != self.digest[:_CHECK]:
            raise WireError("digest")
        return start[_LENGTH.size :], body


def _chunks(entries: Iterable[SealedEntry]) -> Iterator[tuple[SealedEntry, ...]]:
    chunk: list[SealedEntry] = []
    size = 0
    for entry in entries:
        chunk.append(entry)
        size += len(entry.sealed) + len(entry.clear)
        if len(chunk) == AT_ONCE or size >= _MOST_CHUNK:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _decoded(body: bytes, kind: type[S]) -> S:
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except BROKEN:
        raise WireError("format") from None
