"""What becomes of every record of a push: stored, or kept apart with a reason. Nothing stops the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from desktop.hub import kinds
from desktop.sync.segment import Record

QUARANTINED, PARKED, EXPIRED = "quarantined", "parked", "expired"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record to be stored; ``kept_from`` as in the table."""

    record: Record
    kept_from: int | None


@dataclass(frozen=True, slots=True)
class Apart:
    """A record that is kept apart. ``raw`` is None for an expired one: its content is dropped at the entrance."""

    record: Record
    fate: str
    reason: str
    raw: bytes | None


@dataclass(slots=True)
class Sorted:
    """The records of a push by what becomes of them; ``days`` is the venue's retention after them."""

    days: int | None
    kept: list[Kept] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)


def sort(records: Iterable[Record], first_heard: Mapping[str, int], days: int | None, now: int) -> Sorted:
    """``first_heard`` says when the hub first got personal things it knows already, by subject (UTC ms)."""
    found = Sorted(days)
    for record in records:
        if reason := kinds.unstorable(record):
            found.apart.append(Apart(record, QUARANTINED, reason, _raw(record)))
        elif reason := kinds.unknown(record):
            found.apart.append(Apart(record, PARKED, reason, _raw(record)))
        elif reason := kinds.invalid(record):
            found.apart.append(Apart(record, QUARANTINED, reason, _raw(record)))
        elif not kinds.is_personal(record.kind):
            found.days = kinds.retention_days(record) or found.days
            found.kept.append(Kept(record, None))
        elif (since := first_heard.get(record.subject, now)) <= kinds.expired_before(now, found.days):
            found.apart.append(Apart(record, EXPIRED, "retention", None))
        else:
            found.kept.append(Kept(record, since))
    return found


def _raw(record: Record) -> bytes:
    """All of a record, for a later replay. A number beyond 64 bits has no MessagePack; it goes as text."""
    numbers = [record.schema, record.occurred]
    return msgspec.msgpack.encode(
        [record.seq, record.kind, record.subject, *map(str, numbers), record.salt, record.digest, record.body]
    )
