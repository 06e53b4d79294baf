"""A backup: one file that holds a desk's database as it lies on the disk, still encrypted, and the few files beside it.

First come the parts one after the other, the database in front; then their list in the clear (JSON: what the desk was,
and each part's name, size and SHA-256); then 46 bytes: the format (2 bytes, big-endian), the length of that list (4), its
SHA-256 (32) and the mark ``VDBACKUP``. So each byte of the file is covered by a digest, and one that is cut has no mark.

It is written beside its name, flushed, read back, looked at by the caller, and renamed only then. On a stick or another disk
it is read back from there. On the disk of the database, what the system has in memory of it will do: a disk that keeps
something else fails the database as well, and to read all of it doubles the time.
"""

import hashlib
import itertools
import json
import os
import struct
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from desktop.domain.backups import (
    BackupContents,
    BackupPart,
    BackupPurpose,
    damaged_backup,
    newer_backup,
    not_a_backup,
)
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.files.volumes import is_same_disk
from desktop.files.whole import unreadable, unwritable, writing_large
from desktop.store.pages import PAGE, SALT, PageCheck

DATABASE, KEYS, GATE_DATABASE = "desk.db", "keys.json", "gate.db"
"""The parts that there may be, by their names in a desk's folder."""
FORMAT = 1
_MARK = b"VDBACKUP"
_END = struct.Struct(">HI32s8s")
_MOST_LISTED = 1 << 16
_PIECE = 256 * PAGE
_RANGE = 32 * _PIECE
"""So many bytes are flushed and read back at once, on so many threads, while others are copied."""
_THREADS, _MOST_AHEAD = 2, 4
"""The digest is so many pieces behind the copy at most."""
_LEFTOVERS = "venuedesk-*"
"""Names of copies: what was cut off of one is removed. A stick has files of others as well."""


class DamagedSource(UserError):
    """The database that is copied has damaged pages: a copy would be none."""

    def __init__(self, pages: int) -> None:
        super().__init__(
            message(
                "backup",
                "The desk's database is damaged (pages: {pages}), so no backup was made. Close the program: “venuedesk check --repair” rescues what can be read, “venuedesk restore --over” puts a backup back.",
                pages=pages,
            )
        )
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Source:
    """What is copied: the database's file, which nobody writes to meanwhile, its key, and the small parts by name.

    ``former`` is an earlier backup of it: a page that is the same to the byte there was compared with the key then, and need
    not be again. SQLCipher encrypts each page that is written with another initialisation vector.
    """

    database: Path
    key: bytes
    others: Mapping[str, bytes]
    former: Path | None = None


def write_backup(
    path: Path,
    source: Source,
    about: BackupContents,
    verify: Callable[[Path], object],
    progress: Progress = no_progress,
) -> BackupContents:
    """Write a backup; gives what it says of itself, which is ``about`` with its parts. ``verify`` is called with the copied
    database alone, before anything is renamed.

    Raises ``DamagedSource``, ``UserError``, and what ``verify`` and ``progress`` do; then nothing of it is there.
    """
    with writing_large(path, _LEFTOVERS) as file:
        part = Path(file.name)
        own_disk = is_same_disk(source.database.parent, path.parent)
        database = _copy_database(source, file, progress, of_disk=not own_disk)
        verify(part)
        _append_parts(file, source.others)
        others = [BackupPart(name, len(data), _sha256(data)) for name, data in source.others.items()]
        contents = replace(about, parts=(database, *others))
        _append_list(file, contents)
        file.flush()
        os.fsync(file.fileno())
        file.seek(database.size)
        _read_back(file, others, part)
    return contents


