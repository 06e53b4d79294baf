"""What to try in the first week at a demonstration desk, and what of it was done since the desk was made."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Kind
from desktop.domain.people import Right
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import audits, settings

_KEY = "demonstration_tour"
"""The setting of a demonstration desk that says from when on (UTC ms) things count as tried; None: put away."""


class Trial(StrEnum):
    """What can be tried, in the order in which it is offered."""

    SLIP = "slip"
    COUNT = "count"
    POSTER = "poster"
    EXPOSURE = "exposure"
    BACKUP = "backup"


_ACTIONS: dict[Trial, tuple[str, ...]] = {
    Trial.SLIP: ("declaration.enter",),
    Trial.COUNT: ("screening.count",),
    Trial.POSTER: ("poster.print", "poster.save"),
    Trial.EXPOSURE: ("exposure.look",),
    Trial.BACKUP: ("backup.make",),
}
"""The entries of the audit log that show it was done."""


@dataclass(frozen=True, slots=True)
class TourStep:
    """Something to try, and whether it was."""

    trial: Trial
    is_done: bool


class DemoTour:
    """The list of a demonstration desk. Other desks have none."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.EDIT_VENUE)
    def begin(self) -> None:
        """Make this desk one with a list: what is done from now on counts."""
        self._put(self._store.clock.now_ms() + 1)

    @open_to_all("It names no one, and is empty at every desk but a demonstration.")
    def steps(self) -> tuple[TourStep, ...]:
        """The list; empty where there is none, or where it was put away."""
        with self._store.read() as connection:
            since = settings.get(connection, _KEY, None)
            if since is None:
                return ()
            return tuple(
                TourStep(trial, bool(audits.newest(connection, audits.AuditFilter(since=since, actions=actions), 1)))
                for trial, actions in _ACTIONS.items()
            )

    @requires(Right.EDIT_VENUE)
    def put_away(self) -> None:
        """Show the list no more."""
        self._put(None)

    def _put(self, since: int | None) -> None:
        with self._store.write_unaudited(Kind.AUDIT) as connection:
            settings.put(connection, _KEY, since)
