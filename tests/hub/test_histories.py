"""Desks, a hub, a network, clocks and backups, in any order: nothing below ``safe`` is lost, everything has one effect,
and what was erased is nowhere.

``VENUEDESK_SOAK=300`` runs so many histories instead of a few.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.hub.hub import Hub
from tests.conftest import MadeDesk
from tests.hub.lossy import FATES, lossy_network
from tests.hub.replicas import Replicas
from tests.hub.signing_desk import DAY, NOW
from tests.hub.world_model import WorldModel

EXAMPLES = int(os.environ.get("VENUEDESK_SOAK", "2"))
YEARS = 10 * 365 * DAY
_WHO = st.integers(0, 1)
_STEP = st.one_of(
    st.tuples(st.just("work"), _WHO, st.integers(0, 50)),
    st.tuples(st.just("work"), _WHO, st.integers(0, 50)),
    st.tuples(st.just("visit"), _WHO, st.none()),
    st.tuples(st.just("erase"), _WHO, st.integers(0, 50)),
    st.tuples(st.just("sync"), _WHO, st.lists(st.sampled_from(FATES), max_size=3)),
    st.tuples(st.just("stick"), _WHO, st.booleans()),
    st.tuples(st.just("back up"), _WHO, st.none()),
    st.tuples(st.just("bring back"), _WHO, st.none()),
    st.tuples(st.just("back up the hub"), _WHO, st.none()),
    st.tuples(st.just("bring the hub back"), _WHO, st.none()),
    st.tuples(st.just("clock"), _WHO, st.sampled_from((-YEARS, -DAY, DAY, YEARS))),
)


@pytest.fixture
def world(
    hub: Hub, http: httpx.Client, clock: FixedClock, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> Iterator[WorldModel]:
    with lossy_network(str(http.base_url)) as network:
        replicas = Replicas(hub, network.url, program, tmp_path)
        replicas.first(made_desk.folder)
        with replicas.at(made_desk.folder) as north:
            south = replicas.another(north, "south")
        world = WorldModel(replicas, program, network, clock)
        for folder in (made_desk.folder, south):
            world.open(folder, FixedClock(NOW))
        yield world
        world.close()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_STEP, min_size=6, max_size=30))
def test_whatever_happens_everything_is_there_once_and_all_agree(
    world: WorldModel, steps: list[tuple[str, int, object]]
) -> None:
    """Every history goes on from where the one before it ended."""
    for what, who, how in steps:
        for kept in world.desks:
            kept.clock.ms += 60_000
        world.clock.ms += 60_000
        match what, how:
            case "work", int(number):
                world.work(who, number)
            case "visit", _:
                world.visit(who)
            case "erase", int(number):
                world.erase(who, number)
            case "sync", list(outcomes):
                world.sync(who, outcomes)
            case "stick", bool(lost):
                world.stick(who, receipt_lost=lost)
            case "back up", _:
                world.back_up(who)
            case "bring back", _:
                world.bring_back(who)
            case "back up the hub", _:
                world.back_up_hub()
            case "bring the hub back", _:
                world.bring_hub_back()
            case "clock", int(off):
                world.desks[who].clock.ms += off
        world.note()
        world.always()
    world.at_peace()
