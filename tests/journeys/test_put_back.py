"""A damaged desk and a backup file at a new PC: the way back through the window, with keys and clicks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from desktop.app.program import Program
from desktop.store.engine import plain_connection
from desktop.store.moved import DeskMoved
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.setup.moved import MovedScreen
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
        topmost = left[-1]
        texts.insert(0, topmost.text.text())
        QTest.keyClick(topmost, Qt.Key.Key_Return)
        front.until(lambda topmost=topmost: topmost not in dialogs(front))
    activated(front)
    return texts


def activated(front: Front) -> None:
    """Give the window the keyboard back, which no window manager does here once a dialog is closed."""
    front.desk.window.activateWindow()
    front.until(front.desk.window.isActiveWindow)


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
    front.shell.open_page("backup")
    front.settle()
    press(front.shell.page("backup"), "删除…")
    front.until(lambda: bool(dialogs(front)))
    press(dialogs(front)[0], "删除")
    front.until(lambda: not aside.exists())
    front.settle()
    assert not [
        b for b in front.shell.page("backup").findChildren(QPushButton) if b.text() == "删除…" and b.isVisible()
    ]


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
    give_file(front, file)
    front.until(lambda: front.screen.findChildren(QComboBox)[0].currentText() == file.name)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[-1]
    front.sign_in(MANAGER_PASSWORD)
    assert is_whole(front)


def test_what_was_typed_is_asked_about_before_it_is_left(sit_down: SitDown, program: Program) -> None:
    front = sit_down(program.user.desk)
    wizard = front.screen
    assert isinstance(wizard, Wizard)
    typed = typed_address(front)

    def asked(leave: Callable[[], object]) -> ConfirmDialog:
        leave()
        front.until(lambda: bool(dialogs(front)))
        (question,) = dialogs(front)
        assert question.text.text() == "已填写的内容将丢失。"
        return question

    for leave in (lambda: press(wizard, "我有备份文件"), front.desk.window.close):
        QTest.keyClick(asked(leave), Qt.Key.Key_Return)  # the safe answer has the keyboard
        front.until(lambda: not dialogs(front))
        assert front.screen is wizard
        assert typed.text() == "Shangmi Jie 8"
        assert front.desk.window.isVisible()
    press(asked(lambda: press(wizard, "我有备份文件")), "恢复备份")
    front.until(lambda: isinstance(front.screen, PutBackScreen))
    press(front.screen, "返回")
    front.until(lambda: isinstance(front.screen, Wizard))
    typed_address(front)
    press(asked(front.desk.window.close), "关闭")
    front.until(lambda: not front.desk.window.isVisible())
    assert not program.user.desk.exists()


def typed_address(front: Front) -> QLineEdit:
    """The field of the address, with something typed into it; Tab leads to it."""
    activated(front)
    for _ in range(9):
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.accessibleName() == "详细地址":
            front.type("Shangmi Jie 8")
            return field
        front.key(Qt.Key.Key_Tab)
    raise AssertionError("no field of the address")


@pytest.mark.parametrize("end", ["stop", "close"])
def test_a_restore_that_is_stopped_or_closed_leaves_everything_as_it_was(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tmp_path: Path, end: str
) -> None:
    copied(program, made_desk)
    (copy,) = (made_desk.folder / "backups").glob("*.vdbackup")
    file = tmp_path / copy.name
    shutil.copyfile(copy, file)
    damaged = damage(made_desk.folder, 1)
    new = tmp_path / "new" / "desk"
    for folder in (made_desk.folder, new):
        front = sit_down(folder)
        if folder is new:
            press(front.screen, "我有备份文件")
            front.until(lambda front=front: isinstance(front.screen, PutBackScreen))
        else:
            try_to_open(front)
        screen = front.screen
        assert isinstance(screen, PutBackScreen)
        screen.choose(file)
        front.type(MANAGER_PASSWORD)
        front.key(Qt.Key.Key_Return)
        assert screen.progress.isVisible()
        if end == "stop":
            press(screen, "停止")
            front.until(screen.banner.isVisible)
            assert "未作任何改动" in screen.banner.text()
            screen.choose(file)
            assert not screen.banner.isVisible()  # that was said of the earlier choice
            front.desk.window.close()
        else:
            front.desk.window.close()
        assert not front.desk.window.isVisible()
        front.desk.join(20)
    assert not new.parent.exists()
    assert (made_desk.folder / "desk.db").read_bytes() == damaged
    assert not [*made_desk.folder.glob("set-aside-*"), *made_desk.folder.glob(".*")]
    front = sit_down(made_desk.folder)  # and it can be put back after that
    try_to_open(front)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[-1]


def test_a_desk_damaged_while_it_was_locked_offers_the_same(
    sit_down: SitDown, program: Program, made_desk: MadeDesk
) -> None:
    copied(program, made_desk)
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    desk = front.desk.desk
    assert desk is not None
    front.control(Qt.Key.Key_L)
    front.until(lambda: desk.store.is_suspended)
    damage(made_desk.folder, 1)
    try_to_open(front)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[-1]
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.desk is not desk
    assert is_whole(front)


def test_a_damaged_key_file_is_put_right_by_its_copy_or_by_a_backup(
    sit_down: SitDown, program: Program, made_desk: MadeDesk
) -> None:
    copied(program, made_desk)
    keys, copy = made_desk.folder / "keys.json", made_desk.folder / "keys.copy.json"
    keys.write_bytes(keys.read_bytes()[:-40])
    front = sit_down(made_desk.folder)
    screen = front.screen
    assert isinstance(screen, PutBackScreen)
    press(screen, "使用副本")
    assert "没有丢失任何内容" in answers(front)[0]
    front.sign_in(MANAGER_PASSWORD)
    assert is_whole(front)
    assert not (made_desk.folder / "restored.json").exists()

    front.settle()
    for file in (keys, copy):  # while it is open: it is covered with what was read before
        file.write_bytes(b"{}")
    desk = front.desk.desk
    assert desk is not None
    front.control(Qt.Key.Key_L)
    front.until(lambda: desk.store.is_suspended)
    try_to_open(front)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[-1]
    front.sign_in(MANAGER_PASSWORD)
    assert is_whole(front)


def test_a_desk_is_moved_and_says_what_to_do_at_both_ends(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    file = tmp_path / "move.vdbackup"
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.shell.open_page("backup")
    front.settle()
    press(front.shell.page("backup"), "迁移到另一台电脑")
    front.until(lambda: bool(dialogs(front)))
    press(dialogs(front)[0], "选择保存位置…")
    give_file(front, file)
    front.until(lambda: isinstance(front.screen, MovedScreen))
    shown = " ".join(label.text() for label in front.screen.findChildren(QLabel))
    assert "move.vdbackup" in shown
    assert "我有备份文件" in shown
    desk = front.desk.desk
    assert desk is not None
    front.until(lambda: desk.store.is_suspended)
    press(front.screen, "关闭程序")
    front.until(lambda: not front.desk.window.isVisible())

    front = sit_down(made_desk.folder)  # started all the same
    assert isinstance(front.screen, MovedScreen)
    press(front.screen, "仍在本机使用…")
    front.until(lambda: isinstance(front.screen, PutBackScreen))
    press(front.screen, "选择文件…")
    give_file(front, file)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    assert "前台已恢复到" in answers(front)[0]
    front.sign_in(MANAGER_PASSWORD)
    assert is_whole(front)


def give_file(front: Front, file: Path) -> None:
    """Type the name of a file where the window asks for one."""
    front.until(lambda: any(dialog.isVisible() for dialog in front.desk.window.findChildren(QFileDialog)))
    (dialog,) = (dialog for dialog in front.desk.window.findChildren(QFileDialog) if dialog.isVisible())
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    front.until(lambda: not isValid(dialog) or not dialog.isVisible())


def test_the_first_start_goes_on_where_no_backup_is_put_back(sit_down: SitDown, program: Program) -> None:
    front = sit_down(program.user.desk)
    press(front.screen, "我有备份文件")
    front.until(lambda: isinstance(front.screen, PutBackScreen))
    front.key(Qt.Key.Key_F1)
    front.until(lambda: front.desk.help.window is not None and front.desk.help.window.reader.section == "backup")
    press(front.screen, "返回")
    front.until(lambda: isinstance(front.screen, Wizard))
