"""People of a day by hour and gate."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select

from desktop.domain.counting import hour_start
from desktop.domain.hourly import HOUR_MS
from desktop.domain.master.fields import GATE
from desktop.hub.check_in.scans import scans_by_gate
from desktop.hub.master import fields_of
from desktop.hub.tables import hourly

MOST_GATES = 12
"""The most gates with a column of their own; further ones share one column."""
_LONGEST_NAME = 40
_LAST = 1 << 31
"""Greater than any position that a gate can have."""


@dataclass(frozen=True, slots=True)
class GateColumn:
    """People at a gate by hour; the key None is for those whose hour is not known. ``name`` is empty where no desk sent
    one; ``others``: the sum of all gates without a column of their own. ``scanned``: people who scanned there."""

    name: str
    hours: Mapping[int | None, int]
    scanned: int = 0
    others: bool = False

    @property
    def total(self) -> int:
        return sum(self.hours.values())


@dataclass(frozen=True, slots=True)
class ByGate:
    """The gates by position, and the hours from the first to the last with anybody in it."""

    gates: Sequence[GateColumn]

    @property
    def hours(self) -> Sequence[int]:
        known = [hour for gate in self.gates for hour, people in gate.hours.items() if hour is not None and people]
        return range(min(known), max(known) + 1) if known else range(0)

    def people(self, hour: int | None) -> int:
        """The people of an hour at all gates together; None: those whose hour is not known."""
        return sum(gate.hours.get(hour, 0) for gate in self.gates)


def day_by_gate(engine: Engine, of_venue: UUID, day: dt.date) -> ByGate:
    """A day of a venue: all desks, registrations and screenings together; scans beside them."""
    since, until, c = hour_start(day, 0), hour_start(day, 24), hourly.c
    query = (
        select(c.gate, c.hour, c.vague, func.sum(c.count))
        .where(c.venue == of_venue, c.hour >= since, c.hour < until)
        .group_by(c.gate, c.hour, c.vague)
    )
    found: dict[str, Counter[int | None]] = {}
    with engine.begin() as connection:
        for gate, hour, vague, people in connection.execute(query):
            found.setdefault(gate, Counter())[None if vague else (hour - since) // HOUR_MS] += int(people)
        scanned = Counter(scans_by_gate(connection, of_venue, since, until))
        names = _names(connection, of_venue)
    busy = {gate: hours for gate, hours in found.items() if any(hours.values())}
    busy |= {gate: Counter() for gate in scanned if gate not in busy}
    largest = sorted(busy, key=lambda gate: (-max(busy[gate].total(), scanned[gate]), gate))
    own, others = largest[:MOST_GATES], largest[MOST_GATES:]
    shown = sorted(own, key=lambda gate: names.get(gate, (_LAST, gate, ""))[:2])
    columns = [GateColumn(names.get(gate, (0, "", ""))[2], busy[gate], scanned[gate]) for gate in shown]
    rest = sum((busy[gate] for gate in others), Counter[int | None]())
    if others:
        columns.append(GateColumn("", rest, sum(scanned[gate] for gate in others), others=True))
    return ByGate(columns)


def _names(connection: Connection, of_venue: UUID) -> dict[str, tuple[int, str, str]]:
    """Position, identifier and name of the gates that desks sent."""
    found = {}
    for gate, fields in fields_of(connection, of_venue, GATE).items():
        known = {name: json.loads(version.value) for name, version in fields.items() if name in ("name", "position")}
        place = known.get("position")
        found[gate] = (place if isinstance(place, int) else _LAST, gate, str(known.get("name", ""))[:_LONGEST_NAME])
    return found
