"""The entry page fits its screen: the whole form without scrolling, no word cut off."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, open_page, save
from tests.ui.screens import Screens, cut_off

RAIL_AND_STATUS = QSize(196, 32)


@pytest.mark.parametrize(("language", "text_size"), [("zh", 100), ("en", 100), ("zh", 150)])
@pytest.mark.parametrize("number", ["11010519491231002x", "441302194801011529"])
def test_the_form_fits_the_screen_with_a_repair_in_it(
    qtbot: QtBot,
    desk: Desk,
    program: Program,
    looks: Looks,
    jobs: Jobs,
    screens: Screens,
    language: str,
    text_size: int,
    number: str,
) -> None:
    desk.slips.start_batch(6)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    save(qtbot, jobs)
    fill(qtbot, page, gate="", id_number=number)
    if page.card.form.rows["id_number"].problem is None:
        qtbot.waitUntil(lambda: page.side.known is not None, timeout=20_000)  # the fullest the page gets
    else:
        page.card.form.put_one("cluster_history", "")
        page.card.form.put_one("travel_history", "")
        page.card.form.go_to("id_number")
    screen = QSize(1366, 768) if text_size == 100 else QSize(1920, 1080)
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    page.resize(screen - RAIL_AND_STATUS * (text_size / 100))
    for _ in range(3):
        QApplication.processEvents()
    [area] = (one for one in page.findChildren(QScrollArea) if one.isAncestorOf(page.card.form))
    row = page.card.form.rows["id_number"]
    if text_size == 100 and not (row.offers() and language == "en"):  # else the page scrolls before anything is cut
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    if row.offers():  # the number has the focus, and what may have been meant is seen with it
        assert area.viewport().rect().contains(QRect(row.mapTo(area.viewport(), QPoint()), row.size()))
    assert not page.card.findChildren(QScrollArea), "one thing scrolls: the page"
    words = cut_off(page)
    looks.reset()
    page.banner.clear()
    assert words == []
    screens.save(page, f"green-channel-{number[-2:]}")
