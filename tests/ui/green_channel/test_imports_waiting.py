"""Lines of imports that wait: told on every page of the window, again after the program was closed. Made-up people."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from tests.conftest import CLERK_PASSWORD, MadeDesk
from tests.looks import Looks
from tests.ui.desk_window import make_sync
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import show_window


def open_window(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> tuple[MainWindow, Shell]:
    shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    window = MainWindow(program.settings)
    window.enter(shell)
    show_window(qtbot, window)
    shell.open_page("today", focus=True)
    settle(qtbot, jobs)
    return window, shell


def note(window: MainWindow) -> Button | None:
    shown = [
        b for b in window.findChildren(Button) if b.isVisible() and b.text().startswith("Import lines to be mended")
    ]
    return shown[0] if shown else None


def test_they_are_reported_on_every_page_and_a_click_away(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, desk: Desk, jobs: Jobs, looks: Looks, screens: Screens
) -> None:
    wrong = Problem("gate", message("declaration", "Choose the gate."))
    draft = DeclarationDraft(name="刘福", visited_on="昨天")
    desk.import_drafts.keep(
        ImportOutcome("名单.xlsx", 4, 0, 0, tuple(Rejected(n, draft, problems=(wrong,)) for n in (2, 3, 4)))
    )
    desk.close()
    access = program.access(made_desk.folder)
    with program.desk(access, access.open_any(CLERK_PASSWORD)) as again:
        window, shell = open_window(qtbot, program, again, jobs)
        way = note(window)
        assert way is not None
        assert way.text() == "Import lines to be mended: 3"
        screens.save(window, "imports-waiting")
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
        settle(qtbot, jobs)
        lines = QApplication.activeModalWidget()
        assert isinstance(lines, ImportLinesDialog)
        assert len(lines.texts()) == 3
        assert "entry.mend" in {command.id for command in shell.available()}
        lines.reject()
        again.import_drafts.discard(again.import_drafts.list()[0].id)
        qtbot.waitUntil(lambda: note(window) is None)
        window.close()
