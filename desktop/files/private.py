"""Files and folders that are nobody's but the owner's, on systems with POSIX permissions.

Elsewhere (Windows) a user's data folder is private by inheritance, and nothing is done.
"""

import logging
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_FOLDER, _FILE, _OTHERS = 0o700, 0o600, 0o077

_log = logging.getLogger(__name__)


def make_private(paths: Iterable[Path]) -> None:
    """Take away the rights of group and others: folders become 0700 and files 0600, where they were wider.

    What is missing is passed over, and so are links: what they lead to is not ours. What belongs to another user keeps
    its rights, which is logged.
    """
    if os.name != "posix":
        return
    kept = 0
    for path in paths:
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) or not mode & _OTHERS:
                continue
            path.chmod(_FOLDER if stat.S_ISDIR(mode) else _FILE)
        except FileNotFoundError:
            continue
        except OSError:
            kept += 1
    if kept:
        _log.warning("files that others may read and whose permissions cannot be changed: %d", kept)
