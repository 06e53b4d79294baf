"""The segment: a run of a desk's outbox, signed as a whole. HTTP and USB sticks carry the same bytes.

A segment is MessagePack ``[magic, header, payload, noise, signature]``. The payload is zstd over columns, not rows:
kinds and times compress to almost nothing beside each other. What is random by nature (salts, digests, most of an
identifier) is the noise beside it: nothing compresses it, and among text it would spoil the statistics of the text.
An identifier is 10 bytes of noise, and its time compresses, as it is that of the record; in the record's body a zero
character stands for it. The signature is Ed25519 (RFC 8032) over the header and the digests of payload and noise, so
that none of them can be put together with another one's.

What identifies a record is (desk, incarnation, seq). Its digest is BLAKE2b over the body, keyed with 16 random bytes;
a body that was purged before it was sent leaves only its digest. ``chain`` runs over all records of an incarnation:
a receiver that knows where it stands notices a fork, a gap and anything that was changed on the way.

A sealed record has the clear part of its body, its digest, and the sealed body (``sealing.py``); the content key of the
segment, wrapped for the health office, goes with it. Digests, sealed bodies and that key are noise as well.
"""

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import msgspec
import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.store.bodies import body_digest

VERSION = 1
FIRST_CHAIN = bytes(32)
"""The value of the chain before the first record of an incarnation."""
MOST_RECORDS = 2_000
MOST_BYTES = 1 << 20
"""The largest segment; a larger one is refused unread."""
MOST_UNPACKED = 16 << 20
BROKEN = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding untrusted bytes may raise: ``RecursionError`` for endless nesting."""
_MAGIC = b"VDS1"
_LEVEL = 9
_NOISE_BITS = 80
"""Random bits that follow the 48 bits of time in a UUIDv7 (version and variant included)."""
_STAMP_BITS = 48
_LONG = 36
"""Characters of an identifier as text."""
_MOST_KEY = 4 << 10
"""The largest wrapped content key; one for two recipients takes 479 bytes."""
_NOISE_MASK = (1 << _NOISE_BITS) - 1


class SegmentError(Exception):
    """A segment that is refused. ``reason`` is one of ``size``, ``format``, ``version``, ``signature``, ``digest``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Record(msgspec.Struct, frozen=True, gc=False):  # made by the thousand: a frozen dataclass takes ten times as long
    """A row of the outbox. ``occurred`` is UTC ms by the desk's clock; it orders, removes and expires nothing.

    ``kind`` is the thing and what was done to it, such as ``declaration.enter``; ``salt`` and ``body`` (JSON text) are
    None once they were purged. Where ``sealed`` holds the whole body and its salt, ``body`` is the clear part of it, and
    ``content_key`` names the key at a hub (16 bytes; nothing on its way).
    """

    seq: int
    kind: str
    subject: str
    schema: int
    occurred: int
    salt: bytes | None
    digest: bytes
    body: str | None
    sealed: bytes | None = None
    content_key: bytes | None = None


class Header(msgspec.Struct, frozen=True, array_like=True):
    """Which records of which desk a segment holds, and the value of the chain before the first of them."""

    version: int
    hub: str
    venue: str
    desk: str
    incarnation: str
    first: int
    n: int
    previous: bytes


class WrappedKey(msgspec.Struct, frozen=True, array_like=True):
    """The content key of a segment, wrapped for the office whose key has this ``fingerprint``."""

    fingerprint: str
    wrapped: bytes


class _Sealing(msgspec.Struct, array_like=True):
    """Which records are sealed, by their place in the segment, in order; the sizes of their sealed bodies and of the
    wrapped key, which are in the noise."""

    fingerprint: str
    key_size: int
    places: list[int]
    sizes: list[int]


