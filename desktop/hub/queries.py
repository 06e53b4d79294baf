"""What the intake reads and writes. Every statement names its venue."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from sqlalchemy import ARRAY, Connection, Row, Text, any_, func, literal, select, union_all, update
from sqlalchemy.dialects.postgresql import insert

from desktop.hub.sorting import Apart, Kept
from desktop.hub.tables import apart, desk, desk_head, record, venue, venue_head

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table


class Life(Protocol):
    """One life of one desk."""

    @property
    def venue(self) -> UUID: ...
    @property
    def desk(self) -> UUID: ...
    @property
    def incarnation(self) -> UUID: ...


_COPY = (
    "COPY record (venue, desk, incarnation, seq, vseq, kind, subject, schema, occurred, received, kept_from, salt, "
    "digest, body) FROM STDIN (FORMAT BINARY)"
)
_COPY_TYPES = (
    *("uuid", "uuid", "uuid", "int8", "int8", "text", "text", "int4", "int8", "int8", "int8", "bytea"),
    *("bytea", "text"),
)


def desk_of(connection: Connection, of_venue: UUID, of_desk: UUID) -> Row[str, bytes] | None:
    """The state and the key of a desk."""
    return connection.execute(
        select(desk.c.state, desk.c.key).where(desk.c.venue == of_venue, desk.c.desk == of_desk)
    ).one_or_none()


def stored_of(connection: Connection, life: Life) -> int:
    """How many records of a life are there."""
    row = head_of(connection, life)
    return 0 if row is None else row.stored


def head_of(connection: Connection, life: Life) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(select(desk_head).where(*is_of(desk_head, life))).one_or_none()


def lock_head(connection: Connection, life: Life) -> Row[*tuple[Any, ...]] | None:
    """The head, which nobody else moves until the transaction ends."""
    return connection.execute(select(desk_head).where(*is_of(desk_head, life)).with_for_update()).one_or_none()


def make_head(connection: Connection, life: Life, chain: bytes, now: int) -> None:
    """A head before the first record, unless another transaction made it meanwhile."""
    connection.execute(
        insert(desk_head)
        .values(**_life(life), stored=0, chain=chain, marked=0, safe=0, seen=now)
        .on_conflict_do_nothing()
    )


def move_head(connection: Connection, life: Life, stored: int, chain: bytes, now: int, ahead: int) -> None:
    """``ahead``: how far its last record is from the future, ms."""
    values = {"stored": stored, "chain": chain, "seen": now, "ahead": min(max(ahead, 0), 1 << 62)}
    connection.execute(update(desk_head).where(*is_of(desk_head, life)).values(**values))


def digests_between(connection: Connection, life: Life, first: int, last: int) -> dict[int, bytes]:
    """The digests of an origin's records by seq, whatever became of them."""
    parts = (select(t.c.seq, t.c.digest).where(*is_of(t, life), t.c.seq.between(first, last)) for t in (record, apart))
    return {row.seq: row.digest for row in connection.execute(union_all(*parts))}


def subjects_from(connection: Connection, life: Life, first: int, kind: str, most: int) -> tuple[str, ...]:
    """Subjects of the records of a kind, from a seq on."""
    query = select(record.c.subject).where(*is_of(record, life), record.c.seq >= first, record.c.kind == kind)
    return tuple(connection.execute(query.order_by(record.c.seq).limit(most)).scalars())


def apart_between(connection: Connection, life: Life, first: int, last: int) -> Sequence[Row[int, str, str]]:
    """What of a range is kept apart, in order."""
    return connection.execute(
        select(apart.c.seq, apart.c.fate, apart.c.reason)
        .where(*is_of(apart, life), apart.c.seq.between(first, last))
        .order_by(apart.c.seq)
    ).all()


def apart_now(connection: Connection, life: Life, most: int) -> tuple[Sequence[Row[int, str, str]], int]:
    """The newest of all that is kept apart, in order, and how many there are in all."""
    count: int = connection.execute(select(func.count()).select_from(apart).where(*is_of(apart, life))).scalar_one()
    newest = (
        select(apart.c.seq, apart.c.fate, apart.c.reason)
        .where(*is_of(apart, life))
        .order_by(apart.c.seq.desc())
        .limit(most)
    )
    return connection.execute(newest).all()[::-1] if count else (), count


def retention_days(connection: Connection, of_venue: UUID) -> int | None:
    found: int | None = connection.execute(select(venue.c.days).where(venue.c.venue == of_venue)).scalar()
    return found


def set_retention_days(connection: Connection, of_venue: UUID, days: int | None) -> None:
    connection.execute(update(venue).where(venue.c.venue == of_venue).values(days=days))


def first_heard(connection: Connection, of_venue: UUID, subjects: Collection[str]) -> Mapping[str, int]:
    """When the hub first got personal things, by subject; those that it never heard of are left out."""
    if not subjects:
        return {}
    rows = connection.execute(
        select(record.c.subject, func.min(record.c.kept_from).label("since"))
        .where(
            record.c.venue == of_venue,
            record.c.subject == any_(literal(list(subjects), ARRAY(Text))),
            record.c.kept_from.is_not(None),
        )
        .group_by(record.c.subject)
    )
    return {row.subject: row.since for row in rows}


def add_apart(connection: Connection, life: Life, rows: Sequence[Apart], now: int) -> None:
    connection.execute(insert(apart), [
        {**_life(life), "seq": row.record.seq, "fate": row.fate, "reason": row.reason, "received": now,
         "digest": row.record.digest, "raw": row.raw}
        for row in rows
    ])  # fmt: skip


def next_vseq(connection: Connection, of_venue: UUID, count: int) -> int:
    """Take so many numbers of the venue; gives the last. Its head stays locked from here to the commit: readers by vseq
    then never pass over a number that appears later."""
    last: int = connection.execute(
        update(venue_head)
        .where(venue_head.c.venue == of_venue)
        .values(vseq=venue_head.c.vseq + literal(count))
        .returning(venue_head.c.vseq)
    ).scalar_one()
    return last


def take_desk_number(connection: Connection, of_venue: UUID) -> int:
    """The number of a venue's next desk. No two desks have the same, nor does one that comes after a lost one."""
    number: int = connection.execute(
        update(venue_head)
        .where(venue_head.c.venue == of_venue)
        .values(desks=venue_head.c.desks + 1)
        .returning(venue_head.c.desks)
    ).scalar_one()
    return number


def copy_records(connection: Connection, life: Life, rows: Sequence[Kept], now: int) -> int:
    """Write records with the venue's next numbers; gives the last of them."""
    last = next_vseq(connection, life.venue, len(rows))
    driver: Any = connection.connection.driver_connection
    key = (life.venue, life.desk, life.incarnation)
    with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.set_types(_COPY_TYPES)
        for vseq, kept in enumerate(rows, start=last - len(rows) + 1):
            of = kept.record
            copy.write_row((
                *key, of.seq, vseq, of.kind, of.subject, of.schema, of.occurred, now, kept.kept_from, of.salt, of.digest,
                of.body,
            ))  # fmt: skip
    return last


def is_of(table: Table, life: Life) -> tuple[ColumnElement[bool], ...]:
    """A table's rows of one life of a desk."""
    return table.c.venue == life.venue, table.c.desk == life.desk, table.c.incarnation == life.incarnation


def _life(life: Life) -> dict[str, UUID]:
    return {"venue": life.venue, "desk": life.desk, "incarnation": life.incarnation}
