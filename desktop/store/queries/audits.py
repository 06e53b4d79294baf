"""The audit log, for reading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select

from desktop.store.tables import audit


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry: ``at`` in UTC ms, ``actor`` a member's identifier, ``body`` JSON, empty where it was deleted."""

    at: int
    actor: str
    action: str
    kind: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are wanted: from ``since`` to before ``until`` (UTC ms), by ``actor``, of ``actions`` such as
    ``declaration.enter``, on one of ``subjects``; None for all."""

    since: int | None = None
    until: int | None = None
    actor: str | None = None
    actions: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class NumberedEntry:
    """An entry and its number in the log."""

    seq: int
    entry: AuditEntry


def newest(
    connection: Connection, wanted: AuditFilter, limit: int, before: int | None = None
) -> tuple[NumberedEntry, ...]:
    """The last ``limit`` of the wanted entries, the newest first; of those before entry ``before`` where it is given."""
    c = audit.c
    query = select(audit).order_by(c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(c.seq < before)
    if wanted.since is not None:
        query = query.where(c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(c.at < wanted.until)
    if wanted.actor is not None:
        query = query.where(c.actor == wanted.actor)
    if wanted.actions is not None:
        query = query.where(or_(*(_is_action(name) for name in wanted.actions)))
    if wanted.subjects is not None:
        query = query.where(c.subject.in_(wanted.subjects))
    return tuple(
        NumberedEntry(row.seq, AuditEntry(row.at, row.actor, row.action, row.kind, row.subject, row.body or ""))
        for row in connection.execute(query)
    )


def _is_action(name: str) -> ColumnElement[bool]:
    kind, _, action = name.partition(".")
    return (audit.c.kind == kind) & (audit.c.action == action)


def actors(connection: Connection) -> frozenset[str]:
    """Everybody who did anything that the log has."""
    return frozenset(connection.scalars(select(audit.c.actor).distinct()))


def count(connection: Connection) -> int:
    """The number of entries."""
    return int(connection.execute(select(func.count()).select_from(audit)).scalar_one())


def done_after(connection: Connection, seq: int) -> Mapping[str, int]:
    """How often each action was done after an entry, by names such as ``declaration.enter``."""
    c = audit.c
    query = select(c.kind, c.action, func.count().label("times")).where(c.seq > seq).group_by(c.kind, c.action)
    return {f"{row.kind}.{row.action}": int(row.times) for row in connection.execute(query)}


def counts(connection: Connection, kind: str, subjects: Sequence[str], actions: Sequence[str]) -> Mapping[str, int]:
    """How often one of some actions was done to each of some things of a kind; without those of which it never was.
    Reads the whole log once."""
    c = audit.c
    wanted = (c.kind == kind) & c.action.in_(actions) & c.subject.in_(subjects)
    query = select(c.subject, func.count().label("times")).where(wanted).group_by(c.subject)
    return {row.subject: int(row.times) for row in connection.execute(query)}


def between(connection: Connection, since: int | None, until: int | None) -> Iterator[AuditEntry]:
    """Entries in order, from ``since`` to before ``until`` (UTC ms); rows are fetched while they are iterated."""
    c = audit.c
    query = select(c.at, c.actor, c.action, c.kind, c.subject, c.body).order_by(c.seq)
    if since is not None:
        query = query.where(c.at >= since)
    if until is not None:
        query = query.where(c.at < until)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield AuditEntry(row.at, row.actor, row.action, row.kind, row.subject, row.body or "")


def last(connection: Connection, action: str, kind: str, subject: str, since: int) -> tuple[int, str] | None:
    """When (UTC ms) and by whom something was done to a thing last, not longer ago than ``since``; None for never.

    Read from the end as far as that moment: the log has no index by time.
    """
    c = audit.c
    query = select(c.at, c.actor, c.action, c.kind, c.subject).order_by(c.seq.desc())
    for row in connection.execution_options(yield_per=500).execute(query):
        if row.at < since:
            return None
        if (row.action, row.kind, row.subject) == (action, kind, subject):
            return row.at, row.actor
    return None
