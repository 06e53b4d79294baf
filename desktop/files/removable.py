"""Files for sticks, whose writing takes long: piece by piece, so that it can be seen and stopped at any moment.

What an operating system takes over at once is on the stick much later. Each piece is therefore waited for until it lies
there, and the size of the next follows from how long that took: a stop is heard soon on a slow stick, and a fast one is
not slowed down.
"""

import contextlib
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.progress import Progress, no_progress
from desktop.files.renaming import remove, rename
from desktop.files.whole import sync_folder, unwritable, writable

_FIRST_PIECE = 64 << 10
_LEAST_PIECE, _MOST_PIECE = 16 << 10, 8 << 20
_SOON_SECONDS, _LATE_SECONDS = 0.03, 0.1
_READ_PIECE = 256 << 10


class NotWhole(Exception):
    """What was written does not read back the same."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that lies beside its name, whole and on the disk; under its name lies what was there before."""

    path: Path
    part: Path

    def keep(self) -> None:
        """Put it under its name. Raises ``UserError``; then it is gone and the one from before is there."""
        try:
            rename(self.part, self.path)
        except OSError as error:
            self.drop()
            raise unwritable(self.path, error) from None
        sync_folder(self.path.parent)

    def drop(self) -> None:
        """Delete it; a failure is ignored."""
        with contextlib.suppress(OSError):
            remove(self.part)


def write_beside(path: Path, data: bytes, progress: Progress = no_progress) -> Beside:
    """Write beside ``path`` and read it back; readable by the owner only. ``progress`` is told bytes, and ends it by
    raising. Raises ``UserError``, ``NotWhole``, and what ``progress`` does; then nothing is there."""
    path = writable(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise unwritable(path, error) from None
    made = Beside(path, Path(name))
    try:
        with os.fdopen(handle, "w+b", buffering=0) as file:
            _write(file.fileno(), data, progress)
            _compare(file.fileno(), data, progress)
    except OSError as error:
        made.drop()
        raise unwritable(path, error) from None
    except BaseException:
        made.drop()
        raise
    return made


def _write(handle: int, data: bytes, progress: Progress) -> None:
    at, piece = 0, _FIRST_PIECE
    while at < len(data):
        began = time.monotonic()
        at += os.write(handle, memoryview(data)[at : at + piece])
        os.fsync(handle)
        took = time.monotonic() - began
        if took > _LATE_SECONDS:
            piece = max(piece // 2, _LEAST_PIECE)
        elif took < _SOON_SECONDS:
            piece = min(piece * 2, _MOST_PIECE)
        progress(at, len(data))


def _compare(handle: int, data: bytes, progress: Progress) -> None:
    """Read what lies on the stick, not what the system remembers of it, where that can be told apart."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.lseek(handle, 0, os.SEEK_SET)
    at = 0
    while piece := os.read(handle, _READ_PIECE):
        if piece != data[at : at + len(piece)]:
            raise NotWhole
        at += len(piece)
        progress(len(data), len(data))
    if at != len(data):
        raise NotWhole
