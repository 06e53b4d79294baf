"""A desk on a Tuesday morning whose book has Monday's visitors. Made-up people."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.domain.declaration import DeclarationDraft
from desktop.services.desk import Desk
from desktop.services.exposure.results import ExposureRequest, ExposureResult
from desktop.store.queries import purges
from desktop.store.queries.purges import PurgeState
from tests.conftest import MadeDesk, desk_at
from tests.whole_slip import ANSWERED

MONDAY = dt.date(2026, 11, 23)
NOW = from_venue_time(dt.datetime(2026, 11, 24, 9, 0))
_WORDS = ("normal", "abnormal")
REASON = "疾控电话 0752-2808123"


@dataclass(frozen=True)
class ExposureDesk:
    """The open desk and its clock."""

    desk: Desk
    clock: FixedClock

    def enter(self, number: int, time: str, gate: str = "急诊入口", **changes: str) -> str:
        """Somebody of Monday, another one for each number; gives the identifier of the declaration."""
        return self.desk.declarations.enter(draft(number, time=time, gate=gate, **changes)).id

    def look(self, declaration: str) -> ExposureResult:
        """Whoever met the person of a declaration, at any of their stays."""
        person = self.desk.exposure.begin(declaration)
        return self.desk.exposure.look_up(ExposureRequest(person.stays, declaration), REASON)

    def count(self, gate_id: str, cells: Mapping[int, tuple[int, int]]) -> None:
        """A tally sheet of Monday: people by the hour of the day, without and with a fever."""
        texts = {(hour, word): str(n) for hour, pair in cells.items() for word, n in zip(_WORDS, pair, strict=True)}
        self.desk.hour_sheets.enter(HourSheetDraft(MONDAY.isoformat(), gate_id, "", texts), insist=True)

    def gate(self, name: str) -> str:
        """The identifier of a gate."""
        return next(gate.id for gate in self.desk.gates.list() if gate.name == name)


def draft(number: int, **changes: str) -> DeclarationDraft:
    """A person that occurs nowhere else: every field of them has the number in it."""
    word = "".join("芳英敏福丽伟强玉珍华"[int(digit)] for digit in f"{number:03d}")
    typed = {
        "visited_on": MONDAY.isoformat(),
        "time": "09:10",
        "gate": "急诊入口",
        "category": "no_phone",
        "name": f"麦{word}",
        "id_type": "passport",
        "id_number": f"PX{number:07d}",
        "phone": f"1390013{number:04d}",
        "address": f"惠城区上米街{number}号",
        "temperature_c": "36.6",
        **ANSWERED,
    }
    typed |= changes
    overrides = {"id_number": "本人坚持"} if typed["id_type"] == "none" else {}
    return DeclarationDraft(**typed, overrides=overrides)


@contextmanager
def exposure_desk(program: Program, made: MadeDesk) -> Iterator[ExposureDesk]:
    """The manager's desk on Tuesday at nine."""
    clock = FixedClock(NOW)
    with desk_at(replace(program, clock=clock), made, clock) as desk:
        with desk.store.write_unaudited() as connection:  # it was made today, whichever day that is
            purges.keep_state(connection, PurgeState(clock=NOW))
        yield ExposureDesk(desk, clock)
