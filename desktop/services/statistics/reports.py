"""Reports on who came, as paper and as tables: daily, weekly, the handover of a shift, blank tally sheets."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.headings import Headings
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.period import PeriodFigures
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.files.whole import write_whole
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.reports.handover import Handover, handover_pdf
from desktop.reports.hour_sheet import TallySheet, tally_pdf
from desktop.reports.shift_close import shift_close_pdf
from desktop.reports.statistics import CountReport, count_report_pdf
from desktop.reports.wording import Wording
from desktop.services.counting.shifts import Shift, ShiftService
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires, requires_at, requires_own
from desktop.services.session import Session
from desktop.services.statistics.files import write_figures
from desktop.services.statistics.report_figures import CountFigures
from desktop.services.statistics.statistics import StatisticsService
from desktop.services.statistics.venue_desks import included, seen_desks
from desktop.services.statistics.words import figures_words, people
from desktop.store.ledger import Store
from desktop.store.queries import gates, venues

HANDOVER = "handover"
"""What the audit log calls a handover sheet."""
FARTHEST_SHEET = dt.timedelta(days=60)
"""Sheets are printed some days ahead; a day next year is a slip of the finger."""


class CountReportService:
    """All calls may take a second: use a background thread. Whoever sees all statistics may print them."""

    def __init__(
        self,
        store: Store,
        session: Session,
        statistics: StatisticsService,
        shifts: ShiftService,
        typesetting: Typesetting,
    ) -> None:
        self._store = store
        self._session = session
        self._statistics = statistics
        self._figures = CountFigures(store, session)
        self._typesetting = typesetting
        self.shifts = shifts

    @requires(Right.SEE_STATISTICS)
    def figures(self, day: dt.date, *, week: bool) -> PeriodFigures:
        """The figures of a day, or of the week that it lies in. Raises ``BadInput``, ``Forbidden``."""
        self._require_past(day)
        return self._figures.weekly(day) if week else self._figures.daily(day)

    @requires(Right.SEE_STATISTICS)
    def report(
        self,
        day: dt.date,
        language: Language,
        *,
        week: bool = False,
        preview: bool = False,
        progress: Progress = no_progress,
    ) -> CodedPages:
        """The daily report, or the weekly one of the week that the day lies in.

        ``preview``: it is looked at on the screen only, which the audit log does not note.

        Raises ``BadInput``, ``Forbidden``, ``UserError`` for what cannot be printed, ``Cancelled``.
        """
        report = self._report(day, language, week=week)
        progress(0, 2)
        pages = self._pages(count_report_pdf(report, self._typesetting.fonts, self._typesetting.catalogue))
        progress(2, 2)
        if not preview:
            self._note_report(report)
        return pages

    @requires(Right.SEE_STATISTICS)
    def handover(self, shift: Shift, language: Language, *, preview: bool = False) -> CodedPages:
        """The handover sheet of a shift, on one page. ``preview`` as for ``report``; raises as it does."""
        sheet = self._handover(shift, language)
        pages = self._pages(handover_pdf(sheet, self._typesetting.fonts, self._typesetting.catalogue))
        if not preview:
            self._note_handover(shift, language)
        return pages

    @requires(Right.SEE_STATISTICS)
    def shift_close(
        self, shift: Shift, language: Language, *, preview: bool = False, progress: Progress = no_progress
    ) -> CodedPages:
        """The handover sheet of a shift and the daily report of its day, as one paper. ``preview`` as for ``report``;
        raises as it does."""
        sheet, report = self._handover(shift, language), self._report(shift.day, language)
        progress(0, 2)
        pages = self._pages(shift_close_pdf(sheet, report, self._typesetting.fonts, self._typesetting.catalogue))
        progress(2, 2)
        if not preview:
            self._note_handover(shift, language)
            self._note_report(report)
        return pages

    @requires_at(Right.COUNT, "gate_ids", lambda gate_ids: gate_ids)
    def tally(self, day: dt.date, gate_ids: Sequence[str], language: Language) -> CodedPages:
        """Blank tally sheets of a day, one for each of these gates; an inspector prints those of the own gates.

        Raises as ``report`` does.
        """
        if day > self._store.clock.today() + FARTHEST_SHEET:
            raise BadInput.at("day", message("reports", "This day is too far away. Check the year."))
        with self._store.read() as connection:
            current = [gate for gate in gates.every(connection) if gate.id in gate_ids]
        if not current:
            raise BadInput.at("gate", message("reports", "This gate is closed now. Choose another one."))
        sheets = tuple(TallySheet(gate.name, day) for gate in current)
        return self._pages(tally_pdf(self._venue(), sheets, self._wording(language), self._typesetting.fonts))

    @requires(Right.SEE_STATISTICS)
    def save_figures(
        self, path: Path, day: dt.date, language: Language, *, week: bool = False, headings: Headings = Headings.EN
    ) -> int:
        """Write the figures of a report to a ``.xlsx`` or ``.csv`` file; gives the number of rows.

        Raises ``BadInput``, ``Forbidden``, ``UserError``.
        """
        figures = self.figures(day, week=week)
        rows = write_figures(path, figures, self._wording(language), headings)
        kind = "weekly" if week else "daily"
        self._note("export", kind, {"since": figures.since, "until": figures.until, "rows": rows})
        return rows

    @requires_own(Right.COUNT)
    def write(self, pages: CodedPages, path: Path) -> None:
        """Write a paper as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, pages.pdf)

    def _report(self, day: dt.date, language: Language, *, week: bool = False) -> CountReport:
        figures = self.figures(day, week=week)
        return CountReport(
            self._venue(),
            figures,
            self._words(figures),
            venue_time(self._store.clock.now_ms()),
            language,
            self._desks(),
        )

    def _handover(self, shift: Shift, language: Language) -> Handover:
        return replace(self.shifts.handover(shift, language), desks=self._desks())

    def _words(self, figures: PeriodFigures) -> tuple[Message, ...]:
        """The sentences of the charts for the same days: of a day, or of an average day of a week that is over.

        The average of a week that still runs is that of its first days and compares with nothing.
        """
        if figures.is_empty:
            return ()
        if figures.is_week and figures.running:
            return (message("reports", "{people} so far; the week is not over.", people=people(figures.total)),)
        return figures_words(self._statistics.average(figures.since, figures.until))

    def _desks(self) -> tuple[Message, ...]:
        """Which of the venue's other desks are in the figures."""
        with self._store.read() as connection:
            desks = seen_desks(connection)
        return tuple(included(desks, self._store.clock.now_ms()))

    def _wording(self, language: Language) -> Wording:
        return Wording(self._typesetting.catalogue, language)

    def _require_past(self, day: dt.date) -> None:
        if day > self._store.clock.today():
            raise BadInput.at("day", message("reports", "This day has not come yet."))

    def _venue(self) -> str:
        with self._store.read() as connection:
            return venues.get(connection).name

    def _pages(self, pdf: bytes) -> CodedPages:
        return CodedPages(pdf, A4.sheet, ())

    def _note_report(self, report: CountReport) -> None:
        figures = report.figures
        details = {"since": figures.since, "until": figures.until, "language": report.language}
        self._note("print", "weekly" if figures.is_week else "daily", details)

    def _note_handover(self, shift: Shift, language: Language) -> None:
        details = {"day": shift.day, "since": shift.since, "until": shift.until, "language": language}
        self._note("print", HANDOVER, details)

    def _note(self, action: str, kind: str, details: dict[str, object]) -> None:
        with self._store.write(self._session.member.id) as change:
            values = {key: value if isinstance(value, int) else str(value) for key, value in details.items()}
            change.record(action, "report", kind, values, sync=False)
            change.operation("report", {"action": action, "kind": kind, "details": values})
