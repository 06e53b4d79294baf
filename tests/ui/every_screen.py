"""Every page and dialog of the real window, one after the other, for what must be true of all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desk, Program
from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.posters.qr import CodeMaker
from desktop.reports.recovery import RecoverySheet
from desktop.ui.dialogs.gate_rename import GateRenameDialog
from desktop.ui.dialogs.licences import LicencesDialog
from desktop.ui.dialogs.member_change import MemberPasswordDialog, RebindDialog
from desktop.ui.dialogs.member_recovery import RecoveryDialog
from desktop.ui.dialogs.palette import Palette
from desktop.ui.dialogs.report import ReportDialog
from desktop.ui.dialogs.shortcuts import ShortcutSheet
from desktop.ui.dialogs.venue_adopt import AdoptDialog
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import confirm, tell_error
from desktop.ui.shell import Shell
from desktop.window_pages import Pages, make_papers

OFFICIAL = "https://code.health.example/v/9f8d7a6s5d4f3g2h1j?place=441302004"
_ELSEWHERE = frozenset({
    "window.lock", "window.quit", "window.language", "window.rail",  # of the window, and without a dialog
    "window.palette", "window.shortcuts",  # opened by the window; below by hand
    "settings.folder", "venue.copy_code",  # to another program
    "posters.print", "posters.save", "venue.adopt",  # to paper, or by Qt's own dialog for files
})  # fmt: skip


class EveryScreen:
    """The window over a desk; ``pages`` and ``dialogs`` show one thing after the other."""

    def __init__(self, qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> None:
        self._qtbot, self._program, self._desk, self._jobs = qtbot, program, desk, jobs
        self.shell: Shell = Pages(program, desk, jobs, lambda _key: None, lambda: None).shell()
        self.window = MainWindow(program.settings)
        self.window.enter(self.shell)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def pages(self) -> Iterator[tuple[str, QWidget]]:
        """Each page, settled; the tabs of Venue one by one."""
        for command in self.shell.available():
            if command.id.startswith("go."):
                self.shell.open_page(command.page)
                page = self.shell.page(command.page)
                tabs = getattr(page, "tabs", None)
                for number in range(3 if tabs is not None else 1):
                    if tabs is not None:
                        page.show_tab(("details", "gates", "members")[number])
                    self._settle()
                    yield f"{command.page}-{number}" if tabs is not None else command.page, self.window

    def dialogs(self) -> Iterator[tuple[str, QDialog]]:
        """Each dialog, open and settled. Every command that opens one is among them, of itself."""
        openers: dict[str, Callable[[], object]] = {
            command.id: lambda name=command.id: self.shell.run(name)
            for command in self.shell.available()
            if not command.id.startswith("go.") and command.id not in _ELSEWHERE
        }
        for name, opener in (openers | self._by_hand()).items():
            opener()
            self._settle()
            for dialog in self.window.findChildren(QDialog):
                if dialog.isVisible():
                    yield name, dialog
                    dialog.done(QDialog.DialogCode.Rejected)
            self._settle()

    def _by_hand(self) -> dict[str, Callable[[], object]]:
        """Those that no command opens, or that ask for a file first."""
        desk, jobs, window = self._desk, self._jobs, self.window
        gate: Gate = desk.gates.list()[0]
        member = desk.members.list()[-1]
        offered = self.shell.available()
        sheet = RecoverySheet(desk.venue.get().name, "ABCD-EFGH-JKLM-NPQR-STUV", self._program.clock.today())
        no_file = message("CodePicture", "{path} cannot be read.", path=Path("a-folder-of-some-length/" * 6))
        return {
            "palette": lambda: Palette(offered, lambda _id: None, jobs, window).open(),
            "shortcuts": lambda: ShortcutSheet(offered, window).open(),
            "licences": lambda: LicencesDialog(window).open(),
            "report": lambda: ReportDialog(ValueError(), window).open(),
            "adopt": lambda: AdoptDialog(OFFICIAL, desk.venue, desk.gates.list(), CodeMaker(), jobs, window).open(),
            "rename": lambda: GateRenameDialog(gate, desk.gates, jobs, window).open(),
            "password": lambda: MemberPasswordDialog(member, desk.members, jobs, window).open(),
            "rebind": lambda: RebindDialog(member, desk.members, jobs, window).open(),
            "recovery": lambda: RecoveryDialog(sheet, jobs, make_papers(self._program), window).open(),
            "failure": lambda: tell_error(window, UserError(no_file)),
            "unbind": lambda: confirm(
                window,
                message("MembersTab", "Unbind {name}?", name=member.name),
                message("MembersTab", "{name} is taken off all gates and cannot sign in any more. What was recorded "
                        "stays, and the declaration code binds again.", name=member.name),
                message("MembersTab", "Unbind"),
                lambda: None,
            ),
        }  # fmt: skip

    def _settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._jobs.is_busy, timeout=15_000)
        for _ in range(3):
            QApplication.processEvents()


def cut_words(root: QWidget) -> list[str]:
    """Visible labels that have less room than their words need."""
    return [
        f"{label.width()}×{label.height()} for {_needed(label)}: {label.text()}"
        for label in root.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.text() and label.height() < _needed(label)
    ]


def _needed(label: QLabel) -> int:
    return label.heightForWidth(label.width())