def _copy_database(source: Source, file: BinaryIO, progress: Progress, *, of_disk: bool) -> BackupPart:
    """Copy the database. What was written is flushed and read back (``of_disk``: from there) range by range while the rest
    is copied, and each page compared with the key. Raises ``DamagedSource``, ``UserError``."""
    total, digest, part = source.database.stat().st_size, hashlib.sha256(), Path(file.name)
    # This process has the file open through SQLite as well: on POSIX systems, to close it here ends the locks that SQLite
    # has on it. They are against other processes, which the lock of the folder keeps out (desktop.store.folder).
    with (
        source.database.open("rb") as read,
        ThreadPoolExecutor(_THREADS) as checking,
        ThreadPoolExecutor(1) as hashing,
    ):
        check = PageCheck(source.key, read.read(SALT))
        read.seek(0)
        hashed: deque[Future[None]] = deque()
        checked: list[Future[list[int]]] = []
        buffers = itertools.cycle([memoryview(bytearray(_PIECE)) for _ in range(_MOST_AHEAD + 1)])
        done, flushed = 0, 0
        while done < total:
            buffer = next(buffers)
            piece = buffer[: read.readinto(buffer[: total - done])]
            if not piece:
                raise DamagedSource(1)
            file.write(piece)
            done += len(piece)
            hashed.append(hashing.submit(digest.update, piece))
            if len(hashed) > _MOST_AHEAD:
                hashed.popleft().result()
            if done - flushed >= _RANGE or done == total:
                file.flush()
                checked.append(
                    checking.submit(_damaged_in, part, file.fileno(), check, source.former, flushed, done, of_disk)
                )
                flushed = done
            progress(done, total)
        damaged = [number for each in checked for number in each.result()]
        for each in hashed:
            each.result()
        if damaged or total % PAGE:
            _require_whole(read, check, damaged, part)
    return BackupPart(DATABASE, total, digest.hexdigest())


