"""The Statistics page: what it shows, how it is read by keyboard, and what it says where there is nothing."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.statistics import Layer
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.ui.kit.jobs import Jobs
from desktop.ui.statistics.actions import View
from desktop.ui.statistics.page import StatisticsPage
from desktop.ui.statistics.tables import FigureGrid, Grid

pytestmark = pytest.mark.usefixtures("looks")
DAY = dt.date(2026, 11, 20)  # a Friday


def came(desk: Desk, day: dt.date, hour: int, count: int, gate: int = 0) -> None:
    at = from_venue_time(dt.datetime.combine(day, dt.time(hour, 30)))
    desk.counting.take([Pressed(desk.gates.list()[gate].id, at) for _ in range(count)])


@pytest.fixture
def page(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> StatisticsPage:
    """The page on a day with some figures."""
    desk.store.clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 20, 18, 0)))
    for hour, count in ((8, 2), (9, 5), (14, 3)):
        came(desk, DAY, hour, count)
    came(desk, DAY, 9, 4, gate=1)
    came(desk, DAY - dt.timedelta(days=7), 9, 6)
    made = StatisticsPage(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1140, 736)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    settle(qtbot, jobs)
    return made


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)


def look_at(qtbot: QtBot, page: StatisticsPage, jobs: Jobs, view: View) -> None:
    page.views.set_value(view)
    page.views.chosen.emit(view)
    settle(qtbot, jobs)


def test_arrow_keys_read_the_hours(qtbot: QtBot, page: StatisticsPage) -> None:
    page.focus_first()
    chart = page.chart_card.chart
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert page.chart_card.reads.text() == "9:00–10:00: 9 people · 南门 5 · 北门 4 · the Friday before 6"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert page.chart_card.reads.text().startswith("8:00–9:00: 2 people")


def test_the_table_has_the_figures_of_the_chart_and_is_copied(qtbot: QtBot, page: StatisticsPage) -> None:
    grid = page.table.grid
    row = dict(grid.rows)
    nine = grid.columns.index("9")
    assert [row[name][nine] for name in ("People", "南门", "北门", "the Friday before")] == ["9", "5", "4", "6"]
    assert row["People"][-1] == "14"
    model = page.table.model()
    assert model.data(model.index(0, 1 + nine), Qt.ItemDataRole.AccessibleTextRole) == "People, 9: 9"
    action = page.command_action("statistics.copy")
    assert action is not None
    action.trigger()
    assert QGuiApplication.clipboard().text() == grid.text


def test_the_sentence_is_what_a_screen_reader_reads_of_the_chart(page: StatisticsPage) -> None:
    chart = page.chart_card.chart
    assert "Busiest was 9:00–10:00: 9 people, of them 南门 5." in chart.accessibleDescription()
    assert chart.accessibleDescription() == page.chart_card.says.text()


def test_bars_are_made_up_of_what_is_chosen(qtbot: QtBot, page: StatisticsPage, jobs: Jobs) -> None:
    page.filters.layer.set_value(Layer.KIND)
    page.filters.layer.activated.emit(3)
    settle(qtbot, jobs)
    assert "Counted at the gates" in dict(page.table.grid.rows)


def test_a_filter_narrows_what_is_shown(qtbot: QtBot, page: StatisticsPage, jobs: Jobs, desk: Desk) -> None:
    page.filters.gate.set_value(desk.gates.list()[1].id)
    page.filters.gate.activated.emit(2)
    settle(qtbot, jobs)
    assert dict(page.table.grid.rows)["People"][-1] == "4"


def test_days_without_figures_say_so_and_lead_to_the_last_that_has(
    qtbot: QtBot, page: StatisticsPage, jobs: Jobs
) -> None:
    page.filters.go_to(DAY - dt.timedelta(days=100))
    settle(qtbot, jobs)
    button = page.nothing.button
    assert page.nothing.isVisible()
    assert button is not None
    assert button.text() == "Go to Friday 20 November"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    assert page.chart_card.isVisible()
    assert page.filters.question().since == DAY


def test_keys_go_from_day_to_day_and_never_past_today(qtbot: QtBot, page: StatisticsPage, jobs: Jobs) -> None:
    page.views.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    settle(qtbot, jobs)
    assert page.filters.question().since == DAY - dt.timedelta(days=1)
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_PageDown)
    settle(qtbot, jobs)
    assert page.filters.question().since == DAY


def test_only_the_newest_question_is_answered(qtbot: QtBot, page: StatisticsPage, jobs: Jobs) -> None:
    for back in (3, 2, 7):
        page.filters.go_to(DAY - dt.timedelta(days=back))
    settle(qtbot, jobs)
    assert dict(page.table.grid.rows)["People"][-1] == "6"


def test_weekdays_are_read_by_arrow_keys_too(qtbot: QtBot, page: StatisticsPage, jobs: Jobs) -> None:
    look_at(qtbot, page, jobs, View.WEEKDAYS)
    chart = page.chart_card.chart
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    for _ in range(4):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert page.chart_card.reads.text() == "Friday 9:00–10:00: 6.0 people"
    assert [name for name, _ in page.table.grid.rows][:2] == ["Monday", "Tuesday"]


def test_gates_and_inspectors_tell_the_day_and_all_time(qtbot: QtBot, page: StatisticsPage, jobs: Jobs) -> None:
    look_at(qtbot, page, jobs, View.STANDINGS)
    assert dict(page.totals_lines.gates.grid.rows)["南门"] == ("0", "10", "0", "0", "16")
    for grid in (page.totals_lines.gates.grid, page.totals_lines.inspectors.grid):
        *lines, (name, sums) = grid.rows
        assert name == "Total"
        assert [sum(int(cells[column]) for _, cells in lines) for column in range(len(sums))] == list(map(int, sums))
    assert page.totals_lines.isVisible()


def test_what_is_shown_goes_into_a_file(qtbot: QtBot, page: StatisticsPage, jobs: Jobs, tmp_path: Path) -> None:
    action = page.command_action("statistics.export")
    assert action is not None
    action.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["Excel workbook (*.xlsx)", "CSV table (*.csv)"]
    out = tmp_path / "figures.csv"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    settle(qtbot, jobs)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(int(row["人数"]) for row in rows) == 14
    assert "4 rows were written" in page.banner.text()


def test_counting_again_puts_wrong_figures_right(qtbot: QtBot, page: StatisticsPage, jobs: Jobs, desk: Desk) -> None:
    with desk.store.write_unaudited() as connection:
        connection.execute(update(tables.hourly).values(count=70))
    action = page.command_action("statistics.recompute")
    assert action is not None
    action.trigger()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert dict(page.table.grid.rows)["People"][-1] == "14"
    assert "are right now" in page.banner.text()


@pytest.mark.parametrize("width", [400, 1600])
def test_no_figure_is_cut_however_little_room_there_is(qtbot: QtBot, width: int) -> None:
    table = FigureGrid()
    qtbot.addWidget(table)
    table.show_grid(Grid("", tuple(map(str, range(12))), (("南门", ("27,832.0", *["1,222.0"] * 11)),)))
    table.resize(width, 120)
    with qtbot.waitExposed(table):
        table.show()
    wide = table.fontMetrics().horizontalAdvance
    assert all(table.columnWidth(at + 1) > wide(text) for at, text in enumerate(table.grid.rows[0][1]))
    assert table.horizontalScrollBar().isVisible() == (width < 1000)
    table.copying.copy_all()
    assert "\t27832.0\t" in QGuiApplication.clipboard().text(), "spreadsheets get figures without separators"
