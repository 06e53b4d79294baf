"""The recovery sheet on its way to paper, through a real print server."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.printing.cups import CupsSpooler
from desktop.reports.recovery import RecoverySheet, recovery_pdf
from desktop.store.recovery import new_recovery_code
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.sizes import column
from desktop.ui.venue_form.recovery import Papers, RecoveryPaper
from tests.looks import Looks
from tests.printing.cupsd import PrivateCups, private_cups
from tests.ui.venue.venue_keys import show_window

SHEET = RecoverySheet("惠州市惠城区江北街道社区卫生服务中心", new_recovery_code(), dt.date(2026, 11, 23))


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        yield server


@pytest.fixture
def banner(looks: Looks) -> Banner:
    return Banner()


@pytest.fixture
def paper(qtbot: QtBot, cups: PrivateCups, banner: Banner, program: Program, jobs: Jobs) -> Iterator[RecoveryPaper]:
    cups.add_queue("desk", title="Laser printer")
    window = QWidget()
    papers = Papers(
        lambda sheet: recovery_pdf(sheet, program.resources / "fonts", program.catalogue),
        lambda: CupsSpooler(poll_s=0.02),
    )
    made = RecoveryPaper(jobs, papers, banner)
    box = column(window)
    box.addWidget(banner)
    box.addWidget(made)
    made.show_sheet(SHEET)
    show_window(qtbot, window)
    yield made
    window.close()  # named here, so that it lives as long: pytest-qt keeps only a weak reference


def print_button(paper: RecoveryPaper) -> Button:
    return next(b for b in paper.findChildren(Button) if b.text() == "Print the sheet")


def test_the_sheet_comes_out_of_the_printer_as_it_was_drawn(
    qtbot: QtBot, paper: RecoveryPaper, banner: Banner, cups: PrivateCups, program: Program
) -> None:
    qtbot.waitUntil(lambda: print_button(paper).isVisible())
    qtbot.mouseClick(print_button(paper), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The sheet was printed." in banner.text(), timeout=20_000)
    (job,) = cups.jobs()
    assert cups.received(job) == recovery_pdf(SHEET, program.resources / "fonts", program.catalogue)


def test_a_printer_that_stops_is_one_sentence_and_can_be_tried_again(
    qtbot: QtBot, paper: RecoveryPaper, banner: Banner, cups: PrivateCups
) -> None:
    qtbot.waitUntil(lambda: print_button(paper).isVisible())
    cups.admin("cupsdisable", "desk")
    qtbot.mouseClick(print_button(paper), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(banner.text()), timeout=20_000)
    assert "The sheet was printed." not in banner.text()
    assert print_button(paper).isEnabled()
