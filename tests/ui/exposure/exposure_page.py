"""The window on its Exposure page, and what a test does there with keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.exposure.page import ExposurePage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from tests.services.exposure.exposure_desk import REASON, ExposureDesk
from tests.ui.desk_window import make_sync
from tests.ui.find.find_page import dialog
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL
from tests.ui.venue.venue_keys import CTRL, ENTER, press, write


@dataclass
class ExposureWindow:
    """The window with everything that the program builds, and its page."""

    qtbot: QtBot
    window: MainWindow
    shell: Shell
    page: ExposurePage
    jobs: Jobs

    def settle(self) -> None:
        """Until everything is read and shown."""
        for _ in range(2):
            settle(self.qtbot, self.jobs)
            QApplication.processEvents()

    def dialog(self) -> QDialog:
        """The dialog that is open, once it has the keyboard."""
        return dialog(self.qtbot)

    def search(self, text: str) -> None:
        """Search for somebody and take the first of those found as the case."""
        press(self.qtbot, Qt.Key.Key_F, held=CTRL)
        write(self.qtbot, text)
        press(self.qtbot, ENTER)
        self.qtbot.waitUntil(self.page.case.people.table.hasFocus, timeout=10_000)
        press(self.qtbot, ENTER)
        self.settle()

    def look_up(self, reason: str = REASON) -> None:
        """Ctrl+Enter, and the reason where it is asked for."""
        press(self.qtbot, ENTER, held=CTRL)
        if QApplication.activeModalWidget() is not None:
            self.dialog()
            write(self.qtbot, reason)
            press(self.qtbot, ENTER)
        self.settle()

    def names(self) -> list[str]:
        """The contacts that the table shows."""
        model = self.page.result.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def about(self, declaration: str) -> None:
        """Come from somewhere else with a declaration."""
        self.shell.run("go.exposure", declaration)
        self.settle()


def open_window(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> ExposureWindow:
    """The window of a desk, with the keyboard in its Exposure page."""
    shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    window = MainWindow(program.settings)
    window.enter(shell)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.showNormal()
    window.resize(SMALL)
    shell.open_page("today")
    shell.run("go.exposure")
    page = shell.page("exposure")
    assert isinstance(page, ExposurePage)
    opened = ExposureWindow(qtbot, window, shell, page, jobs)
    opened.settle()
    return opened


def busy_monday(book: ExposureDesk) -> str:
    """A case with two stays, and contacts of every kind; gives a declaration of the case."""
    case = book.enter(1, "10:05-11:40", temperature_c="37.6", symptoms="cough")
    book.enter(1, "15:00", "北门")
    book.enter(2, "10:15-10:54")
    book.enter(3, "11:24-12:10", category="disabled")
    book.enter(4, "上午", guardian_name="麦国强", guardian_phone="13900130999", guardian_relation="子")
    book.enter(5, "10:20", temperature_c="37.8", symptoms="cough")
    book.enter(6, "10:00-10:30", "南门")
    book.enter(7, "", "南门")
    book.enter(8, "11:55-12:30")
    book.count(book.gate("急诊入口"), {9: (40, 0), 10: (71, 1), 11: (52, 0)})
    book.count(book.gate("南门"), {10: (22, 0)})
    return case
