"""Members and their assignments to gates."""

from collections import defaultdict

from sqlalchemy import Connection, bindparam, select, update

from desktop.domain.people import Member, Role
from desktop.store.prepared import Prepared
from desktop.store.rows import AnyRow
from desktop.store.tables import assignment, gate, member

_BOUND = Prepared(select(member.c.id).where(member.c.id == bindparam("id"), member.c.bound))
_RANK = {Role.MANAGER: 0, Role.CLERK: 1, Role.INSPECTOR: 2}


def every(connection: Connection, *, include_unbound: bool = False) -> tuple[Member, ...]:
    """Members by role, then in the order in which they were added, each with the gates that they are assigned to
    now."""
    query = select(member).order_by(member.c.id)
    if not include_unbound:
        query = query.where(member.c.bound)
    gates = defaultdict(list)
    for row in connection.execute(
        select(assignment.c.member_id, assignment.c.gate_id)
        .join(gate)
        .where(assignment.c.to_at.is_(None), ~gate.c.retired)
        .order_by(gate.c.position)
    ):
        gates[row.member_id].append(row.gate_id)
    found = [_member(row, tuple(gates[row.id])) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda m: (not m.bound, _RANK[m.role])))


def find(connection: Connection, member_id: str) -> Member | None:
    return next((m for m in every(connection, include_unbound=True) if m.id == member_id), None)


def is_bound(connection: Connection, member_id: str) -> bool:
    """Whether a member belongs to the venue now; a prepared statement for the hottest paths."""
    return _BOUND.first(connection, {"id": member_id}) is not None


def insert(connection: Connection, new: Member, now: int) -> None:
    connection.execute(member.insert().values(**_columns(new), created_at=now, updated_at=now))


def replace(connection: Connection, edited: Member, now: int) -> None:
    connection.execute(update(member).where(member.c.id == edited.id).values(**_columns(edited), updated_at=now))


def assign(connection: Connection, member_id: str, gate_id: str, assignment_id: str, now: int) -> None:
    connection.execute(
        assignment.insert().values(id=assignment_id, member_id=member_id, gate_id=gate_id, from_at=now, to_at=None)
    )


def release(connection: Connection, now: int, *, member_id: str | None = None, gate_id: str | None = None) -> None:
    """End the open assignments of a member, of a gate, or of the member at the gate, as of ``now`` (UTC ms)."""
    query = update(assignment).where(assignment.c.to_at.is_(None)).values(to_at=now)
    if member_id is not None:
        query = query.where(assignment.c.member_id == member_id)
    if gate_id is not None:
        query = query.where(assignment.c.gate_id == gate_id)
    connection.execute(query)


def open_assignments(connection: Connection) -> frozenset[tuple[str, str]]:
    """Member and gate of every assignment that has not ended, retired gates included."""
    rows = connection.execute(select(assignment.c.member_id, assignment.c.gate_id).where(assignment.c.to_at.is_(None)))
    return frozenset((row.member_id, row.gate_id) for row in rows)


def body(of: Member) -> dict[str, object]:
    """The body of a member in audit and outbox."""
    return {**_columns(of), "gate_ids": list(of.gate_ids)}


def _columns(of: Member) -> dict[str, object]:
    return {
        "id": of.id,
        "name": of.name,
        "phone": of.phone,
        "role": str(of.role),
        "inspector": of.inspector,
        "bound": of.bound,
    }


def _member(row: AnyRow, gate_ids: tuple[str, ...]) -> Member:
    return Member(row.id, row.name, row.phone, Role(row.role), row.inspector, row.bound, False, gate_ids)
