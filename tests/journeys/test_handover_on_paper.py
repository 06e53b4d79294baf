"""The end of a shift: the handover sheet from the Today page by two keys, through a real print server."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.reports.report_dialog import ReportPrintDialog
from desktop.ui.shift_close.page import ShiftClosePage
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.printing.cupsd import PrivateCups, private_cups
from tests.reports.paperwork import page_count, text_of
from tests.services.counting.counted_desk import CountedDesk, count_crowd, counted_desk
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL
from tests.ui.venue.venue_keys import CTRL, ENTER, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


@pytest.fixture
def morning(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        count_crowd(counted, weeks=1)
        counted.declare(1, name="单小芳", temperature_c="38.1")
        yield counted


def asked(qtbot: QtBot, counted: CountedDesk, jobs: Jobs) -> tuple[TodayPage, ReportPrintDialog]:
    """Ctrl+P on the Today page, once the printer is there."""
    page = TodayPage(counted.desk, jobs)
    return page, asked_on(qtbot, page)


def asked_on(qtbot: QtBot, page: Page) -> ReportPrintDialog:
    """The same on any page that prints reports."""
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.refresh()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.focus_first()
    press(qtbot, Qt.Key.Key_P, held=CTRL)
    qtbot.waitUntil(lambda: page.findChild(ReportPrintDialog) is not None)
    dialog = page.findChild(ReportPrintDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.action.isEnabled())
    return dialog


def test_the_sheet_comes_out_of_the_printer_on_one_page(
    cups: PrivateCups, qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    page, _ = asked(qtbot, morning, jobs)
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: page.findChild(ReportPrintDialog) is None, timeout=20_000)
    (job,) = cups.jobs()
    printed = cups.printed(job)
    assert page_count(printed) == 1
    text = text_of(printed)
    assert "交接班表" in text
    assert "单*芳" in text
    assert "单小芳" not in text
    settle(qtbot, jobs)


def test_a_printer_that_is_gone_says_so_and_the_sheet_can_be_tried_again(
    cups: PrivateCups, qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    page, dialog = asked(qtbot, morning, jobs)
    cups.admin("lpadmin", "-x", "desk")
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: dialog.banner.text() != "", timeout=20_000)
    assert dialog.isVisible()
    cups.add_queue("desk", title="Desk laser")
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: page.findChild(ReportPrintDialog) is None, timeout=20_000)
    assert len(cups.jobs()) == 1
    settle(qtbot, jobs)


def test_shift_close_prints_the_sheet_and_the_daily_report_as_one_job(
    cups: PrivateCups, qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    page = ShiftClosePage(morning.desk, jobs)
    dialog = asked_on(qtbot, page)
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: page.findChild(ReportPrintDialog) is not dialog, timeout=20_000)
    (job,) = cups.jobs()
    printed = cups.printed(job)
    assert page_count(printed) >= 2
    text = text_of(printed)
    assert "交接班表" in text
    assert "检测统计日报" in text
    qtbot.waitUntil(lambda: page.summary.papers == "Handover sheet printed at 10:26, 陈志远")
    settle(qtbot, jobs)
