"""Files written whole or not at all."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.renaming import remove, rename

_UNFINISHED = ".part"
_WRITE_PROTECTED = 19
_GONE = frozenset((21, 23, 55, 433, 483, 1117, 1167))
"""ERROR_NOT_READY, ERROR_CRC, ERROR_DEV_NOT_EXIST, ERROR_NO_SUCH_DEVICE, ERROR_DEVICE_HARDWARE_ERROR, ERROR_IO_DEVICE,
ERROR_DEVICE_NOT_CONNECTED (Windows, "System Error Codes"); Python takes most of them for EACCES or EINVAL."""
_NAMED = 24
"""Characters of a file's name that go into that of the file beside it: names have at most 255 bytes."""


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename over. Raises ``UserError`` and leaves what was there.

    Readable by the owner only.
    """
    path = writable(path)
    written = _written_beside(path, data)
    try:
        rename(written, path)
    except OSError as error:
        _remove(written)
        raise unwritable(path, error) from None
    sync_folder(path.parent)


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """A file that is written piece by piece, and takes its name when the block ends; where the block fails, what was there
    before stays. Readable by the owner only. Raises ``UserError``."""
    import tempfile

    path = writable(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=beside(path))
    except OSError as error:
        raise unwritable(path, error) from None
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        rename(written, path)
    except OSError as error:
        _remove(written)
        raise unwritable(path, error) from None
    except BaseException:
        _remove(written)
        raise
    sync_folder(path.parent)


@contextmanager
def writing_large(path: Path, leftovers: str = "*") -> Iterator[BinaryIO]:
    """As ``writing_whole``, for a file so large that what a power cut leaves of one has to be removed: the next one of the
    same folder does so where its name fits ``leftovers`` (a pattern). The file can be read in the block, also by others:
    ``name`` is its path until the block ends. What the block raises leaves nothing of it. Raises ``UserError``."""
    path = writable(path)
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        for left in path.parent.glob(f".{leftovers}{_UNFINISHED}"):
            remove(left)
        remove(unfinished)
        with open(unfinished, "x+b", opener=_owners_alone) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        rename(unfinished, path)
    except OSError as error:
        _remove(unfinished)
        raise unwritable(path, error) from None
    except BaseException:
        _remove(unfinished)
        raise
    sync_folder(path.parent)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file with ``writing_large``. Raises ``UserError``; then nothing of it is left."""
    with writing_large(target) as written, source.open("rb") as read:
        shutil.copyfileobj(read, written, 1 << 20)


def _owners_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


@contextmanager
def written_with(path: Path, data: bytes) -> Iterator[None]:
    """Write a file together with what the block does: where the block fails, what was there before is there again.

    For files that the store keeps a record of: enter it in the block. Raises ``UserError``.
    """
    path = writable(path)
    written, former = _written_beside(path, data), path.with_name(f"{beside(path)}{os.getpid()}.former")
    try:
        has_former = path.exists()
        if has_former:
            rename(path, former)
        rename(written, path)
    except OSError as error:
        _remove(written)
        if former.exists() and not path.exists():
            rename(former, path)
        raise unwritable(path, error) from None
    try:
        yield
    except BaseException:
        if has_former:
            rename(former, path)
        else:
            _remove(path)
        raise
    if has_former:
        _remove(former)
    sync_folder(path.parent)


def beside(path: Path) -> str:
    """How the names of files begin that are made beside one and take its place."""
    return f".{path.name[:_NAMED]}."


def require_possible(path: Path) -> None:
    """Raises ``BadInput`` for a path that no file or folder can have: too long, or with characters for none."""
    import errno

    try:
        path.stat()
    except ValueError:
        raise BadInput(
            message("files", "{path} is no name of a file. Give another.", path=repr(str(path))[:80])
        ) from None
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
            raise unwritable(path, error) from None


def _written_beside(path: Path, data: bytes) -> Path:
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=beside(path))
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _remove(Path(name))
        raise unwritable(path, error) from None
    return Path(name)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        remove(path)


def writable(path: Path) -> Path:
    """What a path leads to, where that can be a file: a link is followed, not replaced. Raises ``UserError``."""
    require_possible(path)
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

    if error.errno == errno.EROFS or _code_of_windows(error) == _WRITE_PROTECTED:
        return UserError(
            message(
                "files",
                "{path} cannot be written: the disk or stick is write-protected. Switch that off, or choose another.",
                path=path,
            )
        )
    if _is_gone(error):
        return UserError(
            message(
                "files",
                "{path} cannot be written: the disk or stick was removed or is failing. Attach it again, or choose another.",
                path=path,
            )
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            message("files", "There is no room left for {path}. Free some space, or save elsewhere.", path=path)
        )
    if error.errno == errno.EFBIG:
        return UserError(
            message(
                "files",
                "{path} is larger than a file may be there: 4 GB on a stick formatted as FAT32. Format the stick as exFAT or NTFS, or save elsewhere.",
                path=path,
            )
        )
    if error.errno == errno.EINVAL:
        return BadInput(
            message(
                "files",
                'The name {name} has characters that are not possible there. Leave out \\ / : * ? " < > and |.',
                name=path.name,
            )
        )
    if error.errno == errno.ENAMETOOLONG:
        return BadInput(
            message(
                "files",
                "The name {name}… is too long for a file or folder. Give a shorter one.",
                name=path.name[:_NAMED],
            )
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


def unreadable(path: Path, error: Exception) -> BadInput:
    """Why a file could not be read, in a sentence; what is no ``OSError`` is about what it holds."""
    import errno

    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOENT, errno.ENOTDIR):
        return BadInput(
            message("files", "{path} cannot be read: there is no such file. Check its name and its folder.", path=path)
        )
    if number == errno.EISDIR or path.is_dir():
        return BadInput(message("files", "{path} cannot be read: it is a folder. Choose a file.", path=path))
    if isinstance(error, OSError) and _is_gone(error):
        return BadInput(
            message(
                "files",
                "{path} cannot be read: the disk or stick was removed or is failing. Attach it again, or choose another file.",
                path=path,
            )
        )
    if number in (errno.EACCES, errno.EPERM):
        return BadInput(
            message(
                "files",
                "{path} cannot be read: another user or program keeps it to itself. Have it copied to a folder of yours, or choose another.",
                path=path,
            )
        )
    return BadInput(message("files", "{path} cannot be read. Choose another file.", path=path))


def _is_gone(error: OSError) -> bool:
    """Whether an error is that of a disk that is not there any more, or fails."""
    import errno

    numbers = ("EIO", "ENODEV", "ENXIO", "ENOTCONN", "ESTALE", "ESHUTDOWN")
    if error.errno in {getattr(errno, name) for name in numbers if hasattr(errno, name)}:
        return True
    return _code_of_windows(error) in _GONE


def _code_of_windows(error: OSError) -> int | None:
    code: int | None = getattr(error, "winerror", None)
    return code
