"""Declarations, their versions and the keys that they are found by."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from desktop.store.tables import audit, declaration, declaration_key, declaration_version, legal_hold, outbox

SCAN_LIMIT = 500
"""Prefix matches looked at: a longer list helps nobody, and an unbounded one would be slow."""


# Built once, for entering is what the desk does all day.
_INSERT = declaration.insert()
_OF_DOCUMENT = (
    select(declaration)
    .where(
        declaration.c.document == bindparam("document"),
        declaration.c.visited_from.between(bindparam("since"), bindparam("until")),
    )
    .order_by(declaration.c.visited_from.desc())
)


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """A declaration as it is stored. ``body`` holds the typed fields in canonical form; times are UTC ms."""

    id: str
    slip: int | None
    gate_id: str
    inspector_id: str | None
    category: str
    visited_from: int
    visited_to: int
    precision: str
    temperature: int | None
    needs_worksheet: bool
    source: str
    entered_at: int
    entered_by: str
    version: int
    document: str
    fingerprint: bytes
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier state of a declaration: who replaced it, when and why."""

    version: int
    at: int
    member_id: str
    reason: str
    body: Mapping[str, Any]


def insert(connection: Connection, rows: Sequence[DeclarationRow], keys: Mapping[str, Iterable[str]]) -> None:
    """New declarations with what they are found by (``keys`` by identifier)."""
    connection.execute(_INSERT, [_columns(row) for row in rows])
    _insert_keys(connection, rows, keys)


def replace(connection: Connection, row: DeclarationRow, keys: Iterable[str], before: Version) -> None:
    """A corrected declaration; the state before it is kept as a version."""
    connection.execute(declaration_version.insert().values(
        declaration_id=row.id, version=before.version, at=before.at, member_id=before.member_id,
        reason=before.reason, body=_dump(before.body),
    ))  # fmt: skip
    connection.execute(update(declaration).where(declaration.c.id == row.id).values(**_columns(row)))
    connection.execute(delete(declaration_key).where(declaration_key.c.declaration_id == row.id))
    _insert_keys(connection, [row], {row.id: keys})


def find(connection: Connection, declaration_id: str) -> DeclarationRow | None:
    row = connection.execute(select(declaration).where(declaration.c.id == declaration_id)).one_or_none()
    return _row(row) if row else None


def several(connection: Connection, ids: Sequence[str]) -> tuple[DeclarationRow, ...]:
    """Declarations in the order of their identifiers; those that are gone are left out."""
    rows = connection.execute(select(declaration).where(declaration.c.id.in_(ids)))
    found = {row.id: _row(row) for row in rows}
    return tuple(found[i] for i in ids if i in found)


def newest(connection: Connection, limit: int) -> tuple[DeclarationRow, ...]:
    """What was entered last: identifiers are UUIDv7, in the order of entering."""
    query = select(declaration).order_by(declaration.c.id.desc()).limit(limit)
    return tuple(_row(row) for row in connection.execute(query))


def between(connection: Connection, since: int | None, until: int | None) -> Iterator[DeclarationRow]:
    """Declarations by arrival, ``since`` included and ``until`` not; read as they are asked for."""
    query = select(declaration).order_by(declaration.c.visited_from, declaration.c.id)
    if since is not None:
        query = query.where(declaration.c.visited_from >= since)
    if until is not None:
        query = query.where(declaration.c.visited_from < until)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield _row(row)


def count(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(declaration)) or 0)


def versions(connection: Connection, declaration_id: str) -> tuple[Version, ...]:
    """Earlier states, newest first."""
    rows = connection.execute(
        select(declaration_version)
        .where(declaration_version.c.declaration_id == declaration_id)
        .order_by(declaration_version.c.version.desc())
    )
    return tuple(Version(r.version, r.at, r.member_id, r.reason, json.loads(r.body)) for r in rows)


