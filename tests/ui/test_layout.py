"""Every page, at every size of screen and text that the product promises: nothing is cut, covered or out of reach."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.ui.counting.page import CountingPage
from desktop.ui.kit import commands
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from tests.looks import Looks
from tests.ui.desk_window import make_sync
from tests.ui.find.find_page import enter
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.layout_faults import layout_faults
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import show_window

PAGES = tuple(command.page for command in (*commands.PAGES, *commands.OTHER_PAGES))
SCREENS = (QSize(1024, 640), QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080))
NARROW = (SCREENS[0], SCREENS[2])
"""The lowest that the window gets, and a front desk's."""
TEXT_SIZES = (100, 130, 150)


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks, program: Program) -> Iterator[Shell]:
    enter(desk)
    made = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    window = MainWindow(program.settings)
    window.enter(made)
    show_window(qtbot, window)
    yield made
    window.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_on_any_page_is_cut_covered_or_out_of_reach(
    qtbot: QtBot, shell: Shell, jobs: Jobs, looks: Looks, screens: Screens, language: str
) -> None:
    looks.languages.use(language)
    faults = {}
    for text_size, page in product(TEXT_SIZES, PAGES):
        if page == PAGES[0]:
            looks.theme.apply("light", text_size)
        shell.open_page(page, focus=True)
        settle(qtbot, jobs)
        for screen in SCREENS if text_size in (100, 150) else NARROW:
            shell.window().resize(screen)
            for _ in range(6):
                QApplication.processEvents()
            name = f"{page} in {screen.width()}×{screen.height()} at {text_size} %"
            assert shell.window().size() == screen, name
            if found := layout_faults(shell.window()):
                faults[name] = found
            picture = f"layout-{language}-{screen.width()}-{text_size}-{PAGES.index(page)}-{page}"
            screens.save_now(shell.window(), picture)
    text = "\n".join(f"{name}\n  " + "\n  ".join(found[:12]) for name, found in faults.items())
    assert not faults, text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["counting", "green-channel"])
def test_counting_and_entry_can_be_used_at_twice_the_size(
    qtbot: QtBot, shell: Shell, jobs: Jobs, looks: Looks, screens: Screens, page: str, language: str
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", 200)
    shell.open_page(page, focus=True)
    settle(qtbot, jobs)
    for screen in SCREENS[2:]:
        shell.window().resize(screen)
        for _ in range(6):
            QApplication.processEvents()
        screens.save_now(shell.window(), f"layout-{language}-{screen.width()}-200-{page}")
        assert layout_faults(shell.window()) == [], screen


@pytest.mark.parametrize("screen", [SCREENS[2]], ids=["1366"])
def test_a_message_moves_nothing_and_is_read_whole(
    qtbot: QtBot, shell: Shell, jobs: Jobs, looks: Looks, screen: QSize
) -> None:
    looks.theme.apply("light", 130)
    shell.window().resize(screen)
    for name in PAGES:
        shell.open_page(name, focus=True)
        settle(qtbot, jobs)
        page = shell.page(name)
        if isinstance(page, CountingPage):
            qtbot.waitUntil(lambda: shell.page("counting").queue.is_idle)  # type: ignore[attr-defined]
        for _ in range(6):
            QApplication.processEvents()
        before = {part: part.geometry() for part in page.findChildren(QWidget) if not page.banner.isAncestorOf(part)}
        page.banner.show_message("attention", message("Messages", "That did not work"))
        for _ in range(3):
            QApplication.processEvents()
        after = {part: part.geometry() for part in before if part is not page.banner}
        assert after == {part: place for part, place in before.items() if part is not page.banner}, name
        assert page.rect().contains(page.banner.geometry()), name
        assert layout_faults(page.banner) == [], name
        page.banner.show_message("danger", message("Messages", "Nothing was changed. " * 12))
        for _ in range(3):
            QApplication.processEvents()
        assert layout_faults(page.banner) == [], name
