"""Backups of a desk: what a backup file says of itself in the clear, what it is called, and when one is due."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message

ENDING = "vdbackup"
DAY_MS = 86_400_000
LATE_MS = 2 * DAY_MS
"""From this age on, the last good copy is too old."""
KEEP_CHOICES = (1, 3, 7, 14)
"""For how many days copies may be kept."""
DEFAULT_KEEP_DAYS = 7
_STAMP = re.compile(r"-(\d{8}-\d{6})$")
_DESK_DIGITS = 8


class BackupPurpose(StrEnum):
    """``copy``: the desk goes on. ``move``: the desk goes on where the file is restored, and not where it was made."""

    COPY = "copy"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class BackupPart:
    """A file of the desk in a backup: its name in the desk's folder, its bytes, and their SHA-256 (hexadecimal)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup says of itself without any key. It names nobody: ``desk`` and ``venue`` are SHA-256 of identifiers.

    ``made_at`` is UTC ms; ``schema`` the version of the tables; ``generation`` that of the desk's keys, and ``saved`` how
    often the key file had been saved; ``audit_seq`` the last entry of the audit log.
    """

    purpose: BackupPurpose
    made_at: int
    desk: str
    venue: str
    schema: str
    program: str
    generation: int
    saved: int
    audit_seq: int
    parts: tuple[BackupPart, ...]


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """How copies are kept: for how many days, and in which second folder (empty: in none). ``is_apart``: that was on another
    disk when it was chosen; where it is on the desk's own by now, the stick is out and only the place for it is left."""

    keep_days: int = DEFAULT_KEEP_DAYS
    second: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class BackupState:
    """The last good copies: when they were made (UTC ms, 0 for never), here and in the second folder, and how large the
    newest is. ``audit_seq`` and ``audit_chain`` are how far the audit log of a copy was followed. ``tried_at`` is when
    one was last begun; ``failure`` and ``second_failure`` are why the last ones failed."""

    at: int = 0
    size: int = 0
    second_at: int = 0
    audit_seq: int = 0
    audit_chain: bytes = bytes(32)
    tried_at: int = 0
    failure: Message | None = None
    second_failure: Message | None = None

    def is_due(self, now: int) -> bool:
        """Whether a day has begun, or 24 hours have passed, since the last good copy; also where the clock went back."""
        if not self.at or now < self.at or now - self.at >= DAY_MS:
            return True
        return venue_time(now).date() > venue_time(self.at).date()

    def is_late(self, now: int) -> bool:
        """Whether the last good copy is too old, given that there has been time for one."""
        return bool(self.tried_at) and (not self.at or now - self.at > LATE_MS)

    def without_failures(self) -> "BackupState":
        return replace(self, failure=None, second_failure=None)


def digest_of(identifier: str) -> str:
    """What stands for an identifier in a backup."""
    return hashlib.sha256(identifier.encode()).hexdigest()


def name_prefix(desk: str) -> str:
    """How the names of all copies of one desk begin; ``desk`` is its digest."""
    return f"venuedesk-{desk[:_DESK_DIGITS]}-"


def backup_name(desk: str, now: int) -> str:
    """The name of a copy that is made now."""
    return f"{name_prefix(desk)}{venue_time(now):%Y%m%d-%H%M%S}.{ENDING}"


def made_at(backup: Path) -> int:
    """When a backup was made, in UTC ms: taken from its name, since the file's own time may be that of the database that
    was copied."""
    found = _STAMP.search(backup.stem)
    if found is not None:
        try:
            return from_venue_time(dt.datetime.strptime(found[1], "%Y%m%d-%H%M%S"))
        except ValueError:
            pass
    return round(backup.stat().st_mtime * 1000)


def not_a_backup(path: Path) -> BadInput:
    """The file is no backup, or its end is missing."""
    return BadInput(
        message(
            "backup",
            "{path} is no backup of VenueDesk, or its end is missing. Take another copy; nothing was changed.",
            path=path,
        )
    )


def damaged_backup(path: Path) -> BadInput:
    """The file is a backup, and not all of it is as it was written."""
    return BadInput(
        message("backup", "The backup {path} is damaged. Take another copy; nothing was changed.", path=path)
    )


def newer_backup() -> UserError:
    """A newer program made it."""
    return UserError(
        message("backup", "This backup was made by a newer VenueDesk. Install that version; nothing was changed.")
    )


def other_desk() -> BadInput:
    """The backup is of another desk than that in the folder."""
    return BadInput(
        message(
            "backup",
            "This backup is of another desk than the one in this folder. Give another folder; nothing was changed.",
        )
    )
