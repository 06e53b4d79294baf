"""The office's window, and a hub with a desk that sends to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.settings import LANGUAGE
from tests.hub.conftest import clock, database, hub, migrated, own_server, server
from tests.looks import Looks
from tests.services.exposure.conftest import book
from tests.services.exposure.exposure_desk import NOW
from tests.ui.office.office_window import OfficePc

__all__ = ["book", "clock", "database", "hub", "migrated", "own_server", "server"]


@pytest.fixture
def open_office(qtbot: QtBot, qapp: QApplication, program: Program, looks: Looks) -> Iterator[Callable[..., OfficePc]]:
    """Opens the office's window, as often as a test wants; the clock says Tuesday at nine."""
    program.settings.set(LANGUAGE, "en")
    opened: list[OfficePc] = []

    def open_window(key: Path, listed: Path | None = None) -> OfficePc:
        opened.append(OfficePc(qtbot, qapp, replace(program, clock=FixedClock(NOW)), key, listed))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()
    looks.reset()
