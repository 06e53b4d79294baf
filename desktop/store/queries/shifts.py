"""Assignments of members to gates, past and present."""

from sqlalchemy import Connection, or_, select

from desktop.store.tables import assignment


def assigned(connection: Connection, since: int, until: int) -> tuple[tuple[str, str], ...]:
    """Gate and member of every assignment at any time from ``since`` to before ``until`` (UTC ms), by its beginning."""
    query = (
        select(assignment.c.gate_id, assignment.c.member_id)
        .where(assignment.c.from_at < until, or_(assignment.c.to_at.is_(None), assignment.c.to_at > since))
        .order_by(assignment.c.from_at)
    )
    return tuple((row.gate_id, row.member_id) for row in connection.execute(query))
