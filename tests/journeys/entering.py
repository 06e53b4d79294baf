"""A clerk without end, for the test that cuts the power: types forms and saves them, and says each thing that is safe.

``kept 3.1`` when the second state of the third form has been kept, ``entered ID`` when it has been saved.
"""

import datetime as dt
import itertools
import random
import sys
from dataclasses import replace
from pathlib import Path

from desktop.app.program import Program
from desktop.paths import UserPaths
from desktop.services.demo.people import Visitors
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry

STATES = 3
"""How often a form is kept while it is typed."""


def main(folder: Path, password: str, seed: int) -> None:
    program = Program(user=UserPaths(folder, folder.parent / "config", folder.parent / "log"))
    access = program.access(folder)
    with access.folder.locked():
        desk = program.open_desk(access, access.open(access.manager().slot_id, password))
        today = dt.date.today()
        visitors = Visitors(random.Random(seed), today)
        drafts = EntryDrafts(desk.store, desk.session)
        for form in itertools.count():
            draft = next(iter(visitors.day(today - dt.timedelta(days=1), 1, ["南门", "北门"], {})))
            for state in range(STATES):
                drafts.keep(KeptEntry(replace(draft, notes=f"{form}.{state}", address="")))
                print("kept", f"{form}.{state}", flush=True)
            print("entered", desk.declarations.enter(replace(draft, notes=f"{form}")).id, flush=True)


main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
