"""What the printer leaves empty of the paper: hatched on the canvas, found by the checks, mended by a press."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.posters.composition.placed import Finding
from desktop.printing.media import Media
from desktop.printing.spooler import Printer, PrinterState
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.studio.page import StudioPage
from tests.looks import Looks
from tests.ui.studio.studio_page import editor_of, open_page, settle

EDGE = Margins(4.23, 4.23, 4.23, 8.0)
PRINTER = Printer(
    "laser", "Laser", True, PrinterState.IDLE, (), (Media("iso_a4_210x297mm", 210, 297, EDGE),), 600, True
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, looks: Looks, jobs: Jobs) -> StudioPage:
    return open_page(qtbot, desk, jobs)


def hatched(page: StudioPage) -> bool:
    """Whether more than the dotted line of the layout's margin is drawn along the foot of the page."""
    return float((strip_at_the_foot(page) < 170).mean()) > 0.03


def strip_at_the_foot(page: StudioPage) -> NDArray[np.uint8]:
    """The grey of the lowest millimetres of the page as the canvas shows it."""
    image = page.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    low, high = page.canvas.place.on_screen((60, 290.5)), page.canvas.place.on_screen((150, 296))
    return pixels[round(low.y()) : round(high.y()), round(low.x()) : round(high.x())].copy()


def cut_off(page: StudioPage) -> list[Finding]:
    return [finding for finding in page.session.findings if finding.code == "unprintable"]


def test_the_strips_are_hatched_for_the_printer_in_use(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    assert not hatched(page)
    page.session.set_printer(PRINTER)
    settle(qtbot, page, jobs)
    assert page.session.edge == EDGE
    assert hatched(page)
    assert not cut_off(page)
    page.session.set_printer(None)
    settle(qtbot, page, jobs)
    assert not hatched(page)


def test_what_lies_in_them_is_found_and_moved_in(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    page.session.set_printer(PRINTER)
    editor = editor_of(page)
    editor.select(["serial"])
    editor.move(0, 2.5)  # clear of the layout's margin, not of the printer's
    settle(qtbot, page, jobs)
    (finding,) = cut_off(page)
    assert finding.element_id == "serial"
    page.mender.mend(finding)
    settle(qtbot, page, jobs)
    assert not cut_off(page)


def test_several_on_a_sheet_have_no_edge_of_their_own(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    page = open_page(qtbot, desk, jobs, "labels-21")
    page.session.set_printer(PRINTER)
    settle(qtbot, page, jobs)
    assert page.session.edge == WHOLE_SHEET
    assert not cut_off(page)
