"""A desk in a process of its own that is made of an answer until the power is cut: when the first of its files has
moved in, or all of them have.

``python -m tests.hub.answering FOLDER ANSWER PASSWORD moved|all``
"""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from desktop.app.program import Program
from desktop.paths import UserPaths
from tests.conftest import CHEAP


def main(folder: str, answer: str, password: str, moment: str) -> None:
    root = Path(folder)
    move, unlink = Path.replace, Path.unlink

    def replaced(self: Path, target: Path) -> Path:
        moved = move(self, target)
        if moment == "moved" and Path(target).parent == root:
            os.kill(os.getpid(), signal.SIGKILL)
        return moved

    def unlinked(self: Path, missing_ok: bool = False) -> None:
        if self.name == "joining.json":
            os.kill(os.getpid(), signal.SIGKILL)
        unlink(self, missing_ok)

    Path.replace, Path.unlink = replaced, unlinked  # type: ignore[method-assign,assignment]
    program = Program(user=UserPaths(root.parent / "user", root.parent / "config", root.parent / "log"))
    replace(program, cost=CHEAP).stick_joining().answer(root, Path(answer), password)


if __name__ == "__main__":
    main(*sys.argv[1:])
