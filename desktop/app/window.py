"""Wires the window: set-up or unlock first, then the desk; a lock covers it and gives it back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop import log
from desktop.app.daily import DailyWork
from desktop.app.desk_lock import DeskLock
from desktop.app.faults import Faults
from desktop.app.help import HelpOpener
from desktop.app.loading import load_heavy_modules
from desktop.app.preferences import Preferences
from desktop.app.program import Program
from desktop.app.second_start import DeskClaim
from desktop.app.way_back import WayBack
from desktop.app.when_seen import WhenSeen
from desktop.app.window_parts import (
    come_to_front,
    connect_lists,
    follow_changes,
    make_sync_loop,
    show_refusal,
)
from desktop.domain.changes import Kind
from desktop.domain.errors import Cancelled, DamagedDesk, UserError
from desktop.domain.messages import message
from desktop.services.setup.access import Access, Opened
from desktop.store.folder import DeskFolder
from desktop.store.moved import DeskMoved
from desktop.ui.kit.changes import Changes
from desktop.ui.kit.clipboard import PersonalClipboard
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.unlock import SignIn, UnlockScreen

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.venue.rekeying import Rekeyed
    from desktop.sync.push import Pushed
    from desktop.ui.hub.sync_loop import SyncLoop
    from desktop.ui.kit.job import Job
    from desktop.ui.shell.desk_view import Shell


class FrontDesk(QObject):
    """The program with its window, from the first screen to the last."""

    loaded = Signal()
    """What an open desk needs has been imported."""
    entered = Signal()
    file_wanted = Signal(object)
    """The program was started again with a file (its path), which this window is to show."""

    def __init__(self, program: Program, folder: Path, app: QApplication, opened: Path | None = None) -> None:
        """``opened`` is the file that the program was started with, None for none."""
        super().__init__(app)
        self._program = program
        self._folder = folder
        self._app = app
        self._claim = DeskClaim(opened, self)
        self._access: Access
        self._desk: Desk | None = None
        self._shell: Shell | None = None
        self.refused: UserError | None = None
        """Why the program ends before it began."""
        self.preferences = Preferences(program, app, self)
        self.jobs = Jobs(self)
        # A push can take long and wait long; what people ask for is not to stand behind it.
        self._sync_jobs = Jobs(self, threads=1)
        # To get in waits for nothing that an open desk does, and goes on while that is held.
        self._entry_jobs = Jobs(self, threads=1)
        self._daily = DailyWork(self.jobs, self)
        self._lock = DeskLock((self.jobs, self._sync_jobs), self._entry_jobs, self)
        self._rekey_job: Job | None = None
        self._sync: SyncLoop | None = None
        self.window = MainWindow(program.settings)
        self.faults = Faults(self.window, self)
        self.help = HelpOpener(program, self.preferences.languages, self.jobs, self)
        self._way_back = WayBack(program, folder, self.window, self._entry_jobs, self._claim, self._begin)
        self._clipboard = PersonalClipboard(self)
        self._connect()

    def _connect(self) -> None:
        self._daily.not_purged.connect(self._on_stopped)
        for jobs in (self.jobs, self._sync_jobs, self._entry_jobs):
            jobs.crashed.connect(self.faults.report)
        self.preferences.idle.idle.connect(self.lock)
        self.window.closing.connect(self._on_closing)
        self._claim.refused.connect(self.refuse)
        self._claim.left.connect(self.window.close)
        self._claim.wanted.connect(self._on_started_again)
        self._way_back.failed.connect(self.refuse)
        self._way_back.language_toggled.connect(self.preferences.toggle_language)
        self.window.help.wanted.connect(self._on_help)

    def start(self) -> None:
        """Show the first screen; what can wait comes after it is seen. Raises ``UserError`` for damaged keys."""
        self._begin()
        self.window.show()
        QTimer.singleShot(150, self, self._load_ahead)

    def _begin(self) -> None:
        """The unlock screen of the desk in the folder, or the wizard where there is none. Raises ``UserError``."""
        if DeskFolder(self._folder).exists():
            WhenSeen(self.window, lambda: self._claim.take(DeskFolder(self._folder)))
            try:
                self._show_unlock(self._program.access(self._folder))
            except DamagedDesk:
                self._way_back.put_right()
            except DeskMoved as moved:
                self._way_back.show_moved(moved)
            else:
                QTimer.singleShot(0, self, self._way_back.show_notes)
        else:
            self._show_wizard()

    def _on_started_again(self, file: Path | None) -> None:
        come_to_front(self.window)
        if file is not None:
            self.file_wanted.emit(file)

    @property
    def desk(self) -> Desk | None:
        """The open desk, also while it is covered."""
        return self._desk

    @property
    def sync(self) -> SyncLoop | None:
        """What syncs the open desk."""
        return self._sync

    @property
    def shell(self) -> Shell | None:
        """The screen of the open desk; None before the first sign-in."""
        return self._shell

    def lock(self) -> None:
        """Cover the desk and ask for a password. Everything under the cover stays as it is; the database is closed once
        what is under way has ended, and its key is overwritten."""
        if self._desk is None or self._shell is None or not self._shell.isVisible():
            return
        self.preferences.idle.stop()
        self._daily.stop()
        if self._rekey_job is not None:
            self._rekey_job.cancel()  # it stays due
        try:
            self._access = self._program.access(self._folder)
        except DeskMoved as moved:
            self._stop_sync()
            self._way_back.show_moved(moved)
        except DamagedDesk:  # what was read of the keys before will do to cover the desk
            self._show_unlock(self._access, self._desk.session.member.id)
        else:
            self._show_unlock(self._access, self._desk.session.member.id)
        if self._sync is not None:
            self._sync.send_waiting()
        self._lock.lock(self._desk)

    def _show_unlock(self, access: Access, member_id: str = "") -> None:
        self._access = access
        screen = UnlockScreen(access.key_slots(), access.labels().venue)
        if member_id:
            screen.choose(member_id)
        screen.language_toggled.connect(self.preferences.toggle_language)
        sign_in = SignIn(screen, access, lambda opened: self._open(access, opened), self._entry_jobs)
        sign_in.entered.connect(self._on_entered)
        screen.repair_wanted.connect(self._on_repair, Qt.ConnectionType.QueuedConnection)
        self.window.cover(screen)
        screen.focus_first()

    def _on_repair(self) -> None:
        """Of a desk that is covered, nothing is shown or stored any more."""
        if self._desk is not None:
            self.window.forget_desk()
            self._close_desk()
            self._lock.unlock(same_desk=False)
        self._way_back.put_right()

    def _show_wizard(self) -> None:
        """Raises ``UserError`` where no desk can be made: before anything is typed, not after."""
        from desktop.app.pages import make_wizard
        from desktop.services.setup.new_folder import require_place

        require_place(self._folder)
        wizard = make_wizard(self._program, self._folder, self.jobs)
        wizard.language_toggled.connect(self.preferences.toggle_language)
        wizard.finished.connect(self._on_set_up)
        wizard.backup_chosen.connect(self._way_back.put_back, Qt.ConnectionType.QueuedConnection)
        self.window.may_close = wizard.may_close
        self.window.cover(wizard)
        wizard.focus_first()

    def _close_desk(self) -> None:
        self.preferences.idle.stop()
        self._daily.stop()
        self._clipboard.empty()
        self._stop_sync()
        desk, self._desk, self._shell = self._desk, None, None
        if desk is not None:
            desk.close()
            desk.vault.suspend()

    def _open(self, access: Access, opened: Opened) -> Desk:
        """The desk of whoever came in: the one under the cover, if it is theirs. Runs in the background."""
        from desktop.app.resuming import enter

        return enter(self._program, self._desk, access, opened)

    def _on_set_up(self, folder: Path, opened: Opened) -> None:
        access = self._access = self._program.access(folder)
        try:
            self._claim.hold(access.folder)
        except UserError as error:
            self.show_error(error)
            return
        self.window.may_close = lambda: True
        self.jobs.run(lambda: self._open(access, opened), self._on_entered, self.show_error)

    def _on_entered(self, desk: Desk) -> None:
        if desk is not self._desk:
            former, self._desk = self._desk, desk
            self._stop_sync()
            if former is not None:
                self._clipboard.empty()  # whoever comes in is another, or is another from now on
                former.close()
                former.vault.suspend()
            self._lock.unlock(same_desk=False)
            self._sync = self._make_sync(desk)
            self._shell = self._make_shell(desk, self._sync)
            self._sync.start()
        else:
            self._lock.unlock(same_desk=True)
        if self._shell is not None:
            self.window.enter(self._shell)
            if not self._shell.current_page:
                self._shell.open_last(self._program.settings)
            self.entered.emit()
        self.preferences.idle.start()
        self._exchange_with_gates()
        self._daily.start(desk)
        self._rekey()

    def _exchange_with_gates(self) -> None:
        """Take over what inspectors did, in the background: nobody waits for it to get in."""
        if self._desk is not None:
            self.jobs.run(self._desk.exchange_with_gates, lambda _: None, self._on_stopped, owner=self)

    def _rekey(self) -> None:
        """Change the keys where somebody asked for it, in the background; not under the cover of a lock."""
        if self._desk is not None and not self._lock.is_locked:
            job = self.jobs.run(self._desk.rekeying.run_if_due, self._on_rekeyed, self._on_stopped, owner=self)
            job.ended.connect(self._on_rekey_ended)
            self._rekey_job = job

    def _on_rekey_ended(self) -> None:
        if self.sender() is self._rekey_job:
            self._rekey_job = None

    def _on_rekeyed(self, done: Rekeyed | None) -> None:
        if done is not None and done.left_out:
            self.show_error(UserError(done.sentence))

    def _on_stopped(self, error: UserError) -> None:
        # Data that outlives its retention is told of; only a window that closes stops such work without a word.
        if not isinstance(error, Cancelled):
            self.show_error(error)

    def _make_sync(self, desk: Desk) -> SyncLoop:
        loop = make_sync_loop(self._program, desk, self._sync_jobs, self)
        loop.changed.connect(self._on_sync_changed)
        loop.synced.connect(self._on_synced)
        return loop

    def _on_sync_changed(self) -> None:
        if self._shell is not None:
            self._shell.refresh(frozenset({Kind.HUB}))

    def _on_synced(self, pushed: Pushed) -> None:
        """Other desks' changes may have come, even that whoever sits here has left the venue."""
        if pushed.pulled and self._shell is not None and self._desk is not None:
            self._shell.refresh(frozenset({Kind.MEMBER}))
            if not self._desk.session.member.bound:
                self.lock()

    def _stop_sync(self) -> None:
        """Before the desk is closed: nothing may read or write its store any more."""
        if self._sync is not None:
            self._sync.close()
            self._sync.deleteLater()
            self._sync = None

    def _make_shell(self, desk: Desk, sync: SyncLoop) -> Shell:
        from desktop.app.pages import Pages

        shell = Pages(
            desk, self.jobs, sync, self.preferences.put_in_force, self._on_rights_changed, self._on_moved
        ).shell()
        follow_changes(desk, shell, self.jobs, self.show_error)
        Changes(desk.subscribe, frozenset({Kind.MEMBER, Kind.DESK}), shell).happened.connect(lambda _: self._rekey())
        shell.lock_wanted.connect(self.lock)
        shell.quit_wanted.connect(self.window.close)
        shell.language_wanted.connect(self.preferences.toggle_language)
        shell.big_mode_wanted.connect(self.preferences.toggle_big_mode)
        connect_lists(shell, self.jobs, self.window)
        return shell

    def _on_rights_changed(self) -> None:
        """The manager has handed over: show the desk as a clerk sees it, on the same page."""
        if self._desk is not None and self._shell is not None and self._sync is not None:
            self._shell = self._make_shell(self._desk, self._sync)
            self.window.enter(self._shell)
            self._shell.open_last(self._program.settings)

    def _on_moved(self) -> None:
        """The desk goes on at another PC: cover it with what to do there. Not under the page that says so."""
        QTimer.singleShot(0, self, self.lock)

    def _on_help(self, section: str, host: QWidget) -> None:
        """Show the section that was asked for, or that of the page where a dialog has none of its own."""
        page = self._shell.current_page if self._shell is not None and self._shell.isVisible() else ""
        self.help.open(section or page, host)

    def _load_ahead(self) -> None:
        log.start(self._program.user.log)
        self.jobs.run(load_heavy_modules, lambda _: self.loaded.emit(), lambda _: None, owner=self)

    def show_error(self, error: UserError) -> None:
        """An error that concerns no page."""
        from desktop.ui.kit.dialogs import show_message

        show_message(self.window, message("window", "VenueDesk"), error.message)

    def refuse(self, error: UserError) -> None:
        """Say why there is no window, to somebody who may see no terminal; the program ends with the answer."""
        show_refusal(self.window, self._app, error)
        self.refused = error

    def join(self, seconds: float) -> None:
        """Wait for whatever still runs on threads; they may not outlive the libraries that they work in."""
        for jobs in (self.jobs, self._sync_jobs, self._entry_jobs):
            jobs.shutdown(seconds)

    def _on_closing(self) -> None:
        self.preferences.idle.stop()
        self.help.close()
        self._stop_sync()
        self._sync_jobs.shutdown(seconds=0)  # one that waits for a network has left the desk alone already
        self._program.sandbox.interrupt()
        self.jobs.shutdown()
        self._entry_jobs.shutdown()
        self._close_desk()
        self._claim.release()
