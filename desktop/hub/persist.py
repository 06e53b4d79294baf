"""Persists classified records; the same for a push and for a replay."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from uuid import UUID

from sqlalchemy import Connection

from desktop.domain.records import RecordKinds
from desktop.hub import master, queries
from desktop.hub.classify import Classification, SubjectHistory, classify
from desktop.hub.incarnation import Incarnation
from desktop.hub.totals import Totals
from desktop.sync.segment import Record


def classify_records(
    connection: Connection,
    of_venue: UUID,
    records: Sequence[Record],
    days: int | None,
    now: int,
    kinds: RecordKinds,
    came: Mapping[str, int] | None = None,
) -> Classification:
    """Classify records with what the database has of their subjects. ``came``: for a replay, when records of a subject
    were first received (UTC ms), by subject."""
    personal = {record.subject for record in records if kinds.is_personal(record.kind) and "\0" not in record.subject}
    histories = dict(queries.subject_histories(connection, of_venue, personal, kinds))
    for subject, at in (came or {}).items():
        known = histories.get(subject, SubjectHistory(at))
        histories[subject] = SubjectHistory(min(at, known.since), known.ended)
    return classify(records, histories, days, now, kinds)


@contextmanager
def persisting(
    connection: Connection,
    source: Incarnation,
    found: Classification,
    now: int,
    kinds: RecordKinds,
    settled: int = 0,
) -> Iterator[None]:
    """Store accepted records, update totals and merge shared fields.

    The block runs while PostgreSQL takes the rows, and must not use the connection. ``settled``: records up to this seq
    are in the totals already.
    """
    counting = [each for each in found.counting if each.record.seq > settled]
    if not found.kept and not counting:
        yield
        return
    totals = Totals(connection, source)
    with queries.copying(connection, source, found.kept, now) if found.kept else nullcontext():
        rest = totals.begin(counting)
        yield
    if found.ended:
        queries.forget(connection, source.venue, found.ended, kinds)
    totals.add(rest)
    master.merge(connection, source.venue, [kept.record for kept in found.kept], now, kinds)
