"""The hours of a shift."""

import datetime as dt

from desktop.domain.statistics import HOURS
from desktop.services.shifts import Shift
from desktop.ui.widgets.fields import Select


class ShiftHours:
    """Two choices, from an hour until another one; they begin with the shift that ends now."""

    def __init__(self, now: Shift | None) -> None:
        self.since, self.until = Select(), Select()
        self.since.set_choices([(hour, f"{hour}:00") for hour in range(HOURS)])
        self.until.set_choices([(hour, f"{hour}:00") for hour in range(1, HOURS + 1)])
        if now is not None:
            self.since.set_value(now.since)
            self.until.set_value(now.until)

    def value(self, day: dt.date) -> Shift:
        """The hours that are chosen, of a day; whether they make a shift is told by whoever makes its sheet."""
        since, until = self.since.value(), self.until.value()
        return Shift(day, since if isinstance(since, int) else 0, until if isinstance(until, int) else HOURS)
