"""What a window's first picture does not wait for is done right after it, and also where there is no picture."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.when_seen import WhenSeen


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_is_done_once_after_the_window_is_seen(qtbot: QtBot, window: QWidget) -> None:
    done: list[bool] = []
    WhenSeen(window, lambda: done.append(window.windowHandle().isExposed()))
    QApplication.processEvents()
    assert done == []
    window.show()
    qtbot.waitUntil(lambda: bool(done))
    window.hide()
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    assert done == [True]


def test_it_is_done_at_once_where_the_window_is_there_and_later_where_it_never_comes(
    qtbot: QtBot, window: QWidget
) -> None:
    done: list[str] = []
    WhenSeen(window, lambda: done.append("never shown"))
    shown = QWidget()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    WhenSeen(shown, lambda: done.append("shown before"))
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["shown before", "never shown"]
