"""What may happen at a desk in whatever order, all of it counting people or taking them back."""

import datetime as dt
import random
from dataclasses import replace

from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.hourly import HOUR_MS, HourCount
from desktop.services.counting.counting import Noticed
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.store.queries import hourly
from desktop.store.queries.hourly import HourSpan

DAY_MS = 24 * HOUR_MS


class BusyDesk:
    """A desk that things happen to. The oracle is told of people as they come and go."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 20, 9, 30)))
        desk.store.clock = self.clock
        self.chance = random.Random(seed)
        self.presses: list[str] = []
        self.entered: list[str] = []
        self.entered_at = 0
        self.sheets: list[str] = []
        self.people = 0

    def happen(self, what: str) -> None:
        """One thing, with the clock a little later."""
        self.clock.ms += self.chance.randrange(1, 3 * HOUR_MS)
        getattr(self, what)()

    def gate(self) -> str:
        return self.chance.choice(self.desk.gates.list()).id

    def press(self) -> None:
        self.presses.append(self.desk.counting.press(self.gate()).id)
        self.people += 1

    def fever(self) -> None:
        self.presses.append(self.desk.counting.abnormal(Noticed(self.gate(), 378)).id)
        self.people += 1

    def undo(self) -> None:
        if not self.presses:
            return
        latest, now = self.presses.pop(), self.clock.ms
        self.clock.ms = self._pressed_at(latest)  # within its minute
        self.desk.counting.undo(latest)
        self.clock.ms = now
        self.people -= 1

    def enter(self) -> None:
        today = self.clock.today()
        drafts = Visitors(self.chance, today).day(today - dt.timedelta(days=1), 1, ["南门"], {})
        self.entered.append(self.desk.declarations.enter(next(iter(drafts))).id)
        self.entered_at = self.clock.ms
        self.people += 1

    def unenter(self) -> None:
        """What was entered last is taken back, within its minute."""
        if not self.entered:
            return
        now, self.clock.ms = self.clock.ms, self.entered_at
        if self.entered[-1] in self.desk.declarations.undoable():
            self.desk.declarations.take_back(self.entered.pop())
            self.people -= 1
        self.clock.ms = now

    def correct(self) -> None:
        if not self.entered:
            return
        which = self.chance.choice(self.entered)
        draft = self.desk.declarations.unmasked(which, "核对")
        changed = replace(draft, gate="北门", time=self.chance.choice(("上午", "15:20", "")), temperature_c="37.9")
        self.desk.declarations.correct(which, changed, "看错了")

    def sheet(self) -> None:
        cells = {(hour, "normal"): str(self.chance.randrange(40)) for hour in range(8, 12)} | {(8, "abnormal"): "1"}
        day = self.clock.today() - dt.timedelta(days=self.chance.randrange(1, 5))
        entered = self.desk.hour_sheets.enter(
            HourSheetDraft(day.isoformat(), self.gate(), "", cells), insist=True, counted=CountedBefore.ON_TOP
        )
        self.sheets.append(entered.id)
        self.people += entered.total

    def take_back(self) -> None:
        if self.sheets:
            before = self.total()
            self.desk.hour_sheets.take_back(self.sheets.pop())
            self.people -= before - self.total()

    def purge(self) -> None:
        self.clock.ms += 30 * DAY_MS
        self.desk.retention.confirm_purge()
        self.desk.retention.purge()
        self.entered.clear()

    def rollup(self) -> list[HourCount]:
        """The desk's own totals by the hour."""
        with self.desk.store.read() as connection:
            return list(hourly.rows(connection, HourSpan(0, 1 << 62)))

    def total(self) -> int:
        return sum(each.tally.count for each in self.rollup())

    def _pressed_at(self, press_id: str) -> int:
        with self.desk.store.read() as connection:
            found = connection.scalar(
                tables.screening.select()
                .with_only_columns(tables.screening.c.at)
                .where(tables.screening.c.id == press_id)
            )
        assert found is not None
        return int(found)
