"""The entry page fits its screen: the whole form without scrolling, no word cut off."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.labels import ElidedLabel
from tests.looks import Looks
from tests.ui.green_channel_page import fill, open_page, save
from tests.ui.screens import Screens

RAIL_AND_STATUS = QSize(196, 32)


def cut_off(root: QWidget) -> list[str]:
    """The words that do not fit into the widget that shows them."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() < needed or (not widget.wordWrap() and widget.width() < widget.sizeHint().width()):
                found.append(widget.text())
        elif isinstance(widget, QPushButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(widget.text())
    return found


@pytest.mark.parametrize(("language", "text_size"), [("zh", 100), ("en", 100), ("zh", 150)])
@pytest.mark.parametrize("number", ["11010519491231002x", "441302194801011529"])
def test_the_form_fits_the_screen_with_a_repair_in_it(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs, screens: Screens,
    language: str, text_size: int, number: str,
) -> None:  # fmt: skip
    desk.slips.start_batch(6)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    save(qtbot, jobs)
    fill(qtbot, page, gate="", id_number=number)
    qtbot.waitUntil(lambda: page.side.known is not None, timeout=20_000)  # the fullest the page gets
    screen = QSize(1366, 768) if text_size == 100 else QSize(1920, 1080)
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    page.resize(screen - RAIL_AND_STATUS * (text_size / 100))
    for _ in range(3):
        QApplication.processEvents()
    area = page.card.findChild(QScrollArea)
    too_high = area.verticalScrollBar().maximum()
    words = cut_off(page)
    looks.reset()
    page.banner.clear()
    assert too_high == 0
    assert words == []
    screens.save(page, f"green-channel-{number[-2:]}")
