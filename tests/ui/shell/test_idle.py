"""The desk notices that nobody is there; a finger on any key is somebody."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.clock import Clock
from desktop.ui.shell.idle_lock import IdleWatch
from tests.looks import Looks

SHORT = 0.3 / 60
"""Minutes: three tenths of a second."""


@pytest.fixture
def field(qtbot: QtBot, looks: Looks) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


class SleepingPc(Clock):
    """The clock of a PC that goes to sleep when ``slept_ms`` grows; Qt's timers stand still meanwhile."""

    slept_ms = 0

    def steady_ms(self) -> int:
        return super().steady_ms() + self.slept_ms


@pytest.fixture
def watch(qapp: QApplication) -> IdleWatch:
    return IdleWatch(qapp, SHORT)


def test_nobody_there_is_reported_once(qtbot: QtBot, watch: IdleWatch) -> None:
    with qtbot.waitSignal(watch.idle):
        watch.start()
    with qtbot.assertNotEmitted(watch.idle, wait=400):
        pass


def test_keys_and_mouse_put_it_off(qtbot: QtBot, watch: IdleWatch, field: QLineEdit) -> None:
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    watch.start()
    for number in range(4):
        with qtbot.assertNotEmitted(watch.idle, wait=150):
            if number % 2:
                qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
            else:
                qtbot.mouseMove(field.windowHandle(), QPoint(5 + number, 5))
    with qtbot.waitSignal(watch.idle):
        pass


def test_whoever_wakes_the_pc_finds_the_desk_locked(qtbot: QtBot, qapp: QApplication, field: QLineEdit) -> None:
    pc = SleepingPc()
    watch = IdleWatch(qapp, 10, pc)
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    watch.start()
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    pc.slept_ms = 9 * 60_000
    with qtbot.assertNotEmitted(watch.idle):
        qtbot.keyClick(field.windowHandle(), Qt.Key.Key_B)
    pc.slept_ms = 20 * 60_000
    with qtbot.waitSignal(watch.idle):
        qtbot.keyClick(field.windowHandle(), Qt.Key.Key_C)
    assert field.text() == "ab"  # what woke it is not typed into the desk


def test_a_pc_that_wakes_up_by_itself_is_locked_soon(qtbot: QtBot, qapp: QApplication) -> None:
    pc = SleepingPc()
    watch = IdleWatch(qapp, 10, pc, look_ms=50)
    watch.start()
    pc.slept_ms = 20 * 60_000
    with qtbot.waitSignal(watch.idle):
        pass


def test_it_is_quiet_while_nobody_is_signed_in(qtbot: QtBot, watch: IdleWatch) -> None:
    watch.start()
    watch.stop()
    with qtbot.assertNotEmitted(watch.idle, wait=500):
        pass


def test_the_waiting_time_can_be_changed(qtbot: QtBot, watch: IdleWatch) -> None:
    watch.set_minutes(10)
    watch.start()
    with qtbot.assertNotEmitted(watch.idle, wait=500):
        pass
