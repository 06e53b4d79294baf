"""What becomes of every record of a push: stored, or kept apart with a reason. Nothing stops the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from desktop.domain.hourly import HourCount
from desktop.hub import kinds
from desktop.sync import counts
from desktop.sync.counts import REMAINDER, STATE, TELLING, WrongCounts
from desktop.sync.segment import Record

QUARANTINED, PARKED, EXPIRED = "quarantined", "parked", "expired"


class Kept(NamedTuple):
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


class Counting(NamedTuple):
    """A record that counts for something, or would if its body had not been removed before it came."""

    record: Record
    counts: tuple[HourCount, ...] = ()


@dataclass(slots=True)
class Sorted:
    """The records of a push by what becomes of them; ``days`` is the venue's retention after them.

    ``counting``: those among them that count people, in order. One that is past its retention counts as well: its
    content goes, that somebody was there does not.
    """

    days: int | None
    kept: list[Kept] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    counting: list[Counting] = field(default_factory=list)


def sort(records: Iterable[Record], first_heard: Mapping[str, int], days: int | None, now: int) -> Sorted:
    """``first_heard`` says when the hub first got personal things it knows already, by subject (UTC ms)."""
    found = Sorted(days)
    for record in records:
        if reason := kinds.unstorable(record):
            found.apart.append(Apart(record, QUARANTINED, reason, _raw(record)))
        elif reason := kinds.unknown(record):
            found.apart.append(Apart(record, PARKED, reason, _raw(record)))
        elif reason := _invalid(record, found.counting):
            found.apart.append(Apart(record, QUARANTINED, reason, _raw(record)))
        else:
            _place(record, first_heard, found, now)
    return found


def _place(record: Record, first_heard: Mapping[str, int], found: Sorted, now: int) -> None:
    if not kinds.is_personal(record.kind):
        found.days = kinds.retention_days(record) or found.days
        found.kept.append(Kept(record, None))
    elif (since := first_heard.get(record.subject, now)) <= kinds.expired_before(now, found.days):
        found.apart.append(Apart(record, EXPIRED, "retention", None))
    else:
        found.kept.append(Kept(record, since))


def _invalid(record: Record, counting: list[Counting]) -> str:
    """What is wrong with a record; empty when nothing is, and whom it counts is noted then. Each body is read once."""
    if record.kind not in TELLING:
        return kinds.invalid(record)
    people: tuple[HourCount, ...] = ()
    try:
        if record.body is None:
            pass
        elif record.kind == STATE:
            counts.read_state(record.body)
        elif record.kind == REMAINDER:
            counts.read_remainder(record.body)
        else:
            people = counts.counted(record.kind, record.body, record.subject)
            if not people:
                return ""
    except WrongCounts:
        return kinds.invalid(record) or "counts"
    counting.append(Counting(record, people))
    return ""


def _raw(record: Record) -> bytes:
    """All of a record, for a later replay. A number beyond 64 bits has no MessagePack; it goes as text."""
    numbers = [record.schema, record.occurred]
    return msgspec.msgpack.encode(
        [record.seq, record.kind, record.subject, *map(str, numbers), record.salt, record.digest, record.body]
    )


def from_raw(raw: bytes) -> Record:
    """The record that was kept apart."""
    kind = tuple[int, str, str, str, str, bytes | None, bytes, str | None]
    seq, name, subject, schema, occurred, salt, digest, body = msgspec.msgpack.decode(raw, type=kind)
    return Record(seq, name, subject, int(schema), int(occurred), salt, digest, body)
