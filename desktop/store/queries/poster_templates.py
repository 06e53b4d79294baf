"""Poster layouts of the venue's own."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import poster_template, poster_template_former

_c = poster_template.c
_former = poster_template_former.c


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


@dataclass(frozen=True, slots=True)
class FormerRow:
    """A template as it was before a change of several. ``was_changed_at`` is its ``changed_at`` of then, ``changed_at`` the
    one that the change gave it; times are UTC ms."""

    change_id: str
    template_id: str
    document: str
    found: str
    replacement: str
    at: int
    was_changed_at: int
    changed_at: int


def put_former(connection: Connection, row: FormerRow) -> None:
    """Keep what a template was."""
    values = {name: getattr(row, name) for name in FormerRow.__dataclass_fields__}
    connection.execute(poster_template_former.insert().values(**values))


def last_change(connection: Connection) -> tuple[FormerRow, ...]:
    """What the last change has replaced; none before the first."""
    newest = select(func.max(_former.change_id)).scalar_subquery()
    rows = connection.execute(select(poster_template_former).where(_former.change_id == newest))
    return tuple(FormerRow(*row) for row in rows)


def forget_change(connection: Connection, change_id: str) -> None:
    """Keep nothing more of a change."""
    connection.execute(poster_template_former.delete().where(_former.change_id == change_id))


def bring_forward(connection: Connection, template_id: str, before: int, now: int) -> None:
    """A template is again what it was at ``before``, as of ``now``: an earlier change of it can be undone next."""
    those = (_former.template_id == template_id) & (_former.changed_at == before)
    connection.execute(update(poster_template_former).where(those).values(changed_at=now))


def forget_old_changes(connection: Connection, kept: int) -> None:
    """Keep only the newest changes."""
    newest = select(_former.change_id).distinct().order_by(_former.change_id.desc()).limit(kept)
    connection.execute(poster_template_former.delete().where(_former.change_id.not_in(newest)))
