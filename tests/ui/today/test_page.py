"""Today tells what is true now and leads to where more is known or mended."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.charts.description import BarChart
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.sync.state import ReportRequested, SyncStateRepository
from desktop.ui.kit.charts.view import ChartView
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.todo import TodoEntry
from desktop.ui.today.figures import StatCard
from desktop.ui.today.page import TodayPage
from tests.conftest import CLERK_PASSWORD, MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import CountedDesk, count_crowd, counted_desk
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL
from tests.ui.sync.sync_page import Standings
from tests.ui.sync.test_office_key import offer_another
from tests.visible_text import visible_text

MINUTE_MS = 60_000


@pytest.fixture
def morning(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        yield counted


@pytest.fixture
def today(qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks) -> TodayPage:
    return open_page(qtbot, morning, jobs)


def open_page(qtbot: QtBot, counted: CountedDesk, jobs: Jobs) -> TodayPage:
    page = TodayPage(counted.desk, jobs)
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, jobs)
    return page


def stats(page: TodayPage) -> list[str]:
    return [s.accessibleName() for s in page.findChildren(StatCard)]


def posts(page: TodayPage) -> list[list[str]]:
    model = page.duty.model()
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


def todo(page: TodayPage) -> list[str]:
    return [entry.accessibleName() for entry in page.findChildren(TodoEntry)]


@pytest.mark.parametrize(
    ("asked", "is_shown"), [(1 << 42, True), (1, False), (0, False)], ids=["now", "long ago", "no"]
)
def test_what_the_health_office_asks_for_is_to_be_done(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks, asked: int, is_shown: bool
) -> None:
    """It stands there until everything of before was sent, and not for what is recorded later."""
    SyncStateRepository(morning.desk.store).keep(ReportRequested(asked))
    lines = todo(open_page(qtbot, morning, jobs))
    assert any("The health office asks you to sync soon. Records to send: " in line for line in lines) == is_shown
    assert any("records to send" in line for line in lines) != is_shown


def test_an_untouched_morning_has_no_empty_axis_and_says_so(today: TodayPage) -> None:
    assert "Monday 23 November" in visible_text(today)
    assert stats(today) == [
        "People today: 0. No figures of a week before",
        "This hour, 10:00–11:00: 0. –",
        "Green channel visits today: 0. 0 typed in today · No slips are out",
        "Fevers not settled: 0. Nobody waits",
    ]
    assert "Nobody has come yet today" in visible_text(today)
    assert not today.chart.bars.isVisible()
    assert posts(today) == [
        ["南门", "单雄", "0"],
        ["北门", "曾敏", "0"],
        ["急诊入口", "曾敏", "0"],
        ["停车场入口", "Nobody", "0"],
    ]


def test_figures_are_those_of_the_services(qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks) -> None:
    count_crowd(morning)
    morning.desk.slips.start_batch(6)
    for number in range(3):
        morning.declare(number)
    morning.declare(9, temperature_c="37.6", time="10:05")
    page = open_page(qtbot, morning, jobs)
    day = morning.desk.statistics.day(morning.clock.today())
    assert page.figures.people.accessibleName().startswith(f"People today: {day.total:.0f}. ")
    assert page.figures.hour.accessibleName() == (
        f"This hour, 10:00–11:00: {day.hours[10]:.0f}. {day.before[10]:.0f} in the whole hour, the Monday before"
    )
    assert page.figures.green.accessibleName() == (
        "Green channel visits today: 4. 4 typed in today · 6 slips not entered"
    )
    assert page.figures.fevers.accessibleName() == "Fevers not settled: 1. 急诊入口, since 10:26"
    assert sum(int(people) for *_, people in posts(page)) == day.total
    bars = page.chart.bars.chart
    assert isinstance(bars, BarChart)
    assert list(bars.totals) == [round(day.hours[int(hour)]) for hour in bars.columns]
    assert f"{day.total:.0f} people so far" in page.chart.words()


def test_by_this_time_of_the_day_has_one_answer_on_the_page(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    count_crowd(morning)
    page = open_page(qtbot, morning, jobs)
    name = page.figures.people.accessibleName()
    assert ". By 10:00, " in name
    change = name.partition(". By 10:00, ")[2]
    assert "the Monday before" in change
    assert f", {change}." in page.chart.words()


def test_a_change_is_reported_in_people_where_they_are_few(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    desk, clock = morning.desk, morning.clock
    gate = desk.gates.list()[0].id
    now, clock.ms = clock.ms, clock.ms - 7 * 24 * 60 * MINUTE_MS - 120 * MINUTE_MS
    for _ in range(3):
        desk.counting.press(gate)
    clock.ms = now
    desk.counting.press(gate)
    page = open_page(qtbot, morning, jobs)
    assert page.figures.people.accessibleName() == "People today: 1. No whole hour to compare yet"
    clock.ms = now - 60 * MINUTE_MS
    desk.counting.press(gate)
    clock.ms = now
    page = open_page(qtbot, morning, jobs)
    assert page.figures.people.accessibleName() == "People today: 2. By 10:00, 2 fewer than the Monday before (3)"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("people", "go.statistics"),
        ("hour", "go.counting"),
        ("green", "go.green-channel"),
        ("fevers", "go.green-channel"),
    ],
)
def test_every_figure_leads_to_its_page(qtbot: QtBot, today: TodayPage, name: str, page: str) -> None:
    with qtbot.waitSignal(today.wanted) as wanted:
        qtbot.mouseClick(getattr(today.figures, name), Qt.MouseButton.LeftButton)
    assert wanted.args == [page]


def test_a_fever_is_named_masked_and_leads_to_its_worksheet(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    morning.declare(1, name="单小芳", temperature_c="38.1")
    page = open_page(qtbot, morning, jobs)
    assert todo(page)[0] == "Fever: 单*芳 38.1 °C, 急诊入口, waits since 10:26"
    assert "单小芳" not in visible_text(page)
    for widget in (page.figures.fevers, page.findChildren(TodoEntry)[0]):
        with qtbot.waitSignal(page.wanted) as wanted:
            qtbot.keyClick(widget, Qt.Key.Key_Space)
        assert wanted.args == ["entry.fever"]


def test_many_fevers_are_counted_and_none_is_lost(qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks) -> None:
    for number in range(7):
        morning.declare(number, temperature_c="38.1")
    page = open_page(qtbot, morning, jobs)
    assert page.figures.fevers.accessibleName().startswith("Fevers not settled: 7.")
    fevers = [name for name in todo(page) if name.startswith("Fever:")]
    assert len(fevers) == 3
    assert fevers[-1] == "Fever: 5 more wait"


def test_first_steps_are_ticked_off_and_lead_to_their_pages(qtbot: QtBot, today: TodayPage) -> None:
    entries = today.findChildren(TodoEntry)
    assert todo(today)[:4] == [
        "Done: Register the venue",
        "Done: Add the inspectors",
        "Done: Assign inspectors to gates",
        "To do: Print a poster for every gate",
    ]
    with qtbot.waitSignal(today.wanted) as wanted:
        qtbot.keyClick(entries[3], Qt.Key.Key_Space)
    assert wanted.args == ["go.posters"]


def test_what_is_not_synced_is_counted_and_never_said_to_be_done(today: TodayPage, morning: CountedDesk) -> None:
    unsynced = morning.desk.outbox.unsynced()
    assert unsynced > 0
    assert f"Sync: {unsynced} records to send" in todo(today)


def test_declarations_that_wait_for_another_key_are_named_instead(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    desk = morning.desk
    Standings(desk).joined(waiting=2)
    offer_another(desk)
    page = open_page(qtbot, morning, jobs)
    assert "Sync: The health office’s key is another one" in todo(page)
    assert not any("records to send" in line for line in todo(page))


def test_posters_that_are_stale_are_named(qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks) -> None:
    desk = morning.desk
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP LaserJet M209", 1)
    desk.gates.rename(desk.gates.list()[1].id, "北二门")
    page = open_page(qtbot, morning, jobs)
    assert "Poster: 北二门: out of date, print it again" in todo(page)
    assert "Gate: 停车场入口: no inspector is assigned" in todo(page)


def test_posters_count_as_printed_when_a_printer_had_them_and_no_sooner(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks, tmp_path: Path
) -> None:
    posters, gates = morning.desk.posters, [gate.id for gate in morning.desk.gates.list()]
    posters.record_print(posters.prepare("a4", Language.ZH, gates[:2]), "HP LaserJet M209", 1)
    posters.save_pdf(posters.prepare("a4", Language.ZH, gates[2:]), tmp_path / "posters.pdf")
    assert "To do: Print a poster for every gate" in todo(open_page(qtbot, morning, jobs))
    posters.record_print(posters.prepare("a4", Language.ZH, gates[2:3]), "HP LaserJet M209", 1)
    posters.confirm_posted(gates[0], posters.states()[0].serial or "")
    morning.desk.session.member = replace(morning.desk.session.member, role=Role.CLERK)
    shown = todo(open_page(qtbot, morning, jobs))
    assert "Poster: 停车场入口: saved as PDF, not printed" in shown
    assert "Poster: Printed, not yet seen on the wall: 2" in shown


def test_a_clerk_is_not_told_the_manager_s_first_steps(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, jobs: Jobs, looks: Looks
) -> None:
    with counted_desk(program, made_desk, CLERK_PASSWORD) as counted:
        page = open_page(qtbot, counted, jobs)
        assert "Gate: 停车场入口: no inspector is assigned" in todo(page)
        assert not any("Register" in name for name in todo(page))
        settle(qtbot, jobs)


def test_an_hour_is_read_out_by_the_keyboard_and_by_the_mouse(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    gates = morning.desk.gates.list()
    for gate in (gates[0], gates[0], gates[1]):
        morning.desk.counting.press(gate.id)
    page = open_page(qtbot, morning, jobs)
    bars: ChartView = page.chart.bars
    shown = page.chart.words()
    assert bars.chart.columns == ("9", "10", "11")
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert page.chart.words() == "10:00–11:00  3 people · 南门 2 · 北门 1"
    assert bars.accessibleDescription() == page.chart.words()
    page.figures.people.setFocus()
    assert page.chart.words() == shown
    qtbot.mouseMove(bars, bars.rect().center())
    assert page.chart.words().startswith("10:00–11:00")
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton)
    assert wanted.args == ["go.statistics"]


def test_keys_reach_every_part_of_the_page(qtbot: QtBot, today: TodayPage) -> None:
    today.focus_first()
    assert today.figures.people.hasFocus()
    reached: list[QWidget] = []
    for _ in range(20):
        focused = today.focusWidget()
        assert focused is not None
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {today.figures.hour, today.figures.green, today.figures.fevers, today.duty} <= set(reached)
    assert any(isinstance(widget, TodoEntry) for widget in reached)


def test_a_gate_leads_to_counting(qtbot: QtBot, today: TodayPage) -> None:
    today.duty.setFocus()
    today.duty.selectRow(1)
    with qtbot.waitSignal(today.wanted) as wanted:
        qtbot.keyClick(today.duty, Qt.Key.Key_Return)
    assert wanted.args == ["go.counting"]


def test_the_page_reads_again_when_the_minute_is_over(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    morning.clock.ms += MINUTE_MS - morning.clock.ms % MINUTE_MS - 60  # the minute has 60 ms to go
    page = open_page(qtbot, morning, jobs)
    morning.desk.counting.press(morning.desk.gates.list()[0].id)
    qtbot.waitUntil(lambda: page.figures.people.accessibleName().startswith("People today: 1."), timeout=2000)


def test_today_follows_the_language(qtbot: QtBot, today: TodayPage, looks: Looks) -> None:
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: "11月23日 星期一" in visible_text(today))
    assert stats(today)[0] == "今日到访: 0. 上周没有可比的数字"
    assert posts(today)[3][1] == "无人"


def test_after_a_lock_the_page_does_not_show_what_was(
    qtbot: QtBot, today: TodayPage, morning: CountedDesk, jobs: Jobs
) -> None:
    today.hide()
    morning.desk.counting.press(morning.desk.gates.list()[0].id)
    morning.clock.ms += 5 * MINUTE_MS
    with qtbot.waitExposed(today):
        today.show()
    settle(qtbot, jobs)
    assert today.figures.people.accessibleName().startswith("People today: 1.")


def test_an_empty_day_leads_to_where_people_are_counted(qtbot: QtBot, today: TodayPage) -> None:
    button = next(b for b in today.chart.findChildren(QPushButton) if b.text() == "Count at a gate")
    with qtbot.waitSignal(today.wanted) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == ["go.counting"]
