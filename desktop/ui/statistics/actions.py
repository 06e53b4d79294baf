"""What the Statistics page asks of the desk; every call is for a thread of its own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.headings import Headings
from desktop.domain.people import Right
from desktop.domain.progress import Progress
from desktop.domain.statistics import DayFigures, Layer, Selection, TotalsLine, WeekdayFigures
from desktop.services.counting.rollups import RollupService
from desktop.services.desk import Desk
from desktop.services.statistics.files import CountFileService
from desktop.services.statistics.names import Name
from desktop.services.statistics.statistics import StatisticsService
from desktop.services.statistics.venue_desks import SeenDesk


class View(StrEnum):
    """The views of the page."""

    DAY = "day"
    AVERAGE = "average"
    WEEKDAYS = "weekdays"
    STANDINGS = "standings"


@dataclass(frozen=True, slots=True)
class StatisticsQuery:
    """A view of some days; of one day where ``since`` is ``until``."""

    view: View
    since: dt.date
    until: dt.date
    layer: Layer = Layer.GATE
    selection: Selection = field(default_factory=Selection)


@dataclass(frozen=True, slots=True)
class StatisticsResult:
    """What a query gave: one of the three kinds, and the names to choose from.

    ``last_day`` is the last day with anybody of the selection; it is looked for only where nobody was found.
    ``desks`` are the venue's other ones.
    """

    question: StatisticsQuery
    gates: Mapping[str, Name]
    inspectors: Mapping[str, Name]
    figures: DayFigures | None = None
    heat: WeekdayFigures | None = None
    totals_lines: tuple[tuple[TotalsLine, ...], tuple[TotalsLine, ...]] | None = None
    last_day: dt.date | None = None
    desks: tuple[SeenDesk, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody to show."""
        shown = self.figures or self.heat
        return shown is not None and shown.is_empty


@dataclass(frozen=True, kw_only=True)
class StatisticsActions:
    """What the Statistics page does."""

    statistics: StatisticsService
    rollups: RollupService
    files: CountFileService
    sees_all: bool
    """Whether the member sees more than the own statistics."""
    own_gates: tuple[str, ...] = ()
    """The gates that a member who sees only the own statistics is assigned to."""

    @classmethod
    def of(cls, desk: Desk) -> "StatisticsActions":
        """Those of an open desk."""
        me = desk.session.member
        sees_all = me.may(Right.SEE_STATISTICS)
        return cls(
            statistics=desk.statistics,
            rollups=desk.rollups,
            files=desk.count_files,
            sees_all=sees_all,
            own_gates=() if sees_all else me.gate_ids,
        )

    def answer(self, question: StatisticsQuery) -> StatisticsResult:
        """Read what is asked for. Raises ``UserError``."""
        return replace(self._figures(question), desks=self.statistics.desks())

    def _figures(self, question: StatisticsQuery) -> StatisticsResult:
        reading, (view, since, until) = self.statistics, (question.view, question.since, question.until)
        gates, inspectors = reading.names(Layer.GATE), reading.names(Layer.INSPECTOR)
        if question.selection.own_gates:
            gates = {key: name for key, name in gates.items() if key in self.own_gates}
        names = gates, inspectors
        if view is View.STANDINGS:
            return StatisticsResult(question, *names, totals_lines=reading.totals_lines(since, question.selection))
        if view is View.WEEKDAYS:
            heat = reading.weekdays(since, until, question.selection)
            return StatisticsResult(
                question, *names, heat=heat, last_day=self._last_day(question) if heat.is_empty else None
            )
        figures = reading.average(since, until, question.layer, question.selection)
        last_day = self._last_day(question) if figures.is_empty else None
        return StatisticsResult(question, *names, figures=figures, last_day=last_day)

    def export(self, path: Path, question: StatisticsQuery) -> int:
        """Write the hourly figures of a question into a file; gives the number of rows. Raises ``UserError``."""
        return self.files.hourly(path, question.since, question.until, question.selection, Headings.ZH)

    def recompute(self, progress: Progress) -> int:
        """Count everything again; gives how many hours were wrong. Raises ``Cancelled``, ``Forbidden``."""
        return self.rollups.recompute(progress)

    def _last_day(self, question: StatisticsQuery) -> dt.date | None:
        return self.statistics.last_day(question.selection)
