"""The hub's settings, by name."""

import json
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from desktop.hub.tables import hub_setting
from desktop.hub.tickets import NO_VENUE


def read_setting(connection: Connection, name: str, default: Any, *, lock: bool = False) -> Any:
    """The value of a setting; ``default`` where it was never set. ``lock``: nobody else changes it before the transaction
    ends."""
    query = select(hub_setting.c.value).where(hub_setting.c.venue == NO_VENUE, hub_setting.c.name == name)
    if lock:
        first = insert(hub_setting).values(venue=NO_VENUE, name=name, value=json.dumps(default))
        connection.execute(first.on_conflict_do_nothing())
        query = query.with_for_update()
    found = connection.scalar(query)
    return default if found is None else json.loads(found)


def write_setting(connection: Connection, name: str, value: object) -> None:
    """Set a setting to something that JSON can hold."""
    statement = insert(hub_setting).values(venue=NO_VENUE, name=name, value=json.dumps(value))
    connection.execute(
        statement.on_conflict_do_update(index_elements=["venue", "name"], set_={"value": statement.excluded["value"]})
    )
