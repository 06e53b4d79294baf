"""Persists classified records; the same for a push and for a replay."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext

from sqlalchemy import Connection

from desktop.domain.records import RecordKinds
from desktop.hub import credentials, master, queries, stays
from desktop.hub.classify import Classification, SubjectHistory, classify
from desktop.hub.credentials import OrderCheck
from desktop.hub.incarnation import Incarnation
from desktop.hub.totals import Totals
from desktop.sync.segment import Record


def classify_records(
    connection: Connection,
    source: Incarnation,
    records: Sequence[Record],
    days: int | None,
    now: int,
    kinds: RecordKinds,
    office: bytes,
    came: Mapping[str, int] | None = None,
) -> Classification:
    """Classify records with what the database has of their subjects and of the venue's keys; ``office`` is the hub's
    own. ``came``: for a replay, when records of a subject were first received (UTC ms), by subject."""
    personal = {record.subject for record in records if kinds.is_personal(record.kind) and "\0" not in record.subject}
    histories = dict(queries.subject_histories(connection, source, personal, kinds))
    for subject, at in (came or {}).items():
        known = histories.get(subject, SubjectHistory(at))
        histories[subject] = known._replace(since=min(at, known.since))
    if not personal and not any(_may_be_refused(record, kinds) for record in records):
        return classify(records, histories, days, now, kinds, {})
    check = OrderCheck(credentials.trust(connection, source.venue, office), source, histories, kinds)
    found = classify(records, histories, days, now, kinds, check.refusals(records))
    found.statements += check.accepted
    return found


def _may_be_refused(record: Record, kinds: RecordKinds) -> bool:
    return kinds.is_ordered(record.kind) or record.kind.startswith(credentials.CREDENTIAL)


@contextmanager
def persisting(
    connection: Connection,
    source: Incarnation,
    found: Classification,
    now: int,
    kinds: RecordKinds,
    settled: int = 0,
) -> Iterator[None]:
    """Store accepted records, update totals and the index of stays, and merge shared fields.

    The block runs while PostgreSQL takes the rows, and must not use the connection. ``settled``: records up to this seq
    are in the totals already.
    """
    counting = [each for each in found.counting if each.record.seq > settled]
    if not found.kept and not counting:
        yield
        return
    totals = Totals(connection, source)
    with queries.copying(connection, source, found.kept, now) if found.kept else nullcontext(0) as first:
        rest = totals.begin(counting)
        yield
    stays.keep(connection, source, found.kept, first)
    if found.ended:
        stays.forget(connection, source.venue, found.ended)
        queries.forget(connection, source.venue, found.ended, kinds)
    credentials.keep(connection, source.venue, found.statements, now)
    totals.add(rest)
    master.merge(connection, source.venue, [kept.record for kept in found.kept], now, kinds)
