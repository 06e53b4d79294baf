"""One question has one answer on every page, over random days: what the pages show is what a count by hand gives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.ui.counting.page import CountingPage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.statistics.actions import View
from desktop.ui.statistics.page import StatisticsPage
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.services.counting.counted_desk import TODAY, CountedDesk, counted_desk
from tests.services.statistics.random_days import WEEK, Everybody, RandomDays
from tests.ui.screens import SMALL

pytestmark = pytest.mark.usefixtures("looks")
NOW = 10


@dataclass
class Pages:
    """The pages of a desk with a random past, one after the other."""

    qtbot: QtBot
    jobs: Jobs
    counted: CountedDesk
    everybody: Everybody
    program: Program

    @property
    def names(self) -> dict[str, str]:
        return {gate.id: gate.name for gate in self.counted.desk.gates.list()}

    def today(self) -> TodayPage:
        return self._shown(TodayPage(self.counted.desk, self.jobs))

    def counting(self) -> CountingPage:
        page: CountingPage = self._shown(CountingPage(self.counted.desk, self.jobs))
        self.qtbot.waitUntil(lambda: bool(page.side.figure))  # the board is read in turn with what is counted
        return page

    def statistics(self) -> StatisticsPage:
        return self._shown(StatisticsPage(self.counted.desk, self.jobs))

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.is_busy)
        QApplication.processEvents()

    def _shown(self, page):  # type: ignore[no-untyped-def]
        self.qtbot.addWidget(page)
        page.resize(SMALL)
        with self.qtbot.waitExposed(page):
            page.show()
        page.refresh()
        self.settle()
        return page


@pytest.fixture(params=[11, 12])
def pages(
    qtbot: QtBot, jobs: Jobs, program: Program, made_desk: MadeDesk, request: pytest.FixtureRequest
) -> Iterator[Pages]:
    with counted_desk(program, made_desk) as counted:
        yield Pages(qtbot, jobs, counted, RandomDays(counted, request.param).live(), program)


def posts(page: TodayPage) -> dict[str, int]:
    """People at each gate, as the table of gates tells."""
    model = page.duty.model()
    return {
        str(model.index(r, 0).data()): int(model.index(r, 2).data().replace(",", "")) for r in range(model.rowCount())
    }


def test_today_counting_and_statistics_show_the_same_day(pages: Pages) -> None:
    came = pages.everybody.on(TODAY)
    at_gate = {name: came.came(lambda p, key=key: p.gate == key) for key, name in pages.names.items()}
    today = pages.today()
    assert today.figures.people.accessibleName().startswith(f"People today: {came.all}. ")
    assert today.figures.hour.accessibleName().startswith(f"This hour, 10:00–11:00: {came.at(NOW)}. ")
    typed = pages.everybody.came(lambda p: p.typed_today)
    assert f"Green channel visits today: {came.registered}. {typed} typed in" in today.figures.green.accessibleName()
    retired = {"停车场入口 (retired)": came.came(lambda p: p.gate not in pages.names)}
    assert posts(today) == at_gate | {name: people for name, people in retired.items() if people}
    assert sum(posts(today).values()) == came.all
    assert f"{came.all} people so far" in today.chart.words()
    change = today.figures.people.accessibleName().partition("By 10:00, ")[2]
    assert change
    assert f"{change}." in today.chart.words()

    counting = pages.counting()
    tiles = {gate.name: counting.gates.card(gate.id).tile for gate in counting.gates.shown()}
    assert {name: tile.count.day for name, tile in tiles.items()} == at_gate
    assert counting.side.figure == str(came.all)
    for gate in counting.gates.shown():
        own = came.within(lambda p, gate=gate: p.gate == gate.id)
        description = tiles[gate.name].accessibleDescription()
        assert description.startswith(f"10:00–11:00: {own.at(NOW)}")
        assert (f"Registered {own.registered}" in description) == bool(own.registered)
        assert (f"Fevers {own.fevers}" in description) == bool(own.fevers)

    statistics = pages.statistics()
    rows = dict(statistics.table.grid.rows)
    columns = statistics.table.grid.columns
    assert rows["People"][-1] == str(came.all)
    assert rows["People"][-2] == str(came.untimed)
    assert columns[-2:] == ("No hour", "Total")
    assert rows["Fevers"][-1] == str(came.fevers)
    assert rows["the Monday before"][-1] == str(pages.everybody.on(TODAY - WEEK).all)
    for column, hour in enumerate(columns[:-2]):
        assert rows["People"][column] == str(came.at(int(hour)))
    assert f"{change}." in statistics.chart_card.says.text()
    legend = {name: rows[name][-1] for name in at_gate if name in rows}
    assert legend == {name: str(people) for name, people in at_gate.items() if people}


def test_the_weekdays_have_everybody_in_their_totals(pages: Pages) -> None:
    statistics = pages.statistics()
    statistics.views.set_value(View.WEEKDAYS)
    statistics.views.chosen.emit(View.WEEKDAYS)
    statistics.filters.since.set_value(TODAY - WEEK)
    statistics.filters.until.set_value(TODAY - WEEK)
    statistics.filters.changed.emit()
    pages.settle()
    came = pages.everybody.on(TODAY - WEEK)
    monday = dict(statistics.table.grid.rows)["Monday"]
    assert monday[-1] == f"{came.all:,.1f}"
    assert monday[-2] == f"{came.untimed:,.1f}"


def test_an_inspector_is_reported_that_the_figures_are_the_own_ones(pages: Pages) -> None:
    desk = pages.counted.desk
    me = next(m for m in desk.members.list() if m.name == "曾敏")
    desk.session.member = replace(me, role=Role.INSPECTOR)
    mine = pages.everybody.on(TODAY).within(lambda p: p.inspector == me.id)
    today = pages.today()
    assert today.figures.people.accessibleName().startswith(f"Checked by me today: {mine.all}. ")
    assert "checked by me" in today.duty.accessibleName()
    assert sum(posts(today).values()) == mine.all
    statistics = pages.statistics()
    assert "Everybody at your gates" in statistics.desks.text()
    statistics.filters.whose.set_value("mine")
    statistics.filters.changed.emit()
    pages.settle()
    assert "Only people whom you have checked" in statistics.desks.text()
    assert statistics.filters.gate.currentText() == "All gates"
    counting = pages.counting()
    here = pages.everybody.on(TODAY).within(lambda p: p.gate in me.gate_ids)
    assert counting.side.figure == str(here.all)
    assert counting.side._card.accessibleName() == "My gates today"
