"""The officers' log: entries are written in the transaction of what was done, and never changed or deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, select
from uuid6 import uuid7

from desktop.domain.clock import Clock
from desktop.hub.tables import officer_log, venue
from desktop.hub.tickets import NO_VENUE

ACTIONS = (
    "sign_in",
    "sign_out",
    "approve",
    "revoke",
    "ticket",
    "replay",
    "trust_clock",
    "restored",
    "manager_key",
    "office_key",
    "seal",
    "export_sealed",
    "officer_add",
    "officer_password",
    "officer_end",
)
BY_COMMAND = "\x01"
"""Prefix of the login of a command line user. No officer's name contains it, so that the two cannot be confused."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An action, ``at`` a time (UTC ms); ``venue_name`` is empty where it was about no venue. ``login``: the system's
    user who did it by a command; empty for an officer in the console."""

    at: int
    officer: str
    login: str
    action: str
    venue: UUID
    venue_name: str
    desk: UUID | None
    detail: str


class OfficerLog:
    """Writes and reads the log."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def add(
        self,
        connection: Connection,
        officer: str,
        action: str,
        of_venue: UUID | None = None,
        of_desk: UUID | None = None,
        detail: str = "",
    ) -> None:
        """Write an entry in the transaction of what is done. ``detail`` contains no personal data."""
        connection.execute(
            officer_log.insert().values(
                venue=of_venue or NO_VENUE,
                id=UUID(str(uuid7())),
                at=self._clock.now_ms(),
                officer=officer,
                action=action,
                desk=of_desk,
                detail=detail,
            )
        )

    def page(self, start: int, count: int) -> tuple[Sequence[LogEntry], bool]:
        """Up to ``count`` entries, newest first, from place ``start`` on; and whether there are more."""
        of = officer_log.c
        query = (
            select(of.at, of.officer, of.action, of.venue, venue.c.name, of.desk, of.detail)
            .outerjoin(venue, venue.c.venue == of.venue)
            .order_by(of.at.desc(), of.id.desc())
            .offset(start)
            .limit(count + 1)
        )
        with self._engine.begin() as connection:
            rows = connection.execute(query).all()
        entries = [
            LogEntry(r.at, *_who(r.officer), r.action, r.venue, r.name or "", r.desk, r.detail) for r in rows[:count]
        ]
        return entries, len(rows) > count


def _who(kept: str) -> tuple[str, str]:
    """Officer and login of an entry; one of them is empty."""
    return ("", kept.removeprefix(BY_COMMAND)) if kept.startswith(BY_COMMAND) else (kept, "")
