"""Queries of the ingest. Every statement names its venue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from psycopg.types.string import BytesBinaryDumper
from sqlalchemy import (
    ARRAY,
    Connection,
    LargeBinary,
    Row,
    Text,
    any_,
    exists,
    func,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from desktop.hub.classify import ERASED, EXPIRED, AcceptedRecord, QuarantinedRecord, SubjectHistory
from desktop.hub.content_keys import drop_unused, keys_of
from desktop.hub.tables import desk, desk_head, is_tombstone, quarantined, record, venue, venue_head
from desktop.store.rows import AnyRow

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection as PsycopgConnection
    from sqlalchemy import ColumnElement, Table

    from desktop.domain.records import RecordKinds
    from desktop.hub.incarnation import Incarnation


_COPY = (
    "COPY record (venue, desk, incarnation, seq, vseq, kind, subject, schema, occurred, received, kept_from, salt, "
    "digest, body, sealed, content_key) FROM STDIN (FORMAT BINARY)"
)
# An identifier goes as its 16 bytes, as which PostgreSQL reads it.
_COPY_TYPES = (
    *("bytea", "bytea", "bytea", "int8", "int8", "text", "text"),
    *("int4", "int8", "int8", "int8", "bytea", "bytea", "text", "bytea", "bytea"),
)


def desk_of(connection: Connection, of_venue: UUID, of_desk: UUID) -> Row[str, bytes] | None:
    """State and key of a desk; None for an unknown one."""
    return connection.execute(
        select(desk.c.state, desk.c.key).where(desk.c.venue == of_venue, desk.c.desk == of_desk)
    ).one_or_none()


def stored_of(connection: Connection, source: Incarnation) -> int:
    """The number of stored records of an incarnation."""
    row = head_of(connection, source)
    return 0 if row is None else row.stored


def head_of(connection: Connection, source: Incarnation) -> AnyRow | None:
    return connection.execute(select(desk_head).where(*is_of(desk_head, source))).one_or_none()


def count_incarnations(connection: Connection, of_venue: UUID, of_desk: UUID) -> int:
    """The number of incarnations of a desk that the hub knows."""
    of = desk_head.c.venue == of_venue, desk_head.c.desk == of_desk
    found: int = connection.execute(select(func.count()).select_from(desk_head).where(*of)).scalar_one()
    return found


def lock_head(connection: Connection, source: Incarnation) -> AnyRow | None:
    """The head of an incarnation, locked until the transaction ends."""
    return connection.execute(select(desk_head).where(*is_of(desk_head, source)).with_for_update()).one_or_none()


def make_head(connection: Connection, source: Incarnation, chain: bytes, now: int) -> None:
    """Insert the head of an incarnation without records, unless another transaction did so meanwhile."""
    connection.execute(
        insert(desk_head)
        .values(**_columns(source), stored=0, chain=chain, marked=0, safe=0, seen=now)
        .on_conflict_do_nothing()
    )


def move_head(connection: Connection, source: Incarnation, stored: int, chain: bytes, now: int, ahead: int) -> None:
    """Update the head of an incarnation. ``ahead``: how far the desk's clock is ahead of the hub's, ms; negative:
    behind."""
    values = {"stored": stored, "chain": chain, "seen": now, "ahead": min(ahead, 1 << 62)}
    connection.execute(update(desk_head).where(*is_of(desk_head, source)).values(**values))


def digests_between(connection: Connection, source: Incarnation, first: int, last: int) -> dict[int, bytes]:
    """The digests of an incarnation's records by seq, quarantined ones included."""
    parts = (
        select(t.c.seq, t.c.digest).where(*is_of(t, source), t.c.seq.between(first, last))
        for t in (record, quarantined)
    )
    return {row.seq: row.digest for row in connection.execute(union_all(*parts))}


