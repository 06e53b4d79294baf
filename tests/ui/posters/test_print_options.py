"""How posters go onto paper, chosen on the page: ink, several sheets, a print shop; by keyboard, and from a real desk."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.paper import Margins
from desktop.domain.posters import Language
from desktop.posters.output.rendition import Rendition
from desktop.printing.media import Media
from desktop.printing.spooler import Printer, PrinterState
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.page import PostersPage
from desktop.ui.posters.print_options import PrintOptionsDialog
from tests.looks import Looks
from tests.posters.samples import page_image
from tests.ui.posters.posters_page import answer_file_dialog, control, dialog, open_page, press, settle, until_shown
from tests.visible_text import visible_text

EDGE = Margins(4.23, 4.23, 4.23, 6.35)
A4, A3 = Media("iso_a4_210x297mm", 210, 297, EDGE), Media("iso_a3_297x420mm", 297, 420, EDGE)


def printer(name: str, *media: Media) -> Printer:
    return Printer(name, name.upper(), False, PrinterState.IDLE, (), media, 600, True)


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def show_printers(page: PostersPage, printers: Sequence[Printer]) -> None:
    page.output.show_printers(printers, printers[0])
    page.paper.changed.emit()


def choose(page: PostersPage, qtbot: QtBot, jobs: Jobs, template: str) -> None:
    ids = [info.id for info in page.templates.list.model().templates]
    page.templates.list.setCurrentIndex(page.templates.list.model().index(ids.index(template), 0))
    settle(qtbot, page, jobs)
    template_info = page.templates.template
    assert template_info is not None
    assert template_info.id == template


def options(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> PrintOptionsDialog:
    press(qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    found = dialog(qtbot, page, PrintOptionsDialog)
    assert isinstance(found, PrintOptionsDialog)
    settle(qtbot, page, jobs)
    return found


def test_saving_ink_is_seen_and_saved_by_keyboard(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    coloured = page.preview.view.pdf
    serials = [poster.serial for poster in desk.posters.prepare("a4", Language.ZH).pages]
    options(page, qtbot, jobs)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page, jobs)
    assert page.preview.view.pdf == desk.posters.prepare("a4", Language.ZH, rendition=Rendition(ink_saving=True)).pdf
    assert page.preview.view.pdf != coloured
    control(qtbot, Qt.Key.Key_S)
    answer_file_dialog(qtbot, page, tmp_path / "省墨.pdf")
    until_shown(qtbot, page, "Saved as 省墨.pdf")
    saved = (tmp_path / "省墨.pdf").read_bytes()
    # Hardly anything but black and white; and no other poster, so no other serial.
    assert np.isin(np.asarray(page_image(saved, dpi=100)), (0, 255)).mean() > 0.9
    assert [poster.serial for poster in desk.posters.states()] == serials


def test_a_printer_without_the_paper_offers_several_sheets_of_what_it_has(
    page: PostersPage, qtbot: QtBot, jobs: Jobs
) -> None:
    show_printers(page, [printer("laser", A4), printer("large", A4, A3)])
    choose(page, qtbot, jobs, "a3")
    assert page.output.note() == (
        "This printer has no A3 paper. Choose another printer, print on several sheets, or save as PDF."
    )
    qtbot.mouseClick(page.output.several, Qt.MouseButton.LeftButton)
    settle(qtbot, page, jobs)
    assert page.output.note() == ""
    assert page.paper.rendition.tiling is not None
    assert page.paper.rendition.tiling.margins == EDGE
    assert page.paper.whole.tiling is None
    choose(page, qtbot, jobs, "a4")  # which one sheet holds
    assert page.paper.rendition == Rendition(unprintable=EDGE)


def test_the_count_of_sheets_follows_the_overlap(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    choose(page, qtbot, jobs, "a3")
    asked = options(page, qtbot, jobs)
    assert not asked.overlap.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Down)
    settle(qtbot, page, jobs)
    assert asked.paper.currentText() == "A4, several sheets to glue together"
    assert "Each poster takes 3 sheets" in visible_text(asked)
    asked.overlap.setValue(30)
    settle(qtbot, page, jobs)
    assert "cut through a code" in visible_text(asked)
    assert not asked.action.isEnabled()
    asked.overlap.setValue(6)
    settle(qtbot, page, jobs)
    control(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page, jobs)
    assert page.paper.rendition.tiling is not None
    assert page.paper.rendition.tiling.overlap == 6


def test_posters_are_saved_for_a_print_shop(page: PostersPage, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    asked = options(page, qtbot, jobs)
    qtbot.mouseClick(asked.shop, Qt.MouseButton.LeftButton)
    answer_file_dialog(qtbot, page, tmp_path / "shop.pdf")
    until_shown(qtbot, page, "Saved as shop.pdf")
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "shop.pdf").read_bytes())).pages
    assert len(pages) == 4
    assert all("/TrimBox" in one and "/BleedBox" in one for one in pages)


def test_where_nothing_can_be_printed_the_shops_file_says_why(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    page.gates.all.click()
    settle(qtbot, page, jobs)
    page.run_command("posters.save_for_shop")
    assert page.banner.text() == "Choose at least one gate."


def test_what_the_printer_cuts_off_is_found_as_soon_as_it_is_chosen(
    page: PostersPage, qtbot: QtBot, jobs: Jobs
) -> None:
    wide = Media("iso_a4_210x297mm", 210, 297, Margins(4, 4, 4, 20))
    show_printers(page, [printer("laser", A4), printer("ink", wide)])
    settle(qtbot, page, jobs)
    words = "leaves this edge of the paper empty"
    assert not any(words in line.text for line in page.checks.lines())
    page.output.printer.setFocus()
    qtbot.keyClicks(page.output.printer, "i")
    settle(qtbot, page, jobs)
    assert any(words in line.text for line in page.checks.lines())


def test_a_sheet_of_labels_begins_where_the_last_one_ended(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    choose(page, qtbot, jobs, "labels-21")
    asked = options(page, qtbot, jobs)
    asked.label.setFocus()
    asked.label.selectAll()
    qtbot.keyClicks(asked.label, "6")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page, jobs)
    assert "from label 6" in " ".join(label.text() for label in page.output.findChildren(QLabel))
    control(qtbot, Qt.Key.Key_S)
    answer_file_dialog(qtbot, page, tmp_path / "标签.pdf")
    until_shown(qtbot, page, "Saved as 标签.pdf")
    begun = desk.posters.prepare("labels-21", Language.ZH, rendition=Rendition(labels_used=5))
    assert (tmp_path / "标签.pdf").read_bytes() == begun.pdf
    choose(page, qtbot, jobs, "stickers")
    assert page.paper.rendition.labels_used == 0
