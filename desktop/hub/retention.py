"""Personal data goes when its time is over, counted by the hub's clock from when the hub first heard of it.

The rows stay, with digests and without content: a range that is sent again is known as the same.
"""

from uuid import UUID

from sqlalchemy import Engine, select, update

from desktop.hub.kinds import expired_before
from desktop.hub.tables import quarantined, record, venue
from desktop.hub.trusted_time import TrustedTime

_AT_ONCE = 5_000


class Retention:
    """Removes content that is past its retention."""

    def __init__(self, engine: Engine, time: TrustedTime) -> None:
        self._engine = engine
        self._time = time

    def expire(self) -> int:
        """Drop what is past its retention, venue by venue. How many records lost their content."""
        self._time.follow()
        with self._engine.begin() as connection:
            rows = connection.execute(select(venue.c.venue, venue.c.days)).all()
        return sum(self._expire(row.venue, row.days) for row in rows)

    def _expire(self, of_venue: UUID, days: int | None) -> int:
        before = expired_before(self._time.now(), days)
        with self._engine.begin() as connection:
            gone = connection.execute(
                update(quarantined)
                .where(
                    quarantined.c.venue == of_venue, quarantined.c.received <= before, quarantined.c.raw.is_not(None)
                )
                .values(raw=None)
            )
        count = gone.rowcount
        while True:  # in slices: desks of the venue go on handing over meanwhile
            some = (
                select(record.c.vseq)
                .where(record.c.venue == of_venue, record.c.kept_from <= before, record.c.body.is_not(None))
                .limit(_AT_ONCE)
            )
            with self._engine.begin() as connection:
                gone = connection.execute(
                    update(record)
                    .where(record.c.venue == of_venue, record.c.vseq.in_(some))
                    .values(body=None, salt=None)
                )
            count += gone.rowcount
            if gone.rowcount < _AT_ONCE:
                return count
