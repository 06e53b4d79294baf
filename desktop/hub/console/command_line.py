"""Writes what was done to the hub by commands to the officers' log, with the login of the system's user."""

import getpass
import os
import sys
from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection, Engine

from desktop.domain.clock import Clock
from desktop.hub.console.log import BY_COMMAND, OfficerLog

_LONGEST = 60


class Note(Protocol):
    """Writes a log entry in the transaction of what is logged."""

    def __call__(self, connection: Connection, of_venue: UUID | None = None, of_desk: UUID | None = None) -> None: ...


def noted(engine: Engine, clock: Clock, action: str, detail: str = "") -> Note:
    """A ``Note`` for a command; ``action`` is one of the log's."""
    log, who = OfficerLog(engine, clock), BY_COMMAND + login(os.environ)

    def note(connection: Connection, of_venue: UUID | None = None, of_desk: UUID | None = None) -> None:
        log.add(connection, who, action, of_venue, of_desk, detail)

    return note


def login(environment: Mapping[str, str]) -> str:
    """The user of this process according to the system; behind ``sudo`` the user who called it. Root can claim to be
    anybody, and can change the database as well."""
    if sys.platform == "win32":
        return _shown(getpass.getuser())
    import pwd

    own = os.getuid()
    try:
        name = pwd.getpwuid(own).pw_name
    except KeyError:  # in a container, users need no names
        name = f"uid {own}"
    called_by = environment.get("SUDO_USER", "")
    return _shown(f"{called_by}, sudo" if own == 0 and called_by else name)


def _shown(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())[:_LONGEST]
