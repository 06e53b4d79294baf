"""What a purge asks before it deletes: whether the clock is right, and whether so much is really to go.

Nothing brings back what a purge has deleted. A clock set wrong by a month, a period shortened at another desk or an old
backup that was put back would otherwise empty the book when the desk is opened.
"""

from dataclasses import dataclass

from desktop.domain.clock import venue_time
from desktop.domain.clock_doubt import ClockDoubt, clock_doubt, sure_until
from desktop.domain.errors import UserError
from desktop.domain.messages import Message
from desktop.domain.opening_hours import read_opening_hours
from desktop.domain.retention import (
    DEFAULT_DAYS,
    MANY_EXPIRED,
    ManyExpired,
    kept_since,
    many_expired,
)
from desktop.store.connections import Connection
from desktop.store.queries import declarations, import_drafts, purges, settings, venues
from desktop.store.queries.purges import PurgeState
from desktop.sync.state import signed_time


@dataclass(frozen=True, slots=True)
class PurgeQuestions:
    """What the manager has to confirm: ``doubt`` why the clock cannot be trusted, ``many`` how much would go. None
    where there is nothing to ask."""

    doubt: ClockDoubt | None = None
    many: ManyExpired | None = None

    @property
    def sentence(self) -> Message | None:
        """Why nothing is deleted; None where a purge needs no answer. A clock that is behind deletes too little, and
        hinders no purge."""
        if self.doubt is not None and self.doubt.is_ahead:
            return self.doubt.sentence
        return self.many.sentence if self.many is not None else None


class PurgeAsks(UserError):
    """The purge has deleted nothing: the manager has to confirm it first."""


def purge_questions(connection: Connection, now: int) -> PurgeQuestions:
    """What a purge at ``now`` (UTC ms) has to ask."""
    days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
    state = purges.state(connection)
    before = kept_since(now, days)
    trusted = max(state.clock, signed_time(connection))
    sure = sure_until(trusted, read_opening_hours(venues.get(connection).opening_hours)[0])
    surely = kept_since(sure, days)
    expired = _expired(connection, before)
    deletes = surely < before and expired != _expired(connection, surely)
    many = None
    if before > state.confirmed and expired[0] > MANY_EXPIRED:  # to count all takes long in a large book
        many = many_expired(expired[0], declarations.count(connection))
    return PurgeQuestions(clock_doubt(now, trusted, sure, deletes=deletes), many)


def confirmed(connection: Connection, state: PurgeState, now: int) -> int:
    """Up to which visits (UTC ms) a purge at ``now`` would delete: what somebody confirms who confirms it."""
    days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
    return max(state.confirmed, kept_since(now, days))


def _expired(connection: Connection, before: int) -> tuple[int, bool, bool]:
    """What a purge of everything before a moment would delete: how many declarations, whether any worksheets or cards,
    whether any lines of imports."""
    return (
        declarations.count_before(connection, before),
        purges.others_before(connection, before),
        import_drafts.has_expired(connection, venue_time(before).date().isoformat()),
    )
