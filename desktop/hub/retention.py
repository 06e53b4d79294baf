"""Deletes personal data that is past its retention, counted by the hub's clock from when the hub first received it; and
what else has served its time.

The rows stay, with digests and without content, so that a segment which is sent again is recognised.
"""

from uuid import UUID

from sqlalchemy import BigInteger, Engine, Select, delete, exists, func, literal, or_, select, update

from desktop.domain.retention import DEFAULT_DAYS
from desktop.hub import stays
from desktop.hub.cases import report_requests
from desktop.hub.cases.cases import Cases
from desktop.hub.content_keys import drop_unused
from desktop.hub.kinds import DAY_MS, expired_before
from desktop.hub.queries import lock_venue
from desktop.hub.tables import quarantined, record, used_nonce, venue
from desktop.hub.trusted_time import TrustedTime

_AT_ONCE = 5_000
_NONCES_MS = 86_400_000
"""How long used nonces are kept: much longer than they are valid (``wire.NONCE_SECONDS``), should the clock be put back."""


def _due(now: int) -> Select[tuple[UUID, int | None]]:
    """The venues with something past its retention, in one statement: with thousands of venues, hardly any has."""
    before = literal(now) - func.coalesce(venue.c.days, DEFAULT_DAYS) * literal(DAY_MS, BigInteger)
    records = exists().where(record.c.venue == venue.c.venue, record.c.kept_from <= before, record.c.body.is_not(None))
    apart = exists().where(
        quarantined.c.venue == venue.c.venue, quarantined.c.received <= before, quarantined.c.raw.is_not(None)
    )
    return select(venue.c.venue, venue.c.days).where(or_(records, apart))


class Retention:
    """Deletes content that is past its retention."""

    def __init__(self, engine: Engine, time: TrustedTime, cases: Cases) -> None:
        self._engine = engine
        self._time = time
        self._cases = cases

    def expire(self) -> int:
        """Delete what is past its retention, venue by venue. Gives the number of records that lost their content."""
        self._time.follow()
        old = self._time.now() - _NONCES_MS
        with self._engine.begin() as connection:
            connection.execute(delete(used_nonce).where(used_nonce.c.used < old))
            self._cases.expire(connection, self._time.now())
            report_requests.expire(connection, self._time.now())
            rows = connection.execute(_due(self._time.now())).all()
        return sum(self._expire(row.venue, row.days) for row in rows)

    def _expire(self, of_venue: UUID, days: int | None) -> int:
        before = expired_before(self._time.now(), days)
        with self._engine.begin() as connection:
            gone = connection.execute(
                update(quarantined)
                .where(
                    quarantined.c.venue == of_venue, quarantined.c.received <= before, quarantined.c.raw.is_not(None)
                )
                .values(raw=None, content_key=None)
            )
        count = gone.rowcount
        while True:  # in slices: desks of the venue go on handing over meanwhile
            some = (
                select(record.c.vseq)
                .where(record.c.venue == of_venue, record.c.kept_from <= before, record.c.body.is_not(None))
                .limit(_AT_ONCE)
            )
            with self._engine.begin() as connection:
                lock_venue(connection, of_venue)  # a push writes records and stays as well
                gone = connection.execute(
                    update(record)
                    .where(record.c.venue == of_venue, record.c.vseq.in_(some))
                    .values(body=None, salt=None, sealed=None, content_key=None)
                    .returning(record.c.subject)
                )
                stays.forget(connection, of_venue, set(gone.scalars()))
            count += gone.rowcount
            if gone.rowcount < _AT_ONCE:
                break
        if count:
            with self._engine.begin() as connection:
                drop_unused(connection, of_venue)
        return count
