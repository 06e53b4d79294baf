"""Sealed lists made without a hub: declarations of venues, sealed and signed as a hub would write them."""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.records import RECORD_KINDS
from desktop.services.office.identity import NewOfficeKey, OfficeKeyFile, new_office_key, seal_key_file
from desktop.services.office.secrets import OfficeSecret
from desktop.store.bodies import body_digest
from desktop.store.keys import Cost
from desktop.sync.sealed_list import ListedCase, ListHead, ListPart, PartHead, SealedEntry, write_sealed_list
from desktop.sync.sealing import ContentKey, Place, Sealer, clear_body, new_content_key
from desktop.sync.segment import Record, WrappedKey
from desktop.sync.wire import OfficeKey

NOW = 1_795_000_000_000
KEY = new_office_key()
SIGNING = Ed25519PrivateKey.generate()
HUB = "0199aaaa-0000-7000-8000-0000000000ff"
SECRET = OfficeSecret(KEY.identity, HUB, SIGNING.public_key().public_bytes_raw())
PASSPHRASE = "four quiet herons"
_CHEAP = Cost(1, 8, 1)
Body = Mapping[str, object]


def identifier(number: int) -> str:
    """An identifier that is the same in every run."""
    return f"0199aaaa-0000-7000-8000-{number:012x}"


def key_file(path: Path, key: NewOfficeKey = KEY) -> Path:
    """The office's key file."""
    content = OfficeKeyFile(key.identity, HUB, SIGNING.public_key().public_bytes_raw())
    path.write_bytes(seal_key_file(content, PASSPHRASE, _CHEAP))
    return path


@dataclass
class ListedVenue:
    """A venue, and the bodies of its declarations. ``per_key`` records share a content key, as those of a segment do."""

    number: int
    name: str
    bodies: Iterable[Body]
    gates: Sequence[str] = ("大门",)
    assumed_minutes: int = 120
    per_key: int = 500
    key: NewOfficeKey = KEY
    _wrapped: dict[bytes, WrappedKey] = field(default_factory=dict)

    def gate(self, place: int) -> str:
        """The identifier of a gate."""
        return identifier(self.number * 1000 + place + 1)

    def part(self) -> ListPart:
        """The venue as it is written."""
        venue, desk = identifier(self.number), identifier(self.number + 900_000)
        gates = {self.gate(place): name for place, name in enumerate(self.gates)}
        head = PartHead(venue, self.name, self.assumed_minutes, gates, {}, {desk: "JB"})
        return ListPart(head, self._entries(Place(HUB, venue, desk, identifier(800_000))), self._keys_of)

    def _keys_of(self, names: Collection[bytes]) -> dict[bytes, WrappedKey]:
        keys = {name: self._wrapped[name] for name in names}
        self._wrapped = {name: key for name, key in self._wrapped.items() if name >= max(names)}  # it may be long
        return keys

    def _entries(self, place: Place) -> Iterator[SealedEntry]:
        office = OfficeKey(HUB, 1, self.key.office, self.key.recovery, 0)
        sealer, name = None, b""
        for seq, body in enumerate(self.bodies, start=1):
            if sealer is None or seq % self.per_key == 0:
                content: ContentKey = new_content_key(office)
                sealer, name = Sealer(place, content), b"%016d" % seq
                self._wrapped[name] = WrappedKey(content.fingerprint, content.wrapped)
            yield _entry(sealer, place, seq, body, name)


def _entry(sealer: Sealer, place: Place, seq: int, body: Body, name: bytes) -> SealedEntry:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    salt, subject = os.urandom(16), str(body["id"])
    plain = Record(seq, "declaration.enter", subject, 1, NOW + seq, salt, body_digest(salt, text), text)
    closed = sealer.sealed(plain, clear_body(plain, RECORD_KINDS) or "")
    about = closed.seq, closed.kind, closed.subject, closed.schema, closed.occurred, closed.digest
    return SealedEntry(place.desk, place.incarnation, *about, closed.body or "", closed.sealed or b"", name)


def declaration(number: int, gate: str, since: int, until: int | None = None, **other: object) -> dict[str, object]:
    """The body of a declaration; ``until`` None: the leaving time is not known."""
    return {
        "id": identifier(10_000_000 + number),
        "gate_id": gate,
        "inspector_id": None,
        "slip": None,
        "visited_from": since,
        "visited_to": since if until is None else until,
        "precision": "exact" if until is None else "range",
        "source": "paper",
        "version": 1,
        "category": "elderly",
        "name": f"单田{number}",
        "sex": "male",
        "birth_date": "1960-01-02",
        "id_type": "none",
        "id_number": "",
        "phone": f"139{number:08d}",
        "address": "惠州市惠城区江北街道",
        "temperature_c": "36.5",
        "symptoms": "",
        **other,
    }


def write_list(path: Path, venues: Sequence[ListedVenue], case: ListedCase | None = None, made: int = NOW) -> Path:
    """A list of these venues."""
    head = ListHead(HUB, SIGNING.public_key().public_bytes_raw(), made, None, None, len(venues), case)
    with path.open("wb") as file:
        write_sealed_list(file, head, (venue.part() for venue in venues), SIGNING)
    return path
