"""Content keys: what sealed records are encrypted with, itself encrypted for the health office. The hub keeps each as long as
a record or something in quarantine refers to it."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Connection, LargeBinary, any_, delete, exists, literal, select
from sqlalchemy.dialects.postgresql import insert

from desktop.hub.classify import Classification
from desktop.hub.tables import content_key, quarantined, record
from desktop.sync.segment import WrappedKey


def add_content_keys(
    connection: Connection, of_venue: UUID, keys: Mapping[bytes, WrappedKey], found: Classification
) -> None:
    """Store those of these keys that are needed for what is stored of classified records."""
    used = {kept.record.content_key for kept in found.kept}
    used |= {one.record.content_key for one in found.quarantined if one.raw is not None}
    rows = [
        {"venue": of_venue, "content_key": name, "office": key.fingerprint, "wrapped": key.wrapped}
        for name, key in keys.items()
        if name in used
    ]
    if rows:
        connection.execute(insert(content_key), rows)


def keys_of(connection: Connection, of_venue: UUID, subjects: Collection[str]) -> list[bytes]:
    """The keys of what is stored of these subjects."""
    found = connection.scalars(
        select(record.c.content_key)
        .where(
            record.c.venue == of_venue, record.c.subject == any_(literal(list(subjects), ARRAY(record.c.subject.type)))
        )
        .where(record.c.kept_from.is_not(None), record.c.content_key.is_not(None))
        .distinct()
    )
    return list(found)


def drop_unused(connection: Connection, of_venue: UUID, among: Iterable[bytes] | None = None) -> None:
    """Delete the keys of a venue that nothing refers to any more, ``among`` some or of all."""
    refers: list[ColumnElement[bool]] = [
        exists(select(table.c.seq).where(table.c.venue == of_venue, table.c.content_key == content_key.c.content_key))
        for table in (record, quarantined)
    ]
    unused = delete(content_key).where(content_key.c.venue == of_venue, *(~one for one in refers))
    if among is not None:
        unused = unused.where(content_key.c.content_key == any_(literal(list(among), ARRAY(LargeBinary))))
    connection.execute(unused)
