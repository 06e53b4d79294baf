"""Drafts of imports: the refused lines of import files."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, exists, func, select

from desktop.store.tables import import_draft, import_draft_line

_line = import_draft_line.c


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft: when (UTC ms) and by whom the file was imported; ``lines`` is the number of refused lines that wait."""

    id: str
    at: int
    member_id: str
    source: str
    lines: int = 0


@dataclass(frozen=True, slots=True)
class LineRow:
    """A refused line. ``day`` (ISO) is that of the visit, or of the import where that cannot be read; ``document`` is
    the document's number, empty for none; ``body`` is JSON."""

    draft_id: str
    number: int
    day: str
    document: str
    body: str


def insert(connection: Connection, row: DraftRow) -> None:
    values = {"id": row.id, "at": row.at, "member_id": row.member_id, "source": row.source}
    connection.execute(import_draft.insert().values(**values))


def insert_lines(connection: Connection, rows: Sequence[LineRow]) -> None:
    if rows:
        connection.execute(
            import_draft_line.insert(),
            [
                {"draft_id": r.draft_id, "number": r.number, "day": r.day, "document": r.document, "body": r.body}
                for r in rows
            ],
        )


def every(connection: Connection) -> tuple[DraftRow, ...]:
    """Drafts that have lines, the newest first."""
    query = (
        select(import_draft, func.count().label("lines"))
        .join(import_draft_line, _line.draft_id == import_draft.c.id)
        .group_by(import_draft.c.id)
        .order_by(import_draft.c.id.desc())
    )
    return tuple(DraftRow(r.id, r.at, r.member_id, r.source, r.lines) for r in connection.execute(query))


def count(connection: Connection) -> int:
    """How many lines wait."""
    return int(connection.scalar(select(func.count()).select_from(import_draft_line)) or 0)


def lines(connection: Connection, draft_id: str, after: int = -1, limit: int = -1) -> tuple[LineRow, ...]:
    """Lines of a draft in the order of the file, after line ``after``; at most ``limit``, -1 for all."""
    query = select(import_draft_line).where(_line.draft_id == draft_id, _line.number > after).order_by(_line.number)
    return _rows(connection, query.limit(limit))


def line(connection: Connection, draft_id: str, number: int) -> LineRow | None:
    query = select(import_draft_line).where(_line.draft_id == draft_id, _line.number == number)
    return next(iter(_rows(connection, query)), None)


def remove(connection: Connection, draft_id: str, numbers: Sequence[int] | None = None) -> int:
    """Delete lines of a draft, or all of them; a draft without lines is deleted too. Gives the number of deleted
    lines."""
    which = _line.draft_id == draft_id
    if numbers is not None:  # as one value: there may be more of them than a statement takes
        which &= _line.number.in_(select(func.json_each(json.dumps(numbers)).table_valued("value").c.value))
    gone = connection.execute(delete(import_draft_line).where(which)).rowcount
    _remove_empty(connection)
    return int(gone)


def remove_expired(connection: Connection, day: str, limit: int) -> int:
    """Delete up to ``limit`` lines whose day lies before an ISO day; gives the number of deleted lines."""
    found = connection.execute(select(_line.draft_id, _line.number).where(_line.day < day).limit(limit)).all()
    by_draft: dict[str, list[int]] = {}
    for draft_id, number in found:
        by_draft.setdefault(draft_id, []).append(number)
    return sum(remove(connection, draft_id, numbers) for draft_id, numbers in by_draft.items())


def has_expired(connection: Connection, day: str) -> bool:
    """Whether any line's day lies before an ISO day."""
    return bool(connection.scalar(select(exists().where(_line.day < day))))


def count_of_document(connection: Connection, document: str) -> int:
    """How many lines of a document (its number) wait."""
    which = (_line.document == document) & (_line.document != "")
    return int(connection.execute(select(func.count()).select_from(import_draft_line).where(which)).scalar_one())


def remove_of_document(connection: Connection, document: str, day: str | None = None) -> int:
    """Delete the lines of a document (its number): those of an ISO day, or all with None. Gives the number of deleted
    lines."""
    which = (_line.document == document) & (_line.document != "")
    chosen = which if day is None else which & (_line.day == day)
    gone = connection.execute(delete(import_draft_line).where(chosen)).rowcount
    if gone:
        _remove_empty(connection)
    return int(gone)


def without_lines(connection: Connection) -> int:
    """The number of drafts without a line, for the integrity check: there should be none."""
    query = select(func.count()).select_from(import_draft).where(import_draft.c.id.not_in(select(_line.draft_id)))
    return int(connection.scalar(query) or 0)


def _remove_empty(connection: Connection) -> None:
    connection.execute(delete(import_draft).where(import_draft.c.id.not_in(select(_line.draft_id))))


def _rows(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[LineRow, ...]:
    return tuple(LineRow(r.draft_id, r.number, r.day, r.document, r.body) for r in connection.execute(query))
