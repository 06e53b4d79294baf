"""Retention of declarations: for how many days, legal holds, what expires soon, and the purge."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.clock_doubt import ClockDoubt
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.retention import (
    DEFAULT_DAYS,
    WARNING_DAYS,
    ManyExpired,
    check_retention_days,
    expiry_day,
    kept_since,
)
from desktop.services.retention.purge import Purge, Purged
from desktop.services.retention.questions import confirmed, purge_questions
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import declarations, purges, settings

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class RetentionStatus:
    """What the desk retains: the setting, what expires soon, the last purge, and the legal holds.

    ``expiring`` declarations are deleted within a week, the first on ``first_day``; ``purged`` were deleted at the last
    purge that found any, at ``purged_at`` (UTC ms, 0 for never); ``held`` are kept by a legal hold. ``doubt`` is why
    the clock cannot be trusted, ``many`` what is not deleted because it is so much; None where there is nothing to ask.
    """

    days: int
    expiring: int
    first_day: dt.date | None
    purged: int
    purged_at: int
    held: int
    doubt: ClockDoubt | None
    many: ManyExpired | None = None


class RetentionService:
    """The setting, the warning, the holds and the purge."""

    def __init__(self, store: Store, session: Session, backups: Path) -> None:
        self._store = store
        self._session = session
        self._backups = backups

    @open_to_all("How long data is kept is told to visitors, too.")
    def days(self) -> int:
        """How many days declarations are kept after the visit."""
        with self._store.read() as connection:
            return int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))

    @requires(Right.EDIT_VENUE)
    def set_days(self, days: int, *, confirm: bool = False) -> None:
        """Keep declarations for ``days`` (7 to 90) after the visit; a shorter time takes effect with the next purge.

        With ``confirm`` the manager has seen how many that deletes (``too_old_for``), and the purge does not ask again.
        Raises ``BadInput``, ``Forbidden``."""
        if problem := check_retention_days(days):
            raise BadInput.of([problem])
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, settings.RETENTION_KEY, days)
            change.record("edit", "retention", "", {"days": days})
            if confirm and not purge_questions(change.connection, change.now).doubt:
                state = purges.state(change.connection)
                state = replace(state, confirmed=confirmed(change.connection, state, change.now))
                purges.keep_state(change.connection, state)

    @requires(Right.EDIT_VENUE)
    def too_old_for(self, days: int) -> int:
        """How many declarations would be deleted at once if they were kept for so many days."""
        with self._store.read() as connection:
            return declarations.count_before(connection, kept_since(self._store.clock.now_ms(), days))

    @open_to_all("Today says to everybody what is deleted when.")
    def status(self) -> RetentionStatus:
        """The retention status at this moment."""
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
            state = purges.state(connection)
            expiring = declarations.count_before(connection, kept_since(now + WARNING_DAYS * _DAY_MS, days))
            first = purges.first_visit(connection) if expiring else None
            held = purges.count_held(connection)
            asked = purge_questions(connection, now)
        first_day = None if first is None else expiry_day(venue_time(first).date(), days)
        return RetentionStatus(days, expiring, first_day, state.count, state.at, held, asked.doubt, asked.many)

    @open_to_all("Today says to everybody what is deleted when.")
    def expiring(self) -> int:
        """How many declarations will be purged within a week."""
        return self.status().expiring

    @requires(Right.SEE_PERSONAL_DATA)
    def hold(self, declaration_id: str, reason: str) -> None:
        """Put a declaration under legal hold: it is kept whatever its age until it is released, because a court or the
        health office asked for it. Raises ``BadInput``, ``Forbidden``."""
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", message("retention", "Say who asked for it to be kept: one short sentence."))
        with self._store.write(self._session.member.id) as change:
            if declarations.find(change.connection, declaration_id) is None:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            declarations.hold(change.connection, declaration_id, change.actor, reason.strip(), change.now)
            change.record("hold", "declaration", declaration_id, {"reason": reason.strip()})

    @requires(Right.SEE_PERSONAL_DATA)
    def release(self, declaration_id: str, reason: str) -> None:
        """End a legal hold. The reason goes to the audit log. Raises ``BadInput``, ``Forbidden``."""
        if len(reason.strip()) < 2:
            raise BadInput.at(
                "reason", message("retention", "Say why it need not be kept any more: one short sentence.")
            )
        with self._store.write(self._session.member.id) as change:
            declarations.release(change.connection, declaration_id)
            change.record("release", "declaration", declaration_id, {"reason": reason.strip()})

    @requires(Right.EDIT_VENUE)
    def confirm_purge(self) -> None:
        """The manager says that the clock is right and that what is past its retention is to go: the next purge goes by
        that. Raises ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            state = purges.state(change.connection)
            upto = confirmed(change.connection, state, change.now)
            purges.keep_state(change.connection, replace(state, clock=change.now, confirmed=upto))
            change.record("confirm", "clock", "", {"trusted": state.clock, "now": change.now}, sync=False)

    @open_to_all("What is past its retention goes whoever opened the desk.")
    def purge(self, progress: Progress = no_progress) -> Purged:
        """Remove what is too old. Stopped or cut off, it goes on at the next call.

        Raises ``PurgeStopped``, ``PurgeAsks`` where it has to be confirmed first, and ``UserError``.
        """
        return Purge(self._store, self._session.member.id, self._backups).run(progress)
