"""Operations: records that change fields which all desks of a venue share."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from desktop.domain.master.fields import canonical, is_field, is_value
from desktop.domain.master.merge import Register, Version, written
from desktop.domain.master.stamps import is_stamp, rank
from desktop.domain.records import RecordKinds
from desktop.sync.segment import BROKEN, Record

_MOST_BASE = 64
_LONGEST_BY = 64
_LONGEST_PROOF = 256


@dataclass(frozen=True, slots=True)
class Written:
    """A version that an operation wrote to one field."""

    kind: str
    subject: str
    field: str
    register: Register


class _Operation(msgspec.Struct):
    """The body of an operation. ``base``: by field, the stamps of the versions that it replaces. ``stamps``: by field,
    the stamp of a value that was written earlier than the operation was recorded. ``authors``: by field, who wrote it
    where that is another than ``by``. ``proofs``: by field, the manager's signature."""

    id: str
    stamp: str
    fields: dict[str, object]
    by: str = ""
    base: dict[str, list[str]] = {}
    stamps: dict[str, str] = {}
    authors: dict[str, str] = {}
    proofs: dict[str, str] = {}

    def sound(self) -> bool:
        stamps = [self.stamp, *self.stamps.values(), *(stamp for base in self.base.values() for stamp in base)]
        return (
            all(map(is_stamp, stamps))
            and all(is_field(name) and is_value(name, value) for name, value in self.fields.items())
            and self.base.keys() | self.stamps.keys() | self.authors.keys() | self.proofs.keys() <= self.fields.keys()
            and all(len(base) <= _MOST_BASE for base in self.base.values())
            and all(len(by) <= _LONGEST_BY for by in (self.by, *self.authors.values()))
            and all(len(proof) <= _LONGEST_PROOF for proof in self.proofs.values())
        )


_decoder = msgspec.json.Decoder(_Operation)


def is_operation(record: Record, kinds: RecordKinds) -> bool:
    """Whether a record claims to be an operation. Records of the first program versions hold the whole state of a thing
    instead."""
    kind = record.kind.partition(".")[0]
    return kind in kinds.shared and record.body is not None and '"stamp":' in record.body


def is_sound(record: Record) -> bool:
    """Whether the operation is valid."""
    return _read(record) is not None


def writes(record: Record, now: int, kinds: RecordKinds) -> Iterator[Written]:
    """The versions that an operation wrote, ranked as of ``now`` (UTC ms by the hub's clock). None for other
    records."""
    operation = _read(record) if is_operation(record, kinds) else None
    if operation is None:
        return
    kind = record.kind.partition(".")[0]
    for name, value in operation.fields.items():
        stamp = operation.stamps.get(name, operation.stamp)
        ranked = rank(stamp, now)
        by, proof = operation.authors.get(name, operation.by), operation.proofs.get(name, "")
        version = Version(stamp, canonical(value), by, "" if ranked == stamp else ranked, proof)
        yield Written(kind, record.subject, name, written(version, operation.base.get(name, ())))


def _read(record: Record) -> _Operation | None:
    try:
        operation = _decoder.decode(record.body or "")
    except BROKEN:
        return None
    return operation if operation.id == record.subject and operation.sound() else None
