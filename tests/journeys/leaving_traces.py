"""A day at the desk with one visitor whom nothing else on this PC knows, in a process that is looked into and killed.

Run by ``test_traces.py`` as a test of its own: entry, half a form, fever, search, exposure, export, print, a fault of the
program, lock. It says ``locked`` and stays as it is until it is killed.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.ui.exposure.export import ExportListDialog
from desktop.ui.exposure.page import ExposurePage
from desktop.ui.exposure.print_list import PrintListDialog
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.find.page import FindPage
from desktop.ui.kit.print_dialog import PaperPrintDialog
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.hands import CONTROL, ENTER, SHIFT, Hands

NAME, NUMBER, PHONE = "赫连素问", "11010519491231002x", "13997053316"
"""Of nobody. No other test has the name or the phone; the ID number is the specimen that every test uses, so it is looked
for where this process alone writes."""
ESCAPE = Qt.Key.Key_Escape


def test_a_day(sit_down: Callable[[Path], Front], made_desk: MadeDesk) -> None:
    exports = made_desk.folder.parent.parent / "exports"
    exports.mkdir()
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    desk = front.desk.desk
    assert isinstance(desk, Desk)
    desk.slips.start_batch(3)
    front.control(Qt.Key.Key_2)
    front.settle()
    hands = Hands(front)
    _enter_with_fever(hands)
    hands.fill(name=NAME, id_number=NUMBER)  # the next form stays half typed
    _find(front)
    _look_up(front, exports)
    _fail(front)
    front.control(Qt.Key.Key_L)
    front.until(lambda: desk.store.is_suspended)
    sys.stdout.write("locked\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _enter_with_fever(hands: Hands) -> None:
    front = hands.front
    hands.fill(
        name=NAME,
        id_number=NUMBER,
        phone=PHONE,
        address="惠城区桥东街道上米街5号",
        time="am",
        gate="1",
        temperature_c="376",
    )
    hands.answer()
    hands.save()
    [worksheet] = hands.page.findChildren(FeverDialog)
    hands.write("378")
    hands.press(ENTER, ENTER)
    front.control(Qt.Key.Key_P)
    front.until(lambda: bool(worksheet.findChildren(PaperPrintDialog)))
    [paper] = worksheet.findChildren(PaperPrintDialog)
    front.until(lambda: paper.action.isEnabled() and paper.action.hasFocus())
    hands.press(ENTER)
    front.until(lambda: "念给本人听" in worksheet.banner.text())
    hands.press(ESCAPE)
    front.until(lambda: not hands.page.findChildren(FeverDialog))
    front.settle()


def _find(front: Front) -> None:
    """Search by the phone, show everything, and copy the number."""
    front.control(Qt.Key.Key_6)
    page = front.shell.page("find")
    assert isinstance(page, FindPage)
    front.type(PHONE)
    front.key(ENTER)
    front.until(lambda: page.table.hasFocus() and page.panel.isVisible())
    front.settle()
    front.control(Qt.Key.Key_U)
    _in_dialog(front)
    front.type("CDC called")
    front.key(ENTER)
    front.settle()
    assert page.panel.facts.texts()["phone"] == PHONE


def _look_up(front: Front, exports: Path) -> None:
    front.shell.run("go.exposure")
    front.settle()
    page = front.shell.page("exposure")
    assert isinstance(page, ExposurePage)
    front.control(Qt.Key.Key_F)
    front.type(PHONE)
    front.key(ENTER)
    front.until(page.case.people.table.hasFocus)
    front.key(ENTER)
    front.settle()
    front.key(ENTER, CONTROL)
    _in_dialog(front)
    front.type("CDC called")
    front.key(ENTER)
    front.settle()
    front.key(Qt.Key.Key_E, CONTROL | SHIFT)
    _in_dialog(front)
    table = QApplication.activeModalWidget()
    assert isinstance(table, ExportListDialog)
    table.format.set_value("xlsx")
    _allow(front, table)
    table.save_to(exports / "list.xlsx")
    front.settle()
    front.control(Qt.Key.Key_P)
    _in_dialog(front)
    paper = QApplication.activeModalWidget()
    assert isinstance(paper, PrintListDialog)
    _allow(front, paper)
    paper.save_to(exports / "list.pdf")
    front.settle()
    assert (exports / "list.xlsx").exists()
    assert (exports / "list.pdf").exists()


def _allow(front: Front, shown: ExportListDialog | PrintListDialog) -> None:
    """Reason and password."""
    shown.reason.setFocus()
    front.type("CDC 12")
    shown.password.setFocus()
    front.type(MANAGER_PASSWORD)


def _fail(front: Front) -> None:
    """A fault of the program whose text has everything in it: a report is shown, and the log has its place."""

    def work() -> None:
        raise RuntimeError(f"{NAME} {NUMBER} {PHONE}")

    front.desk.jobs.run(work, lambda _: None, lambda _: None)
    front.until(lambda: QApplication.activeModalWidget() is not None)
    front.key(ESCAPE)
    front.until(lambda: QApplication.activeModalWidget() is None)
    front.desk.window.activateWindow()
    front.until(front.desk.window.isActiveWindow)


def _in_dialog(front: Front) -> None:
    """Until a dialog is open and has the keyboard."""

    def has_keyboard() -> bool:
        shown, at = QApplication.activeModalWidget(), QApplication.focusWidget()
        return shown is not None and at is not None and shown.isAncestorOf(at)

    front.until(has_keyboard)
