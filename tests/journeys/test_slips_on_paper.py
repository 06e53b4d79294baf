"""Blank slips printed from the entry page through a real print server, and what is left when it takes none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.slips import slip_payload
from desktop.posters.codes.readcode import read_codes
from desktop.services.desk import Desk
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.green_channel.slips import SlipPrintDialog
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.printing.cupsd import PrivateCups, private_cups
from tests.ui.green_channel.green_channel_page import open_page, settle
from tests.ui.venue.venue_keys import CTRL, press, write

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


@pytest.fixture
def page(cups: PrivateCups, qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    return open_page(qtbot, desk, program, jobs)


def ask_for_two(qtbot: QtBot, page: GreenChannelPage) -> SlipPrintDialog:
    """Ctrl+P and a 2, once the printer is there."""
    press(qtbot, Qt.Key.Key_P, held=CTRL)
    dialog = page.findChild(SlipPrintDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.action.isEnabled())
    write(qtbot, "2")
    return dialog


def test_slips_come_out_of_the_printer_and_wait(
    page: GreenChannelPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    dialog = ask_for_two(qtbot, page)
    dialog.action.click()
    qtbot.waitUntil(lambda: "JB-000002" in page.banner.text(), timeout=20_000)
    (job,) = cups.jobs()
    out = tmp_path / "out.pdf"
    out.write_bytes(cups.printed(job))
    [(first, last)] = desk.slips.outstanding()
    assert (first.number, last.number) == (1, 2)
    code = desk.venue.get().code
    with out.open("rb") as file:
        found = read_codes(file, out.name)
    assert set(found) == {slip_payload(code, first), slip_payload(code, last)}
    settle(qtbot, jobs)


def test_a_printer_that_is_gone_says_so_and_the_numbers_stay_for_another_try(
    page: GreenChannelPage, cups: PrivateCups, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    dialog = ask_for_two(qtbot, page)
    cups.admin("lpadmin", "-x", "desk")
    dialog.action.click()
    qtbot.waitUntil(lambda: dialog.banner.text() != "", timeout=20_000)
    cups.add_queue("desk", title="Desk laser")
    qtbot.waitUntil(dialog.action.isEnabled, timeout=20_000)
    dialog.action.click()
    qtbot.waitUntil(lambda: "JB-000001 to JB-000002" in page.banner.text(), timeout=20_000)
    settle(qtbot, jobs)
