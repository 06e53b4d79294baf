"""Copies of the database in the desk's folder: those that a migration made before it began (``migrate.py``) and the daily
ones (``backup_file.py``); their age, and their removal."""

from pathlib import Path

from desktop.domain.backups import ENDING, made_at
from desktop.files.whole import sync_folder, unwritable


def remove_backups(folder: Path, *, made_before: int, copies_before: int | None = None) -> int:
    """Delete backups that were made before a moment (UTC ms), and daily copies that were made before ``copies_before``,
    which is the same moment unless said otherwise; gives how many. Raises ``UserError``."""
    ends = {"*.db": made_before, f"*.{ENDING}": made_before if copies_before is None else copies_before}
    return sum(_remove(folder, pattern, before) for pattern, before in ends.items())


def remove_copies(folder: Path, prefix: str, *, made_before: int, but: str) -> int:
    """Delete a desk's daily copies of before a moment from any folder, ``but`` the one of this name; ``prefix`` is how their
    names begin. Raises ``UserError``."""
    return _remove(folder, f"{prefix}*.{ENDING}", made_before, but)


def _remove(folder: Path, pattern: str, before: int, but: str = "") -> int:
    removed = 0
    for backup in sorted(folder.glob(pattern)) if folder.is_dir() else ():
        try:
            if backup.name != but and made_at(backup) < before:
                backup.unlink()
                removed += 1
        except OSError as error:
            raise unwritable(backup, error) from None
    if removed:
        sync_folder(folder)
    return removed
