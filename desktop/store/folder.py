"""A desk's folder: what lies where in it, and the lock that lets one process in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.private import make_private
from desktop.files.volumes import is_on_network
from desktop.files.whole import beside, require_possible

READY = ".restored-"
"""How the names of folders begin in which a desk lies ready that takes the place of the one there."""


MAKING = ".making"
"""What stands behind the name of a folder in which a desk is being made, in that of its lock beside it."""


class FolderInUse(UserError):
    """Another process has the desk."""

    def __init__(self) -> None:
        super().__init__(
            message("desk", "This desk is open in another window or program. Go back to it, or close it first.")
        )


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """The files of one desk."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "desk.db"

    @property
    def gate_database(self) -> Path:
        """The inspectors' database."""
        return self.root / "gate.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys.json"

    @property
    def keys_copy(self) -> Path:
        """For a key file that gets damaged."""
        return self.root / "keys.copy.json"

    @property
    def tries(self) -> Path:
        return self.root / "tries.json"

    @property
    def labels(self) -> Path:
        return self.root / "labels.bin"

    @property
    def joining(self) -> Path:
        """The file of an enrolment request that waits for the health office's answer. While it is there, the folder
        holds an unfinished desk."""
        return self.root / "joining.json"

    @property
    def moved(self) -> Path:
        """While it is there, the desk goes on at another PC and is not opened here (``desktop.store.moved``)."""
        return self.root / "moved.json"

    @property
    def replacing(self) -> Path:
        """While it is there, a restored desk takes the place of the one in the folder (``desktop.store.replacing``)."""
        return self.root / "replacing.json"

    @property
    def restored(self) -> Path:
        """What somebody has to know of a desk that was put back, until it was read (``desktop.services.backup.notes``)."""
        return self.root / "restored.json"

    @property
    def next_database(self) -> Path:
        """The database under another key, while a re-key copies it (``desktop.store.rekey``)."""
        return self.root / "desk.db.next"

    @property
    def next_gate_database(self) -> Path:
        """The same of the inspectors' database."""
        return self.root / "gate.db.next"

    @property
    def next_keys(self) -> Path:
        """The key file that goes with it; once it is there, the re-key is completed whatever happens."""
        return self.root / "keys.next.json"

    @property
    def anchor(self) -> Path:
        """How far the audit log had come, sealed (``desktop.store.anchor``)."""
        return self.root / "anchor.bin"

    @property
    def lock(self) -> Path:
        return self.root / "desk.lock"

    @property
    def show_request(self) -> Path:
        """What a second start asks the program that has the desk (``desktop.app.second_start``)."""
        return self.root / "show.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    def exists(self) -> bool:
        """Whether there is a desk in the folder, whole or damaged. Raises ``UserError`` where nobody lets us look."""
        there = (self.database, self.keys, self.replacing)
        try:
            return not self.joining.exists() and any(path.exists() for path in there)
        except PermissionError:
            raise UserError(
                message(
                    "desk",
                    "The folder {folder} is another user's. Sign in to this PC as that user, or have its administrator allow you to use it.",
                    folder=self.root,
                )
            ) from None

    def require(self) -> None:
        """Raises ``BadInput`` where the folder holds no desk or an unfinished one, or where the path cannot be a
        folder."""
        require_possible(self.root)
        is_there = self.exists()
        if self.joining.exists():
            raise BadInput(
                message(
                    "desk",
                    "The desk in {folder} waits for the health office's answer. Take it first with “venuedesk join --answer”.",
                    folder=self.root,
                )
            )
        if not is_there:
            raise BadInput(
                message(
                    "desk",
                    "There is no desk in {folder}. Make one with “venuedesk init”, or give another folder.",
                    folder=self.root,
                )
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder's lock until the block ends. Raises ``FolderInUse`` when another process has it, ``UserError``. The system
        releases it when the process dies.

        Whoever has the lock has taken the rights of others from the folder and from the files of the desk, and removed what
        a restore that was killed has left."""
        from filelock import FileLock, Timeout

        require_own_disk(self.root)
        lock = FileLock(self.lock, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise FolderInUse from None
        except OSError:
            raise UserError(
                message(
                    "desk",
                    "The desk's folder {folder} cannot be written. Check its permissions and that the disk is attached.",
                    folder=self.root,
                )
            ) from None
        try:
            make_private(self._private())
            self._remove_unfinished()
            yield
        finally:
            lock.release()

    def _remove_unfinished(self) -> None:
        if not self.replacing.exists():
            for left in self.root.glob(f"{READY}*"):
                shutil.rmtree(left, ignore_errors=True)
        with suppress(OSError):
            for file in (self.replacing, self.restored, self.moved):
                for left in self.root.glob(f"{beside(file)}*"):
                    left.unlink()
            remove_unfinished(self.root)

    def _private(self) -> tuple[Path, ...]:
        """The folder and what a desk writes into it. What else somebody has put there is theirs."""
        databases = (self.database, self.gate_database, self.next_database, self.next_gate_database)
        beside = [one.with_name(f"{one.name}{ending}") for one in databases for ending in ("-wal", "-shm", "-journal")]
        ours = (
            self.keys,
            self.keys_copy,
            self.tries,
            self.labels,
            self.joining,
            self.anchor,
            self.next_keys,
            self.moved,
            self.replacing,
            self.restored,
            self.lock,
        )
        backups = self.backups.iterdir() if self.backups.is_dir() and not self.backups.is_symlink() else ()
        return (self.root, *databases, *beside, *ours, self.backups, *backups)


def remove_unfinished(root: Path) -> None:
    """Remove what killed processes that were making a desk's folder have left beside it (``MAKING``)."""
    from filelock import FileLock, Timeout

    for lock in root.parent.glob(f"{beside(root)}*{MAKING}") if root.parent.is_dir() else ():
        with suppress(Timeout, OSError), FileLock(lock, timeout=0):
            shutil.rmtree(lock.with_name(lock.name.removesuffix(MAKING)), ignore_errors=True)
            lock.unlink(missing_ok=True)


def require_own_disk(folder: Path) -> None:
    """Raises ``UserError`` for a folder on a network drive: a database there can be damaged by a lost connection, and SQLite's
    log in shared memory does not work over a network at all (SQLite, "Write-Ahead Logging")."""
    if is_on_network(folder):
        raise UserError(
            message(
                "desk",
                "The desk's folder {folder} is on a network drive, where a lost connection can damage the records. Move it to a "
                "disk of this PC; copies of the desk may be kept on the network drive.",
                folder=folder,
            )
        )
