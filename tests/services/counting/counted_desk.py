"""A desk on a Monday morning with a past: four Mondays of a made-up crowd, and today's until twenty-six past ten."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time, venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.services.demo.people import Crowd
from desktop.services.desk import Desk
from desktop.store.queries import purges
from desktop.store.queries.purges import PurgeState
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.whole_slip import ANSWERED

NOW = 1_795_400_760_000
"""Monday, 23 November 2026, 10:26 at the venue."""
TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True)
class CountedDesk:
    """The open desk and its clock."""

    desk: Desk
    clock: FixedClock

    def declare(self, number: int, overrides: Mapping[str, str] | None = None, **changes: str) -> str:
        """Somebody of today's green channel, another one for each number; gives the identifier.

        ``overrides``: why what is doubtful is right.
        """
        typed = {
            "visited_on": TODAY.isoformat(),
            "time": "09:10",
            "gate": "急诊入口",
            "category": "elderly",
            "name": f"单{'芳英敏福'[number % 4]}",
            "id_type": "passport",
            "id_number": f"PX{number:07d}",
            "phone": f"1390013{number:04d}",
            "address": f"惠城区上米街{number}号",
            "temperature_c": "36.6",
            **ANSWERED,
        }
        return self.desk.declarations.enter(DeclarationDraft(**(typed | changes), overrides=overrides or {})).id


@contextmanager
def counted_desk(program: Program, made: MadeDesk, password: str = MANAGER_PASSWORD) -> Iterator[CountedDesk]:
    """Open it, with whoever has the password signed in."""
    clock = FixedClock(NOW)
    access = program.access(made.folder)
    with replace(program, clock=clock).desk(access, access.open_any(password)) as desk:
        with (
            desk.store.write_unaudited() as connection
        ):  # it was made today, whichever day that is, which is not to be behind it
            purges.keep_state(connection, PurgeState(clock=NOW))
        yield CountedDesk(desk, clock)


def count_crowd(counted: CountedDesk, weeks: int = 4) -> None:
    """Let the crowd of today and of the same weekday of some weeks before go through all gates."""
    crowd, desk = Crowd(random.Random(3)), counted.desk
    gates = [gate.id for gate in desk.gates.list()]
    inspectors = {gate: [m.id for m in desk.members.list() if gate in m.gate_ids] for gate in gates}
    today = venue_time(counted.clock.ms).date()
    for week in range(weeks, -1, -1):
        day = today - dt.timedelta(days=7 * week)
        until = min(counted.clock.ms, from_venue_time(dt.datetime.combine(day, dt.time(23))))
        desk.counting.take(crowd.presses(day, gates, inspectors, until))
