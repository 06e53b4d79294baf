"""Clocks that are years off, at the desk or at the hub: records arrive whole and in order; nothing goes too early."""

from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock
from tests.conftest import MadeDesk, desk_at
from tests.faults.conftest import World
from tests.sync.hub_process import hub_process

YEAR_MS = 365 * 86_400_000


@pytest.mark.parametrize("years", [(10,), (-10,), (10, -10, 0), (0, -1, 9)], ids=["ahead", "behind", "wild", "leaps"])
def test_a_desk_whose_clock_is_years_off_loses_nothing(
    program: Program, made_desk: MadeDesk, tmp_path: Path, years: tuple[int, ...]
) -> None:
    now = Clock().now_ms()
    clock = FixedClock(now)
    with hub_process(tmp_path / "home") as hub, desk_at(program, made_desk, clock) as desk:
        world = World(hub, desk)
        world.join()
        for off in years:
            clock.ms = now + off * YEAR_MS
            world.write(600)
            desk.sync.sync_now()
            world.agree()
        assert desk.sync.status().rejected == 0
        clock.ms = now + 10 * YEAR_MS
        desk.sync.sync_now()
        doubt = desk.sync.status().clock
        assert doubt is not None
        assert "ahead" in str(doubt)
