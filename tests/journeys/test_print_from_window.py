"""Posters printed from the page through a real print server: what comes out, and the way out when nothing does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language, PosterState
from desktop.services.desk import Desk
from desktop.settings import PRINTER
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.printing.cupsd import PrivateCups, private_cups
from tests.printing.sheets import find_code, page_count
from tests.ui.posters.posters_page import control, open_page, press, settle, until_shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CLOSE_MM = 0.3
LEFT_MM, SIDE_MM = 53.5, 103.0
"""Where the A4 template has its code, and how large."""


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


@pytest.fixture
def page(cups: PrivateCups, qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def way_out(page: PostersPage) -> QPushButton:
    return next(b for b in page.banner.findChildren(QPushButton) if b.isVisible() and b.text())


def test_what_is_seen_comes_out_of_the_printer(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    seen = page.preview.view.pdf
    control(qtbot, Qt.Key.Key_P)
    assert "4" in until_shown(qtbot, page, "Printed on Desk laser")
    (job,) = cups.jobs()
    assert cups.received(job) == seen
    out = cups.printed(job)
    payloads = [page_.payload for page_ in desk.posters.prepare("a4", Language.ZH).pages]
    for number, payload in enumerate(payloads):
        found = find_code(out, number)
        assert found.payload == payload
        assert (found.frame.left, found.frame.width) == pytest.approx((LEFT_MM, SIDE_MM), abs=CLOSE_MM)
    settle(qtbot, page, jobs)
    assert {poster.state for poster in page.gates.posters} == {PosterState.PRINTED}


def test_chosen_gates_and_copies_are_printed_by_keyboard(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, desk: Desk
) -> None:
    page.gates.list.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    page.output.copies.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    control(qtbot, Qt.Key.Key_P)
    until_shown(qtbot, page, "Printed on Desk laser, sheets: 4.")
    out = cups.printed(cups.jobs()[0])
    assert page_count(out) == 4
    gates = desk.gates.list()
    batch = desk.posters.prepare("a4", Language.ZH, [gates[2].id, gates[3].id])
    assert [find_code(out, number, dpi=150).payload for number in range(4)] == [p.payload for p in batch.pages] * 2


def test_a_stopped_queue_is_a_sentence_and_printing_goes_on_after_it(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    cups.admin("cupsdisable", "desk")
    control(qtbot, Qt.Key.Key_P)
    until_shown(qtbot, page, "The printer Desk laser is stopped")
    settle(qtbot, page, jobs)
    assert "This printer is stopped" in page.output.note()
    assert {poster.state for poster in desk.posters.states()} == {PosterState.NEVER}
    cups.admin("cupsenable", "desk")
    assert way_out(page).text() == "Try again"
    qtbot.mouseClick(way_out(page), Qt.MouseButton.LeftButton)
    until_shown(qtbot, page, "Printed on Desk laser")
    settle(qtbot, page, jobs)
    assert len(cups.jobs()) == 1


def test_a_vanished_printer_is_a_sentence_and_another_can_be_chosen(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, program: Program
) -> None:
    cups.add_queue("hall", title="Hall laser")
    cups.admin("lpadmin", "-x", "desk")
    control(qtbot, Qt.Key.Key_P)
    until_shown(qtbot, page, "The printer desk is not there any more")
    settle(qtbot, page, jobs)
    assert way_out(page).text() == "Choose another printer"
    qtbot.mouseClick(way_out(page), Qt.MouseButton.LeftButton)
    assert page.output.printer.hasFocus()
    assert page.output.printer_name == "hall"
    control(qtbot, Qt.Key.Key_P)
    until_shown(qtbot, page, "Printed on Hall laser")


def test_printing_is_followed_and_can_be_stopped(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    cups.hold()
    control(qtbot, Qt.Key.Key_P)
    bar, strip = page.findChild(QProgressBar), page.findChild(ProgressStrip)
    qtbot.waitUntil(
        lambda: bar.isVisible() and bar.accessibleName() == "Printing" and strip.count_text().endswith(" / 4"),
        timeout=10_000,
    )
    assert not page.command_action("posters.print").isEnabled()
    stop = next(b for b in page.findChildren(QPushButton) if b.text() == "Stop")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    until_shown(qtbot, page, "Printing was stopped")
    settle(qtbot, page, jobs)
    assert not bar.isVisible()
    assert page.command_action("posters.print").isEnabled()
    assert {poster.state for poster in desk.posters.states()} == {PosterState.NEVER}
    with pytest.raises(FileNotFoundError):
        cups.printed(cups.jobs()[0])


def test_what_the_printer_waits_for_is_shown(page: PostersPage, cups: PrivateCups, qtbot: QtBot) -> None:
    cups.hold(reason="media-empty-error")
    control(qtbot, Qt.Key.Key_P)
    bar = page.findChild(QProgressBar)
    waits = "The print waits: the printer is out of paper or waits for the right paper"
    qtbot.waitUntil(lambda: bar.accessibleName() == waits, timeout=10_000)
    cups.release()
    until_shown(qtbot, page, "Printed on Desk laser")


def test_a_printer_without_the_paper_is_reported_beforehand(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs
) -> None:
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    settle(qtbot, page, jobs)
    assert page.output.note() == "This printer has no A5 paper. Choose another printer, or save as PDF."
    control(qtbot, Qt.Key.Key_P)
    until_shown(qtbot, page, "Desk laser has no paper of 148 × 210 mm")
    assert not cups.jobs()


def test_a_chosen_printer_is_remembered(
    page: PostersPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, program: Program
) -> None:
    cups.add_queue("hall", title="Hall laser")
    qtbot.mouseClick(page.output.again, Qt.MouseButton.LeftButton)
    settle(qtbot, page, jobs)
    page.output.printer.setFocus()
    qtbot.keyClicks(page.output.printer, "h")
    assert page.output.printer_name == "hall"
    assert program.settings.get(PRINTER) == "hall"
    page.refresh()
    settle(qtbot, page, jobs)
    assert page.output.printer_name == "hall"
