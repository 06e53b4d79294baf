"""What the window is put together from once a desk is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.app.program import Program
from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.settings import SYNC_AUTOMATIC
from desktop.ui.kit.changes import Changes
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.hub.sync_loop import SyncLoop
    from desktop.ui.shell.desk_view import Shell

_SHOWN_AT_GATES = frozenset({*PEOPLE_AND_PLACES, Kind.RETENTION, Kind.POSTER, Kind.POSTER_TEMPLATE, Kind.SLIP_BATCH})
"""What inspectors are shown at once where it changes; figures, when the desk is closed or somebody else signs in."""


def make_sync_loop(program: Program, desk: Desk, jobs: Jobs, parent: QObject) -> SyncLoop:
    """What syncs an open desk by itself; ``jobs`` has one thread, which nobody else uses."""
    from desktop.ui.hub.sync_loop import SyncLoop, SyncParts

    parts = SyncParts(
        lambda: desk.sync,
        desk.outbox,
        lambda: program.settings.get(SYNC_AUTOMATIC),
        program.clock,
        jobs,
        program.intervals,
    )
    return SyncLoop(parts, parent)


def follow_changes(desk: Desk, shell: Shell, jobs: Jobs, show_error: Callable[[UserError], object]) -> None:
    """Keep what lies beside the database up to date: the names on the unlock screen, so that a lock waits for nothing, and
    what inspectors see."""
    Changes(desk.subscribe, frozenset({Kind.VENUE, Kind.MEMBER, Kind.HUB}), shell).happened.connect(
        lambda _: jobs.run(desk.refresh_labels, lambda _: None, show_error)
    )
    Changes(desk.subscribe, _SHOWN_AT_GATES, shell).happened.connect(
        lambda _: jobs.run(desk.show_gates, lambda _: None, show_error)
    )


def connect_lists(shell: Shell, jobs: Jobs, window: QWidget) -> None:
    """Let the desk open the search of all commands and the list of all keys."""
    shell.palette_wanted.connect(lambda: _open_palette(shell, jobs, window))
    shell.shortcuts_wanted.connect(lambda: _open_shortcuts(shell, window))


def _open_palette(shell: Shell, jobs: Jobs, window: QWidget) -> None:
    from desktop.ui.shell.palette import Palette

    Palette(shell.available(), shell.run, jobs, window).open()


def _open_shortcuts(shell: Shell, window: QWidget) -> None:
    from desktop.ui.shell.shortcuts import ShortcutSheet

    ShortcutSheet(shell.available(), window).open()


def show_refusal(window: QWidget, app: QApplication, error: UserError) -> None:
    """Say why there is no window, to somebody who may see no terminal; the program ends with the answer."""
    words = sentence(message("window", "VenueDesk")), sentence(error.message)
    over = window if window.isVisible() else None
    box = QMessageBox(QMessageBox.Icon.Warning, *words, QMessageBox.StandardButton.Close, over)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def leave(_answer: int) -> None:
        box.close()  # named here, it is kept until then: over no window, nothing else keeps it
        app.quit()

    box.finished.connect(leave)
    box.open()


def come_to_front(window: QWidget) -> None:
    """Show a window that may be minimized or behind others, with the dialog that it waits for."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    (QApplication.activeModalWidget() or window).activateWindow()
