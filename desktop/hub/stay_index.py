"""Puts the stays of records into the index that came before there was one (``stays``).

It goes on where it was interrupted: from the newest records to the oldest, each batch is one transaction. It may run while
desks hand over.
"""

import logging
from uuid import UUID

from sqlalchemy import Connection, Engine, select, update

from desktop.hub import stays
from desktop.hub.queries import lock_venue
from desktop.hub.tables import record, venue_head

log = logging.getLogger("desktop.hub")
AT_ONCE = 20_000
"""Numbers (vseq) of one transaction: desks of the venue wait for it at most that long."""


class StayIndex:
    """Completes the index of stays."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def complete(self) -> int:
        """Put in what is missing, of all venues. Gives the number of stays."""
        with self._engine.begin() as connection:
            venues = connection.scalars(select(venue_head.c.venue).where(venue_head.c.unindexed.is_not(None))).all()
        count = sum(map(self.complete_for, venues))
        if venues:
            log.info("indexed %d stays of %d venues", count, len(venues))
        return count

    def complete_for(self, of_venue: UUID) -> int:
        """The same of one venue; nothing to do costs one look."""
        count, left = 0, True
        while left:
            with self._engine.begin() as connection:
                some, left = self._batch(connection, of_venue)
            count += some
        return count

    def _batch(self, connection: Connection, of_venue: UUID) -> tuple[int, bool]:
        mark = select(venue_head.c.unindexed).where(venue_head.c.venue == of_venue)
        if connection.scalar(mark) is None:
            return 0, False
        lock_venue(connection, of_venue)  # so that nothing is erased between reading and writing
        last = connection.scalar(mark)
        if last is None:
            return 0, False
        first = last - AT_ONCE
        of = record.c
        rows = connection.execute(
            select(of.kind, of.subject, of.incarnation, of.seq, of.vseq, of.body)
            .where(of.venue == of_venue, of.vseq > first, of.vseq <= last)
            .where(of.kind.in_(stays.STATES), of.kept_from.is_not(None), of.body.is_not(None))
        )
        found = [row for row in (stays.row_of(*each) for each in rows) if row is not None]
        stays.put(connection, of_venue, found)
        left = first if first > 0 else None
        connection.execute(update(venue_head).where(venue_head.c.venue == of_venue).values(unindexed=left))
        return len(found), left is not None
