"""A desk that was moved to another PC: a file in its old folder says so, and it is not opened there any more."""

import json
from contextlib import suppress
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.files.whole import write_whole
from desktop.store.folder import DeskFolder


class DeskMoved(UserError):
    """The desk goes on at another PC."""

    def __init__(self, folder: Path, at: int, file: str) -> None:
        super().__init__(
            message(
                "backup",
                "This desk was moved to another PC on {when}. Go on there. If it is to go on here after all, put its backup {file} back with “venuedesk restore --over”; once it works there, delete the folder {folder}.",
                when=f"{venue_time(at):%Y-%m-%d %H:%M}" if at else "—",
                file=file,
                folder=folder,
            )
        )
        self.at, self.file = at, file


def note_moved(folder: DeskFolder, at: int, file: str) -> None:
    """The desk goes on at another PC from this moment (UTC ms) on, by the backup of this name. Raises ``UserError``."""
    write_whole(folder.moved, json.dumps({"at": at, "file": file}).encode())


def require_here(folder: DeskFolder) -> None:
    """Raises ``DeskMoved``."""
    if not folder.moved.exists():
        return
    at, file = 0, ""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(folder.moved.read_bytes())
        at, file = int(kept["at"]), str(kept["file"])
    raise DeskMoved(folder.root, at, file)
