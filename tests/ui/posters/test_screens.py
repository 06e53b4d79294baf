"""Pictures for screens, from the posters page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.services.posters.screens import Screen, ScreenSize, Turn
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.page import PostersPage
from desktop.ui.posters.screens import ScreenPicturesDialog
from tests.looks import Looks
from tests.ui.posters.posters_page import dialog, open_page, press, until_shown


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    program: Program,
    looks: Looks,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> PostersPage:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    return open_page(qtbot, desk, program.settings, jobs)


def test_a_screen_is_chosen_and_a_picture_saved_for_each_gate(page: PostersPage, qtbot: QtBot, tmp_path: Path) -> None:
    press(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    found = dialog(qtbot, page, ScreenPicturesDialog)
    assert isinstance(found, ScreenPicturesDialog)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Right)
    assert found.screen_kind == Screen(ScreenSize.FULL_HD, Turn.LANDSCAPE)
    found.save_in(tmp_path)
    until_shown(qtbot, page, "Pictures saved: 4, in Posters for screens 1080p.")
    assert len(list((tmp_path / "Posters for screens 1080p").glob("*.png"))) == 4


def test_without_a_gate_there_is_nothing_to_save(page: PostersPage, qtbot: QtBot) -> None:
    page.gates.all.click()
    page.run_command("posters.save_pictures")
    assert "Choose at least one gate." in page.banner.text()
