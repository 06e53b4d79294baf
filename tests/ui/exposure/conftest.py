"""The desk and the window that the Exposure page is tested on."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.exposure.exposure_desk import ExposureDesk, exposure_desk
from tests.ui.exposure.exposure_page import ExposureWindow, open_window


@pytest.fixture
def book(program: Program, made_desk: MadeDesk) -> Iterator[ExposureDesk]:
    with exposure_desk(program, made_desk) as one:
        yield one


@pytest.fixture
def window(qtbot: QtBot, program: Program, book: ExposureDesk, jobs: Jobs, looks: Looks) -> Iterator[ExposureWindow]:
    """The window on its Exposure page."""
    made = open_window(qtbot, program, book.desk, jobs)
    yield made
    made.settle()
