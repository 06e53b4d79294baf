"""Which venue and gate a code stands for, as the venues' desks have said; kept in memory, since every scan asks."""

import json
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from desktop.domain.clock import Clock
from desktop.domain.master.fields import GATE, VENUE
from desktop.domain.retention import DEFAULT_DAYS
from desktop.hub import master
from desktop.hub.former_names import former_names
from desktop.hub.tables import master_field, venue

_CODE = re.compile(r"([0-9A-HJKMNP-TV-Z]{10})-([0-9A-HJKMNP-TV-Z]{4})", re.ASCII)
VENUE_RENEW_MS = 15_000
CODES_RENEW_MS = 5_000
"""How soon after the last time the codes of all venues are read again for a code that is not known."""
_MOST_VENUES = 20_000
_MOST_FORMER = 3
"""Former names of a gate for which a line has room."""


@dataclass(frozen=True, slots=True)
class GateSign:
    """A gate. ``former``: names that a poster there may still say."""

    id: str
    name: str
    retired: bool
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VenueSign:
    """A venue and its gates by code. ``days``: how long visits are kept. ``own_codes``: whether its posters lead here,
    not to another platform; ``others`` has the gates whose posters do not. ``fever_place``: where whoever has a symptom
    is to go, empty where nobody said so."""

    id: UUID
    code: str
    name: str
    days: int
    gates: dict[str, GateSign]
    own_codes: bool = True
    others: frozenset[str] = frozenset()
    fever_place: str = ""


@dataclass(frozen=True, slots=True)
class ScannedPlace:
    """What somebody scanned: a venue, and the gate of the code; None for a code that is none of the venue's gates."""

    venue: VenueSign
    gate: GateSign | None
    gate_code: str

    @property
    def path(self) -> str:
        """The path of the page."""
        return f"/V/{self.venue.code}-{self.gate_code}"

    @property
    def is_outdated(self) -> bool:
        """Whether the code is not that of a gate in use: retired, or posted before the venue took another platform's
        code."""
        gate = self.gate
        return gate is None or gate.retired or not self.venue.own_codes or gate.id in self.venue.others


class Directory:
    """Finds venues by code."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._reading = threading.Lock()
        self._ids: dict[str, UUID] = {}
        self._codes_at: float | None = None
        self._known: OrderedDict[UUID, tuple[float, VenueSign | None]] = OrderedDict()

    def cached(self, code: str, steady_ms: float) -> tuple[bool, ScannedPlace | None]:
        """Whether the answer is known without the database, and the answer."""
        found = _CODE.fullmatch(code.upper())
        if found is None:
            return True, None
        identifier = self._ids.get(found[1])
        if identifier is None:
            return self._codes_at is not None and steady_ms - self._codes_at <= CODES_RENEW_MS, None
        at, sign = self._known.get(identifier, (None, None))
        if at is None or steady_ms - at > VENUE_RENEW_MS:
            return False, None
        return True, None if sign is None else ScannedPlace(sign, sign.gates.get(found[2]), found[2])

    def find(self, code: str, steady_ms: float) -> ScannedPlace | None:
        """The place of a code such as ``K7QM2F9A1B-0XYZ``, in capitals or not; None where no venue has it."""
        with self._reading:
            is_known, place = self.cached(code, steady_ms)
            return place if is_known else self._read(code, steady_ms)

    def _read(self, code: str, steady_ms: float) -> ScannedPlace | None:
        with self._engine.begin() as connection:
            venue_code = code.upper().partition("-")[0]
            if venue_code not in self._ids:
                self._ids = _codes(connection)
                self._codes_at = steady_ms
            if (identifier := self._ids.get(venue_code)) is None:
                return None
            sign = _sign(connection, identifier, self._clock.now_ms())
        self._known[identifier] = steady_ms, sign
        self._known.move_to_end(identifier)
        while len(self._known) > _MOST_VENUES:
            self._known.popitem(last=False)
        return self.cached(code, steady_ms)[1]


def _codes(connection: Connection) -> dict[str, UUID]:
    """The venues by code. Over all shards: asked for an unknown code only, and seldom."""
    c = master_field.c
    rows = connection.execute(select(c.venue, c.versions).where(c.kind == VENUE, c.field == "code"))
    found = {}
    for row in rows:
        if versions := json.loads(row.versions):
            found[str(json.loads(versions[-1][1]))] = row.venue
    return found


def _sign(connection: Connection, identifier: UUID, now: int) -> VenueSign | None:
    row = connection.execute(select(venue.c.name, venue.c.days).where(venue.c.venue == identifier)).one_or_none()
    if row is None:
        return None
    fields = master.fields_of(connection, identifier, VENUE).get(str(identifier), {})
    own = {name: json.loads(version.value) for name, version in fields.items()}
    gates: dict[str, tuple[int, GateSign]] = {}
    others = set()
    former = former_names(connection, identifier, now)
    for subject, versions in master.fields_of(connection, identifier, GATE).items():
        of = {name: json.loads(version.value) for name, version in versions.items()}
        if not of.get("code") or not of.get("name"):
            continue
        position = of.get("position")
        name = str(of["name"])
        before = tuple(each for each in former.get(subject, ()) if each != name)[:_MOST_FORMER]
        gate = GateSign(subject, name, bool(of.get("retired")), before)
        gates[str(of["code"])] = position if isinstance(position, int) else 0, gate
        if of.get("official_payload"):
            others.add(subject)
    return VenueSign(
        identifier,
        str(own.get("code", "")),
        str(own.get("poster_name") or row.name),
        int(row.days or DEFAULT_DAYS),
        {code: gate for code, (_, gate) in sorted(gates.items(), key=lambda item: item[1][0])},
        not own.get("official_payload"),
        frozenset(others),
        str(own.get("fever_place") or ""),
    )
