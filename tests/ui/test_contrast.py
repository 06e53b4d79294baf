"""Every page in every theme: whatever is written can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from tests.looks import Looks
from tests.ui.contrast_faults import Look, contrast_faults, state_faults
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import Screens
from tests.ui.test_layout import PAGES, shell

__all__ = ["shell"]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_whatever_is_written_on_a_page_can_be_read_and_controls_seen_in_every_state(
    qtbot: QtBot, shell: Shell, jobs: Jobs, looks: Looks, screens: Screens, theme: str
) -> None:
    looks.languages.use("zh")
    looks.theme.apply(theme, 100)
    shell.window().resize(1366, 768)
    faults = {}
    looks_seen: set[Look] = set()
    for page in PAGES:
        shell.open_page(page, focus=True)
        settle(qtbot, jobs)
        shell.window().activateWindow()
        qtbot.waitUntil(shell.window().isActiveWindow)
        # Rings are for those who use the keyboard, and whose hand is off the mouse.
        QTest.mouseRelease(shell.window().windowHandle(), Qt.MouseButton.LeftButton)
        QTest.keyClick(shell.window().windowHandle(), Qt.Key.Key_Shift)
        for _ in range(3):
            QApplication.processEvents()
        if found := contrast_faults(shell.window()) + state_faults(shell.window(), looks_seen):
            faults[page] = found
        screens.save_now(shell.window(), f"contrast-{theme}-{page}")
    assert not faults
    assert len(looks_seen) > 40


@pytest.mark.parametrize(("colour", "is_read"), [("#777777", False), ("#6a6a6a", True)])
def test_it_is_measured_as_it_is_seen(qtbot: QtBot, colour: str, is_read: bool) -> None:
    label = QLabel("健康监测")
    qtbot.addWidget(label)
    label.setStyleSheet(f"background: white; color: {colour}; font-size: 18px")
    label.show()
    assert bool(contrast_faults(_around(qtbot, label))) is not is_read


def _around(qtbot: QtBot, label: QLabel) -> QLabel:
    holder = QLabel()
    qtbot.addWidget(holder)
    label.setParent(holder)
    holder.resize(200, 60)
    holder.show()
    label.show()
    return holder
