"""The window on its shift close."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.reports.report_dialog import ReportPrintDialog
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shift_close.page import ShiftClosePage
from tests.ui.desk_window import make_sync
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL


@dataclass
class ShiftWindow:
    """The window with everything that the program builds, and its page."""

    qtbot: QtBot
    window: MainWindow
    shell: Shell
    page: ShiftClosePage
    jobs: Jobs

    def settle(self) -> None:
        """Until everything is read and shown."""
        for _ in range(2):
            settle(self.qtbot, self.jobs)
            QApplication.processEvents()

    def lines(self) -> list[str]:
        """The checks, as a screen reader reads them."""
        return [entry.accessibleName() for entry in self.page.checks.entries]

    def dialog(self) -> ReportPrintDialog:
        """The dialog that prints, once it is open."""
        self.settle()
        return next(d for d in self.window.findChildren(ReportPrintDialog) if d.isVisible())


def open_window(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> ShiftWindow:
    """The window of a desk, with the keyboard in its shift close."""
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
    shell.run("go.shift")
    page = shell.page("shift")
    assert isinstance(page, ShiftClosePage)
    opened = ShiftWindow(qtbot, window, shell, page, jobs)
    opened.settle()
    return opened
