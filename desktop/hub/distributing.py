"""Spreads the hub's tables over a Citus cluster by the venue, all of a venue on one machine.

Run on the coordinator. It may be repeated: what is spread already stays as it is, so migrations call it for their new
tables.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.hub.check_in.tables import metadata

_FIRST = "venue"
"""The table whose shards the others' lie beside."""
_REFERENCE = "alembic_version"
"""One row, which every machine has a copy of: a hub that is served through a worker looks at it."""
_LOCKED_S = 10


@dataclass(frozen=True, slots=True)
class Distributed:
    """Tables that were spread by a run, and those that were before."""

    new: tuple[str, ...]
    before: tuple[str, ...]


def is_citus(connection: Connection) -> bool:
    """Whether the database is the coordinator of a Citus cluster."""
    found = connection.scalar(text("SELECT to_regproc('create_distributed_table') IS NOT NULL"))
    return bool(found)


def is_distributed(connection: Connection) -> bool:
    """Whether the hub's tables are spread."""
    return is_citus(connection) and _FIRST in _spread(connection)


def distribute(connection: Connection) -> Distributed:
    """Spread what is not spread yet, in the caller's transaction. Raises ``BadInput`` where the database has no Citus."""
    if not is_citus(connection):
        raise BadInput(
            message(
                "hub",
                "This database has no Citus, or is a worker of one. Give the coordinator's address with --database.",
            )
        )
    before = _spread(connection)
    names = (_FIRST, *(name for name in sorted(metadata.tables) if name != _FIRST))
    new = [name for name in names if name not in before]
    for name in new:
        beside = "" if name == _FIRST else f", colocate_with => '{_FIRST}'"
        connection.execute(text(f"SELECT create_distributed_table('{name}', 'venue'{beside})"))
    if _REFERENCE not in before:
        connection.execute(text(f"SELECT create_reference_table('{_REFERENCE}')"))
        new.append(_REFERENCE)
    for name in new:  # else what was in the table before stays on the coordinator's disk, visitors included
        connection.execute(text(f"SELECT truncate_local_data_after_distributing_table('{name}')"))
    # The options of a session do not reach the workers.
    connection.execute(text(f"ALTER ROLE CURRENT_USER SET lock_timeout = '{_LOCKED_S}s'"))
    return Distributed(tuple(new), tuple(sorted(before)))


def _spread(connection: Connection) -> frozenset[str]:
    rows = connection.scalars(text("SELECT CAST(CAST(logicalrel AS regclass) AS text) FROM pg_dist_partition"))
    return frozenset(rows)
