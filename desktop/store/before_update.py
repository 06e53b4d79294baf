"""The desk as it was before an update: the copies that a migration made (``migrate.py``), and their way back."""

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.backups import made_at
from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.files.whole import copy_whole, sync_folder, unwritable
from desktop.store import engine as engines
from desktop.store.failures import as_sentences
from desktop.store.folder import DeskFolder

_BESIDE = ("-wal", "-shm", "-journal")
_BEFORE = re.compile(r"before-(\d{4})-\d{8}-\d{6}")


@dataclass(frozen=True, slots=True)
class BeforeUpdate:
    """A copy of the database, made (UTC ms) by the first program of schema ``schema`` that opened the desk. ``entries`` is
    how far its audit log goes."""

    path: Path
    made: int
    schema: str
    entries: int


def newest(folder: DeskFolder, key: bytes) -> BeforeUpdate | None:
    """The copy from before the last update, proved to be whole. Raises ``UserError`` where it is damaged."""
    found = [(made_at(path), path) for path in _copies(folder.backups, "")]
    if not found:
        return None
    made, path = max(found)
    match = _BEFORE.fullmatch(path.stem)
    return BeforeUpdate(path, made, match[1] if match else "", _entries(path, key))


def put_back(folder: DeskFolder, before: BeforeUpdate, clock: Clock) -> Path:
    """Let a copy be the desk's database again. What is there now is kept among the backups, and its path given back. The
    caller holds the folder's lock, and nobody has the database open. Raises ``UserError``; then nothing has changed."""
    stamp = venue_time(clock.now_ms()).strftime("%Y%m%d-%H%M%S")
    aside = folder.backups / f"undone-{before.schema}-{stamp}.db"
    if any(_has_content(folder.database.with_name(f"{folder.database.name}{ending}")) for ending in _BESIDE):
        raise UserError(
            message(
                "desk",
                "Another program reads this desk's database. Close it, so that the desk can be put back.",
            )
        )
    copy_whole(folder.database, aside)
    copy_whole(before.path, folder.database)
    # The inspectors' database is of the newer schema as well. Whoever opens the desk next writes it anew from there.
    for path in (folder.gate_database, *(folder.gate_database.with_name(f"gate.db{one}") for one in _BESIDE)):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(path, error) from None
    sync_folder(folder.root)
    return aside


def _copies(backups: Path, which: str) -> list[Path]:
    return [path for path in backups.glob(f"{which}before-*.db") if _BEFORE.fullmatch(path.stem.removeprefix(which))]


def _entries(path: Path, key: bytes) -> int:
    """How far the audit log of a copy goes. Reading it leaves nothing beside it."""
    engine = engines.open_engine(path, key)
    try:
        engines.probe(engine, path)
        with as_sentences(), engine.connect() as connection:
            altered = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None
            if altered or connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                raise UserError(
                    message(
                        "desk", "The copy {path} from before the update is damaged. Nothing was changed.", path=path
                    )
                )
            return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM audit").scalar() or 0)
    finally:
        engine.dispose()


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
