"""Settings take effect and are kept."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.venue import short_name
from desktop.printing.spooler import Printer, PrinterState
from desktop.services.desk import Desk
from desktop.settings import IDLE_MINUTES, PRINTER, PRINTER_OFFSETS, TEXT_SIZE, THEME, Settings
from desktop.ui.kit.fields import Select
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.number_fields import MeasureField
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from tests.looks import Looks
from tests.ui.screens import SMALL
from tests.visible_text import visible_text


def printer(name: str) -> Printer:
    return Printer(name, name.upper(), False, PrinterState.IDLE, (), (), 600, True)


def settings_page(qtbot: QtBot, desk: Desk, settings: Settings, jobs: Jobs, found: Sequence[Printer]) -> SettingsPage:
    page = SettingsPage(
        settings,
        desk.members,
        lambda: found,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
    )
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.show()
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        page.refresh()
    return page


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_choices_are_kept_and_told(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    settings = Settings(None)
    page = settings_page(qtbot, desk, settings, jobs, [])
    for text, setting, value in (("Dark", THEME, "dark"), ("130 %", TEXT_SIZE, 130)):
        with qtbot.waitSignal(page.preference_changed) as changed:
            press(qtbot, page, text)
        assert changed.args == [setting.key]
        assert settings.get(setting) == value


def test_lock_time_and_printer_are_chosen_from_lists(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    settings = Settings(None)
    settings.set(PRINTER, "laser")
    page = settings_page(qtbot, desk, settings, jobs, [printer("inkjet"), printer("laser")])
    minutes, printers = page.findChildren(Select)
    assert minutes.currentText() == "After 5 minutes"
    assert [printers.itemText(i) for i in range(printers.count())] == ["As the system", "INKJET", "LASER"]
    assert printers.currentText() == "LASER"
    qtbot.keyClick(minutes, Qt.Key.Key_Up)
    assert settings.get(IDLE_MINUTES) == 2
    qtbot.keyClick(printers, Qt.Key.Key_Up)
    assert settings.get(PRINTER) == "inkjet"


def test_each_printer_has_a_position_of_its_own(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    settings = Settings(None)
    page = settings_page(qtbot, desk, settings, jobs, [printer("inkjet"), printer("laser")])
    _, printers = page.findChildren(Select)
    right, down = page.findChildren(MeasureField)
    assert (right.text(), down.text()) == ("Right 0.0 mm", "Down 0.0 mm")
    qtbot.keyClick(right, Qt.Key.Key_Up)
    qtbot.keyClick(down, Qt.Key.Key_PageDown)
    assert settings.get(PRINTER_OFFSETS) == {"inkjet": [0.1, -1.0]}  # the system's own comes first
    qtbot.keyClick(printers, Qt.Key.Key_End)
    assert (right.value(), down.value()) == (0, 0)
    qtbot.keyClick(down, Qt.Key.Key_Up)
    assert settings.get(PRINTER_OFFSETS) == {"inkjet": [0.1, -1.0], "laser": [0.0, 0.1]}
    qtbot.keyClick(down, Qt.Key.Key_Down)
    assert settings.get(PRINTER_OFFSETS) == {"inkjet": [0.1, -1.0]}


def test_no_printer_is_said_where_one_would_be_chosen(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    def none() -> Sequence[Printer]:
        raise UserError(message("Test", "No printer is set up."))

    page = SettingsPage(
        Settings(None),
        desk.members,
        none,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
    )
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: "No printer is set up." in visible_text(page))
    assert "Print position" not in visible_text(page)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("惠州市惠城区江北街道社区卫生服务中心", "江北街道社区卫生服务中心"),
        ("广东省惠州市惠城区政务服务中心", "政务服务中心"),
        ("惠州市图书馆", "惠州市图书馆"),
        ("Jiangbei Health Centre", "Jiangbei Health Centre"),
    ],
)
def test_names_are_shortened_by_what_the_region_says_anyway(name: str, short: str) -> None:
    assert short_name(name, ("广东省", "惠州市", "惠城区", "江北街道")) == short
