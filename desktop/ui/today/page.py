"""Today: what the clerk needs at a glance, each figure leading to its page."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import COUNTS, PEOPLE_AND_PLACES, SLIPS, Kind
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.domain.statistics import Layer
from desktop.services.desk import Desk
from desktop.services.gate_desk.applying import Held
from desktop.services.rights import may_call
from desktop.services.statistics.venue_desks import included
from desktop.services.statistics.words import series_label
from desktop.ui.kit.cards import Card, rule, scrolled
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.own_gates import gates_of
from desktop.ui.kit.page import Page
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.todo import TodoList
from desktop.ui.reports.report_dialog import ReportActions, ReportChoices, ReportKind, ReportPrintDialog
from desktop.ui.today.chart import TodayChart
from desktop.ui.today.facts import RetentionFacts, TodayFacts, read_facts, read_retention, todo_of
from desktop.ui.today.figures import TodayFigures
from desktop.ui.today.gate_work import GateWorkDialog

_MINUTE_MS = 60_000
_FRESH_MS = 5_000
_KINDS = (
    COUNTS
    | SLIPS
    | PEOPLE_AND_PLACES
    | {
        Kind.FEVER,
        Kind.POSTER,
        Kind.OUTBOX,
        Kind.HUB,
        Kind.DESK,
        Kind.RETENTION,
        Kind.DESTRUCTION,
        Kind.CLOCK,
        Kind.GATE_OPERATION,
        Kind.AUDIT,
        Kind.BACKUP,
    }
)
_TODO = 120
"""Height that what is to be done has at least, at 100 %: two or three lines."""
_ROW, _MOST_ROWS = 38, 5
"""Height of a row of the gates, and how many are in sight; the others are scrolled to."""


@dataclass(frozen=True, slots=True)
class _GateRow:
    """A gate with those who are on it now and the people who came through it today; a retired one has nobody on it."""

    name: str
    people: tuple[str, ...]
    count: int
    is_current: bool = True


class TodayPage(Page):
    """Figures, the day by the hour, what is to be done, who is on which gate. It keeps itself up to date."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reports = ReportActions.of(desk)
        self._jobs = jobs
        self._facts, self._old = TodayFacts(), RetentionFacts()
        self._latest, self._latest_old = Latest(jobs, self), Latest(jobs, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        self._connect()
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    def _build(self) -> None:
        self.add_way("go.shift")
        self.add_command("reports.handover", lambda: self._print(ReportKind.HANDOVER))
        self.add_command("reports.daily", lambda: self._print(ReportKind.DAILY), button=True)
        self.add_command("reports.weekly", lambda: self._print(ReportKind.WEEKLY))
        self.add_command("reports.tally", lambda: self._print(ReportKind.TALLY))
        self.add_command("today.gates", self._on_gates)
        self._put_away = self.add_command("today.tour", self._on_put_away)
        self.add_command("today.enter", lambda: self.wanted.emit("go.green-channel"), primary=True)
        self.figures, self.chart = TodayFigures(), TodayChart()
        self._side = Card(heading=True)
        self.todo = TodoList()
        self._done = label("quiet", wrap=True)
        self._duty_head = label("heading")
        self._rows: RecordModel[_GateRow] = RecordModel(
            [
                Column(lambda: self.tr("Gate"), lambda gate: gate.name),
                Column(
                    lambda: self.tr("Inspectors"),
                    self._people,
                    0,
                    lambda gate: None if gate.people or not gate.is_current else "neutral",
                ),
                Column(lambda: self.tr("People"), lambda gate: count_text(gate.count), 76, right=True),
            ]
        )
        self.duty = Table(self._rows)
        self.duty.horizontalHeader().hide()
        self._side.body.addWidget(self._done)
        items = scrolled(self.todo, joins_page=True)
        sized(items, min_height=_TODO)
        self._side.body.addWidget(items, 1)
        self._side.body.addWidget(rule())
        self._side.body.addWidget(self._duty_head)
        self._side.body.addWidget(self.duty)
        lower = FoldingRow()
        lower.add(self.chart, width=400, stretch=1, height=280)
        lower.add(self._side, width=336)
        self.body.addWidget(self.figures)
        self.body.addLayout(lower, 1)

    def _connect(self) -> None:
        self.figures.wanted.connect(self.wanted)
        self.chart.wanted.connect(self.wanted)
        self.todo.wanted.connect(self.wanted)
        self.todo.wanted_about.connect(self.wanted_about)
        self.duty.opened.connect(lambda _gate: self.wanted.emit("go.counting"))
        self._timer.timeout.connect(self._on_minute)

    def refresh(self) -> None:
        self._read()
        self._latest_old.ask(
            partial(read_retention, self._desk), self._show_retention, self.banner.until(self._latest_old.answered)
        )

    def focus_first(self) -> None:
        self.figures.people.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self._done.setText(self.tr("Everything is in order."))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._facts.now and self._desk.clock.now_ms() - self._facts.now > _FRESH_MS:  # the desk was locked meanwhile
            self._read()
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _read(self) -> None:
        self._latest.ask(partial(read_facts, self._desk), self._show_facts, self.banner.until(self._latest.answered))

    def _show_facts(self, facts: TodayFacts) -> None:
        self._facts = facts
        gates = [poster.gate for poster in facts.posters]
        self.own_gates.show_gates(None if facts.me is None else gates_of(facts.me, gates))
        rows = [
            _GateRow(
                poster.gate.name,
                tuple(m.name for m in facts.inspectors if poster.gate.id in m.gate_ids),
                facts.people_at(poster.gate.id),
            )
            for poster in facts.posters
        ]
        rows += [
            _GateRow(sentence(series_label(Layer.GATE, gone)), (), round(gone.total), is_current=False)
            for gone in facts.people_at_retired
        ]
        self._rows.set_records(rows)
        self._show_findings()
        sized(self.duty, height=_ROW * min(max(len(rows), 1), _MOST_ROWS) + 2)
        self._show()

    def _show(self) -> None:
        self.header.set_words(self.tr("Today"), day_text(self._desk.clock.today()))
        own = self._facts.sees_own_only
        self._duty_head.setText(self.tr("At the gates, checked by me") if own else self.tr("At the gates"))
        self.duty.setAccessibleName(
            self.tr("At the gates: inspectors, and people checked by me today")
            if own
            else self.tr("At the gates: inspectors and people today")
        )
        self.figures.show_facts(self._facts)
        self.chart.show_figures(self._facts.day, included(self._facts.desks, self._facts.now), own=own)
        self._show_todo()

    def _show_findings(self) -> None:
        """What is odd about the desk's past: the manager says that they know of it."""
        if not self._facts.findings:
            return
        finding = self._facts.findings[0]
        if may_call(self._desk.audit_findings.acknowledge):
            self.banner.show_message("danger", finding, message("Today", "I know of it"), self._on_findings_known)
        else:
            self.banner.show_message("danger", finding)

    def _on_findings_known(self) -> None:
        self.banner.clear()
        self._jobs.run(
            self._desk.audit_findings.acknowledge, lambda _: self._read(), self.banner.show_error, owner=self
        )

    def _show_todo(self) -> None:
        heading, items = todo_of(self._facts, self._old)
        headings = {
            "first": self.tr("First steps"),
            "tour": self.tr("To try in the first week"),
            "usual": self.tr("Needs attention"),
        }
        self._side.set_heading(headings[heading])
        self._put_away.setVisible(heading == "tour")
        self.todo.set_items(items)
        self._done.setVisible(bool(self._facts.now) and not items)

    def _people(self, row: _GateRow) -> str:
        return "、".join(row.people) if row.people or not row.is_current else self.tr("Nobody")

    def _show_retention(self, old: RetentionFacts) -> None:
        self._old = old
        self._show_todo()

    def _on_minute(self) -> None:
        self._read()
        self._wait()

    def _wait(self) -> None:
        """Until the minute is over, as long as somebody looks."""
        self._timer.start(_MINUTE_MS - self._desk.clock.now_ms() % _MINUTE_MS + 20)

    def _on_put_away(self) -> None:
        self._jobs.run(self._desk.demo_tour.put_away, lambda _: self._read(), self.banner.show_error, owner=self)

    def _on_gates(self) -> None:
        self._jobs.run(
            self._desk.gate_inbox.held, self._open_gates, self.banner.show_error, owner=self, only_reads=True
        )

    def _open_gates(self, held: tuple[Held, ...]) -> None:
        if held:
            GateWorkDialog(self._desk.gate_inbox, held, self._jobs, self.window()).open()
        else:
            self.banner.show_message("good", message("Today", "Everything that inspectors did is entered."))

    def _print(self, kind: ReportKind) -> None:
        self._jobs.run(
            self._reports.choices,
            partial(self._open_reports, kind),
            self.banner.show_error,
            owner=self,
            only_reads=True,
        )

    def _open_reports(self, kind: ReportKind, choices: ReportChoices) -> None:
        dialog = ReportPrintDialog(self._reports, choices, kind, self._jobs, self.window())
        dialog.done_with.connect(lambda outcome: self.banner.show_message("good", outcome))
        dialog.open()
