"""Visits by month: months are made ahead, and dropped whole once nothing in them has to be kept.

What is past its retention in a month that is kept is deleted one by one, a little every ten minutes.
"""

from sqlalchemy import Connection, Engine, text

from desktop.domain.retention import DEFAULT_DAYS

_DAY_MS = 86_400_000
_MONTHS_AHEAD = 3
_SLICE_MS = 1_800_000
"""Visits of so long a time are deleted at once: they lie on pages that fit into the memory of the database together, and each of those
is read and logged once, though the visits come venue by venue."""
_MAKE = text("SELECT make_visit_months(:since, :months)")
_DROP = text("SELECT drop_visit_months(:before)")
_LONGEST = text("SELECT max(coalesce(days, :usual)) FROM venue")
_DUE = (
    " FROM {visits} WHERE visit.venue = venue.venue AND visit.issued <= :latest AND visit.arrived <= :latest"
    " AND visit.arrived <= :now - coalesce(venue.days, :usual) * CAST(86400000 AS bigint)"
)
"""``latest`` is that of the venue with the shortest retention: the database sees by it that hardly anything is due."""
_FIRST = text("SELECT min(visit.arrived)" + _DUE.format(visits="visit, venue"))
_EXPIRE = text(
    "DELETE" + _DUE.format(visits="visit USING venue") + " AND visit.arrived >= :since AND visit.arrived < :until"
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
        with self._engine.begin() as connection:
            # A visit is received at most a day after its page was given, and then kept for the longest time.
            connection.execute(_DROP, {"before": now - (int(longest) + 1) * _DAY_MS})
        gone = self._expire_each(now, now - int(shortest) * _DAY_MS)
        with self._engine.begin() as connection:
            connection.execute(_EXPIRE_KEYS, {"now": now, **usual})
        return gone

    def _expire_each(self, now: int, latest: int) -> int:
        """Delete what is due of the months that stay. In slices: a hub that was away for weeks has many."""
        due = {"now": now, "latest": latest, "usual": DEFAULT_DAYS}
        with self._engine.begin() as connection:
            first = connection.scalar(_FIRST, due)
        gone = 0
        while first is not None and first <= latest:
            # From where the last one ended: what that deleted stays in the index until the next vacuum.
            slice_ = {"since": first, "until": first + _SLICE_MS}
            with self._engine.begin() as connection:
                gone += connection.execute(_EXPIRE, {**due, **slice_}).rowcount
            first += _SLICE_MS
        return gone
