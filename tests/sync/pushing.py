"""A desk in a process of its own that syncs until the power is cut: before or after it keeps its n-th receipt.

``python -m tests.sync.pushing FOLDER PASSWORD before|after N``
"""

import os
import signal
import sys
from pathlib import Path

from desktop.app.program import Program
from desktop.paths import UserPaths
from desktop.services.sync import sync
from desktop.sync.state import Acknowledged, StatePart, SyncStateRepository


def main(folder: str, password: str, moment: str, number: str) -> None:
    left = int(number)

    class FailingRepository(SyncStateRepository):
        def keep(self, *parts: StatePart) -> None:
            nonlocal left
            left -= any(isinstance(part, Acknowledged) for part in parts)
            if left <= 0 and moment == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            super().keep(*parts)
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sync.SyncStateRepository = FailingRepository  # type: ignore[misc]
    root = Path(folder)
    program = Program(user=UserPaths(root, root.parent / "config", root.parent / "log"))
    access = program.access(root)
    with program.desk(access, access.open(access.manager().slot_id, password)) as desk:
        sync.SyncService(desk.store, desk.session).sync_now()


if __name__ == "__main__":
    main(*sys.argv[1:])
