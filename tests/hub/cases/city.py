"""Venues of a city with declarations of some weeks, and who was there at the same time as a case by plain counting."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Engine

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.exposure.overlap import Stay
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.hub import Hub
from desktop.hub.tables import master_field
from tests.hub.signing_desk import DAY, NOW, SigningDesk, new_id

MINUTE, HOUR = 60_000, 3_600_000
ASSUMED = {"交通场站": 60, "医疗机构": 120, "校园": 480}
"""Minutes by type of venue, as in ``resources/venue_types.json``."""
EXTENSION = 30
_VAGUE = {Precision.MORNING: (0, 12), Precision.AFTERNOON: (12, 24), Precision.DAY: (0, 24), Precision.UNKNOWN: (0, 24)}


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration of a venue."""

    venue: str
    subject: str
    stay: Stay


@dataclass
class Place:
    """A venue with its desk and its gates."""

    desk: SigningDesk
    kind: str
    gates: Sequence[str] = field(default_factory=lambda: [new_id() for _ in range(3)])

    @property
    def venue(self) -> UUID:
        return UUID(self.desk.venue)

    @property
    def assumed(self) -> int:
        return ASSUMED[self.kind]


def random_stay(chance: random.Random, gates: Sequence[str], days: int) -> Stay:
    """A stay of the last days: exact, vague, whole-day and missing times, across midnight, of up to 20 hours."""
    midnight = _midnight(NOW) - chance.randrange(1, days + 1) * DAY
    precision = chance.choice([*_VAGUE, Precision.HOUR, Precision.EXACT, Precision.RANGE, Precision.RANGE])
    arrived = midnight + chance.randrange(1440) * MINUTE
    if precision in _VAGUE:
        first, last = (midnight + hour * HOUR for hour in _VAGUE[precision])
    elif precision is Precision.HOUR:
        first = arrived - arrived % HOUR
        last = first + HOUR
    else:
        first, length = arrived, chance.choice([0, 15, 40, 90, 240, 1200])
        last = arrived + (length * MINUTE if precision is Precision.RANGE else 0)
    return Stay(chance.choice(["", *gates, *gates]), Visit(first, last, precision))


def declare(place: Place, stays: Iterable[Stay], subjects: Sequence[str] | None = None, kind: str = "enter") -> None:
    """Write declarations at a venue's desk; it does not sync."""
    for number, stay in enumerate(stays):
        visit = stay.visit
        body = {
            "gate_id": stay.gate,
            "visited_from": visit.visited_from,
            "visited_to": visit.visited_to,
            "precision": str(visit.precision),
            "name": "单田芳",
        }
        subject = new_id() if subjects is None else subjects[number]
        place.desk.add(1, f"declaration.{kind}", subject=subject, body=body)


def declared(place: Place) -> list[Declared]:
    """The last state of each declaration of a desk."""
    last: dict[str, Declared] = {}
    for record in place.desk.records:
        name, _, action = record.kind.partition(".")
        if name != "declaration":
            continue
        if action == "erase":
            last.pop(record.subject, None)
            continue
        body = json.loads(record.body or "")
        visit = Visit(body["visited_from"], body["visited_to"], Precision(body["precision"]))
        last[record.subject] = Declared(place.desk.venue, record.subject, Stay(body["gate_id"], visit))
    return list(last.values())


def name_places(engine: Engine, places: Iterable[Place]) -> None:
    """What desks say of a venue: its type, and the names of its gates."""
    rows = []
    for place in places:
        fields = [("venue", place.desk.venue, "type", place.kind)]
        fields += [("gate", gate, "name", f"检测点 {number}") for number, gate in enumerate(place.gates, start=1)]
        for number, (kind, subject, name, value) in enumerate(fields, start=1):
            versions = json.dumps([["1", json.dumps(value), "", ""]])
            about = {"kind": kind, "subject": subject, "field": name, "versions": versions}
            rows.append({"venue": place.venue, "vseq": 1_000_000 + number, "replaced": "[]", "rivals": 0, **about})
    with engine.begin() as connection:
        connection.execute(master_field.insert(), rows)


def city(hub: Hub, seed: int, venues: int = 30, declarations: int = 30, days: int = 28) -> list[Place]:
    """Venues with declarations, some of them corrected and erased, all of it at the hub."""
    chance = random.Random(seed)
    places = [Place(SigningDesk.joined(hub), chance.choice(list(ASSUMED))) for _ in range(venues)]
    name_places(hub.engine, places)
    for place in places:
        subjects = [new_id() for _ in range(declarations)]
        declare(place, (random_stay(chance, place.gates, days) for _ in subjects), subjects)
        again = chance.sample(subjects, declarations // 8)
        declare(place, (random_stay(chance, place.gates, days) for _ in again), again, "correct")
        for subject in chance.sample(subjects, declarations // 10):
            place.desk.add(1, "declaration.erase", subject=subject, body={"reason": "asked"})
        place.desk.push(hub)
    return places


def oracle(place: Place, case: Sequence[Stay], declarations: Iterable[Declared]) -> dict[str, tuple[str, str]]:
    """Circle and certainty of each contact; every minute of arrival is tried."""
    found = {}
    for one in declarations:
        hits = [hit for own in case if (hit := _meets(own, one.stay, place.assumed)) is not None]
        if hits:
            found[one.subject] = min(hits)  # the same gate before the venue, certain before possible
    return {
        subject: (("gate", "venue")[far], ("certain", "possible")[maybe]) for subject, (far, maybe) in found.items()
    }


def _meets(own: Stay, other: Stay, assumed: int) -> tuple[bool, bool] | None:
    first, last, length = _when(own, assumed)
    length += min(length, EXTENSION)
    other_first, other_last, other_length = _when(other, assumed)
    later = range(other_first - last, other_last - first + 1)
    if all(min(length, gap + other_length) < max(0, gap) for gap in later):
        return None
    known = own.visit.precision is other.visit.precision is Precision.RANGE
    return own.gate != other.gate or not other.gate, not known


def _when(stay: Stay, assumed: int) -> tuple[int, int, int]:
    """First and last minute of arrival, and the length of the stay."""
    first, last = stay.visit.visited_from // MINUTE, stay.visit.visited_to // MINUTE
    if stay.visit.precision in (Precision.RANGE, Precision.DAY):
        return first, first, last - first
    return first, last, assumed


def by_hour(
    contacts: dict[str, tuple[str, str]], declarations: Iterable[Declared]
) -> Counter[tuple[int, bool, str, str]]:
    """The contacts by the hour of their arrival, or by the day where the hour is not known."""
    counted: Counter[tuple[int, bool, str, str]] = Counter()
    for one in declarations:
        if one.subject in contacts:
            visit = one.stay.visit
            has_hour = visit.precision in (Precision.RANGE, Precision.EXACT, Precision.HOUR)
            start = visit.visited_from // HOUR * HOUR if has_hour else _midnight(visit.visited_from)
            counted[start, not has_hour, *contacts[one.subject]] += 1
    return counted


def _midnight(ms: int) -> int:
    return from_venue_time(venue_time(ms).replace(hour=0, minute=0, second=0, microsecond=0))
