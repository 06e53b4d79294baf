"""By which measure the venue counts the people at its gates: those who were counted there, or those who scanned its code.

It is a field that all desks of the venue share, since their papers of one day must agree. It holds from a day on: the days
before, on which nobody could scan, stay as they were counted.
"""

import datetime as dt
from dataclasses import dataclass, replace

from desktop.domain.people import Right
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.services.venue.venues import save_venue
from desktop.store.ledger import Store
from desktop.store.queries import scans, venues


@dataclass(frozen=True, slots=True)
class VisitMeasure:
    """``scans_since``: the day from which on scans count, None where those who were counted do. ``is_open``: there is
    something to choose from, since visitors scan."""

    scans_since: dt.date | None
    is_open: bool


class VisitMeasureService:
    """Reads for everyone, changes for the manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @open_to_all("It says what a visit is in figures that everybody sees their part of.")
    def get(self) -> VisitMeasure:
        """The measure as it is now."""
        with self._store.read() as connection:
            since = venues.get(connection).scans_count_since
            return VisitMeasure(since, since is not None or scans.has_any(connection))

    @requires(Right.EDIT_VENUE)
    def choose(self, *, scans: bool) -> None:
        """Count scans from today on, or, on all days, those who were counted at the gates. Raises ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            before = venues.get(change.connection)
            if scans == (before.scans_count_since is not None):
                return
            since = self._store.clock.today().isoformat() if scans else ""
            save_venue(change, before, replace(before, scans_count_from=since))