class _Columns(msgspec.Struct, array_like=True):
    """The records, column by column. Where a subject is None, it is an identifier: ``stamps`` has its first 48 bits,
    less the record's time, the noise has the rest. A body in a list by itself is one that holds zero characters of its own."""

    kinds: list[str]
    kind_of: list[int]
    subjects: list[str | None]
    stamps: list[int]
    schemas: list[int]
    occurred: list[int]
    bodies: list[str | tuple[str] | None]
    sealing: _Sealing | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened segment: its desk signed everything in it, and each body that is not sealed agrees with its digest.
    ``key`` is that of the sealed ones; None where there are none."""

    header: Header
    records: tuple[Record, ...]
    key: WrappedKey | None = None

    @property
    def last(self) -> int:
        """The seq of the last record; one before the first of an empty segment."""
        return self.header.first + self.header.n - 1

    @property
    def chain(self) -> bytes:
        """The value of the chain after the last record."""
        return chain_after(self.header.previous, self.records)


def chain_after(previous: bytes, records: Iterable[Record]) -> bytes:
    """The value of the chain after these records."""
    encode = msgspec.msgpack.Encoder().encode
    for record in records:
        head = encode((record.seq, record.kind, record.subject, record.schema, record.occurred))
        previous = hashlib.blake2b(previous + head + record.digest, digest_size=32).digest()
    return previous


def seal(
    header: Header, records: Sequence[Record], key: Ed25519PrivateKey, content_key: WrappedKey | None = None
) -> bytes:
    """The bytes of a segment of consecutive records from ``header.first`` on. Raises ``ValueError`` for others.
    ``content_key`` is that of its sealed records."""
    if [record.seq for record in records] != list(range(header.first, header.first + header.n)):
        raise ValueError("records do not follow each other")
    kinds = sorted({record.kind for record in records})
    place = {kind: number for number, kind in enumerate(kinds)}
    times = [record.occurred for record in records]
    identifiers = [_identifier(record.subject) for record in records]
    sealed = {number: record.sealed for number, record in enumerate(records) if record.sealed is not None}
    sealing = None
    if sealed:
        if content_key is None:
            raise ValueError("sealed records without their content key")
        sizes = [len(text) for text in sealed.values()]
        sealing = _Sealing(content_key.fingerprint, len(content_key.wrapped), list(sealed), sizes)
    columns = _Columns(
        kinds,
        [place[record.kind] for record in records],
        [record.subject if i is None else None for record, i in zip(records, identifiers, strict=True)],
        [(i >> _NOISE_BITS) - time for i, time in zip(identifiers, times, strict=True) if i is not None],
        [record.schema for record in records],
        _differences(times),
        [_short(record, i) for record, i in zip(records, identifiers, strict=True)],
        sealing,
    )
    noise = b"".join(
        [
            *((i & _NOISE_MASK).to_bytes(_NOISE_BITS // 8) for i in identifiers if i is not None),
            *(record.salt for record in records if record.body is not None and record.salt is not None),
            *(record.digest for record in records if record.body is None or record.sealed is not None),
            *sealed.values(),
            *([content_key.wrapped] if sealed and content_key is not None else ()),
        ]
    )
    head = msgspec.msgpack.encode(header)
    payload = zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.msgpack.encode(columns))
    return msgspec.msgpack.encode([_MAGIC, head, payload, noise, key.sign(_signed(head, payload, noise))])


def peek(data: bytes) -> Header:
    """The header of a segment, not verified. Raises ``SegmentError``."""
    return _parts(data).header


def open_segment(data: bytes, key: Ed25519PublicKey) -> Segment:
    """The records of a segment, verified with a desk's public key. Raises ``SegmentError``."""
    parts = _parts(data)
    header = parts.header
    try:
        key.verify(parts.signature, _signed(parts.head, parts.payload, parts.noise))
    except InvalidSignature:
        raise SegmentError("signature") from None
    if header.version != VERSION:
        raise SegmentError("version")
    try:
        columns = msgspec.msgpack.decode(_unpacked(parts.payload), type=_Columns)
        records = tuple(_records(header, columns, parts.noise))
    except (zstandard.ZstdError, *BROKEN, IndexError):
        raise SegmentError("format") from None
    sealing = columns.sealing
    if sealing is None:
        return Segment(header, records)
    return Segment(header, records, WrappedKey(sealing.fingerprint, parts.noise[len(parts.noise) - sealing.key_size :]))


class _Parts(NamedTuple):
    head: bytes
    payload: bytes
    noise: bytes
    signature: bytes
    header: Header


def _parts(data: bytes) -> _Parts:
    if len(data) > MOST_BYTES:
        raise SegmentError("size")
    try:
        magic, head, payload, noise, signature = msgspec.msgpack.decode(
            data, type=tuple[bytes, bytes, bytes, bytes, bytes]
        )
        header = msgspec.msgpack.decode(head, type=Header)
    except BROKEN:
        raise SegmentError("format") from None
    if magic != _MAGIC or not 0 < header.n <= MOST_RECORDS or header.first < 1 or len(header.previous) != 32:
        raise SegmentError("format")
    return _Parts(head, payload, noise, signature, header)


def _unpacked(payload: bytes) -> bytes:
    # The frame's own word on its size is looked at first: where it has one, the library's limit does not apply.
    if not 0 <= zstandard.frame_content_size(payload) <= MOST_UNPACKED:
        raise ValueError("a payload of no size, or too large")
    return zstandard.ZstdDecompressor().decompress(payload, allow_extra_data=False)


