"""Where the cursor stands when the next slip of a pile begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.green_channel.pile import PileDialog
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, open_page, save, settle
from tests.ui.venue.venue_keys import CTRL, ENTER, focused, press, write


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(9)
    return open_page(qtbot, desk, program, jobs)


def begin(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, first: str) -> None:
    """Begin a pile of three by the keyboard."""

    def dialogs() -> list[PileDialog]:
        return [one for one in page.findChildren(PileDialog) if one.isActiveWindow()]

    press(qtbot, Qt.Key.Key_B, held=CTRL)
    qtbot.waitUntil(lambda: bool(dialogs()))
    [dialog] = dialogs()
    dialog.size_of_pile.setValue(3)
    dialog.gate.put(page._entry_context.gates[0].id if page._entry_context else "")
    dialog.first.setFocus()
    write(qtbot, first)
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: page.isActiveWindow() and QApplication.focusWidget() is not None)


def selected(page: GreenChannelPage) -> tuple[str, str]:
    """The field that the cursor is in, and what is selected there."""
    line = focused()
    assert isinstance(line, QLineEdit)
    return page.card.form.field_of(line), line.selectedText()


def test_without_numbers_the_slip_s_number_is_selected(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs) -> None:
    begin(qtbot, page, jobs, "")
    assert selected(page) == ("slip", "JB-000001")
    write(qtbot, "7")
    fill(qtbot, page)
    assert page.card.form.typed("slip") == "JB-000007"
    save(qtbot, jobs)
    assert selected(page) == ("slip", "JB-000008")


def test_where_the_numbers_run_on_the_cursor_starts_at_the_name(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    begin(qtbot, page, jobs, "4")
    assert (page.card.form.typed("slip"), selected(page)) == ("JB-000004", ("name", ""))
    fill(qtbot, page, gate="")
    save(qtbot, jobs)
    assert (page.card.form.typed("slip"), selected(page)) == ("JB-000005", ("name", ""))


def test_a_number_that_is_not_the_pile_s_is_looked_at(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    """The last waiting slips are not those that the pile should have: the paper decides."""
    begin(qtbot, page, jobs, "7")
    fill(qtbot, page, gate="", slip="9")
    save(qtbot, jobs)
    assert selected(page) == ("slip", "JB-000001")
