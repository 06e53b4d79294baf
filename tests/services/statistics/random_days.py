"""Random days of a desk, and a list of everybody who came in them that knows nothing of how figures are made."""

import datetime as dt
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.errors import BadInput
from desktop.domain.hourly import registration, screening
from desktop.domain.master.fields import DESK
from desktop.services.counting.counting import Noticed, Pressed
from desktop.store.ledger import new_id
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.remote_totals import RemoteTotal
from tests.services.counting.counted_desk import TODAY, CountedDesk

WEEK = dt.timedelta(days=7)
DAYS = tuple(TODAY - dt.timedelta(days=ago) for ago in (0, 1, 3, 7, 8, 10, 14))
"""Today, some days of its week and the one before, and the same weekday of weeks before."""
_TIMES = {"07:10": 7, "08:30": 8, "09:05": 9, "8:00-9:00": 8, "上午": None, "全天": None}
_LATER = {"下午": None, "14:40": 14, "19:20": 19}


@dataclass(frozen=True)
class Person:
    """Somebody who came. ``hour`` is None where the slip tells none; ``checked``: the temperature was taken."""

    day: dt.date
    hour: int | None
    gate: str
    inspector: str
    registered: bool
    checked: bool = True
    fever: bool = False
    category: str = ""
    typed_today: bool = False


@dataclass
class Everybody:
    """All who came, to be counted by hand."""

    people: list[Person] = field(default_factory=list)

    def came(self, which: Callable[[Person], bool]) -> int:
        return sum(map(which, self.people))

    def on(self, day: dt.date) -> "Everybody":
        return Everybody([p for p in self.people if p.day == day])

    def within(self, which: Callable[[Person], bool]) -> "Everybody":
        return Everybody([p for p in self.people if which(p)])

    @property
    def all(self) -> int:
        return len(self.people)

    @property
    def registered(self) -> int:
        return self.came(lambda p: p.registered)

    @property
    def checked(self) -> int:
        return self.came(lambda p: p.checked)

    @property
    def fevers(self) -> int:
        return self.came(lambda p: p.fever)

    @property
    def untimed(self) -> int:
        return self.came(lambda p: p.hour is None)

    def at(self, hour: int) -> int:
        return self.came(lambda p: p.hour == hour)


