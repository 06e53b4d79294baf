"""``hub seal``: seals what is in the database readable, as an older hub wrote it; then removes what that leaves behind.

It goes on where it was interrupted: whatever is sealed is not looked at again, and each batch is one transaction. It may run
while the hub serves. What it replaces stays in the files of the database as dead rows, and in its log, until the tables are
rewritten and the log begins anew; both follow at the end.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.records import RecordKinds
from desktop.hub.classify import from_raw, raw_of
from desktop.hub.incarnation import Incarnation
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.queries import is_of
from desktop.hub.sealing import RecordSealing
from desktop.hub.tables import content_key, desk_head, quarantined, record
from desktop.store.rows import AnyRow
from desktop.sync.segment import Record

log = logging.getLogger("desktop.hub")
AT_ONCE = 500
"""Records of one transaction: desks of the venue wait for it at most that long."""
_TABLES = ("record", "apart")


@dataclass(frozen=True, slots=True)
class SealedStored:
    """How many records were sealed, among them some that were kept apart. ``is_clean``: the tables were rewritten and the
    database's log begun anew, so that nothing of them is readable in its files."""

    records: int
    apart: int
    is_clean: bool


class StoredSealing:
    """Seals what is stored."""

    def __init__(self, engine: Engine, offices: OfficeKeys, sealing: RecordSealing, kinds: RecordKinds) -> None:
        self._kinds = kinds
        self._engine = engine
        self._offices = offices
        self._sealing = sealing

    def is_needed(self) -> bool:
        """Whether anything readable of a visitor is stored, as an older hub did."""
        with self._engine.begin() as connection:
            ends = record.c.kind.not_in(self._kinds.tombstones)
            query = select(record).where(*_IS_PLAIN, ends)
            with closing(connection.execution_options(yield_per=AT_ONCE).execute(query)) as rows:
                return any(self._sealing.has_secret(record_of(row)) for row in rows)

    def run(self, done: Callable[[int], object] = lambda _: None) -> SealedStored:
        """Seal everything, then clean. ``done`` hears after each batch how many are sealed. Raises ``BadInput`` without an
        office key."""
        if not self._offices.statement():
            raise BadInput(message("hub", "There is no office key yet, to which to seal: run hub office-key first."))
        sealed = {"records": 0, "apart": 0}
        with self._engine.begin() as connection:
            sources = [Incarnation(*row) for row in connection.execute(select(*_SOURCE).order_by(*_SOURCE))]
        for source in sources:
            for name, batch in (("records", self._seal_records), ("apart", self._seal_apart)):
                after: int | None = 0
                while after is not None:
                    with self._engine.begin() as connection:
                        count, after = batch(connection, source, after)
                    sealed[name] += count
                    done(sum(sealed.values()))
        log.info("sealed: %d records, %d kept apart", sealed["records"], sealed["apart"])
        return SealedStored(sealed["records"], sealed["apart"], self._clean())

    def _seal_records(self, connection: Connection, source: Incarnation, after: int) -> tuple[int, int | None]:
        """Seal the next records of an incarnation; how many, and up to which seq, None at the end."""
        chosen = select(record).where(*is_of(record, source), record.c.seq > after, *_IS_PLAIN)
        rows = connection.execute(chosen.order_by(record.c.seq).limit(AT_ONCE).with_for_update()).all()
        sealed = self._sealed(connection, source, [record_of(row) for row in rows])
        if sealed:
            connection.execute(
                update(record).where(*is_of(record, source), record.c.seq == bindparam("of_seq")),
                [
                    {
                        "of_seq": of.seq,
                        "body": of.body,
                        "salt": None,
                        "sealed": of.sealed,
                        "content_key": of.content_key,
                    }
                    for of in sealed
                ],
            )
        return len(sealed), rows[-1].seq if rows else None

    def _seal_apart(self, connection: Connection, source: Incarnation, after: int) -> tuple[int, int | None]:
        """The same for what is kept apart."""
        chosen = select(quarantined.c.seq, quarantined.c.raw).where(*is_of(quarantined, source), *_IS_PLAIN_RAW)
        chosen = chosen.where(quarantined.c.seq > after).order_by(quarantined.c.seq).limit(AT_ONCE)
        rows = connection.execute(chosen.with_for_update()).all()
        sealed = self._sealed(connection, source, [from_raw(row.raw) for row in rows])
        if sealed:
            connection.execute(
                update(quarantined).where(*is_of(quarantined, source), quarantined.c.seq == bindparam("of_seq")),
                [{"of_seq": of.seq, "raw": raw_of(of), "content_key": of.content_key} for of in sealed],
            )
        return len(sealed), rows[-1].seq if rows else None

    def _sealed(self, connection: Connection, source: Incarnation, plain: Sequence[Record]) -> list[Record]:
        guarded = self._sealing.guarded(connection, source, [of for of in plain if self._sealing.has_secret(of)], None)
        if guarded.keys:
            connection.execute(
                insert(content_key),
                [
                    {"venue": source.venue, "content_key": name, "office": key.fingerprint, "wrapped": key.wrapped}
                    for name, key in guarded.keys.items()
                ],
            )
        return list(guarded.records)

    def _clean(self) -> bool:
        """Rewrite the tables without their dead rows, and begin the database's log anew. Whether both could be done: a server
        that is not the hub's own may not let its role do the second."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            for name in _TABLES:
                connection.execute(text(f"VACUUM (FULL, ANALYZE) {name}"))
            try:
                # A log file that is older than the last checkpoint but one is removed, and with it what it held.
                for statement in ("SELECT pg_switch_wal()", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
                    connection.execute(text(statement))
            except DBAPIError as error:
                log.warning("the database's log was not begun anew: %s", type(error.orig).__name__)
                return False
            finally:
                connection.execute(text("RESET statement_timeout"))
            return str(connection.scalar(text("SHOW wal_recycle"))) == "off"


_SOURCE = (desk_head.c.venue, desk_head.c.desk, desk_head.c.incarnation)
_IS_PLAIN = (record.c.kept_from.is_not(None), record.c.body.is_not(None), record.c.sealed.is_(None))
_IS_PLAIN_RAW = (quarantined.c.raw.is_not(None), quarantined.c.content_key.is_(None))


def record_of(row: AnyRow) -> Record:
    """A stored record."""
    rest = row.salt, row.digest, row.body, row.sealed, row.content_key
    return Record(row.seq, row.kind, row.subject, row.schema, row.occurred, *rest)
