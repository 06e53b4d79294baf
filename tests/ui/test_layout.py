"""Every page, at every size of screen and text that the product promises: nothing is cut, covered or out of reach."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit import commands
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from tests.looks import Looks
from tests.ui.desk_window import make_sync
from tests.ui.find.find_page import enter
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.layout_faults import layout_faults
from tests.ui.venue.venue_keys import show_window

PAGES = tuple(command.page for command in commands.PAGES)
SCREENS = (QSize(1024, 640), QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080))
TEXT_SIZES = (100, 115, 130, 150)


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
@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_is_cut_covered_or_out_of_reach(
    qtbot: QtBot, shell: Shell, jobs: Jobs, looks: Looks, page: str, language: str
) -> None:
    shell.open_page(page, focus=True)
    settle(qtbot, jobs)
    looks.languages.use(language)
    faults = {}
    for text_size in TEXT_SIZES:
        looks.theme.apply("light", text_size)
        for screen in SCREENS:
            shell.window().resize(screen)
            for _ in range(6):
                QApplication.processEvents()
            name = f"{screen.width()}×{screen.height()} at {text_size} %"
            if shell.window().size() != screen:
                faults[name] = [f"the window is {shell.window().size()}"]
            found = layout_faults(shell.window())
            if found:
                faults.setdefault(name, []).extend(found)
            import os

            if os.environ.get("WALK"):
                shell.window().grab().save(f"/tmp/walk/{page}-{language}-{screen.width()}-{text_size}.png")
    settle(qtbot, jobs)
    text = "\n".join(f"{name}\n  " + "\n  ".join(found[:12]) for name, found in faults.items())
    assert not faults, text
