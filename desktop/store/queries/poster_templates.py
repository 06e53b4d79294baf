"""Poster layouts of the venue's own."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import poster_template

_c = poster_template.c


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template; ``document`` is the layout as JSON, times are UTC ms."""

    id: str
    name: str
    document: str
    created_at: int
    changed_at: int
    deleted_at: int | None = None


def every(connection: Connection) -> tuple[TemplateRow, ...]:
    """Those that are not deleted, in the order in which they were made."""
    query = select(poster_template).where(_c.deleted_at.is_(None)).order_by(_c.created_at, _c.id)
    return tuple(TemplateRow(*row) for row in connection.execute(query))


def find(connection: Connection, template_id: str) -> TemplateRow | None:
    """One of them, a deleted one too."""
    row = connection.execute(select(poster_template).where(_c.id == template_id)).first()
    return TemplateRow(*row) if row is not None else None


def id_of_name(connection: Connection, name: str) -> str | None:
    """The template of a name that is not deleted."""
    found = connection.scalar(select(_c.id).where(_c.name == name, _c.deleted_at.is_(None)))
    return str(found) if found is not None else None


def put(connection: Connection, row: TemplateRow) -> None:
    """Keep a template, in place of the one of its identifier."""
    values = {name: getattr(row, name) for name in TemplateRow.__dataclass_fields__}
    statement = insert(poster_template).values(**values)
    changed = {name: value for name, value in values.items() if name not in ("id", "created_at")}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed))


def delete(connection: Connection, template_id: str, document: str, now: int) -> None:
    """Delete a template; ``document`` is what is kept of it."""
    statement = update(poster_template).where(_c.id == template_id)
    connection.execute(statement.values(document=document, deleted_at=now))
