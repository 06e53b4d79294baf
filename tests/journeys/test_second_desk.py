"""A second desk of a venue, from its first start to an edit that the first desk shows; by the keyboard, at a real hub."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.settings import LANGUAGE
from desktop.ui.setup.wizard import Wizard
from desktop.ui.sync.page import SyncPage
from desktop.ui.venue.page import MEMBERS, VenuePage
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.syncing_on import EAGER
from tests.sync.hub_process import HubProcess
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, press, write
from tests.visible_text import visible_text

SitDown = Callable[[Path], Front]
PASSWORD, CLERK_PASSWORD = "three quiet trees", "seven slow boats"


@pytest.fixture
def program(program: Program) -> Program:
    """In English, and eager: minutes are tenths of a second."""
    program.settings.set(LANGUAGE, "en")
    return replace(program, intervals=EAGER)


class Keys:
    """Hands at a front desk."""

    def __init__(self, qtbot: QtBot, front: Front) -> None:
        self._qtbot, self.front = qtbot, front

    def write(self, text: str) -> None:
        write(self._qtbot, text)

    def fill(self, *texts: str) -> None:
        """Type into one field after the other."""
        for text in texts:
            self.write(text)
            self.press(ENTER)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(self._qtbot, *keys, held=held)

    def text(self) -> str:
        return visible_text(self.front.desk.window)

    def until_shown(self, words: str) -> None:
        self.front.until(lambda: words in self.text())

    def in_dialog(self, *texts: str) -> None:
        """Fill in the dialog that just opened; it closes."""
        window = self.front.desk.window
        self.front.until(lambda: any(d.isActiveWindow() for d in window.findChildren(QDialog)))
        self.fill(*texts)
        self.front.until(lambda: not any(d.isVisible() for d in window.findChildren(QDialog)))
        self.front.until(window.isActiveWindow)


def first_joins(program: Program, made: MadeDesk, hub: HubProcess) -> str:
    """The first desk joins the hub and sends what it has; gives the ticket for a second one."""
    asked = ("ticket", "--code", made.made.venue.declaration_code, "--approve")
    with ThreadPoolExecutor() as at_once:
        first, second = at_once.map(lambda _: str(hub(*asked)["ticket"]), range(2))
    access = program.access(made.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.enrolment.enroll(hub.url, first)
        desk.sync.sync_now()
    return second


def join(keys: Keys, hub: HubProcess, ticket: str, code: str) -> None:
    """Through the wizard, with a slip of the finger at each step."""
    wizard = keys.front.screen
    assert isinstance(wizard, Wizard)
    keys.press(Qt.Key.Key_Backtab, Qt.Key.Key_Right, ENTER)
    keys.fill(hub.url, f"{ticket[:-1]}{'A' if ticket[-1] != 'A' else 'B'}", code, "北门前台", "")
    keys.fill("陈志远", "13800138001", PASSWORD, PASSWORD)
    keys.until_shown("Ticket and declaration code do not belong together")
    keys.write(ticket)
    keys.press(ENTER, held=CTRL)
    keys.press(ENTER, held=CTRL)
    keys.until_shown("Only the venue's manager can set up another desk.")
    keys.fill("陈志远", "13800138000")
    keys.press(ENTER, held=CTRL)
    keys.front.until(lambda: wizard.step == 2)
    groups = [w.text() for w in wizard.findChildren(QLabel) if w.property("role") == "code"]
    keys.fill(groups[-1])
    keys.front.until(lambda: keys.front.desk.shell is not None and keys.front.shell.isVisible())


def is_synced(front: Front) -> bool:
    loop = front.desk.sync
    return loop is not None and loop.status is not None and loop.status.synced and loop.idle


def test_a_second_desk_joins_and_what_it_edits_the_first_one_shows(
    qtbot: QtBot, sit_down: SitDown, program: Program, made_desk: MadeDesk, real_hub: HubProcess, tmp_path: Path
) -> None:
    ticket = first_joins(program, made_desk, real_hub)
    keys = Keys(qtbot, sit_down(tmp_path / "north"))
    front = keys.front
    join(keys, real_hub, ticket, made_desk.made.venue.declaration_code)

    desk = front.desk.desk
    assert desk is not None
    assert [gate.name for gate in desk.gates.list()] == ["南门", "北门", "急诊入口", "停车场入口"]
    assert desk.replication.desks()[0].called == "北门前台"
    front.control(Qt.Key.Key_7)
    page = front.shell.page("venue")
    assert isinstance(page, VenuePage)

    # The clerk of the first desk is here, without a way in until the manager gives one.
    front.settle()
    page.show_tab(MEMBERS, focus=True)
    keys.press(DOWN)
    clerk = page.members.current()
    assert clerk is not None
    assert clerk.lacks_password
    assert "Has no password at this desk" in keys.text()
    keys.press(ENTER, Qt.Key.Key_Space)
    keys.in_dialog(CLERK_PASSWORD, CLERK_PASSWORD)
    front.settle()
    assert "Has no password at this desk" not in keys.text()
    assert program.access(tmp_path / "north").open(clerk.id, CLERK_PASSWORD).member_id == clerk.id

    keys.press(Qt.Key.Key_G, held=CTRL)
    keys.press(DOWN, Qt.Key.Key_F2)
    keys.in_dialog("正南门")
    front.settle()
    assert desk.gates.list()[0].name == "正南门"
    front.until(lambda: desk.outbox.unsynced() == 0 and is_synced(front))
    front.settle()
    front.desk.window.close()

    keys = Keys(qtbot, sit_down(made_desk.folder))
    front = keys.front
    front.sign_in(MANAGER_PASSWORD)
    first = front.desk.desk
    assert first is not None
    front.until(lambda: first.gates.list()[0].name == "正南门")
    front.control(Qt.Key.Key_8)
    sync = front.shell.page("sync")
    assert isinstance(sync, SyncPage)
    keys.until_shown("北门前台")
    front.settle()
