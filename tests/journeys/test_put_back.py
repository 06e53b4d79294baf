"""A damaged desk and a backup file at a new PC: the way back through the window, with keys and clicks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from desktop.app.program import Program
from desktop.store.engine import plain_connection
from desktop.store.moved import DeskMoved
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.setup.put_back import PutBackScreen
from desktop.ui.setup.wizard import Wizard
from desktop.ui.shell.unlock import UnlockScreen
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front

SitDown = Callable[..., Front]
PAGE_BYTES = 4096


def press(host: QWidget, words: str) -> None:
    """Click the button of these words; the only one that is shown."""
    (button,) = (b for b in host.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def damage(folder: Path, page: int) -> bytes:
    """Change a byte of a page (from 1) of the desk's database; gives the damaged file."""
    database = folder / "desk.db"
    data = bytearray(database.read_bytes())
    data[(page - 1) * PAGE_BYTES + 300] ^= 1
    database.write_bytes(data)
    return bytes(data)


def page_of(program: Program, folder: Path, table: str) -> int:
    """The page where a table begins."""
    access = program.access(folder)
    key = bytes(access.open(access.manager().slot_id, MANAGER_PASSWORD).secrets.database)
    connection = plain_connection(folder / "desk.db", key)
    try:
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    finally:
        connection.close()
    assert found is not None
    return int(found[0])


def try_to_open(front: Front) -> None:
    """Type the right password and go where the way back is offered."""
    unlock = front.screen
    assert isinstance(unlock, UnlockScreen)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    front.until(unlock.banner.isVisible)
    press(unlock, "修复前台…")
    front.until(lambda: isinstance(front.screen, PutBackScreen))


def answers(front: Front) -> list[str]:
    """What the window says over the unlock screen, each answered by Enter."""
    front.until(lambda: isinstance(front.screen, UnlockScreen) and bool(dialogs(front)))
    texts = []
    while left := dialogs(front):
        said = left[-1]
        texts.insert(0, said.text.text())
        QTest.keyClick(said, Qt.Key.Key_Return)
        front.until(lambda said=said: said not in dialogs(front))
    front.desk.window.activateWindow()
    front.until(front.desk.window.isActiveWindow)
    return texts


def dialogs(front: Front) -> list[ConfirmDialog]:
    return [d for d in front.desk.window.findChildren(ConfirmDialog) if isValid(d) and d.isVisible()]


def copied(program: Program, made_desk: MadeDesk) -> None:
    """Make the daily copy."""
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.backup.copy_now()


def is_whole(front: Front) -> bool:
    assert front.desk.desk is not None
    return front.desk.desk.health.problems() == ()


def test_a_damaged_desk_offers_its_newest_good_copy_and_goes_on_with_it(
    sit_down: SitDown, program: Program, made_desk: MadeDesk
) -> None:
    copied(program, made_desk)
    damaged = damage(made_desk.folder, 1)  # without the first page nothing opens
    front = sit_down(made_desk.folder)
    try_to_open(front)
    screen = front.screen
    copies = screen.findChild(QComboBox)
    assert isinstance(copies, QComboBox)
    front.until(lambda: copies.currentText().endswith("的备份，完好"))
    front.type("not-the-password")
    front.key(Qt.Key.Key_Return)
    banner = screen.findChild(Banner)
    assert isinstance(banner, Banner)
    front.until(banner.isVisible)
    assert "密码" in banner.text()
    assert (made_desk.folder / "desk.db").read_bytes() == damaged
    front.type(MANAGER_PASSWORD)  # the wrong one is selected
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[-1]
    front.sign_in(MANAGER_PASSWORD)
    assert is_whole(front)
    (aside,) = made_desk.folder.glob("set-aside-*")
    assert (aside / "desk.db").read_bytes() == damaged


def test_what_can_be_read_is_rescued_where_no_copy_is_whole(
    sit_down: SitDown, program: Program, made_desk: MadeDesk
) -> None:
    copied(program, made_desk)
    (copy,) = (made_desk.folder / "backups").glob("*.vdbackup")
    copy.write_bytes(copy.read_bytes()[:-1])
    damaged = damage(made_desk.folder, page_of(program, made_desk.folder, "head"))
    front = sit_down(made_desk.folder)
    try_to_open(front)
    banner = front.screen.findChild(Banner)
    assert isinstance(banner, Banner)
    front.until(banner.isVisible)
    assert "没有找到完好的备份" in banner.text()
    front.type(MANAGER_PASSWORD)
    press(front.screen, "取回能读出的内容")
    assert "取回" in answers(front)[-1]
    front.sign_in(MANAGER_PASSWORD)
    (aside,) = made_desk.folder.glob("set-aside-*")
    assert (aside / "desk.db").read_bytes() == damaged


def test_a_desk_of_another_pc_is_put_back_by_the_first_start(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    file = tmp_path / "move.vdbackup"
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.backup.move(file)
    with pytest.raises(DeskMoved):
        program.access(made_desk.folder)
    shutil.rmtree(made_desk.folder)  # as the other PC has none
    front = sit_down(made_desk.folder)
    wizard = front.screen
    assert isinstance(wizard, Wizard)
    press(wizard, "我有备份文件")
    front.until(lambda: isinstance(front.screen, PutBackScreen))
    front.key(Qt.Key.Key_Space)  # the focus is where a file is chosen
    front.until(lambda: front.screen.findChild(QFileDialog) is not None)
    dialog = front.screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    front.until(lambda: front.screen.findChildren(QComboBox)[0].currentText() == file.name)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[-1]
    front.sign_in(MANAGER_PASSWORD)
    assert is_whole(front)


def test_the_first_start_goes_on_where_no_backup_is_put_back(sit_down: SitDown, program: Program) -> None:
    front = sit_down(program.user.desk)
    press(front.screen, "我有备份文件")
    front.until(lambda: isinstance(front.screen, PutBackScreen))
    front.key(Qt.Key.Key_F1)
    front.until(lambda: front.desk.help.window is not None and front.desk.help.window.reader.section == "backup")
    press(front.screen, "返回")
    front.until(lambda: isinstance(front.screen, Wizard))
