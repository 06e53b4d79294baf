"""The time by which the hub's retention is counted.

A clock that jumps would delete everything at once, or keep for years what came meanwhile. So this time never goes back,
and forward by no more than ``MAX_CLOCK_JUMP_MS`` at once. Where the clock differs more, this time stands still and
nothing is deleted, until the clock is right again or an officer confirms it.
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
"""The longest time off after which the hub trusts its clock without confirmation."""


class TrustedTime:
    """Follows the clock. Each process remembers the last trusted time; ``follow`` synchronises it with the database."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._at = 0

    def now(self) -> int:
        """UTC milliseconds."""
        return _trusted(self._clock.now_ms(), self._position())

    def trusts_clock(self) -> bool:
        """Whether the clock is trusted now."""
        now = self._clock.now_ms()
        return _trusted(now, self._position()) == now

    def follow(self) -> bool:
        """Advance to the clock's time, if that can be trusted, and store it. Whether it can be trusted."""
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
        """The last trusted time, 0 without any."""
        with self._lock:
            if not self._at:
                with self._engine.connect() as connection:
                    self._at = _kept(connection)
            return self._at

    def confirm(self, note: Callable[[Connection], None] | None = None) -> int:
        """An officer confirms that the clock is right. Gives the time from now on.

        Reception times that lie in the future are set to now. Other processes get the new time when they follow next.
        ``note`` writes to the log in the same transaction.
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
