"""A round along the walls, with a hand scanner and with photos."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.venue import payload_of
from desktop.domain.wall_round import ScanResult
from desktop.services.desk import Desk
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.print_dialog import PaperPrintDialog
from desktop.ui.posters.page import PostersPage
from desktop.ui.posters.wall.round_dialog import RoundDialog
from tests.looks import Looks
from tests.reports.paperwork import text_of
from tests.services.wall_round.test_rounds import FOREIGN, photo
from tests.ui.drop_files import drop
from tests.ui.posters.posters_page import dialog, open_page, press, settle


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


@pytest.fixture
def codes(desk: Desk) -> list[str]:
    venue = desk.venue.get()
    return [payload_of(venue, gate) for gate in desk.gates.list()]


def opened(qtbot: QtBot, page: PostersPage, jobs: Jobs) -> RoundDialog:
    press(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    found = dialog(qtbot, page, RoundDialog)
    settle(qtbot, page, jobs)
    assert isinstance(found, RoundDialog)
    assert QApplication.focusWidget() is found.scan
    return found


def scan(qtbot: QtBot, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """As a hand scanner does: keys to whatever has the focus."""
    for character in text:
        qtbot.keyClicks(QApplication.focusWidget(), character)
    press(qtbot, end)


def results(found: RoundDialog) -> list[ScanResult | None]:
    return list(found.round.results().values())


def test_each_scan_is_judged_and_leads_on(page: PostersPage, qtbot: QtBot, jobs: Jobs, codes: list[str]) -> None:
    found = opened(qtbot, page, jobs)
    scan(qtbot, codes[0])
    assert "南门: the right code" in found.banner.text()
    assert found.table.gate is not None
    assert found.table.gate[1] == "北门"
    scan(qtbot, codes[0].swapcase(), Qt.Key.Key_Tab)
    assert "the code of 南门 hangs here" in found.banner.text()
    press(qtbot, Qt.Key.Key_Down)
    scan(qtbot, FOREIGN)
    assert "not from this venue" in found.banner.text()
    press(qtbot, Qt.Key.Key_Down)
    qtbot.mouseClick(found.nothing, Qt.MouseButton.LeftButton)
    assert results(found) == [ScanResult.RIGHT, ScanResult.OTHER_GATE, ScanResult.FOREIGN, ScanResult.NONE]
    qtbot.mouseClick(found.again, Qt.MouseButton.LeftButton)
    assert "Looked at: 3 of 4 · not as it should be: 2" in found.summary.text()


def test_the_scanner_types_into_the_field_whatever_has_the_focus(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, codes: list[str]
) -> None:
    found = opened(qtbot, page, jobs)
    found.table.setFocus()
    scan(qtbot, codes[0])
    found.photos.setFocus()
    scan(qtbot, codes[1])
    assert results(found)[:2] == [ScanResult.RIGHT, ScanResult.RIGHT]
    assert not found.scan.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_in_any_order_each_code_counts_for_its_own_gate(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, codes: list[str]
) -> None:
    found = opened(qtbot, page, jobs)
    found.any_order.click()
    scan(qtbot, codes[3])
    scan(qtbot, codes[1])
    assert results(found) == [None, ScanResult.RIGHT, None, ScanResult.RIGHT]


def test_a_round_that_was_stopped_goes_on(page: PostersPage, qtbot: QtBot, jobs: Jobs, codes: list[str]) -> None:
    opened(qtbot, page, jobs)
    scan(qtbot, codes[0])
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [one for one in page.findChildren(RoundDialog) if one.isVisible()])
    settle(qtbot, page, jobs)
    page.activateWindow()
    page.templates.list.setFocus()
    again = opened(qtbot, page, jobs)
    assert results(again) == [ScanResult.RIGHT, None, None, None]
    assert "goes on where it was stopped: gates looked at: 1" in again.banner.text()
    again.banner.findChildren(type(again.photos))[0].click()
    qtbot.waitUntil(lambda: results(again) == [None] * 4)


def test_photos_are_read_and_those_without_a_code_are_named(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, codes: list[str], tmp_path: Path
) -> None:
    found = opened(qtbot, page, jobs)
    one = photo(tmp_path, "1.png", codes[0])
    two = photo(tmp_path, "2.png", FOREIGN)
    three = photo(tmp_path, "3.png")
    drop(found, one, two, three)
    settle(qtbot, page, jobs)
    assert "Photos read: 3, codes found: 2, of these not ours: 1" in found.banner.text()
    assert results(found) == [ScanResult.RIGHT, None, None, None]
    assert "place unknown: 1 · photos without a code: 1" in found.summary.text()
    assert "3.png" in found.summary.toolTip()


def test_the_end_asks_for_what_was_not_looked_at_and_prints_the_report(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, codes: list[str], desk: Desk, tmp_path: Path
) -> None:
    found = opened(qtbot, page, jobs)
    scan(qtbot, codes[0])
    found.action.click()
    question = dialog(qtbot, page, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question.action.click()
    paper = dialog(qtbot, page, PaperPrintDialog)
    assert isinstance(paper, PaperPrintDialog)
    paper.save_to(tmp_path / "round.pdf")
    settle(qtbot, page, jobs)
    assert "负责人" in text_of((tmp_path / "round.pdf").read_bytes())
    assert desk.wall_rounds.last() is not None
