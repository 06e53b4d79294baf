"""The way in: real keys, real key derivation, and what is said when it is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.services.setup.access import Access, KeySlot, Opened
from desktop.store.keys import WrongPassword
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import PasswordField, Select
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.unlock import SignIn, UnlockScreen
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.looks import Looks
from tests.ui.accessible_faults import refusal_faults
from tests.ui.screens import SMALL, Screens
from tests.visible_text import visible_text


@pytest.fixture
def access(program: Program, made_desk: MadeDesk) -> Access:
    return program.access(made_desk.folder)


@pytest.fixture
def screen(qtbot: QtBot, looks: Looks, access: Access) -> UnlockScreen:
    made = UnlockScreen(access.key_slots(), "江北街道社区卫生服务中心")
    qtbot.addWidget(made)
    made.resize(SMALL)
    with qtbot.waitExposed(made):
        made.show()
    made.focus_first()
    return made


@pytest.fixture
def sign_in(screen: UnlockScreen, access: Access, jobs: Jobs) -> SignIn:
    return SignIn(screen, access, lambda opened: opened, jobs)


def password_of(screen: UnlockScreen) -> PasswordField:
    field = screen.findChild(PasswordField)
    assert isinstance(field, PasswordField)
    return field


def button(screen: QWidget, text: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.text() == text and b.isVisible())


def test_password_and_enter_open_the_desk(
    qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn, made_desk: MadeDesk
) -> None:
    qtbot.keyClicks(password_of(screen), MANAGER_PASSWORD)
    with qtbot.waitSignal(sign_in.entered) as entered:
        qtbot.keyClick(password_of(screen), Qt.Key.Key_Return)
    assert isinstance(entered.args[0], Opened)
    assert len(entered.args[0].secrets.database) == 32
    assert not screen.busy


def test_another_member_opens_with_their_own_password(qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn) -> None:
    select = screen.findChild(Select)
    assert isinstance(select, Select)
    assert select.count() == 2
    manager = select.value()
    qtbot.keyClick(select, Qt.Key.Key_Down)
    assert select.value() != manager
    qtbot.keyClicks(password_of(screen), CLERK_PASSWORD)
    with qtbot.waitSignal(sign_in.entered) as entered:
        qtbot.mouseClick(button(screen, "Open"), Qt.MouseButton.LeftButton)
    assert entered.args[0].member_id == select.value()


def test_wrong_password_is_said_under_the_field_which_keeps_the_focus(
    qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn
) -> None:
    qtbot.keyClicks(password_of(screen), "not-the-password")
    qtbot.keyClick(password_of(screen), Qt.Key.Key_Return)
    assert screen.busy
    assert not button(screen, "Opening…").isEnabled()
    qtbot.waitUntil(lambda: "The password is wrong" in visible_text(screen))
    assert password_of(screen).hasFocus()
    assert password_of(screen).selectedText()
    assert refusal_faults(screen) == []
    qtbot.keyClicks(password_of(screen), "x")
    assert "The password is wrong" not in visible_text(screen)


def test_an_empty_password_is_not_tried(qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn) -> None:
    with qtbot.assertNotEmitted(screen.unlock_requested):
        qtbot.keyClick(password_of(screen), Qt.Key.Key_Return)
    assert "Type your password." in visible_text(screen)


def test_too_many_wrong_passwords_count_down_without_blocking(
    qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn, access: Access, jobs: Jobs
) -> None:
    for _ in range(5):
        with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
            screen.unlock_requested.emit(access.manager().slot_id, "wrong-password")
    assert "You can try again in 0:30" in visible_text(screen) or "You can try again in 0:29" in visible_text(screen)
    assert not button(screen, "Open").isEnabled()
    qtbot.keyClicks(password_of(screen), "typing goes on")
    assert password_of(screen).text().endswith("typing goes on")
    with qtbot.assertNotEmitted(screen.unlock_requested):
        qtbot.keyClick(password_of(screen), Qt.Key.Key_Return)
    before = visible_text(screen)
    qtbot.waitUntil(lambda: visible_text(screen) != before, timeout=3000)


def test_forgotten_password_is_replaced_by_the_recovery_code(
    qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn, made_desk: MadeDesk, access: Access
) -> None:
    qtbot.mouseClick(button(screen, "Forgot the password"), Qt.MouseButton.LeftButton)
    code, new, again = [f for f in screen.findChildren(QLineEdit) if f.isVisible()]
    assert code.hasFocus()
    qtbot.keyClicks(code, made_desk.made.recovery_code)
    qtbot.keyClick(code, Qt.Key.Key_Return)
    assert new.hasFocus()
    qtbot.keyClicks(new, "a-new-password-9")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    qtbot.keyClicks(again, "a-new-passwor")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert "The two passwords differ." in visible_text(screen)
    again.clear()
    qtbot.keyClicks(again, "a-new-password-9")
    with qtbot.waitSignal(sign_in.entered):
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert access.open(access.manager().slot_id, "a-new-password-9").secrets.database


def test_wrong_recovery_code_is_said_under_it(qtbot: QtBot, screen: UnlockScreen, sign_in: SignIn) -> None:
    qtbot.mouseClick(button(screen, "Forgot the password"), Qt.MouseButton.LeftButton)
    code, new, again = [f for f in screen.findChildren(QLineEdit) if f.isVisible()]
    qtbot.keyClicks(code, "AAAA-BBBB")
    for field in (new, again):
        qtbot.keyClicks(field, "a-new-password-9")
    qtbot.mouseClick(button(screen, "Set password and open"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: code.hasFocus() and bool(code.accessibleDescription()))
    assert refusal_faults(screen) == []


def test_members_without_known_names_are_reported_apart_by_role_and_number(qtbot: QtBot, looks: Looks) -> None:
    key_slots = [
        KeySlot("m", Role.MANAGER),
        KeySlot("a", Role.CLERK),
        KeySlot("b", Role.CLERK, "李春梅"),
        KeySlot("c", Role.INSPECTOR),
    ]
    screen = UnlockScreen(key_slots)
    qtbot.addWidget(screen)
    select = screen.findChild(Select)
    assert isinstance(select, Select)
    assert [select.itemText(i) for i in range(4)] == ["Manager", "Front desk 1", "李春梅 · Front desk", "Inspector"]
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: [select.itemText(i) for i in range(4)] == ["管理员", "前台 1", "李春梅 · 前台", "检测员"])


def test_language_is_switched_in_place_and_keeps_what_was_typed(
    qtbot: QtBot, screen: UnlockScreen, looks: Looks
) -> None:
    screen.language_toggled.connect(looks.languages.toggle)
    qtbot.keyClicks(password_of(screen), "half")
    qtbot.mouseClick(button(screen, "中文 / English"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "密码" in visible_text(screen))
    assert button(screen, "打开").isEnabled()
    assert password_of(screen).text() == "half"


def test_caps_lock_is_noticed_while_typing(qtbot: QtBot, screen: UnlockScreen) -> None:
    qtbot.keyClick(password_of(screen), Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock is on." not in visible_text(screen)
    qtbot.keyClicks(password_of(screen), "B", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock is on." in visible_text(screen)
    qtbot.keyClicks(password_of(screen), "b", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock is on." not in visible_text(screen)


def test_screens(screen: UnlockScreen, screens: Screens) -> None:
    screens.save(screen, "unlock")
    screens.save(screen, "unlock-wrong", lambda: screen.show_problem(WrongPassword()))
    screen.wait(95)
    assert "You can try again in 1:35" in visible_text(screen)
    screens.save(screen, "unlock-wait")