class RandomDays:
    """Fills a desk: presses, sheets, slips, another desk's people, some of it taken back, a gate given up."""

    def __init__(self, counted: CountedDesk, seed: int) -> None:
        self._counted, self._desk = counted, counted.desk
        self._chance = random.Random(seed)
        self.everybody = Everybody()
        self._gates = [gate.id for gate in self._desk.gates.list()]
        self._names = {gate.id: gate.name for gate in self._desk.gates.list()}
        self._people = ["", *(m.id for m in self._desk.members.list() if m.inspector or m.gate_ids)]
        self._member_names = {m.id: m.name for m in self._desk.members.list()}
        self._slips = 100 * seed

    def live(self) -> Everybody:
        """Let everything happen; returns who came."""
        now = self._counted.clock.ms
        for day in DAYS:
            last = venue_time(now).hour if day == TODAY else 20
            self._press(day, last)
            for _ in range(self._chance.randrange(4)):
                self._slip(day)
            if day != TODAY or self._chance.random() < 0.5:
                self._sheet(day, last)
            self._elsewhere(day, last)
        self._take_back()
        self._desk.gates.retire(self._gates[-1])
        assert self._counted.clock.ms == now
        return self.everybody

    def _press(self, day: dt.date, last: int) -> None:
        pressed = []
        for _ in range(self._chance.randrange(20, 60)):
            hour = self._chance.randrange(7, last + 1)
            gate, inspector = self._chance.choice(self._gates), self._chance.choice(self._people)
            tenths = 379 if self._chance.random() < 0.1 else None
            pressed.append(Pressed(gate, _at(day, hour, self._chance.randrange(20)), inspector or None, tenths))
            self._add(Person(day, hour, gate, inspector, False, fever=tenths is not None))
        self._desk.counting.take(sorted(pressed, key=lambda each: each.at))

    def _slip(self, day: dt.date) -> None:
        times = _TIMES if day == TODAY else _TIMES | _LATER
        time = self._chance.choice(list(times))
        gate, inspector = self._chance.choice(self._gates), self._chance.choice(self._people)
        temperature = self._chance.choice(("", "36.6", "37.8"))
        category = self._chance.choice(("elderly", "no_phone"))
        self._slips += 1
        self._counted.declare(
            self._slips,
            {} if temperature else {"temperature_c": "设备故障"},
            visited_on=day.isoformat(),
            time=time,
            gate=self._names[gate],
            temperature_c=temperature,
            inspector=self._member_names.get(inspector, ""),
            category=category,
        )
        self._add(
            Person(
                day,
                times[time],
                gate,
                inspector,
                True,
                bool(temperature),
                temperature == "37.8",
                category,
                True,
            )
        )

    def _sheet(self, day: dt.date, last: int) -> None:
        gate, inspector = self._chance.choice(self._gates), self._chance.choice(self._people)
        cells = {}
        for hour in range(7, last):
            normal, fever = self._chance.randrange(40), self._chance.randrange(2)
            cells |= {(hour, "normal"): str(normal), (hour, "abnormal"): str(fever)}
        draft = HourSheetDraft(day.isoformat(), gate, inspector, cells)
        before = self._desk.hour_sheets.counted(gate, day.isoformat())
        with suppress(BadInput):  # a sheet with fewer people than were counted cannot include them
            self._desk.hour_sheets.enter(draft, insist=True, counted=CountedBefore.INCLUDED)
            self._add_sheet(draft, day, before)
            return
        self._desk.hour_sheets.enter(draft, insist=True, counted=CountedBefore.ON_TOP)
        self._add_sheet(draft, day, {})

    def _add_sheet(self, draft: HourSheetDraft, day: dt.date, before: Mapping[int, tuple[int, int]]) -> None:
        for (hour, kind), text in draft.cells.items():
            there = before.get(hour, (0, 0))[kind == "abnormal"]
            for _ in range(int(text) - there):
                self._add(Person(day, hour, draft.gate_id, draft.inspector_id, False, fever=kind == "abnormal"))

    def _elsewhere(self, day: dt.date, last: int) -> None:
        other, gate = new_id(), self._chance.choice(self._gates)
        hour, count = self._chance.randrange(7, last + 1), self._chance.randrange(1, 9)
        received = [
            RemoteTotal(other, other, screening(_at(day, hour), gate, None, count, abnormal=False)),
            RemoteTotal(other, other, registration(_at(day, 0), "morning", gate, None, "elderly", 378)),
        ]
        with self._desk.store.write("hub") as change:
            remote_totals.keep(change.connection, received)
            change.record("name", DESK, other, {"id": other, "name": "西门前台"})
        for _ in range(count):
            self._add(Person(day, hour, gate, "", False))
        self._add(Person(day, None, gate, "", True, True, True, "elderly"))

    def _take_back(self) -> None:
        """Presses and a sheet that never were."""
        gate = self._gates[0]
        self._desk.counting.undo(self._desk.counting.press(gate).id)
        self._desk.counting.undo(self._desk.counting.abnormal(Noticed(gate, 381)).id)
        day = (TODAY - dt.timedelta(days=2)).isoformat()
        sheet = self._desk.hour_sheets.enter(HourSheetDraft(day, gate, "", {(9, "normal"): "77"}))
        self._desk.hour_sheets.take_back(sheet.id)

    def _add(self, person: Person) -> None:
        self.everybody.people.append(person)


def _at(day: dt.date, hour: int, minute: int = 0) -> int:
    return from_venue_time(dt.datetime.combine(day, dt.time(hour, minute)))
