"""What a case needs of venues: names, gates, the stay that is assumed by their type, and what their desks have sent."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from desktop.domain.exposure.rules import DEFAULT_STAY_MINUTES
from desktop.domain.master.fields import GATE, VENUE
from desktop.hub.master import state
from desktop.hub.tables import desk, desk_head, master_field, venue

MOST_FOUND = 20
_LONGEST_NAME = 60
_LAST = 1 << 31
"""Greater than any position that a gate can have."""
Fields = Mapping[tuple[str, str], Mapping[str, object]]
"""Values of shared fields by kind and identifier of the thing, then by the field's name."""


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
        return self.find_all(connection, [of_venue]).get(of_venue)

    def find_all(self, connection: Connection, venues: Collection[UUID]) -> Mapping[UUID, VenueFacts]:
        """The facts of those of these venues that the hub knows."""
        names = connection.execute(select(venue.c.venue, venue.c.name, venue.c.code).where(venue.c.venue.in_(venues)))
        fields = _fields(connection, venues)
        return {row.venue: self._facts(*row, fields.get(row.venue, {})) for row in names}

    def search(self, connection: Connection, words: str) -> Sequence[VenueName]:
        """Venues whose name or declaration code contains the words, by name, ``MOST_FOUND`` at most."""
        code = words.replace(" ", "").replace("-", "").upper()
        has = or_(venue.c.name.icontains(words, autoescape=True), venue.c.code.contains(code, autoescape=True))
        query = select(venue.c.venue, venue.c.name, venue.c.code).where(has)
        rows = connection.execute(query.order_by(venue.c.name, venue.c.venue).limit(MOST_FOUND))
        return [VenueName(*row) for row in rows]

    def _facts(self, of_venue: UUID, name: str, code: str, fields: Fields) -> VenueFacts:
        kind = fields.get((VENUE, str(of_venue)), {}).get("type")
        minutes = self._stay_minutes.get(kind, DEFAULT_STAY_MINUTES) if isinstance(kind, str) else DEFAULT_STAY_MINUTES
        return VenueFacts(of_venue, name, code, _gates(fields), minutes)


def last_seen(connection: Connection, venues: Collection[UUID]) -> Mapping[UUID, int]:
    """When the hub got records from every approved desk of these venues the last time: the time of the one that was not
    heard of for longest, UTC ms. A venue is left out where a desk has sent nothing yet, or none is approved."""
    seen = (
        select(func.max(desk_head.c.seen))
        .where(desk_head.c.venue == desk.c.venue, desk_head.c.desk == desk.c.desk)
        .scalar_subquery()
    )
    times: dict[UUID, list[int | None]] = {}
    query = select(desk.c.venue, seen).where(desk.c.venue.in_(venues), desk.c.state == "approved")
    for of_venue, at in connection.execute(query):
        times.setdefault(of_venue, []).append(at)
    known = {of_venue: [at for at in each if at is not None] for of_venue, each in times.items()}
    return {of_venue: min(each) for of_venue, each in known.items() if len(each) == len(times[of_venue])}


def _fields(connection: Connection, venues: Collection[UUID]) -> Mapping[UUID, Fields]:
    """What the desks of these venues say of themselves and of their gates."""
    c = master_field.c
    wanted = or_(c.kind == VENUE, c.kind == GATE), c.field.in_(("type", "name", "position"))
    found: dict[UUID, dict[tuple[str, str], dict[str, object]]] = {}
    for row in connection.execute(select(master_field).where(c.venue.in_(venues), *wanted)):
        if versions := state(row).versions:
            of = found.setdefault(row.venue, {}).setdefault((row.kind, row.subject), {})
            of[row.field] = json.loads(versions[-1].value)
    return found


def _gates(fields: Fields) -> dict[str, str]:
    places = {}
    for (kind, gate), known in fields.items():
        if kind == GATE:
            place = known.get("position")
            places[gate] = (place if isinstance(place, int) else _LAST, str(known.get("name", ""))[:_LONGEST_NAME])
    return {gate: places[gate][1] for gate in sorted(places, key=lambda gate: (places[gate], gate))}
