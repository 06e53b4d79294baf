"""A hub whose database is put back to what it was."""

from typing import Any

import msgspec
from sqlalchemy import select
from uuid6 import uuid7

from desktop.hub.hub import Hub
from desktop.hub.tables import metadata


def saved(hub: Hub) -> dict[str, list[dict[str, Any]]]:
    """All rows."""
    with hub.engine.connect() as connection:
        return {
            name: [
                {column.key: row._mapping[column] for column in table.columns}
                for row in connection.execute(select(table))
            ]
            for name, table in metadata.tables.items()
        }


def restore(hub: Hub, rows: dict[str, list[dict[str, Any]]]) -> None:
    with hub.engine.begin() as connection:
        for name, table in metadata.tables.items():
            connection.execute(table.delete())
            if rows[name]:
                connection.execute(table.insert(), rows[name])


def new_epoch(hub: Hub) -> None:
    """As ``hub restored`` does for the next start; here for one that runs."""
    msgspec.structs.force_setattr(hub.identity, "epoch", str(uuid7()))
