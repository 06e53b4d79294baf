"""Statements about signing keys, in the order in which they were accepted."""

import base64
from collections.abc import Iterable

from sqlalchemy import Connection, select

from desktop.credentials.statements import Statement, decoded
from desktop.credentials.trust import Acceptance, Trust, trust_of
from desktop.store.queries import settings, venues
from desktop.store.queries.outbox import HUB_KEY
from desktop.store.tables import credential


def trust(connection: Connection) -> Trust:
    """Whose signatures count at this desk."""
    venue = venues.find(connection)
    return of_venue(connection, "" if venue is None else venue.id)


def of_venue(connection: Connection, venue_id: str) -> Trust:
    """The same while the venue is being registered."""
    rows = connection.execute(select(credential.c.statement, credential.c.office).order_by(credential.c.number))
    return trust_of(venue_id, _office(connection), ((decoded(row.statement), row.office) for row in rows))


def accept(connection: Connection, venue_id: str, statements: Iterable[Statement], now: int) -> dict[bytes, Acceptance]:
    """Accept verified statements one after the other, and keep those that were accepted or wait; gives what became of
    each by its bytes."""
    known, office = of_venue(connection, venue_id), _office(connection)
    became: dict[bytes, Acceptance] = {}
    for statement in statements:
        known, became[statement.data] = known.accept(statement)
        if became[statement.data] in (Acceptance.ACCEPTED, Acceptance.REQUESTED):
            connection.execute(credential.insert().values(statement=statement.data, office=office, at=now))
    return became


def _office(connection: Connection) -> bytes:
    hub = settings.get(connection, HUB_KEY, None)
    return b"" if hub is None else base64.b64decode(hub["key"])
