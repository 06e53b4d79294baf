"""What gates were called before: posters on walls may still say it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from desktop.hub.tables import gate_former_name

KEPT_MS = 90 * 86_400_000
"""How long after a gate was renamed a poster may hang that says the former name: no code tells how old its poster is."""


def keep(connection: Connection, of_venue: UUID, renamed: Iterable[tuple[str, str]], now: int) -> None:
    """Note gates, each with the name that it had until now (UTC ms)."""
    rows = [{"venue": of_venue, "gate": gate, "name": name, "until": now} for gate, name in renamed]
    if not rows:
        return
    c = gate_former_name.c
    connection.execute(delete(gate_former_name).where(c.venue == of_venue, c.until <= now - KEPT_MS))
    statement = insert(gate_former_name)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["venue", "gate", "name"], set_={"until": statement.excluded.until}
        ),
        rows,
    )


def former_names(connection: Connection, of_venue: UUID, now: int) -> dict[str, tuple[str, ...]]:
    """What a poster may still call each gate at a time (UTC ms), the last name first."""
    c = gate_former_name.c
    query = select(c.gate, c.name).where(c.venue == of_venue, c.until > now - KEPT_MS).order_by(c.until.desc(), c.name)
    found: dict[str, tuple[str, ...]] = {}
    for gate, name in connection.execute(query):
        found[gate] = (*found.get(gate, ()), name)
    return found
