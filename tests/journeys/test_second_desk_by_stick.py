"""Two desks whose windows never see a network: both join by stick, one edits, the other shows it; by the keyboard."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.settings import LANGUAGE
from desktop.ui.setup.wizard import Wizard
from desktop.ui.sync.page import SyncPage
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.syncing_on import EAGER
from tests.journeys.test_second_desk import PASSWORD, Keys
from tests.sync.hub_process import HubProcess
from tests.ui.posters.posters_page import answer_file_dialog
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, TAB

SitDown = Callable[[Path], Front]
BACKTAB, RIGHT = Qt.Key.Key_Backtab, Qt.Key.Key_Right


@pytest.fixture
def program(program: Program) -> Program:
    """In English, and eager to sync by itself, which must not trouble a desk that has no network."""
    program.settings.set(LANGUAGE, "en")
    return replace(program, intervals=EAGER)


def on_sync_page(front: Front) -> SyncPage:
    front.control(Qt.Key.Key_8)
    page = front.shell.page("sync")
    assert isinstance(page, SyncPage)
    settle(front)
    return page


def settle(front: Front) -> None:
    front.until(lambda: front.desk.sync is not None and front.desk.sync.idle)
    front.settle()


def export(qtbot: QtBot, keys: Keys, page: SyncPage, out: Path) -> None:
    keys.press(Qt.Key.Key_S, held=CTRL)
    answer_file_dialog(qtbot, page, out)
    keys.front.until(out.exists)
    settle(keys.front)


def take(qtbot: QtBot, keys: Keys, page: SyncPage, receipts: Path, words: str) -> None:
    keys.press(Qt.Key.Key_O, held=CTRL)
    answer_file_dialog(qtbot, page, receipts)
    keys.front.until(lambda: words in page.banner.text())
    settle(keys.front)


def first_joins(qtbot: QtBot, keys: Keys, hub: HubProcess, invitation: Path, sticks: Path) -> None:
    """On the Sync page of a desk that knows no hub."""
    front = keys.front
    front.sign_in(MANAGER_PASSWORD)
    page = on_sync_page(front)
    keys.press(BACKTAB, RIGHT, TAB)
    keys.fill(str(sticks / "absent.vdi"))
    keys.until_shown("cannot be read")
    keys.press(Qt.Key.Key_A, held=CTRL)
    keys.fill(str(invitation))
    keys.until_shown("The invitation is kept.")
    assert page.status_card.title.text() == "A USB stick has to go first"
    export(qtbot, keys, page, sticks / "first.vdb")
    assert "The request to join and" in page.banner.text()
    assert page.status_card.title.text() == "The request to join is on its way"
    assert page.status_card.value("next") == "With the next USB stick"
    assert hub("import", sticks / "first.vdb")["asked"][0]["state"] == "approved"
    take(qtbot, keys, page, sticks / "first.vdb.receipt", "The health office has let this desk in")
    assert page.status_card.title.text() == "Everything is synced"


def ask(qtbot: QtBot, keys: Keys, invitation: Path, code: str, out: Path) -> None:
    """Through the first start of another PC, up to the stick."""
    wizard = keys.front.screen
    assert isinstance(wizard, Wizard)
    keys.press(BACKTAB, RIGHT, TAB, RIGHT, ENTER)
    keys.fill(str(invitation), code, "北门前台")
    keys.fill("陈志远", "13800138000", PASSWORD, PASSWORD)
    answer_file_dialog(qtbot, wizard, out)
    keys.until_shown("The request is in")
    assert wizard.step == 2
    assert wizard.may_close()  # nothing is lost


def make(keys: Keys, answer: Path) -> None:
    """Days later."""
    wizard = keys.front.screen
    assert isinstance(wizard, Wizard)
    keys.until_shown("The request is waiting for the health office’s answer.")
    keys.fill(str(answer), "another password")
    keys.until_shown("This is not the password that was chosen with the request.")
    keys.press(Qt.Key.Key_A, held=CTRL)
    keys.fill(PASSWORD)
    keys.front.until(lambda: wizard.step == 3)
    groups = [w.text() for w in wizard.findChildren(QLabel) if w.property("role") == "code"]
    keys.fill(groups[-1])
    keys.front.until(lambda: keys.front.desk.shell is not None and keys.front.shell.isVisible())


def test_two_desks_of_a_venue_join_and_agree_by_stick_only(
    qtbot: QtBot, sit_down: SitDown, made_desk: MadeDesk, real_hub: HubProcess, tmp_path: Path
) -> None:
    code, sticks = made_desk.made.venue.declaration_code, tmp_path / "sticks"
    sticks.mkdir()
    for name in ("first.vdi", "second.vdi"):
        real_hub("ticket", "--code", code, "--approve", "--out", sticks / name)
    keys = Keys(qtbot, sit_down(made_desk.folder))
    first_joins(qtbot, keys, real_hub, sticks / "first.vdi", sticks)
    keys.front.desk.window.close()

    keys = Keys(qtbot, sit_down(tmp_path / "north"))
    ask(qtbot, keys, sticks / "second.vdi", code, sticks / "request.vdb")
    keys.front.desk.window.close()
    assert real_hub("import", sticks / "request.vdb")["asked"][0]["state"] == "approved"

    keys = Keys(qtbot, sit_down(tmp_path / "north"))
    make(keys, sticks / "request.vdb.receipt")
    front = keys.front
    desk = front.desk.desk
    assert desk is not None
    assert desk.replication.desks()[0].called == "北门前台"
    front.control(Qt.Key.Key_7)
    keys.press(Qt.Key.Key_G, held=CTRL)
    front.settle()
    keys.press(DOWN, Qt.Key.Key_F2)
    keys.in_dialog("正南门")
    page = on_sync_page(front)
    export(qtbot, keys, page, sticks / "north.vdb")
    real_hub("import", sticks / "north.vdb")
    take(qtbot, keys, page, sticks / "north.vdb.receipt", "The hub has confirmed")
    assert desk.sync.status().synced
    assert desk.sync.status().error is None  # it never tried by itself
    front.desk.window.close()

    keys = Keys(qtbot, sit_down(made_desk.folder))
    keys.front.sign_in(MANAGER_PASSWORD)
    first = keys.front.desk.desk
    assert first is not None
    page = on_sync_page(keys.front)
    export(qtbot, keys, page, sticks / "south.vdb")
    real_hub("import", sticks / "south.vdb")
    take(qtbot, keys, page, sticks / "south.vdb.receipt", "The")
    assert first.gates.list()[0].name == "正南门"
    assert [one.called for one in first.replication.desks()] == ["JB", "北门前台"]
