"""The audit log, for reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

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
