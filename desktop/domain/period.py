"""What daily and weekly reports count: a day by the hour or a week by the day, gate by gate; and who checked whom."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.statistics import TotalsLine

WEEK_DAYS = 7


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week that a day lies in."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=WEEK_DAYS - 1)


@dataclass(frozen=True, slots=True)
class GateCells:
    """A gate's people: ``values`` by the column of the report, ``untimed`` those of no column.

    Not ``is_current``: it is retired, and another gate may have its name by now.
    """

    name: str
    values: tuple[int, ...]
    untimed: int = 0
    is_current: bool = True
    key: str = ""

    @property
    def total(self) -> int:
        """All people of the gate, those without an hour included."""
        return sum(self.values) + self.untimed


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A day or a week. ``columns`` are hours of the day, or days counted from ``since``.

    ``gates`` are those that had anybody; ``before`` the people of each column a week earlier, empty where nobody came.
    ``categories`` has the registrations of the green channel by category. ``running``: the period is not over yet.
    ``gate_scans``: the gates at which anybody scanned the venue's code, with how many; they are no part of any other figure,
    unless ``has_scans_as_people``: the people at gates of the last day are those who scanned.
    """

    since: dt.date
    until: dt.date
    columns: tuple[int, ...]
    gates: tuple[GateCells, ...]
    by_gate: tuple[TotalsLine, ...]
    by_inspector: tuple[TotalsLine, ...]
    categories: tuple[tuple[str, int], ...]
    before: tuple[int, ...] = ()
    total_before: int = 0
    running: bool = False
    gate_scans: tuple[GateCells, ...] = ()
    has_scans_as_people: bool = False

    @property
    def scans(self) -> tuple[int, ...]:
        """People who scanned, by the column, at all gates; empty where nobody did."""
        if not self.gate_scans:
            return ()
        return tuple(sum(gate.values[place] for gate in self.gate_scans) for place in range(len(self.columns)))

    @property
    def total_scans(self) -> int:
        """Everybody who scanned."""
        return sum(self.scans)

    @property
    def is_empty(self) -> bool:
        """Whether nobody came, as far as anybody was counted or scanned."""
        return not self.total and not self.gate_scans

    def people_of(self, gate: GateCells) -> GateCells:
        """The people of a gate of ``gate_scans``; nobody where nobody was counted there."""
        found = (one for one in self.gates if one.key == gate.key)
        return next(found, GateCells(gate.name, (0,) * len(self.columns), key=gate.key))

    @property
    def is_week(self) -> bool:
        """Whether this is a week, whose columns are days, and not a day, whose columns are hours."""
        return self.since != self.until

    @property
    def totals(self) -> tuple[int, ...]:
        """People of each column at all gates."""
        return tuple(sum(gate.values[place] for gate in self.gates) for place in range(len(self.columns)))

    @property
    def untimed(self) -> int:
        """Registrations whose slip tells no hour: in the total and in no column."""
        return sum(gate.untimed for gate in self.gates)

    @property
    def total(self) -> int:
        """Everybody at all gates, those without an hour included."""
        return sum(gate.total for gate in self.gates)

    @property
    def registrations(self) -> int:
        """People of the green channel."""
        return sum(line.registrations for line in self.by_gate)

    @property
    def checks(self) -> int:
        """People whose temperature was taken."""
        return sum(line.checks for line in self.by_gate)

    @property
    def fevers(self) -> int:
        """Those of them who had a fever."""
        return sum(line.fevers for line in self.by_gate)
