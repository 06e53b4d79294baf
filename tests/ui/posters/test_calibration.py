"""Calibrating a printer by its dialog: a picture of the sheet, a ruler, no correction at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.printing.offset import Offset, calibrated_pdf
from desktop.services.desk import Desk
from desktop.settings import PRINTER_OFFSETS
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.calibration import CalibrationDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.posters.samples import page_image
from tests.printing.cupsd import PrivateCups, private_cups
from tests.ui.drop_files import drop
from tests.ui.posters.posters_page import control, dialog, open_page, press, settle
from tests.visible_text import visible_text

SLOPPY = Offset(1.4, -0.8, 0.997, 1.002)


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


@pytest.fixture
def page(cups: PrivateCups, qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


@pytest.fixture
def asked(page: PostersPage, qtbot: QtBot) -> CalibrationDialog:
    page.run_command("posters.calibrate")
    found = dialog(qtbot, page, CalibrationDialog)
    assert isinstance(found, CalibrationDialog)
    return found


def test_a_sheet_printed_and_read_back_puts_the_printer_right(
    page: PostersPage, asked: CalibrationDialog, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    assert "without a correction" in visible_text(asked)
    press(qtbot, Qt.Key.Key_Return)  # the first button prints
    qtbot.waitUntil(lambda: "is printed" in asked.banner.text(), timeout=10_000)
    (job,) = cups.jobs()
    came_out = calibrated_pdf(cups.printed(job), SLOPPY)
    scan = tmp_path / "scan.png"
    page_image(came_out, dpi=200).save(scan)
    assert drop(asked, scan)
    settle(qtbot, page, jobs)
    assert "mm left" in visible_text(asked)
    assert asked.action.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page, jobs)
    kept = desk.calibration.of("desk")
    for corner in ((20, 20), (190, 277)):
        assert SLOPPY.place(*kept.place(*corner)) == pytest.approx(corner, abs=0.15)


def test_a_ruler_does_as_well_by_keyboard(
    page: PostersPage, asked: CalibrationDialog, qtbot: QtBot, program: Program
) -> None:
    asked.measures["left"].setFocus()
    asked.measures["left"].selectAll()
    qtbot.keyClicks(asked.measures["left"], "21.5")
    press(qtbot, Qt.Key.Key_Return)
    assert asked.measures["top"].hasFocus()
    assert "moved 1.50 mm left and 0.00 mm down" in visible_text(asked)
    control(qtbot, Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert program.settings.get(PRINTER_OFFSETS) == {"desk": [-1.5, 0.0]}


def test_a_measure_that_no_calibration_should_hide_is_a_sentence(asked: CalibrationDialog, qtbot: QtBot) -> None:
    asked.measures["across"].setValue(95.0)
    assert "no calibration should hide" in asked.banner.text()
    assert not asked.action.isEnabled()


def test_a_picture_of_something_else_is_a_sentence_and_changes_nothing(
    page: PostersPage, asked: CalibrationDialog, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    wall = tmp_path / "wall.png"
    page_image(desk.posters.prepare("a4", Language.ZH).pdf, dpi=100).save(wall)
    assert drop(asked, wall)
    settle(qtbot, page, jobs)
    assert "no calibration sheet in this picture" in asked.banner.text()
    assert "without a correction" in visible_text(asked)
    press(qtbot, Qt.Key.Key_Escape)
    assert not asked.isVisible()


def test_a_correction_can_be_taken_back(page: PostersPage, qtbot: QtBot, desk: Desk, program: Program) -> None:
    desk.calibration.keep("desk", Offset(1, 2, 1.002, 0.999))
    page.run_command("posters.calibrate")
    asked = dialog(qtbot, page, CalibrationDialog)
    assert isinstance(asked, CalibrationDialog)
    assert "printed 100.20 % wide and 99.90 % high" in visible_text(asked)
    qtbot.mouseClick(asked.none, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(asked.action, Qt.MouseButton.LeftButton)
    assert program.settings.get(PRINTER_OFFSETS) == {}
