"""What a case needs of venues: names, gates, the stay that is assumed by their type, and what their desks have sent."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from desktop.domain.exposure.rules import DEFAULT_STAY_MINUTES
from desktop.domain.master.fields import GATE, VENUE
from desktop.hub.master import fields_of
from desktop.hub.tables import desk, desk_head, venue

MOST_FOUND = 20
_LONGEST_NAME = 60
_LAST = 1 << 31
"""Greater than any position that a gate can have."""


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """A venue: its gates' names by identifier, in their order, and the minutes of a stay whose end is unknown."""

    venue: UUID
    name: str
    code: str
    gates: Mapping[str, str]
    assumed_minutes: int


@dataclass(frozen=True, slots=True)
class VenueName:
    """A venue that a search found."""

    venue: UUID
    name: str
    code: str


class CaseVenues:
    """Reads facts of venues. ``stay_minutes``: by the venue's type, how long a stay lasts whose end is unknown."""

    def __init__(self, stay_minutes: Mapping[str, int]) -> None:
        self._stay_minutes = stay_minutes

    def find(self, connection: Connection, of_venue: UUID) -> VenueFacts | None:
        """The facts of a venue; None for one that the hub does not know."""
        query = select(venue.c.name, venue.c.code).where(venue.c.venue == of_venue)
        row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return VenueFacts(
            of_venue, row.name, row.code, _gates(connection, of_venue), self._assumed(connection, of_venue)
        )

    def search(self, connection: Connection, words: str) -> Sequence[VenueName]:
        """Venues whose name or declaration code contains the words, by name, ``MOST_FOUND`` at most."""
        code = words.replace(" ", "").replace("-", "").upper()
        has = or_(venue.c.name.icontains(words, autoescape=True), venue.c.code.contains(code, autoescape=True))
        query = select(venue.c.venue, venue.c.name, venue.c.code).where(has)
        rows = connection.execute(query.order_by(venue.c.name, venue.c.venue).limit(MOST_FOUND))
        return [VenueName(*row) for row in rows]

    def _assumed(self, connection: Connection, of_venue: UUID) -> int:
        own = fields_of(connection, of_venue, VENUE).get(str(of_venue), {})
        kind = json.loads(own["type"].value) if "type" in own else None
        return self._stay_minutes.get(kind, DEFAULT_STAY_MINUTES) if isinstance(kind, str) else DEFAULT_STAY_MINUTES


def last_seen(connection: Connection, of_venue: UUID) -> int | None:
    """When the hub got records from every approved desk of the venue the last time: the time of the one that was not heard
    of for longest, UTC ms. None where one has sent nothing yet, or no desk is approved."""
    seen = (
        select(func.max(desk_head.c.seen))
        .where(desk_head.c.venue == desk.c.venue, desk_head.c.desk == desk.c.desk)
        .scalar_subquery()
    )
    query = select(seen).where(desk.c.venue == of_venue, desk.c.state == "approved")
    times = list(connection.scalars(query))
    return None if not times or None in times else min(times)


def _gates(connection: Connection, of_venue: UUID) -> dict[str, str]:
    places = {}
    for gate, fields in fields_of(connection, of_venue, GATE).items():
        known = {name: json.loads(version.value) for name, version in fields.items() if name in ("name", "position")}
        place = known.get("position")
        places[gate] = (place if isinstance(place, int) else _LAST, str(known.get("name", ""))[:_LONGEST_NAME])
    return {gate: places[gate][1] for gate in sorted(places, key=lambda gate: (places[gate], gate))}
