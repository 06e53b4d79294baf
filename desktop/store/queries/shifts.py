"""Who was assigned to which gate, in the past as well as now."""

from sqlalchemy import Connection, or_, select

from desktop.store.tables import assignment


def assigned(connection: Connection, since: int, until: int) -> tuple[tuple[str, str], ...]:
    """Gates with members who were assigned to them at any time from ``since`` to before ``until`` (UTC ms), in the
    order in which they came."""
    query = (
        select(assignment.c.gate_id, assignment.c.member_id)
        .where(assignment.c.from_at < until, or_(assignment.c.to_at.is_(None), assignment.c.to_at > since))
        .order_by(assignment.c.from_at)
    )
    return tuple((row.gate_id, row.member_id) for row in connection.execute(query))