def ids_by_key(connection: Connection, key: str) -> list[str]:
    """Declarations with exactly this key, the newest visit first, then some whose key begins with it."""
    columns = declaration_key.c
    exact = connection.scalars(
        select(columns.declaration_id).where(columns.key == key).order_by(columns.newest).limit(SCAN_LIMIT)
    )
    found = dict.fromkeys(exact)
    if len(found) < SCAN_LIMIT:
        longer = connection.execute(
            select(columns.newest, columns.declaration_id)
            .where(columns.key > key, columns.key < key + "\U0010ffff")
            .order_by(columns.key, columns.newest)
            .limit(SCAN_LIMIT)
        )
        found |= dict.fromkeys(row.declaration_id for row in sorted(longer))
    return list(found)


def known_fingerprints(connection: Connection, fingerprints: Sequence[bytes]) -> frozenset[bytes]:
    """Which of these are stored already."""
    return frozenset(
        connection.scalars(select(declaration.c.fingerprint).where(declaration.c.fingerprint.in_(fingerprints)))
    )


def of_document(connection: Connection, document: str, since: int, until: int) -> tuple[DeclarationRow, ...]:
    """Declarations with the same document whose arrival lies in the time given, newest first."""
    rows = connection.execute(_OF_DOCUMENT, {"document": document, "since": since, "until": until})
    return tuple(_row(row) for row in rows)


def hold(connection: Connection, declaration_id: str, member_id: str, reason: str, now: int) -> None:
    """Keep a declaration whatever its age; holding it again renews the reason."""
    release(connection, declaration_id)
    connection.execute(
        legal_hold.insert().values(declaration_id=declaration_id, at=now, member_id=member_id, reason=reason)
    )


def release(connection: Connection, declaration_id: str) -> None:
    connection.execute(delete(legal_hold).where(legal_hold.c.declaration_id == declaration_id))


def expired(connection: Connection, before: int, limit: int) -> tuple[str, ...]:
    """Identifiers of declarations whose visit began before a moment and that no legal hold keeps."""
    held = select(legal_hold.c.declaration_id)
    query = (
        select(declaration.c.id)
        .where(declaration.c.visited_from < before, declaration.c.id.not_in(held))
        .order_by(declaration.c.visited_from)
        .limit(limit)
    )
    return tuple(connection.scalars(query))


def count_before(connection: Connection, before: int) -> int:
    """How many visits began before a moment, held ones left out."""
    held = select(legal_hold.c.declaration_id)
    query = select(func.count()).where(declaration.c.visited_from < before, declaration.c.id.not_in(held))
    return int(connection.scalar(query) or 0)


def erase(connection: Connection, ids: Sequence[str]) -> None:
    """Remove declarations and every trace of their content: versions, keys, bodies that wait to be synced.

    The audit and outbox keep their digests, so their chains still verify.
    """
    connection.execute(delete(declaration_key).where(declaration_key.c.declaration_id.in_(ids)))
    connection.execute(delete(declaration_version).where(declaration_version.c.declaration_id.in_(ids)))
    connection.execute(delete(declaration).where(declaration.c.id.in_(ids)))
    for table in (audit, outbox):
        connection.execute(update(table).where(table.c.subject.in_(ids)).values(body=None, salt=None))


def _insert_keys(connection: Connection, rows: Sequence[DeclarationRow], keys: Mapping[str, Iterable[str]]) -> None:
    # Past SQLAlchemy's parameter handling: a pile of an import has tens of thousands of keys.
    values = [(key, -row.visited_from, row.id) for row in rows for key in sorted(keys[row.id])]
    if values:
        connection.exec_driver_sql("INSERT INTO declaration_key (key, newest, declaration_id) VALUES (?, ?, ?)", values)


def _columns(row: DeclarationRow) -> dict[str, Any]:
    return {
        "id": row.id, "slip": row.slip, "gate_id": row.gate_id, "inspector_id": row.inspector_id,
        "category": row.category, "visited_from": row.visited_from, "visited_to": row.visited_to,
        "precision": row.precision, "temperature": row.temperature, "needs_worksheet": row.needs_worksheet,
        "source": row.source, "entered_at": row.entered_at, "entered_by": row.entered_by, "version": row.version,
        "document": row.document, "fingerprint": row.fingerprint, "body": _dump(row.body),
    }  # fmt: skip


def _dump(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(row: Any) -> DeclarationRow:
    values = dict(row._mapping)
    return DeclarationRow(**{**values, "body": json.loads(values["body"])})
