"""Copies of the database that a migration made before it began (``migrate.py``): their age, and their removal."""

import datetime as dt
import re
from pathlib import Path

from desktop.domain.clock import from_venue_time
from desktop.files.whole import sync_folder, unwritable

_STAMP = re.compile(r"-(\d{8}-\d{6})$")


def made_at(backup: Path) -> int:
    """When a backup was made, in UTC ms: taken from its name, since the file's own time is that of the database that
    was copied."""
    found = _STAMP.search(backup.stem)
    if found is None:
        return round(backup.stat().st_mtime * 1000)
    try:
        return from_venue_time(dt.datetime.strptime(found[1], "%Y%m%d-%H%M%S"))
    except ValueError:
        return round(backup.stat().st_mtime * 1000)


def remove_backups(folder: Path, *, made_before: int) -> int:
    """Delete backups that were made before a moment (UTC ms); gives how many. Raises ``UserError``."""
    removed = 0
    for backup in sorted(folder.glob("*.db")) if folder.is_dir() else ():
        try:
            if made_at(backup) < made_before:
                backup.unlink()
                removed += 1
        except OSError as error:
            raise unwritable(backup, error) from None
    if removed:
        sync_folder(folder)
    return removed
