"""Visits by month: months are made ahead, and dropped whole once nothing in them has to be kept.

Venues keep for different times, so what is past a shorter one is deleted within its month.
"""

from sqlalchemy import Connection, Engine, text

from desktop.domain.retention import DEFAULT_DAYS

_DAY_MS = 86_400_000
_MONTHS_AHEAD = 3
_MAKE = text("SELECT make_visit_months(:since, :months)")
_DROP = text("SELECT drop_visit_months(:before)")
_LONGEST = text("SELECT max(coalesce(days, :usual)) FROM venue")
_EXPIRE = text(
    "DELETE FROM visit USING venue WHERE visit.venue = venue.venue AND visit.issued <= :shortest"
    " AND visit.arrived <= :now - coalesce(venue.days, :usual) * CAST(86400000 AS bigint)"
)
_EXPIRE_KEYS = text(
    "DELETE FROM visit_key USING venue WHERE visit_key.venue = venue.venue"
    " AND visit_key.made <= :now - (coalesce(venue.days, :usual) + 1) * CAST(86400000 AS bigint)"
)
_EXPIRE_SHOWN = text("DELETE FROM shown_visits WHERE expires <= :now")
_SHORTEST = text("SELECT min(coalesce(days, :usual)) FROM venue")


def make_months(connection: Connection, now: int) -> None:
    """Make the months in which visits may be received for the next quarter, the last one included: a page that was loaded
    before midnight may be sent after it."""
    connection.execute(_MAKE, {"since": now - _DAY_MS, "months": _MONTHS_AHEAD + 1})


class VisitRetention:
    """Deletes visits that are past their venue's retention."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def expire(self, now: int) -> int:
        """Delete what is past its retention at a time (UTC ms), and make the months to come. Gives the number of visits that
        were deleted one by one."""
        usual = {"usual": DEFAULT_DAYS}
        with self._engine.begin() as connection:
            make_months(connection, now)
            shortest, longest = connection.scalar(_SHORTEST, usual), connection.scalar(_LONGEST, usual)
            connection.execute(_EXPIRE_SHOWN, {"now": now})
            if shortest is None or longest is None:
                return 0
            before = now - int(shortest) * _DAY_MS
            gone = connection.execute(_EXPIRE, {"now": now, "shortest": before, **usual})
            connection.execute(_EXPIRE_KEYS, {"now": now, **usual})
        with self._engine.begin() as connection:
            # A visit is received at most a day after its page was given, and then kept for the longest time.
            connection.execute(_DROP, {"before": now - (int(longest) + 1) * _DAY_MS})
        return gone.rowcount
