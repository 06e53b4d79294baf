"""The map of this PC, chosen in the settings."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.maps.maps import MapKind
from desktop.ui.kit.jobs import Jobs
from desktop.ui.settings import make_page
from desktop.ui.settings.maps import MapSettingsDialog
from desktop.ui.settings.page import SettingsPage
from tests.looks import Looks
from tests.map_files import write_map
from tests.ui.screens import SMALL


def page_of(qtbot: QtBot, desk: Desk, jobs: Jobs) -> SettingsPage:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    page = make_page(desk, jobs, lambda _key: None, parent)
    assert isinstance(page, SettingsPage)
    page.set_permissions(desk)
    parent.resize(SMALL)
    page.resize(SMALL)
    parent.show()
    page.holder = parent  # type: ignore[attr-defined]
    return page


def dialog_of(page: SettingsPage) -> MapSettingsDialog:
    page.command_action("settings.map").trigger()
    return next(d for d in page.findChildren(MapSettingsDialog) if d.isVisible())


def texts(page: SettingsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def choose(qtbot: QtBot, dialog: MapSettingsDialog, steps: int) -> None:
    dialog.kind.setFocus()
    for _ in range(steps):
        qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    QApplication.processEvents()


def test_a_map_file_is_chosen_looked_into_and_kept(
    qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks, tmp_path: Path
) -> None:
    page = page_of(qtbot, desk, jobs)
    assert "No map: a grid with the cities" in texts(page)
    dialog = dialog_of(page)
    choose(qtbot, dialog, 1)
    vector = write_map(tmp_path / "vector.mbtiles", kind="pbf")
    qtbot.keyClicks(dialog.file.line, str(vector))
    dialog.action.click()
    qtbot.waitUntil(lambda: "vector map" in dialog.form.problem_of("file"))
    assert desk.maps.choice().kind is MapKind.NONE
    dialog.file.put(write_map(tmp_path / "惠州.mbtiles"))
    with qtbot.waitSignal(dialog.done_with):
        dialog.action.click()
    assert "惠州.mbtiles" in texts(page)
    assert desk.maps.choice().place == str(tmp_path / "惠州.mbtiles")


def test_a_server_needs_an_address_and_can_be_taken_away_again(
    qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    page = page_of(qtbot, desk, jobs)
    dialog = dialog_of(page)
    choose(qtbot, dialog, 2)
    dialog.action.click()
    assert dialog.form.problem_of("server") == "Choose the map, or no map."
    qtbot.keyClicks(dialog.server, "map.example")
    dialog.action.click()
    qtbot.waitUntil(lambda: "is like https" in dialog.form.problem_of("server"))
    dialog.server.clear()
    qtbot.keyClicks(dialog.server, "https://map.example.cn/{z}/{x}/{y}.png")
    with qtbot.waitSignal(dialog.done_with):
        dialog.action.click()
    assert "https://map.example.cn/" in texts(page)
    other = dialog_of(page)
    other.kind.setFocus()
    qtbot.keyClick(other.kind, Qt.Key.Key_Home)
    with qtbot.waitSignal(other.done_with):
        other.action.click()
    assert desk.maps.choice().kind is MapKind.NONE


def test_the_map_is_the_managers_to_choose(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs, looks: Looks) -> None:
    page = page_of(qtbot, clerk_desk, jobs)
    page.command_action("settings.map").trigger()
    assert not any(d.isVisible() for d in page.findChildren(MapSettingsDialog))


@pytest.fixture(autouse=True)
def _settled(qtbot: QtBot, jobs: Jobs) -> object:
    yield
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
