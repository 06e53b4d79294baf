"""Classifies the records of a push: accepted, or quarantined with a disposition and a reason. An invalid record does
not stop the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from desktop.credentials.statements import Statement
from desktop.domain.hourly import HourCount
from desktop.domain.records import RecordKinds
from desktop.hub.kinds import RETENTION_EDIT, ends, expired_before, invalid, retention_days, unknown, unstorable
from desktop.sync import counts
from desktop.sync.counts import ALL_COUNTS, REMAINDER, STATE, WrongCounts
from desktop.sync.segment import Record

QUARANTINED, PARKED, EXPIRED = "quarantined", "parked", "expired"
RETENTION, ERASED = "retention", "erased"
"""Reasons of expired records: past the retention, or their subject was erased before."""


class SubjectHistory(NamedTuple):
    """When the hub first received a record of a personal subject (UTC ms), whether it has a tombstone of it, and
    whether it is ``foreign``: another desk recorded it than the one that pushes now."""

    since: int
    ended: bool = False
    foreign: bool = False


# Made by the thousand, and without circles.
class AcceptedRecord(msgspec.Struct, frozen=True, gc=False):
    """A record to be stored; ``kept_from`` as in the table."""

    record: Record
    kept_from: int | None


@dataclass(frozen=True, slots=True)
class QuarantinedRecord:
    """A record in quarantine. ``raw`` is the record as MessagePack; None for an expired one, whose content is never
    stored."""

    record: Record
    disposition: str
    reason: str
    raw: bytes | None


class CountedRecord(msgspec.Struct, frozen=True, gc=False):
    """A record that changes totals, or that would if it had its body."""

    record: Record
    counts: tuple[HourCount, ...] = ()


@dataclass(slots=True)
class Classification:
    """The classified records of a push; ``days`` is the venue's retention after them. ``counting``: records that change
    totals, in order; expired ones included, since totals outlast personal data. ``ended``: subjects that they erase or
    make void. ``statements``: what was accepted about signing keys."""

    days: int | None
    kept: list[AcceptedRecord] = field(default_factory=list)
    quarantined: list[QuarantinedRecord] = field(default_factory=list)
    counting: list[CountedRecord] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)


def classify(
    records: Sequence[Record],
    histories: Mapping[str, SubjectHistory],
    days: int | None,
    now: int,
    kinds: RecordKinds,
    refusals: Mapping[int, str],
) -> Classification:
    """Classify records in order. ``histories``: by subject, what the hub has of their personal subjects; ``days``: the
    venue's retention before them, None for the default; ``now``: UTC ms; ``kinds``: those that this hub understands;
    ``refusals``: by seq, reasons of records that nobody entitled ordered (``credentials``)."""
    return _Classifier(histories, now, kinds, refusals, Classification(days)).run(records)


@dataclass(frozen=True, slots=True)
class _Classifier:
    """The state of one classification."""

    histories: Mapping[str, SubjectHistory]
    now: int
    kinds: RecordKinds
    refusals: Mapping[int, str]
    found: Classification

    def run(self, records: Sequence[Record]) -> Classification:
        found, kinds = self.found, self.kinds
        ending = (r for r in records if r.kind in kinds.tombstones and r.seq not in self.refusals)
        found.ended.update(record.subject for record in ending if ends(record, kinds))
        for record in records:
            if reason := unstorable(record):
                found.quarantined.append(QuarantinedRecord(record, QUARANTINED, reason, raw_of(record)))
            elif reason := unknown(record, kinds):
                self._quarantine(record, PARKED, reason)
            elif (reason := self.refusals.get(record.seq, "")) or (reason := self._invalid(record)):
                self._quarantine(record, QUARANTINED, reason)
            else:
                self._place(record)
        return found

    def _quarantine(self, record: Record, disposition: str, reason: str) -> None:
        if self._is_erased(record):
            disposition, reason = EXPIRED, ERASED
        raw = None if disposition == EXPIRED else raw_of(record)
        self.found.quarantined.append(QuarantinedRecord(record, disposition, reason, raw))

    def _is_erased(self, record: Record) -> bool:
        """Whether the record is about a subject whose data was erased."""
        if not self.kinds.is_personal(record.kind) or ends(record, self.kinds):
            return False
        known = self.histories.get(record.subject)
        return record.subject in self.found.ended or (known is not None and known.ended)

    def _place(self, record: Record) -> None:
        found = self.found
        if not self.kinds.is_personal(record.kind):
            if record.kind == RETENTION_EDIT:
                found.days = retention_days(record) or found.days
            found.kept.append(AcceptedRecord(record, None))
            return
        known = self.histories.get(record.subject)
        since = self.now if known is None else known.since
        if ends(record, self.kinds):  # it says for good that there was an end, and nothing of whose
            found.kept.append(AcceptedRecord(record, since))
        elif since <= expired_before(self.now, found.days):
            found.quarantined.append(QuarantinedRecord(record, EXPIRED, RETENTION, None))
        elif record.body is not None and self._is_erased(record):
            found.quarantined.append(QuarantinedRecord(record, EXPIRED, ERASED, None))
        else:
            found.kept.append(AcceptedRecord(record, since))

    def _invalid(self, record: Record) -> str:
        """The reason why a record is invalid, empty for a valid one; notes the counts of a valid one. Each body is
        decoded once."""
        if record.kind not in ALL_COUNTS:
            return invalid(record, self.kinds)
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
            return invalid(record, self.kinds) or "counts"
        self.found.counting.append(CountedRecord(record, people))
        return ""


class _Raw(msgspec.Struct, array_like=True):
    """A record as it is kept apart; integers beyond 64 bits are text."""

    seq: int
    kind: str
    subject: str
    schema: str
    occurred: str
    salt: bytes | None
    digest: bytes
    body: str | None
    sealed: bytes | None = None
    content_key: bytes | None = None


def raw_of(record: Record) -> bytes:
    """The record as MessagePack, for a later replay."""
    return msgspec.msgpack.encode(
        _Raw(
            record.seq,
            record.kind,
            record.subject,
            str(record.schema),
            str(record.occurred),
            record.salt,
            record.digest,
            record.body,
            record.sealed,
            record.content_key,
        )
    )


def from_raw(raw: bytes) -> Record:
    """The quarantined record of a ``raw``."""
    of = msgspec.msgpack.decode(raw, type=_Raw)
    rest = of.salt, of.digest, of.body, of.sealed, of.content_key
    return Record(of.seq, of.kind, of.subject, int(of.schema), int(of.occurred), *rest)
