"""Desks that were set aside in a desk's folder when a backup took their place: they hold visitors' data, and go with it."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.backups import made_at
from desktop.files.whole import sync_folder, unwritable
from desktop.store.replacing import ASIDE

_STAMP = re.compile(r"(\d{8}-\d{6})(-\d+)?")
_HELD = "held"
"""A file that stands in the folder of one with records under legal hold that no other has."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A desk that was set aside at a moment (UTC ms). ``is_held``: records in it are under legal hold, and in no other."""

    path: Path
    at: int
    size: int
    is_held: bool


def all_set_aside(root: Path) -> tuple[SetAside, ...]:
    """Those in a desk's folder, the newest first."""
    found = []
    for folder in root.glob(f"{ASIDE}*"):
        stamp = _STAMP.fullmatch(folder.name.removeprefix(ASIDE))
        if stamp is not None and folder.is_dir() and not folder.is_symlink():
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            found.append(SetAside(folder, made_at(Path(f"{ASIDE}{stamp[1]}")), size, (folder / _HELD).exists()))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def hold(folder: Path) -> None:
    """Keep what is set aside into this folder until somebody deletes it by hand. Raises ``UserError``."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / _HELD).touch()
    except OSError as error:
        raise unwritable(folder, error) from None


def remove_empty(folder: Path) -> None:
    """Remove a folder into which nothing was set aside after all."""
    if folder.is_dir() and {file.name for file in folder.iterdir()} <= {_HELD}:
        shutil.rmtree(folder, ignore_errors=True)


def remove_set_aside(root: Path, *, made_before: int) -> int:
    """Delete what was set aside before a moment (UTC ms) and is not held; gives how many. Raises ``UserError``."""
    old = [one for one in all_set_aside(root) if one.at < made_before and not one.is_held]
    for one in old:
        remove(one.path)
    return len(old)


def remove(folder: Path) -> None:
    """Delete one, also one that is held. Raises ``UserError``."""
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise unwritable(folder, error) from None
    sync_folder(folder.parent)
