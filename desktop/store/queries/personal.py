"""Rows of any personal kind of record: the table has the kind's name and a column ``id``.

Its column ``declaration_id``, where there is one, names the declaration that a row belongs to; ``document`` the person
(type and number of their document, as in ``declaration``).
"""

import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, text

from desktop.domain.records import ERASE, RecordKind, RecordKinds

DECLARATION = "declaration"
_CHOSEN = "(SELECT value FROM json_each(:chosen))"


def erasable(kinds: RecordKinds) -> tuple[RecordKind, ...]:
    """Personal kinds whose rows are deleted when their subject ends, except declarations, which are deleted first."""
    return tuple(kind for kind in kinds.personal if ERASE in kind.ends and kind.name != DECLARATION)


def of_declarations(connection: Connection, kind: RecordKind, declaration_ids: Collection[str]) -> tuple[str, ...]:
    """Identifiers of the rows that belong to these declarations; none for a kind without ``declaration_id``."""
    return _of(connection, kind, "declaration_id", declaration_ids)


def of_document(connection: Connection, kind: RecordKind, document: str) -> tuple[str, ...]:
    """Identifiers of the rows of a person; none for a kind without ``document``, or where ``document`` is empty."""
    return _of(connection, kind, "document", [document]) if document else ()


def still_here(connection: Connection, kind: RecordKind, ids: Collection[str]) -> tuple[str, ...]:
    """The identifiers among ``ids`` that exist."""
    return _of(connection, kind, "id", ids)


def recorded_before(connection: Connection, kind: RecordKind, before: int, limit: int) -> tuple[str, ...]:
    """Identifiers of rows whose first audit entry lies before a moment (UTC ms), at most ``limit``. Rows that belong to
    a declaration are left out: they are deleted with it, and stay where it has a legal hold."""
    alone = " AND declaration_id IS NULL" if "declaration_id" in _columns(connection, kind) else ""
    rows = connection.execute(
        text(
            f"SELECT id FROM {kind.name} WHERE (SELECT min(at) FROM audit WHERE kind = :kind AND subject = id) < :before"
            f"{alone} ORDER BY id LIMIT :most"
        ),
        {"kind": kind.name, "before": before, "most": limit},
    )
    return tuple(rows.scalars())


def delete(connection: Connection, kind: RecordKind, ids: Collection[str]) -> None:
    """Delete rows. Bodies in audit and outbox are left to the next scrub (``purges``)."""
    if ids:
        connection.execute(text(f"DELETE FROM {kind.name} WHERE id IN {_CHOSEN}"), {"chosen": json.dumps(sorted(ids))})


def deleted_subject(kinds: Iterable[RecordKind], log: str) -> str:
    """The SQL condition for entries of a log (``outbox`` or ``audit``) that may hold personal data of a deleted
    subject. Entries of actions that end a subject, and what the audit keeps in public form, hold none."""
    return " OR ".join(
        f"({_may_name_subject(kind, log)} AND NOT EXISTS (SELECT 1 FROM {kind.name} WHERE id = subject))"
        for kind in kinds
    )


def _may_name_subject(kind: RecordKind, log: str) -> str:
    if log == "outbox":
        ends = ", ".join(f"'{kind.name}.{action}'" for action in sorted(kind.ends))
        return f"kind GLOB '{kind.name}.*' AND kind NOT IN ({ends})"
    public = ", ".join(f"'{action}'" for action in sorted(kind.public | kind.ends))
    return f"kind = '{kind.name}' AND subject <> '' AND action NOT IN ({public})"


def _of(connection: Connection, kind: RecordKind, column: str, values: Collection[str]) -> tuple[str, ...]:
    if not values or column not in _columns(connection, kind):
        return ()
    rows = connection.execute(
        text(f"SELECT id FROM {kind.name} WHERE {column} IN {_CHOSEN} ORDER BY id"),
        {"chosen": json.dumps(sorted(values))},
    )
    return tuple(rows.scalars())


def _columns(connection: Connection, kind: RecordKind) -> frozenset[str]:
    return frozenset(connection.scalars(text("SELECT name FROM pragma_table_info(:name)"), {"name": kind.name}))
