"""The window comes back where it was, with the page that was shown, and always in sight."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.settings import PAGE, WINDOW, Settings
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.main_window import MainWindow, place_on_screen
from tests.looks import Looks
from tests.ui.desk_window import make_shell

LEFT, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1366, 728)


def test_the_window_comes_back_where_it_was(qtbot: QtBot, looks: Looks) -> None:
    settings = Settings(None)
    first = MainWindow(settings)
    qtbot.addWidget(first)
    first.showNormal()
    first.setGeometry(0, 60, 700, 500)
    first.close()
    assert settings.get(WINDOW)["maximized"] is False
    again = MainWindow(settings)
    qtbot.addWidget(again)
    assert (again.x(), again.y()) == (0, 60)


def test_a_window_kept_on_a_screen_that_is_gone_comes_back_in_sight(qtbot: QtBot, looks: Looks) -> None:
    settings = Settings(None)
    settings.set(WINDOW, {"x": 9000, "y": 9000, "width": 1200, "height": 700, "maximized": False})
    window = MainWindow(settings)
    qtbot.addWidget(window)
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.intersects(window.geometry())


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (QRect(100, 80, 1200, 700), QRect(100, 80, 1200, 700)),
        (QRect(2000, 10, 1200, 700), QRect(2000, 10, 1200, 700)),
        (QRect(2000, 10, 1900, 1000), QRect(1920, 0, 1366, 728)),
        (QRect(-600, -40, 1200, 700), QRect(0, 0, 1200, 700)),
        (QRect(1800, 600, 1200, 700), QRect(1920, 28, 1200, 700)),
        (QRect(100, 80, 300, 200), QRect(100, 80, 1024, 640)),
        (QRect(9000, 9000, 1200, 700), None),
        (QRect(), None),
    ],
    ids=["whole", "the other screen", "larger than it", "over the edge", "on two", "too small", "gone", "nothing"],
)
def test_it_is_whole_on_the_screen_that_it_was_on_most_of(place: QRect, expected: QRect | None) -> None:
    assert place_on_screen(place, [LEFT, RIGHT]) == expected


def test_the_page_that_was_shown_last_comes_back_where_this_member_has_it(desk: Desk, jobs: Jobs, looks: Looks) -> None:
    settings = Settings(None)
    first = make_shell(desk, settings, jobs)
    first.open_last(settings)
    assert first.current_page == "today"
    first.open_page("venue")
    again = make_shell(desk, settings, jobs)
    again.open_last(settings)
    assert again.current_page == "venue"
    settings.set(PAGE, "statistics")  # which this window does not have
    other = make_shell(desk, settings, jobs)
    other.open_last(settings)
    assert other.current_page == "today"
