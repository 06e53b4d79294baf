"""A desk in a process of its own that syncs until the power is cut, in the middle of applying what it pulled.

``python -m tests.sync.pulling FOLDER PASSWORD``
"""

import os
import signal
import sys
from pathlib import Path

from desktop.app.program import Program
from desktop.paths import UserPaths
from desktop.sync.replication import pull


def main(folder: str, password: str) -> None:
    whole = pull.apply_projection

    def cut(change: pull.Change) -> None:
        whole(change)
        os.kill(os.getpid(), signal.SIGKILL)

    pull.apply_projection = cut  # type: ignore[assignment]
    root = Path(folder)
    program = Program(user=UserPaths(root, root.parent / "config", root.parent / "log"))
    access = program.access(root)
    with program.desk(access, access.open(access.manager().slot_id, password)) as desk:
        desk.sync.sync_now()


if __name__ == "__main__":
    main(*sys.argv[1:])
