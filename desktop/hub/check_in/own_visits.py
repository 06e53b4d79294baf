"""“My visits”: what this phone registered, from its own cookie, and the code by which it shows that to an officer."""

import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects.postgresql import insert
from starlette.concurrency import run_in_threadpool

from desktop.domain.clock import venue_time
from desktop.domain.retention import DEFAULT_DAYS
from desktop.hub.check_in.directory import Directory
from desktop.hub.check_in.request import PhoneAnswer, PhoneRequest
from desktop.hub.check_in.tables import shown_visits
from desktop.hub.refused import refused
from desktop.hub.tickets import NO_VENUE

SHOWN_MS = 10 * 60_000
"""How long an officer may read what a phone shows."""
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class ShownStay:
    """A stay that a phone shows: times are UTC ms, ``departed`` 0 where nobody said that they left."""

    venue: UUID
    gate: str
    arrived: int
    departed: int


class OwnVisitPages:
    """Answers what a phone asks about its own visits."""

    def __init__(self, engine: Engine, directory: Directory) -> None:
        self._engine = engine
        self._directory = directory

    def listed(self, request: PhoneRequest, steady_ms: float, code: str = "") -> PhoneAnswer:
        """The phone's visits, the last one first."""
        lines = []
        for one in reversed(request.visits.visits):
            place = self._directory.find(one.code, steady_ms)
            if place is not None:
                lines.append(
                    {
                        "venue": place.venue.name,
                        "gate": place.gate.name if place.gate else "",
                        "arrived": f"{venue_time(one.arrived):%Y-%m-%d %H:%M}",
                        "left": f"{venue_time(one.departed):%H:%M}" if one.departed else "",
                    }
                )
        values = self._frame(request) | {"visits": lines, "code": code, "days": DEFAULT_DAYS}
        return PhoneAnswer("visits.html", values)

    async def show(self, request: PhoneRequest, steady_ms: float) -> PhoneAnswer:
        """Let an officer read the stays for ten minutes. Raises ``Refused`` (503) while too many do."""
        return await run_in_threadpool(self._show, request, steady_ms)

    def _show(self, request: PhoneRequest, steady_ms: float) -> PhoneAnswer:
        stays = []
        for one in request.visits.visits:
            place = self._directory.find(one.code, steady_ms)
            if place is not None and place.gate is not None:
                stays.append((str(place.venue.id), place.gate.id, one.arrived, one.departed))
        with self._engine.begin() as connection:
            code = _put(connection, json.dumps(stays), request.now)
        return self.listed(request, steady_ms, f"{code[:3]} {code[3:]}")

    def forget(self, request: PhoneRequest) -> PhoneAnswer:
        """Delete what the phone remembers."""
        about = request.words("visits.forgotten")
        return PhoneAnswer("plain.html", self._frame(request) | {"about": about, "back": ""}, forget=True)

    def _frame(self, request: PhoneRequest) -> dict[str, object]:
        title = request.words("visits")
        other = "en" if request.words.language == "zh" else "zh"
        return {
            "title": title,
            "tone": "",
            "day": "",
            "switch": f"/visits?lang={other}",
            "venue": "",
            "heading": title,
            "renamed": "",
        }


def _put(connection: Connection, stays: str, now: int) -> str:
    c = shown_visits.c
    connection.execute(delete(shown_visits).where(c.venue == NO_VENUE, c.expires <= now))
    for _ in range(20):
        code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
        statement = insert(shown_visits).values(venue=NO_VENUE, code=code, expires=now + SHOWN_MS, stays=stays)
        if connection.execute(statement.on_conflict_do_nothing()).rowcount:
            return code
    raise refused(503, "busy", 5)


def read_shown(connection: Connection, code: str, now: int) -> tuple[ShownStay, ...] | None:
    """The stays behind a six-digit code; None for one that is not in force."""
    c = shown_visits.c
    digits = "".join(code.split())
    found = connection.scalar(select(c.stays).where(c.venue == NO_VENUE, c.code == digits, c.expires > now))
    if found is None:
        return None
    return tuple(ShownStay(UUID(of), gate, arrived, left) for of, gate, arrived, left in json.loads(found))
