"""Rows of personal kinds of records, whichever kind it is: its table has its name, and a column ``id``.

``declaration_id`` there names the declaration on which a row hangs; ``document`` the person (type and number of their
document, as in ``declaration``).
"""

import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, text

from desktop.domain.records import ERASE, RecordKind, RecordKinds

DECLARATION = "declaration"
_CHOSEN = "(SELECT value FROM json_each(:chosen))"


def erasable(kinds: RecordKinds) -> tuple[RecordKind, ...]:
    """Personal kinds whose rows are deleted when their subject ends, but for declarations, which lead the others."""
    return tuple(kind for kind in kinds.personal if ERASE in kind.ends and kind.name != DECLARATION)


def of_declarations(connection: Connection, kind: RecordKind, declaration_ids: Collection[str]) -> tuple[str, ...]:
    """Identifiers of the rows that hang on some declarations; none where rows of this kind hang on none."""
    return _of(connection, kind, "declaration_id", declaration_ids)


def of_document(connection: Connection, kind: RecordKind, document: str) -> tuple[str, ...]:
    """Identifiers of the rows of a person; none where rows of this kind do not name one, or ``document`` is empty."""
    return _of(connection, kind, "document", [document]) if document else ()


def still_here(connection: Connection, kind: RecordKind, ids: Collection[str]) -> tuple[str, ...]:
    """Those of some rows that are here."""
    return _of(connection, kind, "id", ids)


def recorded_before(connection: Connection, kind: RecordKind, before: int, limit: int) -> tuple[str, ...]:
    """Identifiers of rows of which the audit log told first before a moment (UTC ms) and that hang on no declaration:
    those that do go with it, and stay where a legal hold keeps it."""
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
    """Remove rows. What audit and outbox hold of them is left to a sweep (``purges``)."""
    if ids:
        connection.execute(text(f"DELETE FROM {kind.name} WHERE id IN {_CHOSEN}"), {"chosen": json.dumps(sorted(ids))})


def gone(kinds: Iterable[RecordKind], log: str) -> str:
    """The condition that an entry of a log (``outbox`` or ``audit``) has a personal subject that is deleted, and may
    tell of it: neither that something ended nor what the audit says publicly tells of anybody."""
    return " OR ".join(
        f"({_may_tell(kind, log)} AND NOT EXISTS (SELECT 1 FROM {kind.name} WHERE id = subject))" for kind in kinds
    )


def _may_tell(kind: RecordKind, log: str) -> str:
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
