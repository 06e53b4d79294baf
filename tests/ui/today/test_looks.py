"""The Today page on a busy morning, in both languages, themes and sizes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.ui.kit.jobs import Jobs
from desktop.ui.reports.report_dialog import ReportActions, ReportPrintDialog
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import CountedDesk, count_crowd, counted_desk
from tests.ui.desk_window import make_sync
from tests.ui.every_screen import cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.venue.venue_keys import nameless


@pytest.fixture
def busy(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    """A morning with everything on it: a crowd, a fever, slips that are out, a poster that is no longer true."""
    with counted_desk(program, made_desk) as counted:
        desk = counted.desk
        count_crowd(counted)
        gates = desk.gates.list()
        desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP LaserJet M209", 1)
        desk.gates.rename(gates[1].id, "北二门")
        desk.slips.start_batch(6)
        for number in range(5):
            counted.declare(number)
        counted.declare(9, temperature_c="37.6", time="10:05")
        yield counted


def open_window(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, size: QSize
) -> tuple[MainWindow, Shell]:
    """The window on its Today page, settled."""
    seen = Program(program.user, program.resources, counted.clock, program.cost)
    shell = Pages(
        counted.desk, jobs, make_sync(counted.desk, seen.settings, jobs), lambda _key: None, lambda: None
    ).shell()
    window = MainWindow(program.settings)
    window.enter(shell)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.showNormal()
    window.resize(size)
    shell.open_page("today", focus=True)
    settle(qtbot, jobs)
    for _ in range(3):
        QApplication.processEvents()
    return window, shell


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [("zh", "light", 100), ("en", "light", 100), ("zh", "dark", 100), ("zh", "light", 150), ("en", "light", 150)],
)
def test_all_of_a_busy_morning_can_be_read(
    qtbot: QtBot,
    program: Program,
    busy: CountedDesk,
    jobs: Jobs,
    looks: Looks,
    screens: Screens,
    language: str,
    theme: str,
    text_size: int,
) -> None:
    looks.languages.use(language)
    looks.theme.apply(theme, text_size)
    window, shell = open_window(qtbot, program, busy, jobs, SMALL if text_size == 100 else LARGE)
    assert cut_words(window) == []
    assert nameless(window) == []
    screens.save_now(window, f"today-{language}-{theme}-{text_size}")
    for kind in ReportActions.of(busy.desk).kinds:
        shell.run(f"reports.{kind}")
        settle(qtbot, jobs)
        dialog = next(d for d in window.findChildren(ReportPrintDialog) if d.isVisible())
        assert cut_words(dialog) == []
        screens.save_now(dialog, f"print-{kind}-{language}-{theme}-{text_size}")
        dialog.reject()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_desk_shows_its_first_steps(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, jobs: Jobs, looks: Looks, screens: Screens, language: str
) -> None:
    looks.languages.use(language)
    with counted_desk(program, made_desk) as counted:
        window, _ = open_window(qtbot, program, counted, jobs, SMALL)
        assert cut_words(window) == []
        screens.save_now(window, f"today-new-{language}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_twenty_gates_with_long_names_have_room(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, jobs: Jobs, looks: Looks, screens: Screens, language: str
) -> None:
    looks.languages.use(language)
    with counted_desk(program, made_desk) as counted:
        for number in range(16):
            counted.desk.gates.add(f"{number:02}号楼地下二层停车场连廊东侧入口")
        count_crowd(counted, weeks=1)
        for number in range(6):
            counted.declare(number, temperature_c="38.4")
        window, shell = open_window(qtbot, program, counted, jobs, SMALL)
        assert cut_words(window) == []
        page = shell.page("today")
        assert isinstance(page, TodayPage)
        bar = page.duty.horizontalScrollBar()
        assert bar.maximum() == bar.minimum()
        screens.save_now(window, f"today-many-{language}")
