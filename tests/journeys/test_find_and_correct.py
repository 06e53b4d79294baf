"""From a name to a corrected declaration, by keys alone, in the window that the program builds. Made-up people."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.store import tables
from desktop.ui.entry.correction import CorrectDialog
from desktop.ui.find.page import FindPage
from desktop.ui.shell.palette import Palette
from desktop.ui.shell.unlock import UnlockScreen
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.ui.find.find_page import enter

SitDown = Callable[[Path], Front]
PHONE = "13600136000"


@pytest.fixture
def entered_desk(program: Program, made_desk: MadeDesk) -> Path:
    """A desk where 单田芳 was entered, and somebody else."""
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        enter(desk, phone=PHONE)
        enter(desk, name="刘福", id_type="none", id_number="", birth_date="1950-02-03", temperature_c="36.5")
    return made_desk.folder


def find_page(front: Front) -> FindPage:
    page = front.shell.page("find")
    assert isinstance(page, FindPage)
    return page


def search_stf(front: Front) -> FindPage:
    """Ctrl+6, three letters, Enter."""
    front.control(Qt.Key.Key_6)
    page = find_page(front)
    assert page.field.hasFocus()
    front.type("stf")
    front.key(Qt.Key.Key_Return)
    front.until(lambda: page.table.hasFocus() and page.panel.isVisible())
    front.settle()
    return page


def give_reason(front: Front, reason: str) -> None:
    """Type a reason as soon as the dialog has the keyboard."""

    def has_keyboard() -> bool:
        shown, at = QApplication.activeModalWidget(), QApplication.focusWidget()
        return shown is not None and at is not None and shown.isAncestorOf(at)

    front.until(has_keyboard)
    front.type(reason)
    front.key(Qt.Key.Key_Return)
    front.settle()


def actions_of(front: Front) -> list[tuple[str, str]]:
    """Action and body of what the audit says of declarations, newest first."""
    desk = front.desk.desk
    assert desk is not None
    with desk.store.read() as connection:
        rows = connection.execute(
            tables.audit.select().where(tables.audit.c.kind == "declaration").order_by(tables.audit.c.seq.desc())
        )
        return [(row.action, row.body) for row in rows]


def test_a_phone_is_corrected_and_the_earlier_one_is_kept(sit_down: SitDown, entered_desk: Path) -> None:
    front = sit_down(entered_desk)
    front.sign_in(MANAGER_PASSWORD)
    page = search_stf(front)
    assert page.panel.facts.texts()["phone"] == "136****6000"
    front.control(Qt.Key.Key_E)
    give_reason(front, "dianhua xie cuo")
    form = QApplication.activeModalWidget()
    assert isinstance(form, CorrectDialog)
    front.until(lambda: form.card.form.line("name").hasFocus())
    for _ in range(6):  # the name, the document; fields that are settled are passed by
        if not form.card.form.line("phone").hasFocus():
            front.key(Qt.Key.Key_Return)
    assert form.card.form.line("phone").hasFocus()
    front.type("13600136009")
    front.control(Qt.Key.Key_Return)
    front.settle()
    assert page.panel.facts.texts()["phone"] == "136****6009"
    correction = page.panel.history.texts()[0]
    assert "136****6000 → 136****6009" in correction
    assert "dianhua xie cuo" in correction
    assert "陈志远" in correction
    assert [action for action, _ in actions_of(front)[:2]] == ["correct", "correct-open"]


def test_showing_in_full_leaves_its_reason_and_a_lock_masks_again(sit_down: SitDown, entered_desk: Path) -> None:
    front = sit_down(entered_desk)
    front.sign_in(MANAGER_PASSWORD)
    page = search_stf(front)
    front.control(Qt.Key.Key_U)
    give_reason(front, "CDC called, case 12")
    assert page.panel.facts.texts()["phone"] == PHONE
    action, body = actions_of(front)[0]
    assert action == "unmask"
    assert "CDC called, case 12" in body
    front.control(Qt.Key.Key_L)
    assert isinstance(front.screen, UnlockScreen)
    assert page.panel.facts.texts()["phone"] == "136****6000"
    front.sign_in(MANAGER_PASSWORD)
    assert page.isVisible()
    assert page.panel.facts.texts()["phone"] == "136****6000"


def test_a_clerk_finds_and_corrects_and_is_not_offered_the_rest(
    sit_down: SitDown, entered_desk: Path, program: Program
) -> None:
    front = sit_down(entered_desk)
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    clerk = next(door for door in program.access(entered_desk).key_slots() if door.role is Role.CLERK)
    screen.choose(clerk.slot_id)
    screen.focus_first()
    front.sign_in(CLERK_PASSWORD)
    page = search_stf(front)
    offered = {command.id for command in front.shell.available()}
    assert "find.correct" in offered
    assert not offered & {"find.unmask", "find.hold"}
    before = actions_of(front)
    front.control(Qt.Key.Key_U)
    front.control(Qt.Key.Key_H)
    assert "只有场所管理员可以设置或解除依法保留" in page.banner.text()
    front.shell.run("find.unmask")
    front.settle()
    assert "只有场所管理员可以查看完整个人信息" in page.banner.text()
    assert QApplication.activeModalWidget() is None
    assert not page.panel.is_full
    assert actions_of(front) == before


def test_the_search_is_reached_from_the_palette(sit_down: SitDown, entered_desk: Path) -> None:
    front = sit_down(entered_desk)
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_K)
    front.settle()
    front.until(lambda: isinstance(QApplication.activeWindow(), Palette))
    front.type("czsb")
    front.key(Qt.Key.Key_Return)
    front.until(lambda: front.shell.current_page == "find")
    front.until(lambda: find_page(front).field.hasFocus())
