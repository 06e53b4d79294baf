"""The members tab: clerks, inspectors by declaration code, gates, passwords, leaving and coming back, handover."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.domain.people import Right, Role
from desktop.services.desk import Desk
from desktop.ui.kit.buttons import ChoiceChip
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.refusals import refusal_of
from desktop.ui.venue.member_dialogs import RecoveryDialog
from desktop.ui.venue.page import MEMBERS, VenuePage
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.looks import Looks
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, ENTER, TAB, press, write
from tests.ui.venue.venue_page import dialog_of, open_page, settle, stored
from tests.visible_text import visible_text

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, looks: Looks, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    made = open_page(qtbot, desk, program, jobs)
    made.show_tab(MEMBERS, focus=True)
    return made


def fill(qtbot: QtBot, *texts: str) -> None:
    """Type into one field after the other; an empty text leaves its field."""
    for text in texts:
        if text:
            write(qtbot, text)
        press(qtbot, ENTER)


def member_named(desk: Desk, name: str) -> str:
    return next(m.id for m in desk.members.list(include_unbound=True) if m.name == name)


def test_an_inspector_is_bound_by_the_declaration_code_and_put_at_a_gate(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    code = desk.venue.get().declaration_code
    press(qtbot, Qt.Key.Key_I, held=CTRL)
    dialog_of(qtbot, page)
    press(qtbot, ENTER, held=SHIFT)  # the code stands there already
    fill(qtbot, f"{code[:4]} {code[4:]}".lower(), "欧阳雅婷", "13900139009", "", "")
    press(qtbot, Qt.Key.Key_Space)
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER)
    bound = next(m for m in desk.members.list() if m.name == "欧阳雅婷")
    assert bound.role is Role.INSPECTOR
    assert bound.gate_ids == (desk.gates.list()[0].id,)
    assert not bound.has_password
    assert page.members.current() == bound


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("K7QM", "This is not a declaration code. It has 8 characters"),
        ("", "This is not a declaration code."),
        ("K7QM2F9M", "declaration code"),
    ],
)
def test_a_wrong_declaration_code_binds_nobody(
    qtbot: QtBot, page: VenuePage, desk: Desk, code: str, sentence: str
) -> None:
    before = desk.members.list()
    press(qtbot, Qt.Key.Key_I, held=CTRL)
    dialog = dialog_of(qtbot, page)
    press(qtbot, ENTER, held=SHIFT)
    press(qtbot, Qt.Key.Key_Backspace)
    fill(qtbot, code, "欧阳雅婷")
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: sentence in visible_text(dialog))
    assert desk.members.list() == before


def test_a_clerk_is_added_and_can_sign_in(
    qtbot: QtBot, page: VenuePage, desk: Desk, program: Program, jobs: Jobs
) -> None:
    press(qtbot, Qt.Key.Key_I, held=CTRL | SHIFT)
    dialog_of(qtbot, page)
    with stored(qtbot, desk, jobs):
        fill(qtbot, "麦家琪", "13800138007", "three little words", "three little words")
    clerk = member_named(desk, "麦家琪")
    assert program.access(desk.folder).open(clerk, "three little words").member_id == clerk


def test_a_short_password_and_a_wrong_phone_stand_under_their_fields(qtbot: QtBot, page: VenuePage, desk: Desk) -> None:
    press(qtbot, Qt.Key.Key_I, held=CTRL | SHIFT)
    dialog = dialog_of(qtbot, page)
    fill(qtbot, "麦家琪", "1380013", "short", "short")
    assert "A password has at least 8 characters." in visible_text(dialog)
    fill(qtbot, "long enough 1", "long enough 1")
    qtbot.waitUntil(lambda: "A mobile number has 11 digits; this has 7." in visible_text(dialog))
    assert "麦家琪" not in [m.name for m in desk.members.list()]


def test_chips_assign_an_inspector_to_gates(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    page.members.choose(member_named(desk, "单雄"))
    chips = [c for c in page.members.panel.findChildren(ChoiceChip) if c.isVisible()]
    assert [c.text() for c in chips if c.isChecked()] == ["南门"]
    with stored(qtbot, desk, jobs):
        qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    gates = {gate.id: gate.name for gate in desk.gates.list()}
    assigned = next(m for m in desk.members.list() if m.name == "单雄").gate_ids
    assert {gates[g] for g in assigned} == {"南门", "北门"}


def test_an_inspector_leaves_and_comes_back_by_the_code(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    page.members.choose(member_named(desk, "单雄"))
    page.members.panel.unbind_wanted.emit()
    assert "is taken off all gates" in visible_text(dialog_of(qtbot, page))
    with stored(qtbot, desk, jobs):
        press(qtbot, TAB, ENTER)
    assert "单雄" not in [m.name for m in desk.members.list()]
    page.members._left.click()
    page.members.choose(member_named(desk, "单雄"))
    assert "Has left the venue" in visible_text(page.members.panel)
    page.members.panel.rebind_wanted.emit()
    dialog_of(qtbot, page)
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER)  # the present code stands there already
    assert "单雄" in [m.name for m in desk.members.list()]


def test_the_manager_can_be_an_inspector_too(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    page.members.choose(member_named(desk, "陈志远"))
    with stored(qtbot, desk, jobs):
        page.members.panel._inspector.click()
    manager = desk.members.list()[0]
    assert (manager.role, manager.inspector) == (Role.MANAGER, True)
    assert "At these gates" in visible_text(page.members.panel)


def test_the_role_is_handed_over_with_its_consequence_told(
    qtbot: QtBot, page: VenuePage, desk: Desk, program: Program
) -> None:
    heir = member_named(desk, "单雄")
    page.members.choose(heir)
    page.command_action("members.hand_over").trigger()
    dialog = dialog_of(qtbot, page)
    assert "You become a front-desk clerk at once" in visible_text(dialog)
    press(qtbot, ENTER)
    with qtbot.waitSignal(page.handed_over):
        fill(qtbot, "four quiet old trees", "four quiet old trees")
    assert desk.members.list()[0].id == heir
    assert not desk.members.me().may(Right.EDIT_VENUE)
    assert refusal_of(page.command_action("venue.edit"))
    assert program.access(desk.folder).manager().slot_id == heir
    assert program.access(desk.folder).open(heir, "four quiet old trees").member_id == heir


def test_a_member_with_a_password_takes_over_without_a_new_one(qtbot: QtBot, page: VenuePage, desk: Desk) -> None:
    page.members.choose(member_named(desk, "李春梅"))
    page.command_action("members.hand_over").trigger()
    dialog = dialog_of(qtbot, page)
    assert "Password of the new manager" not in visible_text(dialog)
    with qtbot.waitSignal(page.handed_over):
        press(qtbot, ENTER)
    assert desk.members.list()[0].name == "李春梅"


def test_the_manager_sets_the_password_of_another(
    qtbot: QtBot, page: VenuePage, desk: Desk, program: Program, jobs: Jobs
) -> None:
    clerk = member_named(desk, "李春梅")
    page.members.choose(clerk)
    page.members.panel.password_wanted.emit()
    dialog_of(qtbot, page)
    with stored(qtbot, desk, jobs):
        fill(qtbot, "a fresh new word", "a fresh new word")
    assert program.access(desk.folder).open(clerk, "a fresh new word").member_id == clerk


def test_a_clerk_without_a_password_at_this_desk_is_reported_and_gets_one(
    qtbot: QtBot, page: VenuePage, desk: Desk, program: Program, looks: Looks, screens: Screens, jobs: Jobs
) -> None:
    clerk = member_named(desk, "李春梅")
    desk.members.unbind(clerk)  # who comes back has none, as one who comes from another desk
    desk.members.rebind(clerk, desk.venue.get().declaration_code)
    settle(qtbot, jobs)
    page.members.choose(clerk)
    row = page.members.table.currentIndex().row()
    door = page.members.table.model().index(row, 3)
    assert door.data() == "No password here"
    assert "passwords do not travel between desks" in visible_text(page.members.panel)
    screens.save(page, "venue-members-no-password")
    page.members.focus_first()
    press(qtbot, ENTER, Qt.Key.Key_Space)
    dialog_of(qtbot, page)
    with stored(qtbot, desk, jobs):
        fill(qtbot, "a fresh new word", "a fresh new word")
    page.members.choose(clerk)
    assert page.members.table.model().index(row, 3).data() == "Yes"
    assert "passwords do not travel" not in visible_text(page.members.panel)
    assert program.access(desk.folder).open(clerk, "a fresh new word").member_id == clerk


def test_an_inspector_without_a_password_is_nothing_to_mend(page: VenuePage, desk: Desk) -> None:
    page.members.choose(member_named(desk, "单雄"))
    row = page.members.table.currentIndex().row()
    assert page.members.table.model().index(row, 3).data() == "No"
    assert "no password at this desk" not in visible_text(page.members.panel)


def test_a_password_that_may_be_known_changes_the_keys_as_well(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs, screens: Screens
) -> None:
    page.members.choose(member_named(desk, "李春梅"))
    page.members.panel.password_wanted.emit()
    dialog = dialog_of(qtbot, page)
    screens.save_now(dialog, "password-suspected")
    box = dialog.findChild(QCheckBox)
    assert box is not None
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    dialog.findChildren(QLineEdit)[0].setFocus()
    with stored(qtbot, desk, jobs):
        fill(qtbot, "a fresh new word", "a fresh new word")
    assert desk.rekeying.is_due()


def test_ones_own_password_needs_the_current_one(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    page.members.choose(member_named(desk, "陈志远"))
    page.members.panel.password_wanted.emit()
    dialog = dialog_of(qtbot, page)
    fill(qtbot, "not the password", "a fresh new word", "a fresh new word")
    qtbot.waitUntil(lambda: "The password is wrong." in visible_text(dialog))
    write(qtbot, MANAGER_PASSWORD)
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER, held=CTRL)


def test_with_nobody_else_there_is_nobody_to_hand_over_to(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    for member in desk.members.list()[1:]:
        desk.members.unbind(member.id)
    settle(qtbot, jobs)
    page.command_action("members.hand_over").trigger()
    settle(qtbot, jobs)
    assert "There is nobody to hand over to." in page.banner.text()


def test_a_new_recovery_code_replaces_the_old_one_once_it_is_kept(
    qtbot: QtBot, page: VenuePage, desk: Desk, made_desk: MadeDesk, program: Program
) -> None:
    page.command_action("members.recovery").trigger()
    assert "The old sheet opens nothing any more" in visible_text(dialog_of(qtbot, page))
    press(qtbot, TAB, ENTER)
    qtbot.waitUntil(lambda: bool(page.findChildren(RecoveryDialog)))
    dialog = page.findChild(RecoveryDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    code = "".join(w.text() for w in dialog.findChildren(QLabel) if w.property("role") == "code")
    press(qtbot, ENTER)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        fill(qtbot, code[-4:])
    access = program.access(desk.folder)
    with pytest.raises(UserError):
        access.recover(made_desk.made.recovery_code, "another-password-1", program.cost)
    assert access.recover(code, "another-password-1", program.cost).member_id == access.manager().slot_id


def test_a_rare_name_is_reported_of_when_it_is_registered(
    qtbot: QtBot, page: VenuePage, desk: Desk, screens: Screens, jobs: Jobs
) -> None:
    press(qtbot, Qt.Key.Key_I, held=CTRL)
    dialog_of(qtbot, page)
    fill(qtbot, "张𡌶", "13900139009", "", "")
    press(qtbot, Qt.Key.Key_Space)
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "“𡌶” is rare" in page.banner.text())
    screens.save(page, "venue-rare-name")
    assert any(member.name == "张𡌶" for member in desk.members.list())
