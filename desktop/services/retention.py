"""Declarations are kept for some weeks and then gone: from the tables, the file's free pages, its log and backups."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.retention import DEFAULT_DAYS, MIN_DAYS, WARNING_DAYS, check_retention_days, oldest_kept
from desktop.services.declaration_records import RETENTION_KEY
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import declarations, settings

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Purged:
    """How many declarations and old backups of the file were removed."""

    declarations: int
    backups: int


class RetentionService:
    """The setting, the warning and the purge."""

    def __init__(self, store: Store, session: Session, backups: Path) -> None:
        self._store = store
        self._session = session
        self._backups = backups

    def days(self) -> int:
        """How many days declarations are kept after the visit."""
        with self._store.read() as connection:
            return int(settings.get(connection, RETENTION_KEY, DEFAULT_DAYS))

    def set_days(self, days: int) -> None:
        """Change it (7 to 90); shortening purges at the next occasion. Raises ``BadInput``, ``Forbidden``."""
        self._session.require(Right.EDIT_VENUE)
        if problem := check_retention_days(days):
            raise BadInput.of([problem])
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, RETENTION_KEY, days)
            change.record("edit", "retention", "", {"days": days})

    def hold(self, declaration_id: str, reason: str) -> None:
        """Keep one declaration whatever its age, until it is released: a court or the health office asked for it."""
        self._session.require(Right.SEE_PERSONAL_DATA)
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", message("retention", "Say who asked for it to be kept: one short sentence."))
        with self._store.write(self._session.member.id) as change:
            if declarations.find(change.connection, declaration_id) is None:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            declarations.hold(change.connection, declaration_id, change.actor, reason.strip(), change.now)
            change.record("hold", "declaration", declaration_id, {"reason": reason.strip()})

    def release(self, declaration_id: str) -> None:
        """Let the retention apply again."""
        self._session.require(Right.SEE_PERSONAL_DATA)
        with self._store.write(self._session.member.id) as change:
            declarations.release(change.connection, declaration_id)
            change.record("release", "declaration", declaration_id, {})

    def expiring(self) -> int:
        """How many will be purged within a week."""
        with self._store.read() as connection:
            days = int(settings.get(connection, RETENTION_KEY, DEFAULT_DAYS))
            soon = self._limit(days) + dt.timedelta(days=WARNING_DAYS)
            return declarations.count_before(connection, from_venue_time(dt.datetime.combine(soon, dt.time())))

    def purge(self, progress: Progress = no_progress) -> Purged:
        """Remove what is too old. Stopped or cut off, it goes on at the next call."""
        with self._store.read() as connection:
            days = int(settings.get(connection, RETENTION_KEY, DEFAULT_DAYS))
            before = from_venue_time(dt.datetime.combine(self._limit(days), dt.time()))
            total = declarations.count_before(connection, before)
        removed = 0
        while removed < total:
            progress(removed, total)
            with self._store.write(self._session.member.id) as change:
                ids = declarations.expired(change.connection, before, CHUNK)
                if not ids:
                    change.record("purge", "declaration", "", {"count": 0}, sync=False)
                    break
                declarations.erase(change.connection, ids)
                change.record("purge", "declaration", "", {"count": len(ids)})
            removed += len(ids)
        if removed:
            self._store.fold()
        progress(max(total, 1), max(total, 1))
        return Purged(removed, self._purge_backups())

    def _limit(self, days: int) -> dt.date:
        return oldest_kept(venue_time(self._store.clock.now_ms()).date(), days)

    def _purge_backups(self) -> int:
        """Backups made before a migration serve until it has proved itself, not longer than the shortest retention."""
        if not self._backups.is_dir():
            return 0
        limit = self._store.clock.now_ms() / 1000 - MIN_DAYS * 86_400
        old = [file for file in self._backups.glob("*.db") if file.stat().st_mtime < limit]
        for file in old:
            file.unlink()
        return len(old)
