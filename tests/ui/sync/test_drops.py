"""Files of a stick that are dropped on the Sync page. Made-up hubs."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.sync.joining import EnrolDialog
from tests.looks import Looks
from tests.ui.drop_files import drag, drop, files_data
from tests.ui.sync.sync_page import Standings, SyncWindow, open_window


@pytest.fixture
def opened(qtbot: QtBot, looks: Looks, program: Program, desk: Desk, jobs: Jobs) -> SyncWindow:
    return open_window(qtbot, program, desk, jobs)


def test_an_invitation_is_filled_in_and_somebody_looks_at_it_first(opened: SyncWindow, tmp_path: Path) -> None:
    invitation = tmp_path / "venuedesk.vdi"
    assert drag(opened.page, files_data(invitation)) == "Drop the receipt or the invitation of the health office"
    assert drop(opened.page, invitation)
    ways = opened.page.joining.ways
    assert (ways.by_stick, ways.stick.invitation.value()) == (True, str(invitation))
    assert opened.page.joining.action.text() == "Use the invitation"


def test_a_desk_without_a_hub_says_what_it_cannot_take(opened: SyncWindow) -> None:
    assert drop(opened.page, Path("waiting.vdb"))
    assert opened.page.banner.text().startswith("This is a bundle for the hub.")
    assert drop(opened.page, Path("waiting.vdb.receipt"))
    assert opened.page.banner.text().startswith("This desk belongs to no hub yet")
    assert drop(opened.page, Path("names.csv"))
    assert opened.page.banner.text() == "names.csv cannot be taken here. What can be: RECEIPT, RECEIPTS, VDI."


def test_a_desk_of_a_hub_takes_receipts_and_asks_before_it_moves(
    opened: SyncWindow, desk: Desk, tmp_path: Path
) -> None:
    Standings(desk).joined()
    opened.read()
    receipt = tmp_path / "waiting.vdb.receipt"
    receipt.write_bytes(b"nothing that the hub signed")
    assert drop(opened.page, receipt)
    opened.settle()
    assert "receipt" in opened.page.banner.text()
    assert drop(opened.page, tmp_path / "venuedesk.vdi")
    (dialog,) = opened.page.findChildren(EnrolDialog)
    assert dialog.ways.stick.invitation.value() == str(tmp_path / "venuedesk.vdi")
    dialog.reject()
