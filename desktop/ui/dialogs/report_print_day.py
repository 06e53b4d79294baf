"""The day of a report as it is typed: 昨天, 11-20, 20日; for sheets of days to come, 明天 too."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.period import week_of
from desktop.ui import dates
from desktop.ui.widgets.fields import TextField

_TOMORROW = frozenset({"明天", "明日", "tomorrow"})


class ReportDay(TextField):
    """Begins with today. ``read`` gives the day, or what is wrong with it at the field ``day``."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._ahead = False
        self.set_value(clock.today().isoformat())

    def set_ahead(self, ahead: bool) -> None:
        """Whether days to come may be asked for."""
        self._ahead = ahead

    def read(self) -> tuple[dt.date | None, Problem | None]:
        """The day."""
        typed, today = self.value(), self._clock.today()
        if self._ahead and typed.lower() in _TOMORROW:
            return today + dt.timedelta(days=1), None
        if not typed:
            return None, Problem("day", message("reports", "Type the day, such as {day}.", day=today.isoformat()))
        if self._ahead and (day := _iso(typed)) is not None:
            return day, None
        return read_visit_day(typed, today, "day")

    def day_text(self) -> str:
        """The day in words; empty where it cannot be read."""
        day, _ = self.read()
        return dates.day_text(day) if day else ""

    def week_text(self) -> str:
        """The first and the last day of its week."""
        day, _ = self.read()
        return "" if day is None else " – ".join(map(dates.day_text, week_of(day)))


def _iso(typed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None
