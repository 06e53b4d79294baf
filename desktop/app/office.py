"""Wires the window of the health office's PC: the key first, then the page; a lock forgets the key and what it opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from desktop import log
from desktop.app.faults import Faults
from desktop.app.help import HelpOpener
from desktop.app.preferences import Preferences
from desktop.app.program import Program
from desktop.services.office.cases import OfficeCases
from desktop.ui.kit.clipboard import PersonalClipboard
from desktop.ui.kit.help import about, ask_for_help
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.privacy import toggle_cover
from desktop.ui.office.actions import OfficeActions, OfficeUser
from desktop.ui.office.commands import OFFICE
from desktop.ui.office.page import HalfNoted, OfficePage
from desktop.ui.office.sign_in import OfficeSignIn
from desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable


class OfficeWindow(QObject):
    """The office's window from the first screen to the last. ``key`` and ``opened`` are offered at first; None for none."""

    def __init__(
        self, program: Program, app: QApplication, key: Path | None = None, opened: Path | None = None
    ) -> None:
        super().__init__(app)
        self._program = program
        self._key, self._list, self._name = str(key or ""), opened, ""
        self.preferences = Preferences(program, app, self)
        self.jobs = Jobs(self)
        self.window = MainWindow(program.settings)
        self.faults = Faults(self.window, self)
        about(self.window, "office")
        self._help = HelpOpener(program, self.preferences.languages, self.jobs, self)
        self.window.help.wanted.connect(self._help.open)
        self._clipboard = PersonalClipboard(self)
        self.jobs.crashed.connect(self.faults.report)
        self.preferences.idle.idle.connect(self.lock)
        self.window.closing.connect(self._on_closing)
        self._half: HalfNoted | None = None
        self._page: OfficePage | None = None
        self._sign_in: OfficeSignIn | None = None
        for command_id, act in (
            ("office.help", lambda: ask_for_help(self.window)),
            ("office.lock", self.lock),
            ("office.language", self.preferences.toggle_language),
            ("office.privacy", toggle_cover),
            ("office.quit", self.window.close),
        ):
            self._add(command_id, act)

    def start(self) -> None:
        """Show the first screen."""
        log.start(self._program.user.log)
        self._ask_for_key()
        self.window.show()

    @property
    def page(self) -> OfficePage | None:
        """The page; None while the key is asked for."""
        return self._page

    @property
    def sign_in(self) -> OfficeSignIn | None:
        """The screen that asks for the key; None once it is opened."""
        return self._sign_in

    def lock(self) -> None:
        """Forget the key and everything that it opened, and ask for it again. The list is opened again afterwards, and a call
        that was half noted is still to be noted."""
        if self._page is None:
            return
        self.preferences.idle.stop()
        self._clipboard.empty()
        self._half = self._page.half_typed()
        self._page.stop()
        self._page = None
        for dialog in self.window.findChildren(QDialog):
            dialog.hide()
        self._ask_for_key()
        self.window.activateWindow()  # a dialog may have had the keyboard

    def join(self, seconds: float) -> None:
        """Wait for whatever still runs on threads."""
        self.jobs.shutdown(seconds)

    def _ask_for_key(self) -> None:
        screen = OfficeSignIn(self.jobs)
        screen.choose(self._key, self._name)
        screen.entered.connect(self._on_entered)
        screen.language_toggled.connect(self.preferences.toggle_language)
        self._sign_in = screen
        self.window.cover(screen)
        screen.focus_first()

    def _on_entered(self, user: OfficeUser) -> None:
        program = self._program
        if self._sign_in is not None:
            self._key, self._name = self._sign_in.key.value(), user.name
        self._sign_in = None
        cases = OfficeCases(program.clock, program.typesetting)
        page = OfficePage(OfficeActions(cases, program.settings, program.clock, user), self.jobs)
        page.opened.connect(self._on_opened)
        self._page = page
        self.window.cover(page)
        page.focus_first()
        self.preferences.idle.start()
        if self._list is not None:
            page.open_list(self._list)

    def _on_opened(self, path: Path) -> None:
        self._list = path
        half, self._half = self._half, None
        if half is not None and self._page is not None:
            self._page.resume(half)

    def _add(self, command_id: str, act: Callable[[], object]) -> None:
        action = QAction(self.window)
        action.setObjectName(command_id)
        action.setShortcut(QKeySequence(OFFICE[command_id].shortcut))
        action.triggered.connect(partial(_call, act))
        self.window.addAction(action)

    def _on_closing(self) -> None:
        self.preferences.idle.stop()
        self._help.close()
        self._clipboard.empty()
        self.jobs.shutdown()


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
