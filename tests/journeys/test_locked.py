"""A locked desk has no database open; what is under way ends first, what comes meanwhile waits, and all goes on after."""

import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.services.gate_desk.desk import GateDesk
from desktop.store.pool import Suspended
from desktop.ui.counting.page import CountingPage
from desktop.ui.find.page import FindPage
from desktop.ui.shell.unlock import UnlockScreen
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.gates import Gates
from tests.journeys.front import Front
from tests.journeys.hands import Hands, commit, sign_in
from tests.journeys.test_an_inspectors_day import enter, sign_in_inspector
from tests.journeys.test_draft_restored import half_typed
from tests.ui.find.find_page import enter as enter_visitor

SitDown = Callable[[Path], Front]


def failed(error: UserError) -> None:
    """No job of these tests may."""
    pytest.fail(str(error))


def locked(front: Front) -> Desk:
    """Lock by the key, and wait until the database is closed."""
    front.control(Qt.Key.Key_L)
    return closed(front)


def closed(front: Front) -> Desk:
    desk = front.desk.desk
    assert desk is not None
    front.until(lambda: desk.store.is_suspended)
    return desk


def open_files(folder: Path) -> set[str]:
    """Names of the databases of a folder that this process has open."""
    found = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = entry.readlink()
        except OSError:
            continue
        if target.parent == folder and ".db" in target.name:
            found.add(target.name)
    return found


def try_password(front: Front, password: str) -> None:
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    front.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    front.type(password)
    front.key(Qt.Key.Key_Return)
    front.until(lambda: not screen.busy)


def test_a_locked_desk_has_its_database_closed_and_goes_on_as_it_was(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_7)
    front.control(Qt.Key.Key_G)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    front.type("Xi men")
    front.settle()
    desk, shell, signer = front.desk.desk, front.desk.shell, desk_signer(front)
    locked(front)
    assert desk is not None
    if sys.platform == "linux":
        assert open_files(made_desk.folder) == set()
    with pytest.raises(Suspended):
        desk.gates.list()
    with pytest.raises(Suspended):
        desk.vault.set_own_password(desk.session.member.id, Role.MANAGER, "another-word-5")
    assert desk.store.signer is None

    try_password(front, "not the password")
    assert desk.store.is_suspended
    front.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    front.sign_in(MANAGER_PASSWORD)
    assert (front.desk.desk, front.desk.shell) == (desk, shell)
    assert front.shell.current_page == "venue"
    assert QApplication.focusWidget() is field
    assert field.text() == "Xi men"
    assert desk_signer(front) == signer
    front.key(Qt.Key.Key_Return)
    front.until(lambda: "Xi men" in {gate.name for gate in desk.gates.list()})
    assert desk.health.problems() == ()
    assert desk.audit_findings.unacknowledged() == ()


def desk_signer(front: Front) -> bytes:
    """The public key that the desk signs with."""
    desk = front.desk.desk
    assert desk is not None
    assert desk.store.signer is not None
    return desk.store.signer.public


