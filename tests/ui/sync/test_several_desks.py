"""Pages of a desk whose venue has another one: whose people are in the figures, and how recent these are."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.hourly import HOUR_MS, HourCount, hour_of, screening
from desktop.domain.master.fields import DESK
from desktop.store.ledger import new_id
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.remote_totals import RemoteTotal
from desktop.ui.counting.page import CountingPage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.statistics.actions import View
from desktop.ui.statistics.page import StatisticsPage
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import CountedDesk, count_crowd, counted_desk
from tests.ui.every_screen import cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.today.test_looks import open_window
from tests.ui.venue.venue_keys import nameless

HERE, THERE = 12, 30


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    """A morning at this desk, what the hub told of the one at the north gate, and one that nobody heard of."""
    with counted_desk(program, made_desk) as counted:
        count_crowd(counted)
        yield counted


def show_counted(counted: CountedDesk) -> None:
    """As a pull does."""
    desk, now = counted.desk, counted.clock.ms
    gate, other, silent = desk.gates.list()[1].id, new_id(), new_id()
    counts: list[HourCount] = [
        screening(hour_of(now) - back * HOUR_MS, gate, None, THERE - back, abnormal=False) for back in range(2)
    ]
    with desk.store.write("hub") as change:
        remote_totals.keep(change.connection, (RemoteTotal(other, other, people) for people in counts))
        remote_totals.replace_last_seen(change.connection, {other: now - 8 * 60_000, silent: 0})
        for key, name in ((other, "北门前台"), (silent, "东门前台")):
            change.record("name", DESK, key, {"id": key, "name": name})


@pytest.mark.parametrize(("language", "text_size"), [("zh", 100), ("en", 100), ("zh", 150), ("en", 150)], ids=str)
def test_pages_say_whose_people_they_show(
    qtbot: QtBot,
    program: Program,
    counted: CountedDesk,
    jobs: Jobs,
    looks: Looks,
    screens: Screens,
    language: str,
    text_size: int,
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    window, shell = open_window(qtbot, program, counted, jobs, SMALL if text_size == 100 else LARGE)
    today, statistics, counting = (shell.page(key) for key in ("today", "statistics", "counting"))
    assert isinstance(today, TodayPage)
    assert isinstance(statistics, StatisticsPage)
    assert isinstance(counting, CountingPage)
    shell.open_page("statistics")
    settle(qtbot, jobs)
    alone = statistics.table.grid
    assert statistics.desks.isHidden()
    assert statistics.filters.desks.isHidden()
    show_counted(counted)
    words = {"zh": "已计入其他前台：北门前台，截至", "en": "Includes 北门前台, as of"}[language]
    silent = {"zh": "尚未收到数据的前台：东门前台。", "en": "Nothing was received from 东门前台 yet."}[language]
    for page, text in (
        ("today", lambda: today.chart.included),
        ("counting", lambda: counting.side.included),
        ("statistics", statistics.desks.text),
    ):
        shell.open_page(page)
        shell.page(page).refresh()
        settle(qtbot, jobs)
        qtbot.waitUntil(lambda text=text: text().startswith(words))
        assert silent in text()
        qtbot.waitUntil(lambda: not cut_words(window))  # layouts settle in a few rounds of the event loop
        screens.save_now(window, f"desks-{page}-{language}-{text_size}")
    assert nameless(statistics.filters) == []
    for view in View:
        statistics.views.set_value(view)
        statistics.views.chosen.emit(view)
        settle(qtbot, jobs)
        qtbot.waitUntil(lambda: not cut_words(window))  # layouts settle in a few rounds of the event loop
        screens.save_now(window, f"desks-{view}-{language}-{text_size}")
    statistics.views.set_value(View.DAY)
    statistics.views.chosen.emit(View.DAY)
    settle(qtbot, jobs)
    whole = statistics.table.grid
    statistics.filters.desks.set_value("this")
    statistics.filters.desks.activated.emit(1)
    settle(qtbot, jobs)
    assert statistics.table.grid == alone
    assert int(whole.rows[0][1][-1]) == int(alone.rows[0][1][-1]) + 2 * THERE - 1
    assert statistics.desks.isHidden()
