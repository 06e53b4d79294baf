"""Files written whole or not at all."""

import contextlib
import os
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.messages import message


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename over. Raises ``UserError`` and leaves what was there.

    Readable by the owner only.
    """
    import tempfile

    path = writable(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise unwritable(path, error) from None
    sync_folder(path.parent)


def writable(path: Path) -> Path:
    """What a path leads to, where that can be a file: a link is followed, not replaced. Raises ``UserError``."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise UserError(message("files", "{path} is not a file. Give a file name.", path=path))
    return path


def sync_folder(folder: Path) -> None:
    """Make a rename durable, where the system can (Windows cannot open a folder)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: Path, error: OSError) -> UserError:
    """Why a file could not be written, in a sentence."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError(
            message("files", "There is no room left for {path}. Free some space, or save elsewhere.", path=path)
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError(message("files", "The folder {path} does not exist. Choose another.", path=path.parent))
    return UserError(
        message(
            "files",
            "{path} cannot be written. Choose another folder, or close the program that has it open.",
            path=path,
        )
    )