def _signed(head: bytes, payload: bytes, noise: bytes) -> bytes:
    digests = (hashlib.blake2b(part, digest_size=32).digest() for part in (payload, noise))
    return _MAGIC + b"".join(digests) + head


def _records(header: Header, columns: _Columns, noise: bytes) -> Iterable[Record]:
    rows = (columns.kind_of, columns.subjects, columns.schemas, columns.occurred, columns.bodies)
    if any(len(column) != header.n for column in rows):
        raise ValueError("columns of different lengths")
    named, bodies = columns.subjects.count(None), header.n - columns.bodies.count(None)
    lengths, key_size = _sealed_sizes(header.n, columns)
    whole = bodies - len(lengths)
    sizes = (
        named * _NOISE_BITS // 8,
        whole * 16,
        (header.n - whole) * 32,
        sum(lengths.values()),
        key_size,
    )
    if len(columns.stamps) != named or len(noise) != sum(sizes):
        raise ValueError("noise or stamps of another number of records")
    if sum(body.count("\0") for body in columns.bodies if isinstance(body, str)) * _LONG > MOST_UNPACKED:
        raise ValueError("bodies that grow too large")
    ends = tuple(itertools.accumulate(sizes))
    times = tuple(itertools.accumulate(columns.occurred))
    names = _names(columns.stamps, itertools.compress(times, (subject is None for subject in columns.subjects)), noise)
    salts, kept = _pieces(noise[ends[0] : ends[1]], 16), _pieces(noise[ends[1] : ends[2]], 32)
    start = ends[2]
    records: list[Record] = []
    rest = zip(columns.kind_of, columns.subjects, columns.schemas, times, columns.bodies, strict=True)
    for seq, (kind, subject, schema, occurred, short) in enumerate(rest, start=header.first):
        if subject is None:
            subject = next(names)
            short = short.replace("\0", subject) if isinstance(short, str) else short
        body = short[0] if isinstance(short, tuple) else short
        if lengths and (length := lengths.get(seq - header.first)) is not None:
            sealed, start = noise[start : start + length], start + length
            kind_name = columns.kinds[kind]
            records.append(Record(seq, kind_name, subject, schema, occurred, None, next(kept), body, sealed))
            continue
        salt = None if body is None else next(salts)
        digest = next(kept) if body is None or salt is None else body_digest(salt, body)
        records.append(Record(seq, columns.kinds[kind], subject, schema, occurred, salt, digest, body))
    return records


def _sealed_sizes(count: int, columns: _Columns) -> tuple[dict[int, int], int]:
    """The sizes of sealed bodies by place, and that of the wrapped key. Raises ``ValueError``."""
    sealing = columns.sealing
    if sealing is None:
        return {}, 0
    places, sizes = sealing.places, sealing.sizes
    if not places or len(places) != len(sizes) or min(sizes) < 1 or not 0 < sealing.key_size <= _MOST_KEY:
        raise ValueError("sealed records without size or key")
    if sorted(set(places)) != places or places[0] < 0 or places[-1] >= count or len(sealing.fingerprint) > _LONG:
        raise ValueError("places of sealed records")
    if any(columns.bodies[place] is None for place in places):
        raise ValueError("sealed records without a clear part")
    return dict(zip(places, sizes, strict=True)), sealing.key_size


def _names(stamps: Sequence[int], times: Iterable[int], noise: bytes) -> Iterator[str]:
    """Identifiers as text, like ``str(UUID)`` in a third of the time. Raises ``ValueError`` for anything else."""
    rest = noise[: len(stamps) * _NOISE_BITS // 8].hex()
    for place, (stamp, time) in enumerate(zip(stamps, times, strict=True)):
        upper = stamp + time
        if upper >> _STAMP_BITS:  # negative ones as well
            raise ValueError("an identifier of more than 128 bits")
        head, tail = f"{upper:012x}", rest[place * 20 : place * 20 + 20]
        yield f"{head[:8]}-{head[8:]}-{tail[:4]}-{tail[4:8]}-{tail[8:]}"


def _identifier(subject: str) -> int | None:
    """The UUID of a subject in canonical form; None for any other subject."""
    if len(subject) != _LONG:
        return None
    try:
        value = UUID(subject)
    except ValueError:
        return None
    return value.int if str(value) == subject else None


def _short(record: Record, identifier: int | None) -> str | tuple[str] | None:
    """A body with a zero character in place of the record's own identifier."""
    if record.body is not None and "\0" in record.body:
        return (record.body,)
    return record.body if record.body is None or identifier is None else record.body.replace(record.subject, "\0")


def _pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def _differences(numbers: Sequence[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