def tombstones_from(
    connection: Connection, source: Incarnation, first: int, most: int, kinds: RecordKinds
) -> tuple[str, ...]:
    """The subjects that an incarnation erased or made void, from a seq on; at most ``most``."""
    query = select(record.c.subject).where(*is_of(record, source), record.c.seq >= first, text(is_tombstone(kinds)))
    return tuple(connection.execute(query.order_by(record.c.seq).limit(most)).scalars())


def tombstones_of_others(
    connection: Connection, source: Incarnation, since: int, most: int, kinds: RecordKinds
) -> Sequence[Row[str, int]]:
    """The subjects that a desk erased or made void in its other incarnations, with their numbers, after a number of the
    venue's."""
    others = record.c.venue == source.venue, record.c.desk == source.desk, record.c.incarnation != source.incarnation
    query = select(record.c.subject, record.c.vseq).where(*others, record.c.vseq > since, text(is_tombstone(kinds)))
    return connection.execute(query.order_by(record.c.vseq).limit(most)).all()


def quarantined_between(
    connection: Connection, source: Incarnation, first: int, last: int
) -> Sequence[Row[int, str, str]]:
    """Seq, disposition and reason of the quarantined records of a range, in order."""
    return connection.execute(
        select(quarantined.c.seq, quarantined.c.disposition, quarantined.c.reason)
        .where(*is_of(quarantined, source), quarantined.c.seq.between(first, last))
        .order_by(quarantined.c.seq)
    ).all()


def quarantined_now(connection: Connection, source: Incarnation, most: int) -> tuple[Sequence[Row[int, str, str]], int]:
    """Seq, disposition and reason of the newest quarantined records, in order, and how many there are in all."""
    count: int = connection.execute(
        select(func.count()).select_from(quarantined).where(*is_of(quarantined, source))
    ).scalar_one()
    newest = (
        select(quarantined.c.seq, quarantined.c.disposition, quarantined.c.reason)
        .where(*is_of(quarantined, source))
        .order_by(quarantined.c.seq.desc())
        .limit(most)
    )
    return connection.execute(newest).all()[::-1] if count else (), count


def lock_venue(connection: Connection, of_venue: UUID) -> int | None:
    """The venue's retention in days, None for the default. Locks the venue until the transaction ends: no other
    transaction ingests its records meanwhile, so that none misses that a subject was ended."""
    both = venue.join(venue_head, venue_head.c.venue == venue.c.venue)
    query = select(venue.c.days).select_from(both).where(venue.c.venue == of_venue).with_for_update()
    found: int | None = connection.execute(query).scalar()
    return found


def set_retention_days(connection: Connection, of_venue: UUID, days: int | None) -> None:
    connection.execute(update(venue).where(venue.c.venue == of_venue).values(days=days))


def subject_histories(
    connection: Connection, source: Incarnation, subjects: Collection[str], kinds: RecordKinds
) -> Mapping[str, SubjectHistory]:
    """The histories of personal subjects, by subject, for the desk that sends them; unknown ones are left out."""
    if not subjects:
        return {}
    rows = connection.execute(
        select(
            record.c.subject,
            func.min(record.c.kept_from).label("since"),
            func.bool_or(record.c.kind.in_(kinds.tombstones)).label("ended"),
            func.bool_and(record.c.desk != source.desk).label("foreign"),
        )
        .where(
            record.c.venue == source.venue,
            record.c.subject == any_(literal(list(subjects), ARRAY(Text))),
            record.c.kept_from.is_not(None),
        )
        .group_by(record.c.subject)
    )
    return {row.subject: SubjectHistory(row.since, row.ended, row.foreign) for row in rows}


