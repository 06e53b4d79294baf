"""Copies of the database in the desk's folder: those that a migration made before it began (``migrate.py``) and the daily
ones (``backup_file.py``); their age, and their removal."""

from pathlib import Path

from desktop.domain.backups import DAY_MS, ENDING, made_at
from desktop.files.whole import sync_folder, unwritable

EVER = 1 << 62
"""After every moment (UTC ms), whatever a clock that was wrong has written into names."""


def remove_backups(folder: Path, *, made_before: int, copies_before: int | None = None, dated_after: int = EVER) -> int:
    """Delete backups that were made before a moment (UTC ms), and daily copies that were made before ``copies_before``,
    which is the same moment unless said otherwise; gives how many. Those ``dated_after`` a moment go as well. Raises
    ``UserError``."""
    ends = {"*.db": made_before, f"*.{ENDING}": made_before if copies_before is None else copies_before}
    return sum(_remove(folder, pattern, before, dated_after) for pattern, before in ends.items())


def remove_copies(folder: Path, prefix: str, *, made_before: int, but: str, now: int, after_days: int) -> int:
    """Delete a desk's daily copies of before a moment from any folder, ``but`` the one of this name; ``prefix`` is how their
    names begin. Those dated later than ``now`` are of a clock that was wrong: they go once there are copies of
    ``after_days`` other days. Raises ``UserError``."""
    pattern = f"{prefix}*.{ENDING}"
    try:
        days = {at // DAY_MS for at in map(made_at, folder.glob(pattern)) if at <= now}
    except OSError as error:
        raise unwritable(folder, error) from None
    return _remove(folder, pattern, made_before, now if len(days) >= after_days else EVER, but)


def _remove(folder: Path, pattern: str, before: int, after: int, but: str = "") -> int:
    removed = 0
    for backup in sorted(folder.glob(pattern)) if folder.is_dir() else ():
        try:
            if backup.name != but and not before <= made_at(backup) <= after:
                backup.unlink()
                removed += 1
        except OSError as error:
            raise unwritable(backup, error) from None
    if removed:
        sync_folder(folder)
    return removed
