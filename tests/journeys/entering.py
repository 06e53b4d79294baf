"""A clerk without end, for the test that cuts the power: enters declarations and says each one that was accepted."""

import datetime as dt
import random
import sys
from pathlib import Path

from desktop.app import Program
from desktop.paths import UserPaths
from desktop.services.demo_visitors import Visitors


def main(folder: Path, password: str, seed: int) -> None:
    program = Program(user=UserPaths(folder, folder.parent / "config", folder.parent / "log"))
    access = program.access(folder)
    with access.folder.locked():
        desk = program.open_desk(access, access.open(access.manager().slot_id, password))
        today = dt.date.today()
        visitors = Visitors(random.Random(seed), today)
        while True:
            for draft in visitors.day(today - dt.timedelta(days=1), 50, ["南门", "北门"], {}):
                print(desk.declarations.enter(draft).id, flush=True)


main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
