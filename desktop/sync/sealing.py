"""Sealing of personal records: the clear part goes on its way readable, the whole body only for the health office.

One content key of 32 random bytes serves one segment, or one batch that the hub seals itself. It is wrapped (age format)
for the office's key and for its recovery key. Each record is encrypted by itself with AES-256-GCM, so that one can be
deleted without the others. Its associated data names hub, venue, desk, incarnation, seq, kind, subject and digest: a sealed
body opens at its own place only. The nonce is the seq, which occurs once under a key: the key is of one incarnation.

What is encrypted is the salt, a head (``_HEAD``), the body compressed with zstd, and zeros up to a multiple of 32 bytes, so
that lengths tell little. The digest of the record stays that of the whole body: the desk's chain and signature cover it, and
whoever opens the body can verify it.
"""

import os
import struct
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import msgspec
import pyrage
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.clear_part import clear_part
from desktop.domain.records import RecordKinds
from desktop.store.bodies import body_digest, encoded
from desktop.sync.office import fingerprint, recipients
from desktop.sync.segment import BROKEN, Record
from desktop.sync.wire import OfficeKey

KEY_BYTES = 32
_VERSION = b"\x01"
_PURPOSE = "venuedesk:record"
_SALT = 16
_HEAD = struct.Struct(">?I")
"""Whether a zero character stands for the record's subject, and the length of the compressed body."""
_BODY = _SALT + _HEAD.size
_BLOCK = 32
_LEVEL = 9
_MOST_BODY = 1 << 20
_UNREADABLE = ""
"""The clear part of a body that is no JSON object: no receiver takes it for one."""
_TYPICAL = (
    '{"address":"惠州市惠城区江北街道路号栋单元房","birth_date":"19","category":"elderly","cluster_history":"no","consent":"yes",'
    '"contact_history":"no","fever_contact_history":"no","gate_id":"0199","guardian_name":"","guardian_phone":"13",'
    '"guardian_relation":"","health_code":"green","holder":{"id":"\\u0000","id_number":"4413","id_type":"resident_id",'
    '"inspector_id":null,"name":"","notes":"","overrides":[],"phone":"13","precision":"exact","reason":"","before":{"sex":"female",'
    '"signature":"signed","slip":null,"source":"paper","symptoms":"","temperature_c":"36.5","travel_history":"no",'
    '"version":1,"visited_from":17,"visited_to":17}'
).encode()
"""What bodies have in common: zstd refers to it. It is a part of the format, and never changes under this version."""
_DICTIONARY = zstandard.ZstdCompressionDict(_TYPICAL, dict_type=zstandard.DICT_TYPE_RAWCONTENT)

_object = msgspec.json.Decoder(dict[str, object])