def forget(connection: Connection, of_venue: UUID, subjects: Collection[str], kinds: RecordKinds) -> None:
    """Delete the bodies of records of these subjects, and the content of quarantined records that name them."""
    ended = list(subjects)
    keys = keys_of(connection, of_venue, ended)
    connection.execute(
        update(record)
        .where(
            record.c.venue == of_venue,
            record.c.subject == any_(literal(ended, ARRAY(Text))),
            record.c.kept_from.is_not(None),
            record.c.kind.not_in(kinds.tombstones),
            record.c.body.is_not(None),
        )
        .values(body=None, salt=None, sealed=None, content_key=None)
    )
    # A raw record is MessagePack, in which an identifier stands as its plain bytes.
    named = func.unnest(literal([one.encode() for one in ended], ARRAY(LargeBinary))).column_valued()
    names_one = exists(select(named).where(func.pg_catalog.position(quarantined.c.raw, named) > 0))
    mine = quarantined.c.venue == of_venue, quarantined.c.raw.is_not(None), names_one
    keys += connection.scalars(select(quarantined.c.content_key).where(*mine, quarantined.c.content_key.is_not(None)))
    connection.execute(
        update(quarantined).where(*mine).values(raw=None, content_key=None, disposition=EXPIRED, reason=ERASED)
    )
    if keys:
        drop_unused(connection, of_venue, keys)


def add_quarantined(connection: Connection, source: Incarnation, rows: Sequence[QuarantinedRecord], now: int) -> None:
    connection.execute(
        insert(quarantined),
        [
            {
                **_columns(source),
                "seq": row.record.seq,
                "disposition": row.disposition,
                "reason": row.reason,
                "received": now,
                "digest": row.record.digest,
                "raw": row.raw,
                "content_key": None if row.raw is None else row.record.content_key,
            }
            for row in rows
        ],
    )


def next_vseq(connection: Connection, of_venue: UUID, count: int) -> int:
    """Take ``count`` numbers of the venue; gives the last one. Its head stays locked until the commit, so that who
    reads by vseq never misses a number that appears later."""
    last: int = connection.execute(
        update(venue_head)
        .where(venue_head.c.venue == of_venue)
        .values(vseq=venue_head.c.vseq + literal(count))
        .returning(venue_head.c.vseq)
    ).scalar_one()
    return last


def take_desk_number(connection: Connection, of_venue: UUID) -> int:
    """The number of a venue's next desk; it is given once, also after a desk was lost."""
    number: int = connection.execute(
        update(venue_head)
        .where(venue_head.c.venue == of_venue)
        .values(desks=venue_head.c.desks + 1)
        .returning(venue_head.c.desks)
    ).scalar_one()
    return number


@contextmanager
def copying(connection: Connection, source: Incarnation, rows: Sequence[AcceptedRecord], now: int) -> Iterator[int]:
    """Write records with the venue's next numbers by ``COPY``; gives the first of them. PostgreSQL updates its indexes
    while the block runs, which must not use the connection; after the block the rows are there."""
    first = next_vseq(connection, source.venue, len(rows)) - len(rows) + 1
    driver: PsycopgConnection = connection.connection.driver_connection  # type: ignore[assignment]  # Any | None there
    key = (source.venue.bytes, source.desk.bytes, source.incarnation.bytes)
    with driver.cursor() as cursor:
        cursor.adapters.register_dumper(bytes, BytesBinaryDumper)  # psycopg's own choice here would be one in Python
        with cursor.copy(_COPY) as copy:
            copy.set_types(_COPY_TYPES)
            for vseq, kept in enumerate(rows, start=first):
                of = kept.record
                copy.write_row(
                    (
                        *key,
                        of.seq,
                        vseq,
                        of.kind,
                        of.subject,
                        of.schema,
                        of.occurred,
                        now,
                        kept.kept_from,
                        of.salt,
                        of.digest,
                        of.body,
                        of.sealed,
                        of.content_key,
                    )
                )
            yield first


def is_of(table: Table, source: Incarnation) -> tuple[ColumnElement[bool], ...]:
    """The condition for a table's rows of one incarnation."""
    return table.c.venue == source.venue, table.c.desk == source.desk, table.c.incarnation == source.incarnation


def _columns(source: Incarnation) -> dict[str, UUID]:
    return {"venue": source.venue, "desk": source.desk, "incarnation": source.incarnation}
