"""A desk that is re-keyed again and again with what inspectors did waiting, for the test that kills it.

``python -m tests.attacks.desk.rekeying_on FOLDER PASSWORD``
"""

import sys
from pathlib import Path

from desktop.app.program import Program
from desktop.paths import UserPaths
from tests.conftest import CHEAP


def main(folder: Path, password: str) -> None:
    user = UserPaths(folder, folder.parent / "config", folder.parent / "log")
    program = Program(user=user, cost=CHEAP)
    access = program.access(folder)
    desk = program.open_desk(access, access.open_any(password))
    sys.stdout.write("opened\n")
    sys.stdout.flush()
    while True:
        desk.rekeying.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
