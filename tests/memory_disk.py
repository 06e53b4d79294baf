"""A folder in memory for the temporary files of the tests: they make some thousand desks and databases, whose every change
waits for the disk, and on a busy one that took longer than all else."""

import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

_PLACE = Path("/dev/shm")
_LEAST = 4 << 30
"""Bytes that have to be free there: twice what all tests leave. A container has 64 MiB by default."""

_LAST = -1_000


def put_in_memory() -> None:
    """Have ``tempfile`` and pytest make theirs in a folder in memory, in the processes that are started as well; it is
    removed when this process ends. Only where nobody has chosen a place by ``TMPDIR``, Linux has one with room, and
    programs may be run from it."""
    if "TMPDIR" in os.environ or not _PLACE.is_dir() or not os.access(_PLACE, os.W_OK):
        return
    if os.statvfs(_PLACE).f_flag & os.ST_NOEXEC or shutil.disk_usage(_PLACE).free < _LEAST:
        return
    made = tempfile.mkdtemp(prefix="vd", dir=_PLACE)
    Path(made).chmod(0o711)  # root's PostgreSQL runs as another user
    os.environ["TMPDIR"] = made
    tempfile.tempdir = None
    # After multiprocessing has removed its own folder, and not by a process that was forked off.
    Finalize(None, shutil.rmtree, (made,), {"ignore_errors": True}, exitpriority=_LAST)
