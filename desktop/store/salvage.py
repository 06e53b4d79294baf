"""A new database of what can still be read of a damaged one.

Every row that can be read is taken as it is, under the same key; what was lost is counted where that can be known. Rows that
say how far the logs are, and nothing of which lies elsewhere, are made anew. Nothing is invented: an entry of the audit log
that is gone stays gone, and ``check`` goes on to say so.
"""

import base64
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.domain.records import RECORD_KINDS
from desktop.store.connections import Connection
from desktop.store.doubles import make_index
from desktop.store.driver import DriverConnection
from desktop.store.engine import plain_connection
from desktop.store.migrate import HEAD
from desktop.store.pages import blank_damaged
from desktop.store.queries.gate_operations import ACCESS_KEY
from desktop.store.readable import ReadableTable, Row, readable_rows, tables_of
from desktop.store.tables import metadata

_NEEDED = ("venue", "member")
"""Tables without whose rows no desk can be opened."""
_AT_ONCE = 500
_BLIND_KEYS = ("declaration_key",)
"""Tables of which every row is made of others: what is lost is made anew by the caller."""


class NothingReadable(UserError):
    """Not even what a desk needs to be opened can be read."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "salvage",
                "Too little of the database can be read to open the desk. Put the newest good backup back; nothing was changed.",
            )
        )


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read: how many rows by table, how many pages of the file are damaged, and by table how many rows are gone
    where their numbers show it."""

    rows: Mapping[str, int]
    damaged_pages: int
    lost: Mapping[str, int]


def salvage(database: Path, key: bytes, target: Path, desk: str, progress: Progress = no_progress) -> Salvaged:
    """Write what can be read of ``database`` into the new file ``target``. ``desk`` is the desk's identifier by its key
    file. Raises ``NothingReadable``; what ``progress`` raises ends it. The caller works on a copy: its damaged pages are
    written over."""
    pages = blank_damaged(database, key)
    source, made = plain_connection(database, key), plain_connection(target, key)
    try:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")  # flushed once, at its end
        made.execute("PRAGMA foreign_keys = OFF")
        tables = tables_of(source)
        if not tables:
            raise NothingReadable
        later = _make_tables(source, made)
        counts = {}
        for number, table in enumerate(sorted(tables, key=_small_first)):
            progress(number, len(tables))
            counts[table.name] = _copy(source, made, table)
        if not all(counts.get(name) for name in _NEEDED):
            raise NothingReadable
        _mend_version(made)
        _mend_incarnations(made)
        _mend_head(made, desk)
        _mend_access(made)
        for statement in later:
            make_index(made, statement)
        lost = _lost(made)
    except sqlcipher3.dbapi2.DatabaseError:
        raise NothingReadable from None
    finally:
        source.close()
        made.close()
    with target.open("r+b") as file:
        os.fsync(file.fileno())
    return Salvaged(counts, pages, lost)


def _small_first(table: ReadableTable) -> bool:
    """Tables ordered by a key come last: what the others hold tells which keys there may be."""
    return bool(table.key)


def _make_tables(source: DriverConnection, made: DriverConnection) -> list[str]:
    """The same tables; gives the statements of their indexes and the rest, which come when they are full."""
    later = []
    query = "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    for kind, statement in source.execute(query).fetchall():
        if kind == "table":
            made.execute(str(statement))
        else:
            later.append(str(statement))
    return later


def _copy(source: DriverConnection, made: DriverConnection, table: ReadableTable) -> int:
    marks, names = ", ".join("?" * len(table.columns)), ", ".join(f'"{column}"' for column in table.columns)
    insert, count = f'INSERT OR IGNORE INTO "{table.name}" ({names}) VALUES ({marks})', 0
    batch: list[Row] = []
    for row in readable_rows(source, table, _hints(made, table)):
        batch.append(row)
        if len(batch) == _AT_ONCE:
            count += _insert(made, insert, batch)
    return count + _insert(made, insert, batch)


def _insert(made: DriverConnection, insert: str, batch: list[Row]) -> int:
    made.execute("BEGIN")
    count = made.executemany(insert, batch).rowcount  # one that is there already does not count
    made.execute("COMMIT")
    batch.clear()
    return count


def _hints(made: DriverConnection, table: ReadableTable) -> Sequence[Row]:
    """Beginnings of keys that a table may have, in their order, by what was read of the logs."""
    if not table.key or table.name in _BLIND_KEYS:
        return ()
    first = table.key[0]
    if first == "hour":
        query = "SELECT DISTINCT at / 3600000 * 3600000 FROM audit ORDER BY 1"
    elif table.name == "register":
        return _shared_fields(made)
    else:
        query = "SELECT DISTINCT subject FROM audit WHERE subject <> '' ORDER BY 1"
    return made.execute(query).fetchall()


