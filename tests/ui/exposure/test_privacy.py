"""F12 over the Exposure page: neither the case nor the contacts can be read. Made-up people."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.kit.privacy import is_covered, toggle_cover
from tests.services.exposure.exposure_desk import ExposureDesk
from tests.ui.exposure.exposure_page import ExposureWindow, busy_monday
from tests.ui.test_privacy import readable
from tests.ui.venue.venue_keys import press


@pytest.fixture
def uncovered() -> Iterator[None]:
    """The application is left as it was."""
    yield
    if is_covered():
        toggle_cover()


def test_case_and_contacts_are_covered(
    qtbot: QtBot, book: ExposureDesk, window: ExposureWindow, uncovered: None
) -> None:
    case = busy_monday(book)
    window.about(case)
    window.look_up()
    window.page.result.table.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    window.settle()
    own = book.desk.book.record(case).draft
    secrets = {*window.names(), own.name, own.phone, "麦国强"} - {"", "—"}
    assert len(secrets) > 4
    assert len(readable(window.window, secrets)) > 3
    press(qtbot, Qt.Key.Key_F12)
    assert is_covered()
    assert readable(window.window, secrets) == set()
