"""Old posters that still hang somewhere: visitors scan their codes, which the hub notices."""

import datetime as dt

from desktop.domain.counting import hour_start
from desktop.domain.people import Right
from desktop.domain.posters import OLD_CODE_DAYS, OldCodeScans
from desktop.services.rights import requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, scans


class OldCodeService:
    """For everyone who prints posters; inspectors see their own gates."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires_own(Right.PRINT_POSTERS)
    def scanned(self) -> tuple[OldCodeScans, ...]:
        """The gates whose old codes were scanned in the last days, those of most people first."""
        since = hour_start(self._store.clock.today() - dt.timedelta(days=OLD_CODE_DAYS - 1), 0)
        with self._store.read() as connection:
            named = {gate.id: gate for gate in gates.every(connection, include_retired=True)}
            found = scans.outdated_since(connection, since)
        return tuple(
            OldCodeScans(named[gate_id].name, people, not named[gate_id].retired)
            for gate_id, people in found
            if gate_id in named and self._session.member.may_at(Right.PRINT_POSTERS, gate_id)
        )
