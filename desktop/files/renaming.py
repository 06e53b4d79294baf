"""Giving files another name, and removing them, where other programs look into them.

Windows refuses either while another program has the file open without sharing it, as virus scanners and search indexes do
for a moment with whatever was just written (``MoveFileExW``, ``DeleteFileW``). It is tried again for a while, then refused.
"""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 2.0
"""How long another program is waited for."""
_FIRST_PAUSE = 0.01
_HELD = frozenset((5, 32, 33))
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION (Windows, "System Error Codes")."""


def rename(source: Path, target: Path) -> None:
    """Give a file or folder the name ``target``, in place of a file that has it. Raises ``OSError``."""
    unless_held(lambda: source.replace(target))


def remove(path: Path) -> None:
    """Remove a file; one that is not there is no error. Raises ``OSError``."""
    unless_held(lambda: path.unlink(missing_ok=True))


def unless_held(act: Callable[[], object], patience: float = PATIENCE_SECONDS) -> None:
    """Do what needs a file of its own; again, after longer and longer pauses, while another program has it. Raises the
    ``OSError`` that there was when ``patience`` (seconds) was over, and any other at once."""
    until, pause = time.monotonic() + patience, _FIRST_PAUSE
    while True:
        try:
            act()
        except OSError as error:
            if not is_held(error) or time.monotonic() + pause > until:
                raise
        else:
            return
        time.sleep(pause)
        pause *= 2


def is_held(error: OSError) -> bool:
    """Whether another program's hold on a file is what an error is about. Only Windows has such errors."""
    return getattr(error, "winerror", None) in _HELD
