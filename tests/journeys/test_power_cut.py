"""kill -9 in mid-entry: every declaration that was accepted is there, none is half there, the desk is whole."""

import os
import random
import subprocess
import sys

import pytest

from desktop.app import Program
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import ROOT

ROUNDS = int(os.environ.get("VENUEDESK_POWER_CUTS", "8"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_nothing_accepted_is_lost_and_nothing_is_half_there(program: Program, made_desk: MadeDesk) -> None:
    chance = random.Random(11)
    accepted: list[str] = []
    for seed in range(ROUNDS):
        clerk = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.entering", str(made_desk.folder), MANAGER_PASSWORD, str(seed)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert clerk.stdout is not None
        with clerk.stdout:
            accepted += [clerk.stdout.readline().strip() for _ in range(chance.randrange(1, 40))]
            clerk.kill()
            accepted += [line.strip() for line in clerk.stdout if line.endswith("\n")]
        clerk.wait(10)
        access = program.access(made_desk.folder)
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            assert desk.health.problems() == ()
            stored = {row.id for row in desk.declarations.recent(limit=100_000)}
        assert "" not in accepted
        assert set(accepted) <= stored
        assert len(stored) <= len(accepted) + seed + 1  # at most the one of each cut that nobody was told of
