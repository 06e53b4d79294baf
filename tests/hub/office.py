"""The health office of the tests: one key for all of them, and what it reads with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
from sqlalchemy import Connection, Engine, select

from desktop.domain.clock import Clock
from desktop.hub.classify import from_raw
from desktop.hub.hub import Hub, open_hub
from desktop.hub.tables import content_key, office_key, quarantined, record
from desktop.services.office.identity import NewOfficeKey, new_office_key
from desktop.store.rows import AnyRow
from desktop.sync.bundle import unpack_receipts
from desktop.sync.office import open_office_part, read_statement
from desktop.sync.sealing import Place, opened
from desktop.sync.segment import Record
from desktop.sync.wire import OfficeKey

KEY: NewOfficeKey = new_office_key()


def give_office_key(hub: Hub, key: NewOfficeKey = KEY) -> None:
    """Make the key the office's at a hub, unless it is already."""
    if not hub.offices.statement():
        hub.offices.add(key.office, key.recovery, replace=False)


def statement(hub: str, key: NewOfficeKey = KEY, number: int = 1) -> OfficeKey:
    """What a hub says of the key."""
    return OfficeKey(hub, number, key.office, key.recovery, 0)


@contextmanager
def office_at(folder: Path, database: str | None = None) -> Iterator[Hub]:
    """A hub of a folder, with the key."""
    with open_hub(folder, database, Clock()) as hub:
        give_office_key(hub)
        yield hub


def parts_of(receipts: bytes) -> tuple[bytes, ...]:
    """The parts of a file of receipts but for the office key's statement, which is in each."""
    return tuple(part for part in unpack_receipts(receipts) if open_office_part(part) is None)


def read_by_office(engine: Engine, kind: str = "", key: NewOfficeKey = KEY) -> list[Record]:
    """The records whose kind begins so (all: empty) that have anything sealed, as the office reads them; those that the hub keeps apart
    come last."""
    with engine.begin() as connection:
        rows = connection.execute(select(record).where(record.c.sealed.is_not(None)).order_by(record.c.vseq)).all()
        apart = connection.execute(select(quarantined).where(quarantined.c.content_key.is_not(None))).all()
        found = [(row, _record(row)) for row in rows] + [(row, from_raw(row.raw)) for row in apart]
        return [_opened(connection, row, of, key) for row, of in found if of.kind.startswith(kind)]


def _record(row: AnyRow) -> Record:
    return Record(row.seq, row.kind, row.subject, row.schema, row.occurred, row.salt, row.digest, row.body, row.sealed)


def all_bodies(engine: Engine) -> str:
    """All that the hub has of anybody, readable or sealed: bodies, and what is kept apart."""
    with engine.connect() as connection:
        bodies = connection.execute(select(record.c.body)).scalars().all()
        raws = connection.execute(select(quarantined.c.raw)).scalars().all()
    plain = [*(body or "" for body in bodies), *((raw or b"").decode("utf-8", "replace") for raw in raws)]
    return "\n".join([*plain, *(of.body or "" for of in read_by_office(engine))])


def _opened(connection: Connection, row: AnyRow, sealed: Record, key: NewOfficeKey) -> Record:
    of = content_key.c.venue == row.venue, content_key.c.content_key == row.content_key
    wrapped = connection.scalars(select(content_key.c.wrapped).where(*of)).one()
    secret = bytes(pyrage.decrypt(wrapped, [pyrage.x25519.Identity.from_str(key.identity)]))
    signed = connection.scalars(select(office_key.c.statement).limit(1)).one()
    known = read_statement(signed)
    assert known is not None
    return opened(sealed, Place(known.hub, str(row.venue), str(row.desk), str(row.incarnation)), secret)
