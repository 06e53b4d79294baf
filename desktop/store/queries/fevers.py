"""Fever worksheets of people with a fever or a symptom, and their outcome."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, select, update

from desktop.domain.json_object import JsonObject
from desktop.store.rows import AnyRow
from desktop.store.tables import fever


@dataclass(frozen=True, slots=True)
class FeverRow:
    """A worksheet as it is stored: readings in tenths of a degree, times UTC ms, ``outcome`` empty while it is open."""

    id: str
    declaration_id: str | None
    gate_id: str
    opened_at: int
    opened_by: str
    first: int | None
    first_at: int
    second: int | None
    second_at: int | None
    outcome: str
    closed_at: int | None
    version: int
    body: JsonObject
    screening_id: str | None = None


def insert(connection: Connection, row: FeverRow) -> None:
    """Insert a new worksheet."""
    connection.execute(fever.insert().values(_columns(row)))


def replace(connection: Connection, row: FeverRow) -> None:
    """Replace a worksheet by its new state."""
    connection.execute(update(fever).where(fever.c.id == row.id).values(_columns(row)))


def find(connection: Connection, fever_id: str) -> FeverRow | None:
    row = connection.execute(select(fever).where(fever.c.id == fever_id)).one_or_none()
    return _row(row) if row else None


def of_declaration(connection: Connection, declaration_id: str) -> FeverRow | None:
    """The worksheet of a declaration; there is at most one. None without one."""
    row = connection.execute(select(fever).where(fever.c.declaration_id == declaration_id)).one_or_none()
    return _row(row) if row else None


def of_press(connection: Connection, screening_id: str) -> FeverRow | None:
    """The worksheet that was opened by a screening at a gate; there is at most one. None without one."""
    row = connection.execute(select(fever).where(fever.c.screening_id == screening_id)).one_or_none()
    return _row(row) if row else None


def of_declarations(connection: Connection, declaration_ids: Sequence[str]) -> tuple[str, ...]:
    """Identifiers of the worksheets of these declarations."""
    return tuple(connection.scalars(select(fever.c.id).where(fever.c.declaration_id.in_(declaration_ids))))


def still_open(connection: Connection) -> tuple[FeverRow, ...]:
    """Worksheets without an outcome, the oldest first: that person has waited longest."""
    query = select(fever).where(fever.c.outcome == "").order_by(fever.c.opened_at, fever.c.id)
    return tuple(_row(row) for row in connection.execute(query))


def erase(connection: Connection, fever_id: str) -> None:
    """Delete a worksheet. Bodies in audit and outbox are left to the caller."""
    connection.execute(delete(fever).where(fever.c.id == fever_id))


def erase_before(connection: Connection, before: int, limit: int) -> tuple[str, ...]:
    """Delete worksheets without a declaration that were opened before a moment (UTC ms), at most ``limit``; gives their
    identifiers."""
    query = select(fever.c.id).where(fever.c.declaration_id.is_(None), fever.c.opened_at < before)
    return _erase(connection, query.order_by(fever.c.opened_at).limit(limit))


def _erase(connection: Connection, query: Select[str]) -> tuple[str, ...]:
    ids = tuple(connection.scalars(query))
    if ids:
        connection.execute(delete(fever).where(fever.c.id.in_(ids)))
    return ids


def _columns(row: FeverRow) -> dict[str, object]:
    return {
        "id": row.id,
        "declaration_id": row.declaration_id,
        "gate_id": row.gate_id,
        "opened_at": row.opened_at,
        "opened_by": row.opened_by,
        "first": row.first,
        "first_at": row.first_at,
        "second": row.second,
        "second_at": row.second_at,
        "outcome": row.outcome,
        "closed_at": row.closed_at,
        "version": row.version,
        "body": json.dumps(row.body, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        "screening_id": row.screening_id,
    }


def _row(row: AnyRow) -> FeverRow:
    values = dict(row._mapping)
    return FeverRow(**{**values, "body": json.loads(values["body"])})