def test_what_is_under_way_ends_first_and_nobody_waits_for_it_to_get_in(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    desk = front.desk.desk
    assert desk is not None
    may_end, ended = threading.Event(), threading.Event()

    def work() -> None:
        """An import, say: it reads and writes for long."""
        assert may_end.wait(20)
        desk.gates.add("西门")

    front.desk.jobs.run(work, lambda _: ended.set(), failed)
    front.control(Qt.Key.Key_L)
    front.sign_in(MANAGER_PASSWORD)
    assert not ended.is_set()
    assert not desk.store.is_suspended
    front.control(Qt.Key.Key_L)
    QApplication.processEvents()
    assert not desk.store.is_suspended
    may_end.set()
    closed(front)
    assert ended.is_set()
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.desk is desk
    assert "西门" in {gate.name for gate in desk.gates.list()}


def test_what_is_asked_for_meanwhile_is_done_afterwards(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    desk = locked(front)
    done: list[int] = []
    front.desk.jobs.run(lambda: len(desk.gates.list()), done.append, failed, only_reads=True)
    sync = front.desk.sync
    assert sync is not None
    sync.read()  # as its timer does
    QApplication.processEvents()
    assert not front.desk.jobs.is_busy
    assert desk.store.is_suspended
    assert done == []
    front.sign_in(MANAGER_PASSWORD)
    front.until(lambda: done == [4])
    front.until(lambda: sync.idle)


def test_presses_of_the_last_moment_are_counted(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_3)
    page = front.shell.page("counting")
    assert isinstance(page, CountingPage)
    front.until(lambda: page.gates.gate(1) is not None)
    front.settle()
    front.type("111")
    desk = locked(front)
    page.queue.survey()  # as the turn of the hour asks for
    assert page.queue.is_idle is False
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    assert desk.counting.board().total.day == 3
    assert page.side.figure == "3"


def test_another_member_comes_in_at_a_desk_that_is_closed(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    managers = locked(front)
    front.desk.jobs.run(managers.gates.list, lambda _: pytest.fail("done for nobody"), failed)
    sign_in(front, Role.CLERK, CLERK_PASSWORD)
    desk = front.desk.desk
    assert desk is not None
    assert desk is not managers
    assert desk.session.member.role is Role.CLERK
    front.settle()
    locked(front)
    front.sign_in(CLERK_PASSWORD)
    assert front.desk.desk is desk


def everything_typed(front: Front) -> str:
    """What stands in any field or label of the window, seen or not, and in the clipboard."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    fields = [*front.desk.window.findChildren(QLineEdit), *front.desk.window.findChildren(QLabel)]
    notes = front.desk.window.findChildren(QPlainTextEdit)
    texts = [*(field.text() for field in fields), *(note.toPlainText() for note in notes)]
    return " ".join([*texts, QApplication.clipboard().text()])


def find_page(front: Front) -> FindPage:
    front.control(Qt.Key.Key_6)
    front.settle()
    page = front.shell.page("find")
    assert isinstance(page, FindPage)
    return page


def test_another_member_finds_neither_the_form_nor_the_search_of_the_one_before(
    sit_down: SitDown, gates: Gates
) -> None:
    front = sit_down(gates.place.root)
    window = front.desk.window
    half_typed(front)
    managers = front.desk.desk
    assert managers is not None
    enter_visitor(managers, name="麦小田")
    front.settle()
    page = find_page(front)
    front.type("maixiaotian")
    front.until(lambda: page.table.model().rowCount() == 1)
    front.settle()
    front.control(Qt.Key.Key_A)
    front.control(Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "maixiaotian"
    page.run_command("find.correct")
    commit("来访者说电话错了")
    own = ("欧阳秀英", "11010519491231002X", "maixiaotian", "来访者说电话错了", "麦*田")
    typed = everything_typed(front)
    assert [text for text in own if text not in typed] == []

    front.desk.lock()  # as after some time without a key, with a dialog open
    closed(front)
    sign_in(front, Role.CLERK, CLERK_PASSWORD)
    assert front.desk.window is window
    assert [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()] == []
    front.control(Qt.Key.Key_2)
    front.settle()
    assert Hands(front).page.card.form.typed("name") == ""
    assert find_page(front).field.text() == ""
    shown = everything_typed(front)
    assert [text for text in own[:4] if text in shown] == []
    commit("clerk’s own search")

    front.desk.lock()
    closed(front)
    sign_in_inspector(front)
    assert isinstance(front.desk.desk, GateDesk)
    front.control(Qt.Key.Key_2)
    front.settle()
    assert Hands(front).page.card.form.typed("name") == ""
    front.control(Qt.Key.Key_6)
    front.settle()
    assert front.shell.current_page == "green-channel", "there is no such page"
    assert [text for text in (*own, "clerk’s own search") if text in everything_typed(front)] == []

    front.desk.lock()
    closed(front)
    sign_in(front, Role.MANAGER, MANAGER_PASSWORD)
    front.control(Qt.Key.Key_2)
    front.settle()
    assert Hands(front).page.card.form.typed("name") == "欧阳秀英", "the form is kept for whoever typed it"
    assert find_page(front).field.text() == ""


def test_the_recovery_code_opens_a_desk_that_is_closed(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    former = locked(front)
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    screen.recovery_requested.emit(made_desk.made.recovery_code, "brand new words")
    front.until(lambda: front.desk.desk is not former)
    front.settle()
    desk = locked(front)
    front.sign_in("brand new words")
    assert front.desk.desk is desk
    desk.members.change_password(desk.members.me().id, MANAGER_PASSWORD, "brand new words")
    locked(front)
    try_password(front, "brand new words")
    assert desk.store.is_suspended
    front.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.desk is desk


def test_an_inspectors_desk_is_closed_and_goes_on(sit_down: SitDown, gates: Gates) -> None:
    front = sit_down(gates.place.root)
    sign_in_inspector(front)
    hands = enter(front)
    front.settle()
    desk, page = locked(front), hands.page
    assert isinstance(desk, GateDesk)
    if sys.platform == "linux":
        assert open_files(gates.place.root) == set()
    sign_in_inspector(front)
    assert front.desk.desk is desk
    assert front.shell.current_page == "green-channel"
    front.control(Qt.Key.Key_3)
    front.settle()
    front.type("1")
    front.until(lambda: desk.counting.board().total.day == 2)
    front.control(Qt.Key.Key_2)
    front.settle()
    assert hands.page is page
    locked(front)
    sign_in(front, Role.CLERK, CLERK_PASSWORD)  # what was done on both sides of the lock is signed and sealed alike
    at_desk = front.desk.desk
    assert at_desk is not None
    front.until(lambda: at_desk.declarations.count() == 1)
    front.settle()
    assert at_desk.counting.board().total.day == 2
    assert at_desk.gate_inbox.held() == ()


def test_a_form_that_is_kept_while_it_is_written_is_kept_before_the_desk_is_closed(
    sit_down: SitDown, made_desk: MadeDesk, program: Program
) -> None:
    front = sit_down(made_desk.folder)
    hands = half_typed(front)
    hands.press(Qt.Key.Key_Return)
    front.type("13600136000")
    locked(front)
    copy = made_desk.folder.parent / "copy"
    shutil.copytree(made_desk.folder, copy)  # as it would be found after a power cut
    access = program.access(copy)
    with program.desk(access, access.open_any(MANAGER_PASSWORD)) as desk:
        kept = desk.entry_drafts.kept()
    assert kept is not None
    assert kept.draft == hands.page.card.draft()
    assert kept.draft.name == "欧阳秀英"


def test_a_re_key_stops_for_a_lock_and_is_done_afterwards(
    sit_down: SitDown, made_desk: MadeDesk, program: Program
) -> None:
    access = program.access(made_desk.folder)
    with program.desk(access, access.open_any(MANAGER_PASSWORD)) as desk:
        desk.rekeying.ask()
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    desk = locked(front)
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.desk is desk
    front.until(lambda: not desk.rekeying.is_due())
    front.settle()
    assert desk.vault.generation == 1
    locked(front)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    assert desk.health.problems() == ()


def test_a_database_that_was_damaged_meanwhile_is_refused_and_the_desk_stays_closed(
    sit_down: SitDown, made_desk: MadeDesk
) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    desk = locked(front)
    database = made_desk.folder / "desk.db"
    whole = database.read_bytes()
    database.write_bytes(b"no database" * 1000)
    try_password(front, MANAGER_PASSWORD)
    screen = front.screen
    assert isinstance(screen, UnlockScreen)
    assert "损坏" in screen.banner.text()
    assert desk.store.is_suspended
    database.write_bytes(whole)
    front.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.desk is desk


def test_the_window_closes_from_the_lock_screen(sit_down: SitDown, made_desk: MadeDesk, program: Program) -> None:
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.settle()
    locked(front)
    front.desk.window.close()
    assert front.desk.desk is None
    access = program.access(made_desk.folder)
    with program.desk(access, access.open_any(MANAGER_PASSWORD)) as desk:
        assert desk.health.problems() == ()
        assert desk.audit_findings.unacknowledged() == ()
