"""An inspector's pages begin with the own gates and say so; nobody else's do. Made-up people."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.reports.report_dialog import ReportActions, ReportKind, ReportPrintDialog
from desktop.ui.statistics.actions import View
from desktop.ui.statistics.page import StatisticsPage
from desktop.ui.today.page import TodayPage
from tests.looks import Looks
from tests.ui.every_screen import EveryScreen
from tests.ui.find.find_page import enter
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.test_refusals import as_member

SHOWN = "Only your gates are shown: 南门"


@pytest.fixture
def every(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks) -> EveryScreen:
    """Of the inspector of the south gate, after a slip was entered at another."""
    enter(desk)
    return EveryScreen(qtbot, program, as_member(desk, Role.INSPECTOR), jobs)


@pytest.mark.parametrize("page_id", ["today", "counting", "green-channel"])
def test_a_page_says_which_gates_it_shows(qtbot: QtBot, every: EveryScreen, page_id: str) -> None:
    every.shell.open_page(page_id)
    page = every.shell.page(page_id)
    qtbot.waitUntil(page.own_gates.isVisible)
    assert page.own_gates.text() == SHOWN


def test_today_lists_the_own_gates(qtbot: QtBot, every: EveryScreen, jobs: Jobs) -> None:
    every.shell.open_page("today")
    page = every.shell.page("today")
    settle(qtbot, jobs)
    assert isinstance(page, TodayPage)
    rows = page.duty.model()
    assert [rows.index(at, 0).data() for at in range(rows.rowCount())] == ["南门"]


def test_statistics_begin_with_the_own_gate(qtbot: QtBot, every: EveryScreen, jobs: Jobs) -> None:
    every.shell.open_page("statistics")
    page = every.shell.page("statistics")
    settle(qtbot, jobs)
    assert isinstance(page, StatisticsPage)
    selection = page.filters.question().selection
    assert (len(selection.gates), selection.own_gates) == (1, True)


def test_statistics_are_of_the_own_gate_or_of_the_own_checks(
    qtbot: QtBot, every: EveryScreen, desk: Desk, jobs: Jobs
) -> None:
    (gate,) = (one for one in desk.gates.list() if one.name == "南门")
    me = desk.members.me()
    for inspector in (None, None, me.id):
        desk.counting.press(gate.id, inspector)
    every.shell.open_page("statistics")
    page = every.shell.page("statistics")
    settle(qtbot, jobs)
    assert isinstance(page, StatisticsPage)
    assert page.desks.text() == "Everybody at your gates is in these figures, whoever has checked them."
    assert page.table.grid.rows[0][1][-1] == "3"
    assert page.filters.gate.isHidden(), "there is one to choose from"
    page.filters.whose.setFocus()
    qtbot.keyClick(page.filters.whose, Qt.Key.Key_Down)
    settle(qtbot, jobs)
    assert page.desks.text() == "Only people whom you have checked are in these figures."
    assert page.table.grid.rows[0][1][-1] == "1"
    assert not page.filters.gate.isHidden()
    page.views.chosen.emit(View.STANDINGS)
    settle(qtbot, jobs)
    assert [name for name, _ in page.totals_lines.gates.grid.rows] == ["南门"]
    assert [name for name, _ in page.totals_lines.inspectors.grid.rows] == [me.name]


def test_the_form_and_its_list_are_of_the_own_gate(qtbot: QtBot, every: EveryScreen, desk: Desk, jobs: Jobs) -> None:
    every.shell.open_page("green-channel")
    page = every.shell.page("green-channel")
    settle(qtbot, jobs)
    (gate,) = (one for one in desk.gates.list() if one.name == "南门")
    assert page.card.form.typed("gate") == gate.id
    assert desk.declarations.recent() == (), "the slip was entered at another gate"


def test_the_report_dialog_says_so(qtbot: QtBot, every: EveryScreen, desk: Desk, jobs: Jobs) -> None:
    actions = ReportActions.of(desk)
    dialog = ReportPrintDialog(actions, actions.choices(), ReportKind.TALLY, jobs, every.window)
    settle(qtbot, jobs)
    assert dialog.own_gates.text() == SHOWN
    assert not dialog.own_gates.isHidden()
    assert [dialog.gate.itemText(at) for at in range(dialog.gate.count())] == ["南门"]


def test_whoever_sees_every_gate_has_no_such_line(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    every = EveryScreen(qtbot, program, as_member(desk, Role.CLERK), jobs)
    every.shell.open_page("today")
    page = every.shell.page("today")
    settle(qtbot, jobs)
    assert isinstance(page, TodayPage)
    assert page.duty.model().rowCount() == len(desk.gates.list())
    assert page.own_gates.isHidden()