def _damaged_in(
    part: Path, handle: int, check: PageCheck, former: Path | None, begin: int, end: int, of_disk: bool
) -> list[int]:
    """Flush what was written and read these bytes of it, of the disk where ``of_disk``; gives the numbers of the damaged
    pages."""
    os.fsync(handle)
    if of_disk:
        _forget(handle, begin, end - begin)
    damaged, ours, theirs = [], bytearray(_PIECE), bytearray(_PIECE)
    with part.open("rb") as file, ExitStack() as opened:
        file.seek(begin)
        earlier: BufferedReader | None = None
        if former is not None:
            with suppress(OSError):
                earlier = opened.enter_context(former.open("rb"))
                earlier.seek(begin)
        for start in range(begin, end, _PIECE):
            size = file.readinto(memoryview(ours)[: end - start])
            known = earlier.readinto(theirs) if earlier is not None else 0
            first = start // PAGE + 1
            if size != known:
                damaged += check.damaged(first, memoryview(ours)[:size])
            elif ours != theirs:
                for at in range(0, size, PAGE):
                    page = ours[at : at + PAGE]
                    if page != theirs[at : at + PAGE]:
                        damaged += check.damaged(first + at // PAGE, memoryview(page))
    return damaged


def _require_whole(source: BinaryIO, check: PageCheck, damaged: list[int], part: Path) -> None:
    """Raises ``DamagedSource`` where these pages are damaged in the database, else the ``UserError`` of a failing disk."""
    count = 0
    for number in damaged:
        source.seek((number - 1) * PAGE)
        count += len(check.damaged(number, source.read(PAGE)))
    if damaged and not count:
        raise _failing(part)
    raise DamagedSource(max(count, 1))


def _forget(handle: int, begin: int, length: int) -> None:
    """What is read next is read of the disk, not of what the system still has in memory, where it can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, begin, length, os.POSIX_FADV_DONTNEED)


def _failing(part: Path) -> UserError:
    return UserError(
        message(
            "backup",
            "What was written to {folder} does not read back the same: the disk or stick is failing. Use another one.",
            folder=part.parent,
        )
    )


def _append_parts(file: BinaryIO, others: Mapping[str, bytes]) -> None:
    for data in others.values():
        file.write(data)


def _append_list(file: BinaryIO, contents: BackupContents) -> None:
    listed = json.dumps(asdict(contents), indent=1).encode()
    file.write(listed)
    file.write(_END.pack(FORMAT, len(listed), hashlib.sha256(listed).digest(), _MARK))


def _read_back(file: BinaryIO, parts: Iterable[BackupPart], part: Path) -> None:
    """Read parts of the file from where it stands, and compare them with their digests. Raises ``UserError``."""
    _forget(file.fileno(), 0, 0)
    for one in parts:
        if _digest_of(file, one.size) != one.sha256:
            raise _failing(part)


def _uncounted(_done: int) -> None:
    """Nobody wants to know how far it is."""


class _Readable:
    """A file whose failure to be read is not taken for that of the file into which it is copied."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self._path = file, path

    def read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise unreadable(self._path, error) from None


def _digest_of(
    file: "BinaryIO | _Readable", size: int, into: BinaryIO | None = None, progress: Callable[[int], None] = _uncounted
) -> str:
    digest, left = hashlib.sha256(), size
    while left and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        if into is not None:
            into.write(piece)
        left -= len(piece)
        progress(size - left)
    return digest.hexdigest() if not left else ""


def read_contents(path: Path) -> BackupContents:
    """What a backup says of itself; the parts are not looked at. Raises ``BadInput`` for a file that is none or is cut,
    ``UserError`` for one of a newer program."""
    try:
        with path.open("rb") as file:
            return _read_contents(file, path)
    except OSError as error:
        raise unreadable(path, error) from None


def _read_contents(file: BinaryIO, path: Path) -> BackupContents:
    size = file.seek(0, os.SEEK_END)
    if size < _END.size:
        raise not_a_backup(path)
    file.seek(size - _END.size)
    version, length, digest, mark = _END.unpack(file.read(_END.size))
    if mark != _MARK:
        raise not_a_backup(path)
    if version > FORMAT:
        raise newer_backup()
    if length > min(_MOST_LISTED, size - _END.size):
        raise damaged_backup(path)
    file.seek(size - _END.size - length)
    listed = file.read(length)
    if hashlib.sha256(listed).digest() != digest:
        raise damaged_backup(path)
    try:
        fields = json.loads(listed)
        parts = tuple(BackupPart(str(one["name"]), int(one["size"]), str(one["sha256"])) for one in fields["parts"])
        contents = BackupContents(**fields | {"parts": parts, "purpose": BackupPurpose(fields["purpose"])})
    except (ValueError, KeyError, TypeError):
        raise damaged_backup(path) from None
    if sum(part.size for part in parts) != size - _END.size - length:
        raise damaged_backup(path)
    return contents


def unpack(path: Path, folder: Path, progress: Progress = no_progress) -> BackupContents:
    """Write the parts of a backup into an empty folder, each flushed to the disk. Raises ``BadInput``, ``UserError``; the
    caller removes what is there by then."""
    try:
        with path.open("rb") as file:
            contents = _read_contents(file, path)
            file.seek(0)
            total = sum(part.size for part in contents.parts)
            before = 0
            for part in contents.parts:
                if part.name not in (DATABASE, KEYS, GATE_DATABASE):
                    raise damaged_backup(path)
                _unpack_part(file, part, folder, path, _counted(progress, before, total))
                before += part.size
    except OSError as error:
        raise unreadable(path, error) from None
    if not {DATABASE, KEYS} <= {part.name for part in contents.parts}:
        raise damaged_backup(path)
    return contents


def _counted(progress: Progress, before: int, total: int) -> Callable[[int], None]:
    return lambda done: progress(before + done, total)


def _unpack_part(file: BinaryIO, part: BackupPart, folder: Path, path: Path, progress: Callable[[int], None]) -> None:
    target = folder / part.name
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as written:
            digest = _digest_of(_Readable(file, path), part.size, written, progress)
            written.flush()
            os.fsync(written.fileno())
    except OSError as error:
        # The folder has a temporary name; what somebody can do something about is the one that it is made in.
        raise unwritable(folder.parent, error) from None
    if digest != part.sha256:
        raise damaged_backup(path)


def verify_digests(path: Path, progress: Progress = no_progress) -> BackupContents:
    """Read a whole backup and compare its parts with their digests. Raises ``BadInput``, ``UserError``."""
    try:
        with path.open("rb") as file:
            contents = _read_contents(file, path)
            file.seek(0)
            before, total = 0, sum(part.size for part in contents.parts)
            for part in contents.parts:
                if _digest_of(file, part.size, progress=_counted(progress, before, total)) != part.sha256:
                    raise damaged_backup(path)
                before += part.size
    except OSError as error:
        raise unreadable(path, error) from None
    return contents


def copy_backup(source: Path, target: Path, progress: Progress = no_progress) -> None:
    """Copy a backup beside ``target``, flush it, compare it with its digests and rename it. Raises ``UserError``; then
    nothing of it is there."""
    with writing_large(target, _LEFTOVERS) as written, source.open("rb") as read:
        part, total = Path(written.name), source.stat().st_size
        _digest_of(_Readable(read, source), total, written, lambda done: progress(done, total))
        written.flush()
        os.fsync(written.fileno())
        contents = _read_contents(written, part)
        written.seek(0)
        _read_back(written, contents.parts, part)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
