"""The manager whom this desk knows, and another one whom a change from elsewhere names and nobody here has confirmed."""

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.store.queries import settings

_KEY = "manager_change"


@dataclass(frozen=True, slots=True)
class ManagerChange:
    """``known``: the member who signed in here as the manager last; empty where none has. ``waiting``: the member whom
    another desk or the hub made the manager, until it is confirmed here; empty for none."""

    known: str = ""
    waiting: str = ""


def get(connection: Connection) -> ManagerChange:
    kept = settings.get(connection, _KEY, None)
    return ManagerChange() if kept is None else ManagerChange(kept["known"], kept["waiting"])


def put(connection: Connection, state: ManagerChange) -> None:
    settings.put(connection, _KEY, {"known": state.known, "waiting": state.waiting})
