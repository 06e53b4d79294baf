"""The audit log's page over a real desk, with real keys and clicks. Made-up people."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.ui.audit.page import AuditPage
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import CountedDesk, counted_desk
from tests.ui.desk_window import make_sync
from tests.ui.every_screen import cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL, Screens
from tests.ui.venue.venue_keys import CTRL, DOWN, nameless, press, write


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, counted: CountedDesk, jobs: Jobs, looks: Looks) -> AuditPage:
    """The page on the screen, of a desk where a declaration was shown in full and a gate renamed."""
    entered = counted.declare(1)
    counted.desk.declarations.unmasked(entered, "区疾控来电核对")
    counted.desk.gates.rename(counted.desk.gates.list()[0].id, "东门")
    made = AuditPage(counted.desk, jobs)
    qtbot.addWidget(made)
    made.resize(1170, 736)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    settle(qtbot, jobs)
    return made


def sentences(page: AuditPage) -> list[str]:
    return [row[2] for row in page.table.texts()]


def test_the_newest_entries_come_first_and_the_log_is_whole(page: AuditPage) -> None:
    assert sentences(page)[:2] == ["Renamed a gate: 东门.", "Showed a declaration in full."]
    when, who, _, details, _ = page.table.texts()[1]
    assert (who, details) == ("陈志远", "区疾控来电核对")
    assert when.endswith("10:26")
    assert page.state.text().startswith("Whole: ")
    assert page.banner.text() == ""


def shows(qtbot: QtBot, page: AuditPage, expected: set[str]) -> None:
    """Wait until exactly these sentences are shown."""
    qtbot.waitUntil(lambda: set(sentences(page)) == expected)


def test_it_is_searched_by_keys(qtbot: QtBot, page: AuditPage) -> None:
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_F, held=CTRL)
    assert QApplication.focusWidget() is page.filters.thing
    write(qtbot, "东门")
    shows(qtbot, page, {"Renamed a gate: 东门.", "Added a gate: 南门."})
    write(qtbot, "没有的门")
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.nothing.button is not None
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.table.isVisible)
    assert page.filters.is_empty


def test_days_and_groups_narrow_it(qtbot: QtBot, page: AuditPage, counted: CountedDesk) -> None:
    page.filters.since.setFocus()
    write(qtbot, counted.desk.clock.today().isoformat())
    page.filters.until.setFocus()
    write(qtbot, "今天")
    qtbot.waitUntil(lambda: len(sentences(page)) == 3)
    page.filters.group.setFocus()
    press(qtbot, DOWN)
    shows(qtbot, page, {"Showed a declaration in full."})
    page.filters.until.setFocus()
    page.filters.until.selectAll()
    write(qtbot, "31-02")
    qtbot.waitUntil(lambda: page.banner.text() != "")
    assert sentences(page) == ["Showed a declaration in full."], "what was found stays"


def test_more_is_read_when_asked_for(qtbot: QtBot, page: AuditPage, jobs: Jobs, counted: CountedDesk) -> None:
    gate = counted.desk.gates.list()[1].id
    for number in range(200):
        counted.desk.gates.rename(gate, f"{number}号门")
    page.refresh()
    settle(qtbot, jobs)
    assert len(sentences(page)) == 200
    action = page.command_action("audit.more")
    assert action is not None
    action.trigger()
    settle(qtbot, jobs)
    rows = page.table.texts()
    assert [int(row[4]) for row in rows] == list(range(len(rows), 0, -1))
    assert not action.isVisible()


def test_where_it_is_wrong_is_shown(qtbot: QtBot, page: AuditPage, jobs: Jobs, counted: CountedDesk) -> None:
    with counted.desk.store.write_unaudited() as connection:
        connection.execute(tables.audit.update().where(tables.audit.c.seq == 7).values(action="edit"))
    page.hide()
    page.show()
    settle(qtbot, jobs)
    assert "altered at entry 7" in page.banner.text()
    page.banner._on_action()
    settle(qtbot, jobs)
    assert page.table.texts()[0][4] == "7 wrong"
    assert page.table.currentIndex().row() == 0


def test_what_is_chosen_by_day_is_exported(
    qtbot: QtBot, page: AuditPage, jobs: Jobs, counted: CountedDesk, tmp_path: Path
) -> None:
    page.filters.since.set_value((counted.desk.clock.today() - dt.timedelta(days=1)).isoformat())
    action = page.command_action("audit.export")
    assert action is not None
    action.trigger()
    (dialog,) = page.findChildren(QFileDialog)
    out = tmp_path / "log.xlsx"
    dialog.selectFile(str(out))
    dialog.accept()
    settle(qtbot, jobs)
    assert out.exists()
    assert "Rows written" in page.banner.text()


def test_all_of_it_can_be_read(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks, screens: Screens
) -> None:
    desk = counted.desk
    counted.desk.declarations.unmasked(counted.declare(1), "区疾控来电核对到访情况")
    desk.gates.rename(desk.gates.list()[0].id, "东门")
    window, shell = open_shell(qtbot, program, desk, jobs)
    shell.open_page("audit", focus=True)
    settle(qtbot, jobs)
    page = shell.page("audit")
    assert nameless(page) == []
    for language, text_size in (("zh", 100), ("en", 100), ("zh", 150), ("en", 150)):
        looks.languages.use(language)
        looks.theme.apply("light", text_size)
        settle(qtbot, jobs)
        assert cut_words(page) == [], (language, text_size)
    screens.save(window, "audit")


def test_a_clerk_finds_no_way_to_it(qtbot: QtBot, program: Program, clerk_desk: Desk, jobs: Jobs, looks: Looks) -> None:
    window, shell = open_shell(qtbot, program, clerk_desk, jobs)
    shell.open_page("settings", focus=True)
    settle(qtbot, jobs)
    assert window.isVisible()
    page = shell.page("settings")
    assert page is not None
    assert [one.text() for one in page.header.findChildren(Button) if one.isVisible()] == ["Backup"]
    shell.open_page("audit", focus=True)
    assert shell.current_page != "audit"


def open_shell(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> tuple[MainWindow, Shell]:
    """The real window with its pages; whoever asks for it has to hold it."""
    shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    window = MainWindow(program.settings)
    window.enter(shell)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.showNormal()
    window.resize(SMALL)
    return window, shell