def _shared_fields(made: DriverConnection) -> Sequence[Row]:
    """Kind, subject and field of what desks share, as far as it is known which there are."""
    subjects = made.execute(
        "SELECT kind, subject FROM audit UNION SELECT 'member', id FROM member UNION SELECT 'gate', id FROM gate"
        " UNION SELECT 'venue', id FROM venue"
    ).fetchall()
    gates = [f"at.{row[0]}" for row in made.execute("SELECT id FROM gate").fetchall()]
    fields = {kind.name: {*kind.shared, *kind.optional, *gates, ""} for kind in RECORD_KINDS if kind.shared}
    return sorted(
        (kind, str(subject), name)
        for kind, subject in subjects
        for name in fields.get(str(kind), ())
        if isinstance(kind, str)
    )


def _mend_version(made: DriverConnection) -> None:
    """The version of the tables, where that is lost: they are the present ones, or the desk cannot be opened."""
    if made.execute("SELECT 1 FROM alembic_version").fetchall():
        return
    there = {table.name: set(table.columns) for table in tables_of(made)}
    for table in metadata.sorted_tables:
        if there.get(table.name) != {column.name for column in table.columns}:
            raise NothingReadable
    made.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))


def _mend_incarnations(made: DriverConnection) -> None:
    """The desk's incarnations, where they are lost: those of its records, in their order."""
    if made.execute("SELECT 1 FROM life").fetchall():
        return
    made.execute(
        "INSERT INTO life (number, incarnation, before) SELECT row_number() OVER (ORDER BY min(seq)), incarnation,"
        " min(seq) - 1 FROM outbox GROUP BY incarnation"
    )
    made.execute("INSERT INTO life SELECT 1, incarnation, 0 FROM head WHERE NOT EXISTS (SELECT 1 FROM life)")


def _mend_head(made: DriverConnection, desk: str) -> None:
    """The one row that says how far the logs are: as far as they can be read, where it is lost or is of an earlier time."""
    if made.execute("SELECT 1 FROM head").fetchall():
        made.execute(
            "UPDATE head SET audit_seq = last.seq, audit_chain = last.chain FROM"
            " (SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1) AS last WHERE last.seq > head.audit_seq"
        )
        made.execute("UPDATE head SET outbox_seq = max(outbox_seq, coalesce((SELECT max(seq) FROM outbox), 0))")
        return
    made.execute(
        "INSERT INTO head (desk, incarnation, audit_seq, audit_chain, outbox_seq) SELECT ?,"
        " (SELECT incarnation FROM life ORDER BY number DESC LIMIT 1),"
        " coalesce((SELECT max(seq) FROM audit), 0),"
        " coalesce((SELECT chain FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32)),"
        " coalesce((SELECT max(seq) FROM outbox), 0)",
        (desk,),
    )


def _mend_access(made: DriverConnection) -> None:
    """The access to the inspectors' database, where it is lost: another one. Inspectors need a new password then."""
    if made.execute("SELECT 1 FROM setting WHERE key = ?", (ACCESS_KEY,)).fetchall():
        return
    from pyrage import x25519

    access = {"key": base64.b64encode(os.urandom(32)).decode(), "identity": str(x25519.Identity.generate())}
    made.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (ACCESS_KEY, json.dumps(access)))


def _lost(made: DriverConnection) -> dict[str, int]:
    """How many rows are gone of tables that are numbered without a gap, and of declarations by what the log says."""
    queries: Iterable[tuple[str, str]] = (
        ("audit", "SELECT (SELECT audit_seq FROM head) - (SELECT count(*) FROM audit)"),
        (
            "declaration",
            "SELECT count(*) FROM (SELECT subject FROM audit WHERE kind = 'declaration' AND action = 'enter' AND body IS"
            " NOT NULL EXCEPT SELECT subject FROM audit WHERE kind = 'declaration' AND action IN ('erase', 'take_back')"
            " EXCEPT SELECT id FROM declaration)",
        ),
    )
    found = {name: int(str(made.execute(query).fetchall()[0][0])) for name, query in queries}
    return {name: count for name, count in found.items() if count > 0}


def rebuild_keys(connection: Connection) -> None:
    """Make the search keys of declarations anew: each declaration says which it has."""
    connection.exec_driver_sql("DELETE FROM declaration_key WHERE number NOT IN (SELECT number FROM declaration)")
    found = connection.exec_driver_sql("SELECT number, visited_from, found_by FROM declaration WHERE found_by <> ''")
    for number, visited_from, keys in found.fetchall():
        rows = [(key, -visited_from, number) for key in keys.split("\n")]
        connection.exec_driver_sql("INSERT OR IGNORE INTO declaration_key (key, newest, number) VALUES (?, ?, ?)", rows)
