"""A believable crowd at the gates of the demonstration: morning and afternoon peaks, quiet weekends, a fever now and then."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.clock import from_venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.services.counting import Pressed

_OPEN, _CLOSED = 7 * 60 + 30, 18 * 60
_WEEKDAYS = (1.25, 1.05, 1.0, 0.95, 1.1, 0.42, 0.24)
"""Monday is the fullest day of a clinic; on Sunday only its emergency entrance is open."""
_FEVERS = 0.006


class Crowd:
    """Draws the people of a day. ``size`` is how many an ordinary weekday has at all gates together."""

    def __init__(self, chance: random.Random, size: int = 260) -> None:
        self._chance = chance
        self._size = size

    def presses(
        self, day: dt.date, gates: Sequence[str], inspectors: Mapping[str, Sequence[str]], until: int
    ) -> list[Pressed]:
        """People counted at gates with a PC (identifiers, the busiest first), in order, up to a time (UTC ms).

        The inspectors of a gate take turns: one in the morning, the next one in the afternoon.
        """
        midnight = from_venue_time(dt.datetime.combine(day, dt.time()))
        found = []
        for place, gate in enumerate(gates):
            for minute in self._minutes(day, 0.6 / (place + 1)):
                at = midnight + round(minute * 60_000) + self._chance.randrange(60_000)
                tenths = self._chance.randrange(373, 386) if self._chance.random() < _FEVERS else None
                if at <= until:
                    there = inspectors.get(gate)
                    turn = day.toordinal() + (minute >= 720)
                    found.append(Pressed(gate, at, there[turn % len(there)] if there else None, tenths))
        return sorted(found, key=lambda pressed: pressed.at)

    def sheet(self, day: dt.date, gate: str, inspector: str) -> HourSheetDraft:
        """The tally sheet of a gate without a PC."""
        hours: dict[tuple[int, str], int] = {}
        for minute in self._minutes(day, 0.16):
            kind = "abnormal" if self._chance.random() < _FEVERS else "normal"
            hours[int(minute // 60), kind] = hours.get((int(minute // 60), kind), 0) + 1
        return HourSheetDraft(day.isoformat(), gate, inspector, {cell: str(n) for cell, n in hours.items()})

    def _minutes(self, day: dt.date, share: float) -> Iterator[float]:
        """Minutes after midnight of a gate's people."""
        count = round(self._size * share * _WEEKDAYS[day.weekday()] * self._chance.uniform(0.85, 1.15))
        for _ in range(count):
            middle, width = (9 * 60 + 40, 62) if self._chance.random() < 0.62 else (15 * 60 + 5, 70)
            yield min(max(self._chance.gauss(middle, width), _OPEN), _CLOSED - 1)
