"""What becomes of every record of a push: stored, or kept apart with a reason. Nothing stops the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from desktop.domain.erasure import ENDINGS
from desktop.domain.hourly import HourCount
from desktop.hub import kinds
from desktop.sync import counts
from desktop.sync.counts import REMAINDER, STATE, TELLING, WrongCounts
from desktop.sync.segment import Record

QUARANTINED, PARKED, EXPIRED = "quarantined", "parked", "expired"
RETENTION, ERASED = "retention", "erased"
"""Why a record is expired: its time was over, or somebody had it erased before."""


class Heard(NamedTuple):
    """When the hub first got a personal thing (UTC ms), and whether it was erased or made void since."""

    since: int
    ended: bool = False


# Made by the thousand, and without circles.
class Kept(msgspec.Struct, frozen=True, gc=False):
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


class Counting(msgspec.Struct, frozen=True, gc=False):
    """A record that counts for something, or would if its body had not been removed before it came."""

    record: Record
    counts: tuple[HourCount, ...] = ()


@dataclass(slots=True)
class Sorted:
    """The records of a push by what becomes of them; ``days`` is the venue's retention after them.

    ``counting``: those among them that count people, in order. One that is past its retention counts as well: its
    content goes, that somebody was there does not. ``ended`` are the things that are erased or made void in them.
    """

    days: int | None
    kept: list[Kept] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    counting: list[Counting] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)


def sort(records: Sequence[Record], heard: Mapping[str, Heard], days: int | None, now: int) -> Sorted:
    """``heard`` tells of the personal things that the hub knows already, by subject."""
    ending = (record for record in records if record.kind in ENDINGS)
    found = Sorted(days, ended={record.subject for record in ending if kinds.ends(record)})
    for record in records:
        if reason := kinds.unstorable(record):
            found.apart.append(Apart(record, QUARANTINED, reason, _raw(record)))
        elif reason := kinds.unknown(record):
            _keep_apart(record, PARKED, reason, heard, found)
        elif reason := _invalid(record, found.counting):
            _keep_apart(record, QUARANTINED, reason, heard, found)
        else:
            _place(record, heard, found, now)
    return found


def _keep_apart(record: Record, fate: str, reason: str, heard: Mapping[str, Heard], found: Sorted) -> None:
    if _is_ended(record, heard, found):
        fate, reason = EXPIRED, ERASED
    found.apart.append(Apart(record, fate, reason, None if fate == EXPIRED else _raw(record)))


def _is_ended(record: Record, heard: Mapping[str, Heard], found: Sorted) -> bool:
    """Whether a record tells of somebody whose data is erased."""
    if not kinds.is_personal(record.kind) or kinds.ends(record):
        return False
    known = heard.get(record.subject)
    return record.subject in found.ended or (known is not None and known.ended)


def _place(record: Record, heard: Mapping[str, Heard], found: Sorted, now: int) -> None:
    if not kinds.is_personal(record.kind):
        if record.kind == kinds.RETENTION_EDIT:
            found.days = kinds.retention_days(record) or found.days
        found.kept.append(Kept(record, None))
        return
    known = heard.get(record.subject)
    since = now if known is None else known.since
    if kinds.ends(record):  # it says for good that there was an end, and nothing of whose
        found.kept.append(Kept(record, since))
    elif since <= kinds.expired_before(now, found.days):
        found.apart.append(Apart(record, EXPIRED, RETENTION, None))
    elif record.body is not None and _is_ended(record, heard, found):
        found.apart.append(Apart(record, EXPIRED, ERASED, None))
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
