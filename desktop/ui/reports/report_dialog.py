"""Reports and sheets: which, for which day, in which language, on which printer, or as a file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.gate import Gate
from desktop.domain.headings import Headings
from desktop.domain.messages import Message, message
from desktop.domain.people import Member
from desktop.domain.period import week_of
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.domain.statistics import HOURS
from desktop.printing.spooler import Printer
from desktop.reports.coded import CodedPages
from desktop.services.counting.shifts import Shift
from desktop.services.desk import Desk
from desktop.services.printing.papers import PaperPrinter
from desktop.services.rights import may_call
from desktop.services.statistics.reports import CountReportService
from desktop.services.venue.gates import GateService
from desktop.settings import Settings
from desktop.ui.kit import dates
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.own_gates import OwnGatesLine, gates_of
from desktop.ui.kit.preview import PreviewDialog
from desktop.ui.kit.print_dialog import PrintDialog
from desktop.ui.kit.segments import SegmentedControl

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
        """The day that is typed, and what is wrong with it."""
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


_ALL_GATES = ""


class ReportKind(StrEnum):
    """The papers that can be printed."""

    HANDOVER = "handover"
    DAILY = "daily"
    WEEKLY = "weekly"
    TALLY = "tally"
    SHIFT = "shift"
    """The handover sheet and the daily report together, as they are printed at the end of a shift."""


_HANDED_OVER = (ReportKind.HANDOVER, ReportKind.SHIFT)
"""Those of some hours of today."""
_COUNTED = (ReportKind.DAILY, ReportKind.WEEKLY)
"""Those that have figures of a day or a week, which can be saved as a table too."""


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What the dialog offers: the shift that ends now (None for who may print none), and gates."""

    shift: Shift | None
    gates: tuple[Gate, ...]


@dataclass(frozen=True, kw_only=True)
class ReportActions:
    """What the dialog does; ``member`` is who is signed in."""

    reports: CountReportService
    gates: GateService
    member: Callable[[], Member]
    printer: PaperPrinter
    settings: Settings
    clock: Clock

    @classmethod
    def of(cls, desk: Desk) -> "ReportActions":
        """Those of an open desk."""
        return cls(
            reports=desk.count_reports,
            gates=desk.gates,
            member=desk.members.me,
            printer=desk.paper_printer,
            settings=desk.settings,
            clock=desk.clock,
        )

    @property
    def kinds(self) -> tuple[ReportKind, ...]:
        """What this member may print, one by one."""
        if not may_call(self.reports.report):
            return (ReportKind.TALLY,)
        return tuple(kind for kind in ReportKind if kind is not ReportKind.SHIFT)

    def choices(self) -> ReportChoices:
        """Read what may be chosen. Raises ``UserError``."""
        gates = tuple(gate for gate in self.gates.list() if may_call(self.reports.tally, gate.id))
        return ReportChoices(self.reports.shifts.now() if ReportKind.HANDOVER in self.kinds else None, gates)


