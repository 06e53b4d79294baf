"""The way back of a desk in the window: from a backup, or what can be read of a damaged one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.app.program import Program
from desktop.app.second_start import DeskClaim
from desktop.domain.clock import venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.store.folder import DeskFolder

if TYPE_CHECKING:
    from desktop.domain.progress import Progress
    from desktop.services.backup.restoring import Restored
    from desktop.services.backup.salvaging import GoodCopy, RescuedDesk
    from desktop.ui.kit.jobs import Jobs
    from desktop.ui.setup.put_back import PutBackScreen
    from desktop.ui.shell.main_window import MainWindow

T = TypeVar("T")

_RESTORES = message("PutBack", "Putting the backup back…")
_RESCUES = message("PutBack", "Reading what can be read…")
_RESTORED = message(
    "PutBack", "The desk is back as it was on {when}. Sign in with the password of that time, and sync at once."
)


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
        self._notes: tuple[Message, ...] = ()

    def put_back(self) -> None:
        """Make the desk from a backup file, where there is none yet."""
        self._show(is_damaged=False)

    def put_right(self) -> None:
        """Put the newest good copy or another backup in the place of a damaged desk, or what can be read of it."""
        self._show(is_damaged=True)

    def _show(self, *, is_damaged: bool) -> None:
        from desktop.services.backup.backups import copies_in
        from desktop.settings import BACKUP_FOLDER
        from desktop.ui.kit.files import SaveFolder
        from desktop.ui.setup.put_back import PutBackScreen

        copies = copies_in(self._place.backups) if is_damaged else ()
        screen = PutBackScreen(copies, SaveFolder(self._program.settings, BACKUP_FOLDER), is_damaged=is_damaged)
        queued = Qt.ConnectionType.QueuedConnection  # the screen is exchanged: not under the key that asks for it
        screen.left.connect(self._on_left, queued)
        screen.language_toggled.connect(self.language_toggled)
        screen.restore_wanted.connect(self._on_restore)
        screen.rescue_wanted.connect(self._on_rescue)
        self._screen, self._notes = screen, ()
        self._window.may_close = lambda: True
        self._window.cover(screen)
        screen.focus_first()
        if is_damaged:
            self._find_good_copy(screen)

    def _on_left(self) -> None:
        """Begin again with the desk that is back, or as it was, and say what somebody has to know of it."""
        if not self._window.isVisible():  # it was closed meanwhile
            return
        self._screen, notes, self._notes = None, self._notes, ()
        try:
            self._begin()
        except UserError as error:
            self.failed.emit(error)
        if not notes:
            return
        from desktop.ui.kit.dialogs import show_message

        for note in reversed(notes):  # the first one is to lie on top
            show_message(self._window, message("window", "VenueDesk"), note)

    def _find_good_copy(self, screen: PutBackScreen) -> None:
        salvaging, folder = self._program.salvaging(), self._place.root

        def show(copy: GoodCopy | None) -> None:
            screen.show_good_copy(None if copy is None else copy.path)

        self._jobs.run(
            lambda: salvaging.newest_copy(folder), show, screen.banner.show_error, owner=screen, only_reads=True
        )

    def _on_restore(self, file: Path, password: str) -> None:
        restoring, place = self._program.restoring(), self._place

        def work(progress: Progress) -> Restored:
            return restoring.restore(file, place.root, password, over=place.exists(), progress=progress)

        def notes(done: Restored) -> tuple[Message, ...]:
            when = f"{venue_time(done.contents.made_at):%Y-%m-%d %H:%M}"
            return (_RESTORED.filled(when=when), *done.notes)

        self._run(work, notes, _RESTORES)

    def _on_rescue(self, password: str) -> None:
        salvaging, place = self._program.salvaging(), self._place

        def work(progress: Progress) -> RescuedDesk:
            return salvaging.rescue(place.root, password, progress)

        def notes(done: RescuedDesk) -> tuple[Message, ...]:
            return (done.sentence, *done.problems)

        self._run(work, notes, _RESCUES)

    def _run(self, work: Callable[[Progress], T], notes: Callable[[T], tuple[Message, ...]], text: Message) -> None:
        """The work takes the folder's lock itself."""
        screen = self._screen
        if screen is None:
            return

        def finish(done: T) -> None:
            self._notes = notes(done)
            screen.left.emit()

        self._claim.release()
        job = self._jobs.run(work, finish, self._on_failed, screen.progress.advance, owner=screen)
        screen.follow(job, text)

    def _on_failed(self, error: UserError) -> None:
        if self._screen is None or not self._window.isVisible():
            return
        if self._place.exists():
            self._claim.take(self._place)
        self._screen.show_problem(error)
