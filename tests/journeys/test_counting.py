"""Five hundred presses over three gates through the real window, with undo, killed in between: nobody whom the page
showed as counted is lost, nobody counts twice, and what was taken back stays taken back."""

import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.store.tables import screening
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import ROOT

PRESSES = 240


@dataclass
class Reported:
    """What was said until the power was cut, over all runs."""

    keys: Counter[str] = field(default_factory=Counter)
    counted: dict[str, str] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    backs: int = 0

    def note(self, line: str) -> None:
        """One line of the counting process."""
        what, *words = line.split()
        if what == "key":
            self.keys[words[0]] += 1
        elif what == "back":
            self.backs += 1
        elif what == "counted":
            assert words[0] not in self.counted
            self.counted[words[0]] = words[1]
        elif what == "undone":
            self.undone.add(words[0])


def cut_off(made_desk: MadeDesk, seed: int, after: int, reported: Reported) -> int:
    """Count until the power is cut ``after`` so many lines or very soon after; gives the total shown at the start."""
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.counting_on", str(made_desk.folder), MANAGER_PASSWORD, str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    with window.stdout:
        first = window.stdout.readline()
        lines = [window.stdout.readline() for _ in range(after)]
        window.kill()
        lines += [line for line in window.stdout if line.endswith("\n")]
    window.wait(10)
    assert all(lines), "the window ended by itself"
    for line in lines:
        reported.note(line)
    return int(first.removeprefix("shown "))


def check(desk: Desk, reported: Reported) -> int:
    """What is on the disk against what was said; gives the people that count."""
    assert desk.health.problems() == ()
    with desk.store.read() as connection:
        rows = {row.id: row for row in connection.execute(select(screening))}
    assert reported.counted.items() <= {row.id: row.gate_id for row in rows.values()}.items()
    stored = Counter(row.gate_id for row in rows.values())
    assert stored <= reported.keys  # at most one for each key
    void = {row.id for row in rows.values() if row.void_at is not None}
    assert reported.undone <= void
    assert len(void) <= reported.backs
    living = Counter(row.gate_id for row in rows.values() if row.void_at is None)
    board = desk.counting.board()
    assert {gate: count.day for gate, count in board.counts.items() if count.day} == dict(living)
    return living.total()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_no_acknowledged_press_is_lost_or_counted_twice(program: Program, made_desk: MadeDesk) -> None:
    chance = random.Random(3)
    reported, people, seed = Reported(), 0, 0
    while reported.keys.total() < PRESSES:
        assert cut_off(made_desk, seed, chance.randrange(40, 260), reported) == people
        seed += 1
        access = program.access(made_desk.folder)
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            people = check(desk, reported)
    assert seed >= 3  # it was killed a few times indeed
    assert len(reported.undone) > 20
    assert len(reported.counted) > PRESSES * 0.9
    assert people
