"""What a desk that is set aside knows and its backup does not: who was erased since, the days of retention, legal holds.

Read of a copy of its database, damaged or not: what was erased does not come back with a backup, and what has to be kept
is not purged.
"""

import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

from desktop.domain.records import RecordKinds
from desktop.store.driver import DriverConnection
from desktop.store.engine import plain_connection
from desktop.store.pages import blank_damaged
from desktop.store.queries import settings
from desktop.store.readable import ReadableTable, readable_rows, tables_of

_ERASED_LINES = "erased_lines"


@dataclass(frozen=True, slots=True)
class FormerDesk:
    """What could be read: subjects that ended, the retention in days (0 for unknown), the marks of erased lines of imports
    (None for none), and legal holds as (declaration, when, member, reason)."""

    ended: frozenset[str] = frozenset()
    retention_days: int = 0
    erased_lines: str | None = None
    holds: tuple[tuple[str, int, str, str], ...] = ()
    is_read: bool = False


def read_former(database: Path, keys: Iterable[bytes], kinds: RecordKinds, working: Path) -> FormerDesk:
    """What a desk's database knows, by whichever key opens it. It is copied into the folder ``working``, with its log, and
    that copy is opened: the files that are set aside stay as they are."""
    for key in keys:
        copy = working / "former.db"
        try:
            for ending in ("", "-wal"):
                source = database.with_name(f"{database.name}{ending}")
                if source.exists():
                    shutil.copyfile(source, copy.with_name(f"{copy.name}{ending}"))
            blank_damaged(copy, key)
            connection = plain_connection(copy, key)
            try:
                tables = {table.name: table for table in tables_of(connection)}
                if tables:
                    return _read(connection, tables, kinds)
            finally:
                connection.close()
        except (OSError, sqlcipher3.dbapi2.DatabaseError):
            continue
        finally:
            for ending in ("", "-wal", "-shm"):
                copy.with_name(f"{copy.name}{ending}").unlink(missing_ok=True)
    return FormerDesk()


def _read(connection: DriverConnection, tables: dict[str, ReadableTable], kinds: RecordKinds) -> FormerDesk:
    endings = {(kind.name, action) for kind in kinds for action in kind.ends}
    ended = {
        str(row["subject"]) for row in _rows(connection, tables, "audit") if (row["kind"], row["action"]) in endings
    }
    values = {str(row["key"]): str(row["value"]) for row in _rows(connection, tables, "setting")}
    holds = tuple(
        (str(row["declaration_id"]), int(str(row["at"])), str(row["member_id"]), str(row["reason"]))
        for row in _rows(connection, tables, "legal_hold")
    )
    days = 0
    with suppress(KeyError, ValueError, TypeError):
        days = int(json.loads(values[settings.RETENTION_KEY]))
    return FormerDesk(frozenset(ended - {""}), days, values.get(_ERASED_LINES), holds, is_read=True)


def _rows(connection: DriverConnection, tables: dict[str, ReadableTable], name: str) -> Iterable[dict[str, object]]:
    table = tables.get(name)
    if table is None:
        return
    for row in readable_rows(connection, table):
        yield dict(zip(table.columns, row, strict=True))
