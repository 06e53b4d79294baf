"""The program is started again while it has a desk: the window that is there comes to the front. Real processes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.app.second_start import FirstWindow
from desktop.store.folder import DeskFolder
from desktop.ui.sync.page import SyncPage
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.real_window import ROOT

SitDown = Callable[[Path], Front]


def start(home: Path, *arguments: object) -> "subprocess.Popen[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "VENUEDESK", "DISPLAY", "WAYLAND"))}
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        env=kept | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(front: Front, process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Exit code and what it wrote; the first window goes on meanwhile."""
    front.until(lambda: process.poll() is not None)
    output, _ = process.communicate()
    return process.returncode, output


def test_a_second_start_ends_and_the_first_window_comes_to_the_front_with_the_file(
    sit_down: SitDown, made_desk: MadeDesk, tmp_path: Path
) -> None:
    file = tmp_path / "north.vdi"
    file.write_bytes(b"not read before somebody agrees")
    front = sit_down(made_desk.folder)
    front.until(lambda: front.desk.findChild(FirstWindow) is not None)
    window = front.desk.window
    window.showMinimized()
    assert ended(front, start(tmp_path, "--dir", made_desk.folder)) == (0, "")
    assert not window.isMinimized()
    front.until(window.isActiveWindow)

    assert ended(front, start(tmp_path, "--dir", made_desk.folder, file)) == (0, "")
    front.sign_in(MANAGER_PASSWORD)
    front.until(lambda: front.shell.current_page == "sync")
    page = front.shell.page("sync")
    assert isinstance(page, SyncPage)
    front.until(lambda: page.joining.ways.stick.invitation.value() == str(file))
    assert not DeskFolder(made_desk.folder).show_request.exists()


@pytest.mark.parametrize("request_text", [b"", b"{", b"[]", b'{"open": 3}', b'{"open": "a\\u0000b"}', b"\xff" * 70_000])
def test_a_request_that_is_none_shows_the_window_and_no_file(
    sit_down: SitDown, made_desk: MadeDesk, request_text: bytes
) -> None:
    front = sit_down(made_desk.folder)
    front.until(lambda: front.desk.findChild(FirstWindow) is not None)
    front.desk.window.showMinimized()
    request = DeskFolder(made_desk.folder).show_request
    request.with_suffix(".new").write_bytes(request_text)
    request.with_suffix(".new").rename(request)
    front.until(lambda: not front.desk.window.isMinimized())
    assert not request.exists()


def test_a_command_that_has_the_desk_is_no_window_and_the_start_is_refused(
    sit_down: SitDown, made_desk: MadeDesk
) -> None:
    with DeskFolder(made_desk.folder).locked():
        front = sit_down(made_desk.folder)
        front.until(lambda: front.desk.refused is not None)
        box = front.desk.window.findChild(QMessageBox)
        assert box is not None
        assert "已在另一个窗口" in box.text()
        assert not DeskFolder(made_desk.folder).show_request.exists()
        box.close()
        front.key(Qt.Key.Key_Escape)
