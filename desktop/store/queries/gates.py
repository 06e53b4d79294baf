"""The gates of the venue."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from desktop.domain.gate import Gate
from desktop.store.prepared import Prepared
from desktop.store.rows import AnyRow
from desktop.store.tables import gate

_COLUMNS = (gate.c.id, gate.c.name, gate.c.code, gate.c.position, gate.c.retired, gate.c.official_payload)
_LIVE = Prepared(
    select(gate.c.id).where(gate.c.id == bindparam("id"), ~gate.c.retired | (gate.c.updated_at > bindparam("now")))
)


def every(connection: Connection, *, include_retired: bool = False) -> tuple[Gate, ...]:
    """Gates that are not retired by position; with ``include_retired`` the retired ones after them."""
    query = select(*_COLUMNS).order_by(gate.c.retired, gate.c.position, gate.c.id)
    if not include_retired:
        query = query.where(~gate.c.retired)
    return tuple(_gate(row) for row in connection.execute(query))


def find(connection: Connection, gate_id: str) -> Gate | None:
    row = connection.execute(select(*_COLUMNS).where(gate.c.id == gate_id)).one_or_none()
    return _gate(row) if row else None


def is_live(connection: Connection, gate_id: str, now: int) -> bool:
    """Whether a gate exists and was not retired by ``now`` (UTC ms), which may be the time of what is done again. A
    prepared statement for the hottest paths."""
    return _LIVE.first(connection, {"id": gate_id, "now": now}) is not None


def codes(connection: Connection) -> frozenset[str]:
    """Public codes of all gates, retired ones included."""
    return frozenset(connection.scalars(select(gate.c.code)))


def next_position(connection: Connection) -> int:
    return int(connection.scalar(select(func.coalesce(func.max(gate.c.position) + 1, 0))) or 0)


def insert(connection: Connection, new: Gate, now: int) -> None:
    connection.execute(gate.insert().values(**body(new), created_at=now, updated_at=now))


def replace(connection: Connection, edited: Gate, now: int) -> None:
    connection.execute(update(gate).where(gate.c.id == edited.id).values(**body(edited), updated_at=now))


def place(connection: Connection, moved: Sequence[Gate], now: int) -> None:
    """Write the positions of gates whose position changed."""
    if moved:
        one = update(gate).where(gate.c.id == bindparam("moved")).values(position=bindparam("place"), updated_at=now)
        connection.execute(one, [{"moved": g.id, "place": g.position} for g in moved])


def body(of: Gate) -> dict[str, object]:
    """The body of a gate in audit and outbox."""
    return {
        "id": of.id,
        "name": of.name,
        "code": of.code,
        "position": of.position,
        "retired": of.retired,
        "official_payload": of.official_payload,
    }


def _gate(row: AnyRow) -> Gate:
    return Gate(row.id, row.name, row.code, row.position, row.retired, row.official_payload)
