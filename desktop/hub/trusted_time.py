"""The time by which the hub decides how long things are kept.

A clock that leaps would delete everything at once, or keep for years what came meanwhile. So this time only ever goes
on, and by no more than ``MAX_CLOCK_JUMP_MS`` at a stretch: where the clock says otherwise it stands still, nothing is deleted
and nothing becomes younger or older than it is, until the clock is right again or somebody confirms it.
"""

import logging
import threading
from collections.abc import Callable

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.clock import Clock
from desktop.hub.tables import quarantined, record, serving
from desktop.hub.tickets import NO_VENUE

log = logging.getLogger("desktop.hub")
MAX_CLOCK_JUMP_MS = 60 * 86_400_000
"""The hub may have been off for so long without anybody being asked."""


class TrustedTime:
    """Follows the clock. Each process remembers where it stands; ``follow`` tells the database, and hears from it."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._at = 0

    def now(self) -> int:
        """UTC milliseconds."""
        return _trusted(self._clock.now_ms(), self._position())

    def trusts_clock(self) -> bool:
        """Whether it goes on with the clock."""
        now = self._clock.now_ms()
        return _trusted(now, self._position()) == now

    def follow(self) -> bool:
        """Go on to what the clock says, where that can be believed. Whether it can."""
        with self._lock, self._engine.begin() as connection:
            now, self._at = self._clock.now_ms(), _kept(connection)
            trusted = _trusted(now, self._at)
            if trusted != self._at:
                _keep(connection, trusted)
                self._at = trusted
        if trusted != now:
            log.warning("the clock says %d, the hub stands at %d", now, trusted)
        return trusted == now

    def _position(self) -> int:
        """Where it stands, 0 where it never stood anywhere."""
        with self._lock:
            if not self._at:
                with self._engine.connect() as connection:
                    self._at = _kept(connection)
            return self._at

    def confirm(self, note: Callable[[Connection], None] | None = None) -> int:
        """Somebody has looked: the clock is right, whatever was thought before. The time from now on.

        What came while the hub stood at a later time is taken to have come now. Other processes hear of it when they
        follow next. ``note`` writes it down in the same transaction.
        """
        with self._lock, self._engine.begin() as connection:
            now = self._at = self._clock.now_ms()
            _keep(connection, now)
            connection.execute(update(record).where(record.c.kept_from > now).values(kept_from=now))
            connection.execute(update(quarantined).where(quarantined.c.received > now).values(received=now))
            if note is not None:
                note(connection)
        return now


def _trusted(now: int, at: int) -> int:
    return now if not at or at <= now <= at + MAX_CLOCK_JUMP_MS else at


def _kept(connection: Connection) -> int:
    found = connection.execute(select(serving.c.trusted).where(serving.c.venue == NO_VENUE)).scalar()
    return int(found or 0)


def _keep(connection: Connection, at: int) -> None:
    statement = insert(serving).values(venue=NO_VENUE, starts=0, trusted=at)
    connection.execute(statement.on_conflict_do_update(index_elements=["venue"], set_={"trusted": at}))
