"""Sitting down at the desk: unlocking, locking, changing places, changing the language."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.app.window import FrontDesk
from desktop.domain.errors import UserError
from desktop.domain.people import Role
from desktop.settings import BIG_MODE, LANGUAGE
from desktop.store.folder import FolderInUse
from desktop.ui.kit.i18n import sentence
from desktop.ui.shell.unlock import UnlockScreen
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front

SitDown = Callable[[Path], Front]


def test_the_right_password_opens_the_desk_and_a_wrong_one_says_so(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    front.type("not the password")
    front.key(Qt.Key.Key_Return)
    front.until(lambda: not screen.busy)
    assert front.desk.desk is None
    front.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    front.sign_in(MANAGER_PASSWORD)
    assert front.shell.current_page == "today"


def test_a_lock_keeps_the_page_and_what_was_typed(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_7)
    front.control(Qt.Key.Key_G)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    front.type("Xi men")
    front.control(Qt.Key.Key_L)
    assert isinstance(front.screen, UnlockScreen)
    assert not field.isVisible()
    desk, shell = front.desk.desk, front.desk.shell
    front.sign_in(MANAGER_PASSWORD)
    assert (front.desk.desk, front.desk.shell) == (desk, shell)
    assert front.shell.current_page == "venue"
    assert field.isVisible()
    assert field.text() == "Xi men"


def test_somebody_else_signs_in_with_their_own_rights(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.desk.lock()
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    clerk = next(d for d in front.desk._program.access(made_desk.folder).key_slots() if d.role is Role.CLERK)
    screen.choose(clerk.slot_id)
    screen.focus_first()
    front.type(CLERK_PASSWORD)
    front.key(Qt.Key.Key_Return)
    front.until(lambda: not isinstance(front.screen, UnlockScreen))
    assert front.desk.desk is not None
    assert front.desk.desk.session.member.role is Role.CLERK
    offered = {command.id for command in front.shell.available()}
    assert "posters.print" in offered
    assert "gates.add" not in offered


def test_the_language_changes_at_once_and_stays(sit_down: SitDown, made_desk: MadeDesk, program: Program) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.window.windowTitle() == "场所码前台"
    front.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    front.until(lambda: front.desk.window.windowTitle() == "VenueDesk")
    assert program.settings.get(LANGUAGE) == "en"


def test_the_big_mode_comes_and_goes_by_one_key_and_stays(
    sit_down: SitDown, made_desk: MadeDesk, program: Program
) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    front.key(Qt.Key.Key_M, held)
    front.until(lambda: front.desk.preferences.theme.text_size == 200)
    assert program.settings.get(BIG_MODE)
    front.key(Qt.Key.Key_M, held)
    front.until(lambda: front.desk.preferences.theme.text_size == 100)
    assert not program.settings.get(BIG_MODE)


def test_why_there_is_no_window_is_said_although_there_is_none(
    qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path
) -> None:
    front = FrontDesk(program, tmp_path / "desk", qapp)
    qtbot.addWidget(front.window)
    refusal = FolderInUse()
    front.refuse(refusal)
    gc.collect()
    (box,) = (one for one in qapp.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    assert box.text() == sentence(refusal.message)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(isinstance(one, QMessageBox) for one in qapp.topLevelWidgets()))
    front.deleteLater()


@pytest.mark.parametrize(
    ("place", "reason"), [("OneDrive/desk", "OneDrive"), ("papers", "is not empty"), ("papers/list.txt", "is a file")]
)
def test_where_no_desk_can_be_made_nothing_is_asked_for(
    qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path, place: str, reason: str
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "list.txt").write_text("other work")
    front = FrontDesk(program, tmp_path / place, qapp)
    qtbot.addWidget(front.window)
    with pytest.raises(UserError, match=reason):
        front.start()
    assert not front.window.isVisible()
    front.deleteLater()


@pytest.mark.parametrize("damage", ["keys", "database"])
def test_a_damaged_desk_is_refused_in_a_sentence(
    sit_down: SitDown, made_desk: MadeDesk, program: Program, damage: str
) -> None:
    if damage == "keys":
        (made_desk.folder / "keys.json").write_text("{")
        with pytest.raises(UserError):
            program.access(made_desk.folder)
        return
    (made_desk.folder / "desk.db").write_bytes(b"no database" * 1000)
    front = sit_down(made_desk.folder)
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    front.until(lambda: not screen.busy)
    assert "损坏" in screen.banner.text()
    assert (made_desk.folder / "desk.db").read_bytes() == b"no database" * 1000
