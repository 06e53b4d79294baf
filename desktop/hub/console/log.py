"""The officers' log: entries are written in the transaction of what was done, and never changed or deleted. It is a
hash chain, so that what was altered or removed in the database shows."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, select, text
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
    "case_open",
    "case_edit",
    "case_look",
    "case_stay_add",
    "case_stay_correct",
    "case_stay_remove",
    "case_upload",
    "case_phone",
    "case_close",
    "case_reopen",
    "case_ask",
    "case_approve",
    "case_refuse",
    "case_list",
    "case_report",
    "four_eyes_on",
    "four_eyes_off",
)
_FIRST = bytes(32)
_LOCK = 0x56444F4C  # "VDOL"; of this log alone among the advisory locks of the database
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


@dataclass(frozen=True, slots=True)
class ChainedEntry:
    """What the chain covers of an entry."""

    number: int
    id: UUID
    venue: UUID
    at: int
    officer: str
    action: str
    desk: UUID | None
    detail: str

    def link(self, previous: bytes) -> bytes:
        """The chain's value after this entry."""
        covered = json.dumps([str(value) for value in astuple(self)], ensure_ascii=True).encode()
        return hashlib.blake2b(previous + covered, digest_size=32).digest()


def _last(connection: Connection) -> tuple[int, bytes]:
    """Number and chain value of the last entry; 0 and the first value before any."""
    of = officer_log.c
    query = select(of.number, of.chain).where(of.number.is_not(None)).order_by(of.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (0, _FIRST) if row is None else (row.number, row.chain)


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
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})  # one after the other
        number, chain = _last(connection)
        entry = ChainedEntry(
            number + 1,
            UUID(str(uuid7())),
            of_venue or NO_VENUE,
            self._clock.now_ms(),
            officer,
            action,
            of_desk,
            detail,
        )
        connection.execute(officer_log.insert().values(**asdict(entry), chain=entry.link(chain)))

    def has(self, connection: Connection, officer: str, action: str, detail: str, *, within_ms: int) -> bool:
        """Whether an officer did something within the last ``within_ms``."""
        of = officer_log.c
        since = of.venue == NO_VENUE, of.at > self._clock.now_ms() - within_ms
        query = select(of.id).where(*since, of.officer == officer, of.action == action, of.detail == detail)
        return connection.execute(query.limit(1)).first() is not None

    def broken_at(self, connection: Connection) -> int | None:
        """The number of the first entry that is missing or was altered; None for a log that is whole."""
        query = select(officer_log).where(officer_log.c.number.is_not(None)).order_by(officer_log.c.number)
        chain = _FIRST
        for number, row in enumerate(connection.execute(query), start=1):
            entry = ChainedEntry(row.number, row.id, row.venue, row.at, row.officer, row.action, row.desk, row.detail)
            chain = entry.link(chain)
            if row.number != number or row.chain != chain:
                return number
        return None

    def mark(self, connection: Connection) -> str:
        """How many entries the log has and 48 bits of its chain, to be written down elsewhere: a log whose end was cut
        off is whole by itself."""
        number, chain = _last(connection)
        return f"{number} {chain[:6].hex().upper()}"

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
