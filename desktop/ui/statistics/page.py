"""Statistics (检测统计): people by the hour, an average day, the weekdays, and what gates and inspectors did."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import COUNTS, PEOPLE_AND_PLACES, Kind
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.statistics.venue_desks import included
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.files import SaveFolder, ask_for_new_table
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space
from desktop.ui.statistics.actions import StatisticsActions, StatisticsQuery, StatisticsResult, View
from desktop.ui.statistics.chart import ChartCard, joined
from desktop.ui.statistics.filter import FilterBar
from desktop.ui.statistics.tables import FigureGrid, TotalsView

_AT_MY_GATES = message("StatisticsPage", "Everybody at your gates is in these figures, whoever has checked them.")
_CHECKED_BY_ME = message("StatisticsPage", "Only people whom you have checked are in these figures.")
_KINDS = COUNTS | PEOPLE_AND_PLACES | {Kind.DESK, Kind.HUB}


class StatisticsPage(Page):
    """Nothing is read on the window's thread, and an answer is shown only while nothing newer is asked."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._jobs = desk.clock, jobs
        self._actions = StatisticsActions.of(desk)
        self._folder = SaveFolder(desk.settings)
        self._latest = Latest(jobs, self)
        self._answer: StatisticsResult | None = None
        self._build()
        self._connect()
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    def _build(self) -> None:
        self._recompute = self.add_command("statistics.recompute", self._on_recompute, button=True)
        self.add_command("statistics.copy", self._on_copy)
        self._export = self.add_command("statistics.export", self._on_export, button=True)
        earlier = self.add_command("statistics.previous", lambda: self.filters.step(-1))
        later = self.add_command("statistics.next", lambda: self.filters.step(1))
        self.views = SegmentedControl()
        for view in View:
            self.views.add(view)
        self.header.add_beside_title(self.views)
        self.filters = FilterBar(
            self._clock, earlier, later, sees_all=self._actions.sees_all, own_gates=self._actions.own_gates
        )
        self.progress = ProgressStrip()
        self.chart_card = ChartCard(self.filters.layer)
        self.table, self.totals_lines = FigureGrid(), TotalsView(own=not self._actions.sees_all)
        self.nothing = EmptyState("statistics", with_button=True)
        self._reading = label("quiet")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        table_card = Card(margins=(Space.S, Space.XS, Space.S, Space.XS))
        table_card.body.addWidget(self.table)
        sized(self.table, min_height=150)
        self.desks = label("quiet", wrap=True)
        self.desks.hide()
        self._charted = QWidget()
        both = column(self._charted, Space.M)
        both.addWidget(self.chart_card, 5)
        both.addWidget(table_card, 2)
        self._pages = QStackedWidget()
        for shown in (self._reading, self._charted, self.totals_lines, self.nothing):
            self._pages.addWidget(shown)
        self.body.addWidget(self.filters)
        whose = row(None, Space.M)
        whose.addWidget(self.filters.desks)
        whose.addWidget(self.desks, 1)
        self.body.addLayout(whose)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.filters.changed.connect(self._ask)
        self.chart_card.compared.connect(self._show_table)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self._on_way_out)

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Statistics"))
        self.views.set_texts(
            self.tr("One day"), self.tr("Average day"), self.tr("Weekdays"), self.tr("Gates and inspectors")
        )
        self.views.set_name(self.tr("What is shown"))
        self._reading.setText(self.tr("Reading the figures…"))
        self.table.setAccessibleName(self.tr("The figures of the chart"))
        self._export.setText(self.tr("Export"))
        self._recompute.setText(self.tr("Count again"))
        if self._answer is not None:
            self._show(self._answer)

    def refresh(self) -> None:
        self._ask()

    def focus_first(self) -> None:
        is_charted = self._pages.currentWidget() is self._charted
        shown = self.chart_card.chart if is_charted else self.views
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_view(self, view: object) -> None:
        if isinstance(view, View):
            self.filters.show_view(view)
            self._ask()

    def _ask(self) -> None:
        question = self.filters.question()
        self._latest.ask(lambda: self._actions.answer(question), self._show, self.banner.until(self._latest.answered))

    def _show(self, answer: StatisticsResult) -> None:
        self._answer = answer
        self.filters.offer(answer.gates, answer.inspectors, has_others=bool(answer.desks))
        self._name_desks(answer)
        if answer.is_empty:
            self._say_nothing(answer)
            self._pages.setCurrentWidget(self.nothing)
        elif answer.totals_lines is not None:
            self.totals_lines.show_totals_lines(*answer.totals_lines)
            self._pages.setCurrentWidget(self.totals_lines)
        else:
            self.chart_card.show_answer(answer)
            self._show_table()
            self._pages.setCurrentWidget(self._charted)

    def _name_desks(self, answer: StatisticsResult) -> None:
        """Whose people are in the figures beside this desk's."""
        words = () if answer.question.selection.this_desk else included(answer.desks, self._clock.now_ms())
        if not self._actions.sees_all and answer.totals_lines is None:
            whose = _AT_MY_GATES if answer.question.selection.own_gates else _CHECKED_BY_ME
            words = (whose, *words)
        self.desks.setText(joined(words) if words else "")
        self.desks.setVisible(bool(words))

    def _show_table(self) -> None:
        self.table.show_grid(self.chart_card.grid())

    def _say_nothing(self, answer: StatisticsResult) -> None:
        if answer.last_day is not None:
            way_out = self.tr("Go to {day}").format(day=day_text(answer.last_day))
            why = self.tr("In these days nobody was counted and no slip was entered for what is chosen above.")
        else:
            way_out = self.tr("Show everybody")
            why = self.tr("There are no figures yet for what is chosen above.")
        self.nothing.set_words(self.tr("Nobody to show"), why, way_out)
        if self.nothing.button is not None:
            self.nothing.button.setVisible(answer.last_day is not None or _is_filtered(answer.question))

    def _on_way_out(self) -> None:
        answer = self._answer
        if answer is not None and answer.last_day is not None:
            self.filters.go_to(answer.last_day)
        else:
            self.filters.clear()

    def _on_copy(self) -> None:
        shown = self._pages.currentWidget()
        if shown is self.totals_lines:
            QGuiApplication.clipboard().setText(self.totals_lines.text())
        elif shown is self._charted:
            self.table.copying.copy_all()
        else:
            return
        self.banner.show_message(
            "good", message("StatisticsPage", "The figures were copied; paste them into a spreadsheet.")
        )

    def _on_export(self) -> None:
        asked = self.filters.question()
        days = f"{asked.since}" if asked.since == asked.until else f"{asked.since} {asked.until}"
        ask_for_new_table(
            self,
            self.tr("Export the hourly figures"),
            self._folder.path,
            f"{self.tr('Statistics')} {days}",
            lambda path: self._write(path, asked),
            self.tr("CSV table"),
        )

    def _write(self, path: Path, asked: StatisticsQuery) -> None:
        self._folder.keep(path.parent)
        self._jobs.run(
            lambda: self._actions.export(path, asked),
            lambda rows: self.banner.show_message(
                "good", message("StatisticsPage", "{rows} rows were written to {name}.", rows=rows, name=path.name)
            ),
            self.banner.show_error,
            owner=self,
        )

    def _on_recompute(self) -> None:
        self._recompute.setEnabled(False)
        job = self._jobs.run(
            self._actions.recompute, self._on_recomputed, self._on_not_recomputed, self.progress.advance, owner=self
        )
        self.progress.follow(job, self.tr("Counting all hours again"))

    def _on_recomputed(self, mended: int) -> None:
        self._recompute.setEnabled(True)
        if mended:
            words = message(
                "StatisticsPage", "Hours whose figures were wrong and are right now: {count}.", count=mended
            )
        else:
            words = message("StatisticsPage", "The figures of all hours are right.")
        self.banner.show_message("good", words)
        self._ask()

    def _on_not_recomputed(self, error: UserError) -> None:
        self._recompute.setEnabled(True)
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)
        self._ask()


def _is_filtered(question: StatisticsQuery) -> bool:
    chosen = question.selection
    return bool(chosen.gates or chosen.inspectors or chosen.categories or chosen.this_desk)