class Unreadable(Exception):
    """A sealed body that does not open: it was altered, moved to another place, or is for another key."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """The incarnation whose records are sealed, at which hub."""

    hub: str
    venue: str
    desk: str
    incarnation: str


@dataclass(frozen=True, slots=True)
class ContentKey:
    """A content key. ``wrapped`` is the age file for the office whose key has this ``fingerprint``."""

    secret: bytes
    wrapped: bytes
    fingerprint: str

    def __repr__(self) -> str:
        """Without the secret: tracebacks may show it."""
        return f"ContentKey({self.fingerprint})"


def new_content_key(office: OfficeKey) -> ContentKey:
    """A fresh content key for an office."""
    secret = os.urandom(KEY_BYTES)
    return ContentKey(secret, bytes(pyrage.encrypt(secret, recipients(office))), fingerprint(office))


def clear_body(record: Record, kinds: RecordKinds) -> str | None:
    """The clear part of a record's body as JSON text; None where the whole body may stand in the clear: it is purged, not of
    a personal kind, or has nothing but clear fields."""
    name, _, action = record.kind.partition(".")
    kind = kinds.find(name)
    if record.body is None or kind is None or not kind.personal:
        return None
    try:
        body = _object.decode(record.body)
    except BROKEN:
        return _UNREADABLE
    clear = clear_part(kind, action, body)
    return None if clear == body else encoded(clear)


class Sealer:
    """Seals records of one incarnation under one content key. For one thread."""

    def __init__(self, place: Place, key: ContentKey) -> None:
        self._place = place
        self._cipher = AESGCM(key.secret)
        self._compressor = zstandard.ZstdCompressor(level=_LEVEL, dict_data=_DICTIONARY, write_dict_id=False)

    def sealed(self, record: Record, clear: str) -> Record:
        """The record with its body sealed, and the clear part in its place. The digest stays."""
        body, salt = record.body, record.salt
        if body is None or salt is None or len(salt) != _SALT:
            raise ValueError("a record without a body")
        short = "\0" not in body and len(record.subject) > 1
        packed = self._compressor.compress((body.replace(record.subject, "\0") if short else body).encode())
        plain = salt + _HEAD.pack(short, len(packed)) + packed
        plain += bytes(-len(plain) % _BLOCK)
        text = self._cipher.encrypt(_nonce(record.seq), plain, _bound(self._place, record))
        return msgspec.structs.replace(record, salt=None, body=clear, sealed=_VERSION + text)


class SealedRecord(Protocol):
    """What a sealed body is bound to, and the body itself."""

    @property
    def seq(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def digest(self) -> bytes: ...
    @property
    def sealed(self) -> bytes | None: ...


class DecryptedBody(NamedTuple):
    """A body as it was sealed. ``packed`` is its UTF-8 text, with a zero character for the record's subject where ``is_short``;
    ``salt`` as in ``Record``."""

    salt: bytes
    packed: bytes
    is_short: bool


class Opener:
    """Opens records that were sealed under one content key. For one thread."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)
        self._decompressor = zstandard.ZstdDecompressor(dict_data=_DICTIONARY)

    def decrypted(self, record: SealedRecord, place: Place) -> DecryptedBody:
        """The body of a record, which is what was sealed for it at this place; whether it is what its digest says is left to
        ``verified``, for a search that looks into many. Raises ``Unreadable``."""
        sealed = record.sealed or b""
        if sealed[:1] != _VERSION:
            raise Unreadable
        try:
            plain = self._cipher.decrypt(_nonce(record.seq), sealed[1:], _bound(place, record))
            short, length = _HEAD.unpack_from(plain, _SALT)
            packed = plain[_BODY : _BODY + length]
            if not 0 <= zstandard.frame_content_size(packed) <= _MOST_BODY:
                raise Unreadable
            return DecryptedBody(plain[:_SALT], self._decompressor.decompress(packed, allow_extra_data=False), short)
        except (InvalidTag, struct.error, zstandard.ZstdError, ValueError, OverflowError):
            raise Unreadable from None

    def body(self, record: SealedRecord, place: Place) -> str:
        """The whole body of a record, verified with its digest. Raises ``Unreadable``."""
        return verified(record, self.decrypted(record, place))


def verified(record: SealedRecord, of: DecryptedBody) -> str:
    """The text of a body that agrees with its record's digest. Raises ``Unreadable``."""
    try:
        body = of.packed.decode()
    except ValueError:
        raise Unreadable from None
    body = body.replace("\0", record.subject) if of.is_short else body
    if body_digest(of.salt, body) != record.digest:
        raise Unreadable
    return body


def opened(record: Record, place: Place, secret: bytes) -> Record:
    """The record with its whole body, and its salt, verified with its digest. Raises ``Unreadable``."""
    found = Opener(secret).decrypted(record, place)
    return msgspec.structs.replace(record, salt=found.salt, body=verified(record, found), sealed=None, content_key=None)


def _nonce(seq: int) -> bytes:
    return seq.to_bytes(12)


def _bound(place: Place, record: SealedRecord) -> bytes:
    """The associated data: where the record belongs, and what it says of itself."""
    return msgspec.msgpack.encode((_PURPOSE, place, record.seq, record.kind, record.subject, record.digest))
