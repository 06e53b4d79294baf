"""Visitors' own scans in the window: a line over the bars, what counts as a visit, old codes, the hub's address."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.charts.description import BarChart
from desktop.domain.counting import hour_start
from desktop.domain.errors import Forbidden
from desktop.domain.people import Right
from desktop.domain.posters import Language, PosterState
from desktop.services.desk import Desk
from desktop.store.queries import scans
from desktop.store.queries.scans import ScanHour
from desktop.sync.state import check_in_address, put
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.kit.pdf_view import page_image
from desktop.ui.kit.todo import TodoEntry
from desktop.ui.posters.page import PostersPage
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from desktop.ui.settings.visits import COUNTED, SCANNED, VisitsCard
from desktop.ui.statistics.actions import View
from desktop.ui.statistics.page import StatisticsPage
from desktop.ui.today.page import TodayPage
from desktop.ui.venue.page import VenuePage
from tests.conftest import CLERK_PASSWORD, MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import TODAY, CountedDesk, count_crowd, counted_desk
from tests.ui.screens import SMALL, Screens, cut_off
from tests.ui.venue.venue_page import papers_of
from tests.visible_text import visible_text


@pytest.fixture
def morning(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        count_crowd(counted)
        yield counted


def bring_scans(desk: Desk, *more: ScanHour) -> None:
    """Four of five who came scanned, as a sync brings it."""
    chance = random.Random(7)
    day = desk.statistics.day(TODAY)
    rows = [
        ScanHour(hour_start(TODAY, hour), series.key, round(series.values[hour] * chance.uniform(0.6, 0.95)), 1, 0)
        for series in day.series
        for hour in range(24)
        if series.values[hour]
    ]
    with desk.store.write_unaudited("hourly") as connection:
        scans.keep(connection, [*rows, *more])


def learn_address(desk: Desk, address: str = "https://scan.huizhou.example") -> None:
    with desk.store.write_unaudited("hub") as connection:
        put(connection, (replace(check_in_address(connection), address=address),))


def opened(qtbot: QtBot, page: Page, jobs: Jobs) -> Page:
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, jobs)
    return page


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=30_000)


def line_of(page: TodayPage | StatisticsPage) -> tuple[float, ...] | None:
    chart = page.chart.bars.chart if isinstance(page, TodayPage) else page.chart_card.chart.chart
    assert isinstance(chart, BarChart)
    return None if chart.line is None else chart.line.values


def test_scans_are_a_line_over_the_bars_and_a_rate_by_hour_and_gate(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, screens: Screens
) -> None:
    desk = morning.desk
    today, statistics = TodayPage(desk, jobs), StatisticsPage(desk, jobs)
    for page in (today, statistics):
        opened(qtbot, page, jobs)
        assert line_of(page) is None
    assert "Scan rate" not in dict(statistics.table.grid.rows)
    before = desk.statistics.day(TODAY)
    bring_scans(desk)
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: line_of(today) is not None and line_of(statistics) is not None, timeout=15_000)
    settle(qtbot, jobs)
    day = desk.statistics.day(TODAY)
    assert day.total == before.total
    assert sum(line_of(statistics) or ()) == day.total_scans
    assert f"Scanned the code: {day.total_scans:.0f} people, {day.scan_rate:.0%} of all." in today.chart.words()
    rows = dict(statistics.table.grid.rows)
    nine = statistics.table.grid.columns.index("9")
    assert rows["Scanned the code"][nine] == f"{day.scans[9]:.0f}"
    assert rows["Scan rate"][nine] == f"{day.scans[9] / day.hours[9]:.0%}"
    screens.save(today, "scans-today", lambda: settle(qtbot, jobs))
    screens.save(statistics, "scans-statistics", lambda: settle(qtbot, jobs))
    statistics.views.set_value(View.STANDINGS)
    statistics.views.chosen.emit(View.STANDINGS)
    settle(qtbot, jobs)
    grid = statistics.totals_lines.gates.grid
    assert grid.columns[-2:] == ("Scanned the code", "Scan rate")
    assert grid.rows[-1][1][-2] == f"{day.total_scans:.0f}"
    assert "Scanned the code" not in statistics.totals_lines.inspectors.grid.columns
    screens.save(statistics, "scans-standings", lambda: settle(qtbot, jobs))
    for language in (Language.ZH, Language.EN):
        pdf = desk.count_reports.report(TODAY, language).pdf
        if screens._folder is not None:
            page_image(pdf, 0, SMALL * 2).save(str(screens._folder / f"scans-report-{language}.png"))


def test_what_counts_as_a_visit_is_chosen_once_somebody_has_scanned(
    qtbot: QtBot, morning: CountedDesk, jobs: Jobs, screens: Screens
) -> None:
    desk = morning.desk
    page = SettingsPage(
        desk.settings,
        desk.members,
        tuple,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
    )
    page.follow_visits(desk.subscribe)
    opened(qtbot, page, jobs)
    card = page.findChild(VisitsCard)
    assert card is not None
    assert not card.isVisible()
    bring_scans(desk)
    qtbot.waitUntil(card.isVisible)
    assert card.measure.value() == COUNTED
    card.measure.set_value(SCANNED)
    card.measure.chosen.emit(SCANNED)
    qtbot.waitUntil(lambda: desk.visit_measure.get().scans_since == TODAY)
    qtbot.waitUntil(lambda: "Scans count since" in visible_text(card))
    day = desk.statistics.day(TODAY)
    assert day.total == day.total_scans > 0
    screens.save(page, "scans-settings", lambda: settle(qtbot, jobs))
    assert cut_off(card) == []


def test_old_codes_that_are_still_scanned_and_the_hubs_address_lead_to_posters(
    qtbot: QtBot,
    program: Program,
    morning: CountedDesk,
    jobs: Jobs,
    screens: Screens,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    desk = morning.desk
    south, north = desk.gates.list()[:2]
    batch = desk.posters.prepare("a4", Language.ZH)
    desk.posters.record_print(batch, "HP", 1)
    posters, today = PostersPage(desk, jobs), TodayPage(desk, jobs)
    venue = VenuePage(desk, papers_of(program), jobs)
    for page in (posters, today, venue):
        opened(qtbot, page, jobs)
    assert not posters.old_codes.isVisible()
    assert not venue.check_in.isVisible()
    desk.gates.retire(north.id)
    bring_scans(
        desk,
        ScanHour(hour_start(TODAY, 8), north.id, 0, 0, 12),
        ScanHour(hour_start(TODAY, 8), south.id, 40, 0, 3),
    )
    learn_address(desk)
    qtbot.waitUntil(posters.old_codes.isVisible)
    qtbot.waitUntil(venue.check_in.isVisible)
    qtbot.waitUntil(lambda: any(e.item.command == "venue.check_in" for e in today.findChildren(TodoEntry)))
    settle(qtbot, jobs)
    assert "北门: 12 people\nThe gate is retired: take its poster down." in visible_text(posters.old_codes)
    todo = {entry.accessibleName(): entry.item.command for entry in today.findChildren(TodoEntry)}
    assert todo["Poster: Old codes are still scanned: 15 people in 7 days"] == "go.posters"
    assert (
        todo["Poster: Visitors can register themselves: choose whether the codes lead to the hub"] == "venue.check_in"
    )
    for page, name in ((posters, "scans-posters"), (today, "scans-offer-today"), (venue, "scans-venue")):
        settle(qtbot, jobs)
        screens.save(page, name, lambda: settle(qtbot, jobs))
    qtbot.waitUntil(lambda: cut_off(venue.check_in) == [])  # words wrap, then the card around them grows
    assert cut_off(posters.old_codes) == []
    action = venue.command_action("venue.check_in")
    assert action is not None
    action.trigger()
    qtbot.waitUntil(lambda: venue.focusWidget() is venue.check_in.accept)
    assert desk.venue.get().host == "VENUE.HUIZHOU.EXAMPLE", "it is explained before it is done"
    qtbot.keyClick(venue.check_in.accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.venue.get().host == "SCAN.HUIZHOU.EXAMPLE")
    qtbot.waitUntil(lambda: not venue.check_in.isVisible())
    assert {poster.state for poster in desk.posters.states()} == {PosterState.STALE}


def test_an_address_that_was_declined_is_not_offered_again(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, jobs: Jobs, looks: Looks
) -> None:
    with counted_desk(program, made_desk) as counted:
        desk = counted.desk
        learn_address(desk)
        offer = desk.check_in.offer()
        assert offer is not None
        assert (offer.host, offer.present) == ("SCAN.HUIZHOU.EXAMPLE", "VENUE.HUIZHOU.EXAMPLE")
        desk.check_in.decline()
        assert desk.check_in.offer() is None
        for address in ("https://scan.huizhou.example:8443", "http://scan.huizhou.example", "https://a.b/c", ""):
            learn_address(desk, address)
            assert desk.check_in.offer() is None, address
        learn_address(desk, "https://check.huizhou.example")
        assert desk.check_in.offer() is not None
    with counted_desk(program, made_desk, CLERK_PASSWORD) as counted:
        assert not counted.desk.session.member.may(Right.EDIT_VENUE)
        with pytest.raises(Forbidden):
            counted.desk.check_in.offer()
