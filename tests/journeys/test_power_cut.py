"""kill -9 in mid-entry: every declaration that was accepted is there, none is half there, the desk is whole, and the
form that was being typed comes back."""

import os
import random
import subprocess
import sys

import pytest

from desktop.app.program import Program
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import ROOT

CUTS = int(os.environ.get("VENUEDESK_POWER_CUTS", "6"))


def cut_off(made_desk: MadeDesk, seed: int, after: int) -> list[str]:
    """What the clerk was told, in order, until the power was cut ``after`` so many lines or very soon after."""
    clerk = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.entering", str(made_desk.folder), MANAGER_PASSWORD, str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert clerk.stdout is not None
    with clerk.stdout:
        acknowledged = [clerk.stdout.readline() for _ in range(after)]
        clerk.kill()
        acknowledged += [line for line in clerk.stdout if line.endswith("\n")]
    clerk.wait(10)
    assert all(acknowledged), "the clerk ended by itself"
    return [line.strip() for line in acknowledged]


def check_form(kept: KeptEntry | None, acknowledged: list[str], unheard: int) -> None:
    """The form that comes back is the last one that was safe, or what came right after it."""
    last = acknowledged[-1]
    forms = sum(line.startswith("entered") for line in acknowledged)
    if kept is None:  # saved just now, or saved without that anybody was told
        assert last.startswith("entered") or unheard == 1
        return
    form, state = map(int, kept.draft.notes.split("."))
    if last.startswith("entered"):
        assert (form, state) == (forms, 0)
    else:
        safe = tuple(map(int, last.removeprefix("kept ").split(".")))
        assert safe <= (form, state) <= (safe[0], safe[1] + 1)
        assert unheard == 0
    assert kept.draft.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_nothing_accepted_is_lost_nothing_is_half_there_and_the_form_comes_back(
    program: Program, made_desk: MadeDesk
) -> None:
    chance = random.Random(11)
    accepted: set[str] = set()
    known = 0
    for seed in range(CUTS):
        acknowledged = cut_off(made_desk, seed, chance.randrange(1, 80))
        accepted |= {line.removeprefix("entered ") for line in acknowledged if line.startswith("entered")}
        access = program.access(made_desk.folder)
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            assert desk.health.problems() == ()
            stored = {row.id for row in desk.declarations.recent(limit=100_000)}
            kept = EntryDrafts(desk.store, desk.session).kept()
        assert accepted <= stored
        heard = sum(line.startswith("entered") for line in acknowledged)
        unheard = len(stored) - known - heard
        assert unheard in (0, 1)  # at most the one that was being saved
        check_form(kept, acknowledged, unheard)
        known = len(stored)