class ReportPrintDialog(PrintDialog):
    """One key prints what the command asked for; everything else can be changed before. ``accepted``: it is printed, or
    saved.

    The papers of the end of a shift are offered by themselves.
    """

    done_with = Signal(object)
    """A ``Message``: what was printed or saved, for the page behind."""

    def __init__(
        self, actions: ReportActions, choices: ReportChoices, kind: ReportKind, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(
            actions.printer, actions.settings, jobs, parent, width=620, columns=2, languages=tuple(Language)
        )
        self._actions = actions
        self._gates = choices.gates
        self._preview: PreviewDialog | None = None
        self.kind, self.gate = SegmentedControl(), Select()
        self._kinds = (kind,) if kind is ReportKind.SHIFT else actions.kinds
        for each in self._kinds:
            self.kind.add(each)
        self.kind.set_value(kind)
        self.day = ReportDay(actions.clock)
        self.shift = ShiftHours(choices.shift)
        self.table = Button("secondary", "save")
        self.form.add_row("kind", self.kind, span=2)
        self.form.set_row_visible("kind", len(self._kinds) > 1)
        self.form.add_row("since", self.shift.since)
        self.form.add_row("until", self.shift.until)
        self.form.add_row("day", self.day)
        self.form.add_row("gate", self.gate)
        self.form.add_row("language", self.language, span=2)
        self.form.add_row("printer", self.printer, span=2)
        self.look = Button("secondary", "eye")
        self.look.clicked.connect(self.preview)
        self.buttons.add_left(self.look)
        self.buttons.add_left(self.table)
        self.kind.chosen.connect(lambda _kind: self._on_kind())
        self.day.textEdited.connect(lambda _text: self._show_day())
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.table.clicked.connect(self._on_table)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.own_gates = OwnGatesLine()
        self.body.insertWidget(0, self.own_gates)
        self.own_gates.show_gates(gates_of(actions.member(), choices.gates))
        self.find_printers()

    def retranslate(self) -> None:
        super().retranslate()
        words = self._names()
        is_shift = self.chosen is ReportKind.SHIFT
        self.set_title(
            self.tr("Print handover sheet and daily report") if is_shift else self.tr("Print reports and sheets")
        )
        self.kind.set_texts(*(words[kind] for kind in self._kinds))
        self.kind.set_name(self.tr("What"))
        self.form.set_words("kind", self.tr("What"))
        self.form.set_words("since", self.tr("Shift from"))
        self.form.set_words("until", self.tr("Shift until"))
        self.form.set_words("gate", self.tr("Gate"))
        self.look.set_words(self.tr("Preview"))
        self.table.set_words(self.tr("Save the figures…"), self.tr("As a spreadsheet (.xlsx), or as .csv"))
        gates: list[tuple[object, str]] = [(gate.id, gate.name) for gate in self._gates]
        self.gate.set_choices(gates if len(gates) == 1 else [(_ALL_GATES, self.tr("All gates")), *gates])
        self._on_kind()

    @property
    def chosen(self) -> ReportKind:
        """What is to be printed."""
        return ReportKind(str(self.kind.value()))

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.table.setEnabled(not busy)
        self.look.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def save_to(self, path: Path) -> None:
        """Make the paper and write it to a file."""
        self.folder.keep(path.parent)
        if (make := self._maker()) is not None:
            self.run(
                lambda progress: self._actions.reports.write(make(progress), path),
                lambda _: self._on_saved(path),
                self.tr("Saving"),
            )

    def save_table_to(self, path: Path) -> None:
        """Write the figures to a file."""
        self.folder.keep(path.parent)
        reports, language, week = self._actions.reports, self.chosen_language(), self.chosen is ReportKind.WEEKLY
        if (day := self._read_day()) is not None:
            headings = Headings.EN if language is Language.EN else Headings.ZH
            self.run(
                lambda: reports.save_figures(path, day, language, week=week, headings=headings),
                lambda _: self._on_saved(path),
                self.tr("Saving"),
            )

    def _names(self) -> dict[ReportKind, str]:
        return {
            ReportKind.HANDOVER: self.tr("Handover sheet"),
            ReportKind.DAILY: self.tr("Daily report"),
            ReportKind.WEEKLY: self.tr("Weekly report"),
            ReportKind.TALLY: self.tr("Tally sheets"),
            ReportKind.SHIFT: self.tr("Handover sheet and daily report"),
        }

    def _on_kind(self) -> None:
        kind = self.chosen
        self.day.set_ahead(kind is ReportKind.TALLY)
        self.form.clear_problems()
        for row, shown in {
            "day": kind not in _HANDED_OVER,
            "since": kind in _HANDED_OVER,
            "until": kind in _HANDED_OVER,
            "gate": kind is ReportKind.TALLY,
        }.items():
            self.form.set_row_visible(row, shown)
        self.table.setVisible(kind in _COUNTED)
        self._show_day()

    def _show_day(self) -> None:
        """Which day or week is meant, under the field."""
        if self.chosen is ReportKind.WEEKLY:
            self.form.set_words("day", self.tr("Any day of the week"), self.day.week_text())
        else:
            self.form.set_words("day", self.tr("Day"), self.day.day_text())

    def _read_day(self) -> dt.date | None:
        """The day; None where it is wrong, which its field then says."""
        day, problem = self.day.read()
        if problem is not None:
            self.form.show_problems([problem])
        return day

    def _maker(self, *, preview: bool = False) -> Callable[[Progress], CodedPages] | None:
        """What makes the paper that is asked for; None where a field is wrong, which then says so."""
        reports, kind, language = self._actions.reports, self.chosen, self.chosen_language()
        if kind in _HANDED_OVER:
            shift = self.shift.value(self._actions.clock.today())
            if kind is ReportKind.SHIFT:
                return lambda progress: reports.shift_close(shift, language, preview=preview, progress=progress)
            return lambda _progress: reports.handover(shift, language, preview=preview)
        day = self._read_day()
        if day is None:
            return None
        if kind is ReportKind.TALLY:
            gates = self._chosen_gates()
            return lambda _progress: reports.tally(day, gates, language)
        week = kind is ReportKind.WEEKLY
        return lambda progress: reports.report(day, language, week=week, preview=preview, progress=progress)

    def _chosen_gates(self) -> list[str]:
        every = [str(self.gate.itemData(place)) for place in range(1, self.gate.count())]
        return every if self.gate.value() == _ALL_GATES else [str(self.gate.value())]

    def preview(self) -> None:
        """Show the paper as it would be printed."""
        if (make := self._maker(preview=True)) is not None:
            self.run(make, self._show_preview, self.tr("Making the preview"))

    def _show_preview(self, pages: CodedPages) -> None:
        preview = self._preview = PreviewDialog(pages.pdf, self._jobs, self)
        preview.action.setEnabled(self.action.isEnabled())
        preview.accepted.connect(self._on_print)
        preview.finished.connect(self._on_preview_closed)
        preview.open()

    def _on_preview_closed(self, _result: int) -> None:
        self._preview = None

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        super().show_printers(printers)
        if self._preview is not None:  # it was there before the printers were found
            self._preview.action.setEnabled(bool(printers))
            self._preview.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_print(self) -> None:
        make, printer = self._maker(), self.chosen_printer()
        if make is not None:
            pages = self._actions.printer.print_pages
            self.run(lambda progress: pages(make(progress), printer, progress), self._on_printed, self.tr("Printing"))

    def _on_save(self) -> None:
        if self.chosen in _HANDED_OVER or self._read_day() is not None:
            self.ask_where(self._names()[self.chosen], self._file_name(), "pdf", self.save_to)

    def _on_table(self) -> None:
        if self._read_day() is not None:
            self.ask_where(self._names()[self.chosen], self._file_name(), "xlsx", self.save_table_to)

    def _file_name(self) -> str:
        day = self._actions.clock.today() if self.chosen in _HANDED_OVER else self.day.read()[0]
        return f"{self._names()[self.chosen]} {day}"

    def _on_printed(self, _result: object) -> None:
        words, printer = self._names()[self.chosen], self.printer.currentText()
        self._end(message("ReportPrintDialog", "{paper}: printed on {printer}.", paper=words, printer=printer))

    def _on_saved(self, path: Path) -> None:
        words = self._names()[self.chosen]
        self._end(message("ReportPrintDialog", "{paper}: saved as {file}.", paper=words, file=path.name))

    def _end(self, outcome: Message) -> None:
        self.accept()
        self.done_with.emit(outcome)
