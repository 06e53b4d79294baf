"""The way back of a desk in the window: from a backup, or what can be read of a damaged one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.app.program import Program
from desktop.app.second_start import DeskClaim
from desktop.domain.clock import venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.store.folder import DeskFolder
from desktop.store.keys import KeyRing

if TYPE_CHECKING:
    from desktop.domain.progress import Progress
    from desktop.services.backup.salvaging import GoodCopy
    from desktop.store.moved import DeskMoved
    from desktop.ui.kit.jobs import Jobs
    from desktop.ui.setup.put_back import PutBackScreen, Reason
    from desktop.ui.shell.main_window import MainWindow

_RESTORES = message("PutBack", "Putting the backup back…")
_RESCUES = message("PutBack", "Reading what can be read…")


class WayBack(QObject):
    """Shows the screen that asks for a backup, and does what it asks for. No desk is open meanwhile."""

    failed = Signal(UserError)
    """The desk that is there afterwards cannot be begun with."""
    language_toggled = Signal()

    def __init__(
        self,
        program: Program,
        folder: Path,
        window: MainWindow,
        jobs: Jobs,
        claim: DeskClaim,
        begin: Callable[[], object],
    ) -> None:
        """``begin`` shows the first screen of whatever is in the folder then; it may raise ``UserError``."""
        super().__init__(window)
        self._program = program
        self._place = DeskFolder(folder)
        self._window = window
        self._jobs = jobs
        self._claim = claim
        self._begin = begin
        self._screen: PutBackScreen | None = None

    def put_back(self) -> None:
        """Make the desk from a backup file, where there is none yet."""
        from desktop.ui.setup.put_back import Reason

        self._show(Reason.NEW)

    def put_right(self) -> None:
        """Put the newest good copy or another backup in the place of a damaged desk, or what can be read of it."""
        from desktop.ui.setup.put_back import Reason

        try:
            KeyRing.read(self._place.keys)
        except UserError:
            self._show(Reason.KEYS)
        else:
            self._show(Reason.DATABASE)

    def show_moved(self, moved: DeskMoved) -> None:
        """Say how a desk goes on that was moved to another PC; it can be put back here after all."""
        from desktop.ui.setup.moved import MovedScreen
        from desktop.ui.setup.put_back import Reason

        when = f"{venue_time(moved.at):%Y-%m-%d %H:%M}" if moved.at else "—"
        screen = MovedScreen(when, moved.file, self._place.root)
        queued = Qt.ConnectionType.QueuedConnection  # the screen is exchanged: not under the key that asks for it
        screen.close_wanted.connect(self._window.close, queued)
        screen.here_wanted.connect(lambda: self._show(Reason.MOVED), queued)
        screen.language_toggled.connect(self.language_toggled)
        self._window.cover(screen)
        screen.focus_first()

    def show_notes(self) -> None:
        """Say what somebody has to know of a desk that was put back, unless it was read before."""
        if not self._place.restored.exists():
            return
        from desktop.services.backup.notes import forget_notes, kept_notes
        from desktop.ui.kit.dialogs import show_message

        title = message("window", "VenueDesk")
        # The first one is to lie on top.
        dialogs = [show_message(self._window, title, note) for note in reversed(kept_notes(self._place))]
        if dialogs:
            dialogs[0].finished.connect(lambda _: forget_notes(self._place))

    def _show(self, reason: Reason) -> None:
        from desktop.services.backup.backups import copies_in
        from desktop.settings import BACKUP_FOLDER
        from desktop.ui.kit.files import SaveFolder
        from desktop.ui.setup.put_back import PutBackScreen, Reason

        is_damaged = reason in (Reason.DATABASE, Reason.KEYS)
        screen = PutBackScreen(
            copies_in(self._place.backups) if is_damaged else (),
            SaveFolder(self._program.settings, BACKUP_FOLDER),
            reason,
            has_key_copy=reason is Reason.KEYS and self._program.salvaging().has_key_copy(self._place.root),
        )
        queued = Qt.ConnectionType.QueuedConnection  # as above
        screen.left.connect(self._on_left, queued)
        screen.language_toggled.connect(self.language_toggled)
        screen.restore_wanted.connect(self._on_restore)
        screen.rescue_wanted.connect(self._on_rescue)
        screen.key_copy_wanted.connect(self._on_key_copy)
        self._screen = screen
        self._window.may_close = lambda: True
        self._window.cover(screen)
        screen.focus_first()
        if is_damaged:
            self._find_good_copy(screen)

    def _on_left(self) -> None:
        """Begin again with the desk that is back, or as it was."""
        if not self._window.isVisible():  # it was closed meanwhile
            return
        self._screen = None
        try:
            self._begin()
        except UserError as error:
            self.failed.emit(error)

    def _find_good_copy(self, screen: PutBackScreen) -> None:
        salvaging, folder = self._program.salvaging(), self._place.root

        def show(copy: GoodCopy | None) -> None:
            screen.show_good_copy(None if copy is None else copy.path)

        self._jobs.run(
            lambda: salvaging.newest_copy(folder), show, screen.banner.show_error, owner=screen, only_reads=True
        )

    def _on_restore(self, file: Path, password: str) -> None:
        restoring, place = self._program.restoring(), self._place

        def work(progress: Progress) -> object:
            return restoring.restore(file, place.root, password, over=place.exists(), progress=progress)

        self._run(work, _RESTORES)

    def _on_rescue(self, password: str) -> None:
        salvaging, place = self._program.salvaging(), self._place

        def work(progress: Progress) -> object:
            return salvaging.rescue(place.root, password, progress)

        self._run(work, _RESCUES)

    def _on_key_copy(self) -> None:
        salvaging, place = self._program.salvaging(), self._place
        self._run(lambda: salvaging.mend_keys(place.root), _RESCUES)

    def _run(self, work: Callable[..., object], text: Message) -> None:
        """The work takes the folder's lock itself."""
        screen = self._screen
        if screen is None:
            return
        self._claim.release()
        job = self._jobs.run(work, lambda _: screen.left.emit(), self._on_failed, screen.progress.advance, owner=screen)
        screen.follow(job, text)

    def _on_failed(self, error: UserError) -> None:
        if self._screen is None or not self._window.isVisible():
            return
        if self._place.exists():
            self._claim.take(self._place)
        self._screen.show_problem(error)
