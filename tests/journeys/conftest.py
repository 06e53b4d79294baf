"""What the journeys share: a way to sit down at a front desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from tests.journeys.front import Front
from tests.looks import Looks
from tests.sync.hub_process import HubProcess, hub_process


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # Qt's picture of a screen in memory has no window manager to tell sizes to, and says so each time.
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def real_hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub in a process of its own."""
    pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")
    with hub_process(tmp_path) as running:
        yield running


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, program: Program, looks: Looks) -> Iterator[Callable[..., Front]]:
    """Opens the window of a desk's folder; closed again when the test ends. ``looks``: no language of an earlier test is left
    beneath its own."""
    fronts: list[Front] = []

    def open_front(folder: Path, size: tuple[int, int] = (1366, 768), text_size: int = 100) -> Front:
        fronts.append(Front(qtbot, qapp, program, folder, size, text_size))
        return fronts[-1]

    yield open_front
    for front in fronts:
        front.desk.window.may_close = lambda: True
        front.desk.window.close()
        # Language and theme are the application's, which outlives the test.
        front.desk.preferences.languages.use("en")
        front.desk.preferences.theme.apply("light", 100)
        front.desk.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
