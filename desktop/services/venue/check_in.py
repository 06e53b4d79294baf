"""The hub's page for visitors: whether the venue's codes lead to it."""

from dataclasses import dataclass, replace

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.venue import host_of
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.services.venue.venues import save_venue
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import venues
from desktop.sync.state import check_in_address, put


@dataclass(frozen=True, slots=True)
class CheckInOffer:
    """The hub answers visitors at ``host``, and the venue's codes lead to ``present``."""

    host: str
    present: str


class CheckInService:
    """Offers the hub's address for the venue's codes. For the manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.EDIT_VENUE)
    def offer(self) -> CheckInOffer | None:
        """What is offered; None where nothing is, or it was declined."""
        with self._store.read() as connection:
            return _offer(connection)

    @requires(Right.EDIT_VENUE)
    def accept(self, host: str) -> None:
        """Let the venue's codes lead to the host that was offered. Raises ``BadInput`` where it is not offered any more,
        ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            offer = _offer(change.connection)
            if offer is None or offer.host != host:
                raise BadInput(message("venue", "The hub offers another address by now. Reload the page."))
            before = venues.get(change.connection)
            save_venue(change, before, replace(before, host=host))

    @requires(Right.EDIT_VENUE)
    def decline(self) -> None:
        """Keep the present host; the same address is not offered again. Raises ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            known = check_in_address(change.connection)
            put(change.connection, (replace(known, declined=known.address),))
            change.record("decline_check_in", "hub", "", {"url": known.address}, sync=False)


def _offer(connection: Connection) -> CheckInOffer | None:
    known, venue = check_in_address(connection), venues.get(connection)
    host = host_of(known.address)
    is_new = known.address != known.declined and host != venue.host
    # With another platform's code on its posters, the host is in none of them.
    return CheckInOffer(host, venue.host) if host and is_new and venue.official_payload is None else None
