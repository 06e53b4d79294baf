"""Three desks edit the same gates for weeks, with clocks years apart, and meet in every order over either carrier."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.people import Role
from desktop.hub.hub import Hub
from desktop.hub.tables import quarantined
from desktop.services.desk import Desk
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.hub.replicas import Replicas, agree, by_stick, meet, seen
from tests.hub.signing_desk import DAY, NOW

YEARS = 10 * 365 * DAY
_NAMES = ("南门", "正门", "西门", "大门")


@dataclass
class Three:
    """Three open desks of one venue, each with a clock of its own."""

    replicas: Replicas
    desks: list[Desk]
    clocks: list[FixedClock]
    """The desks' clocks, and the hub's at the end."""

    def wait(self, ms: int) -> None:
        for clock in self.clocks:
            clock.ms += ms


@pytest.fixture
def three(
    hub: Hub, http: httpx.Client, clock: FixedClock, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> Iterator[Three]:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    with replicas.at(made_desk.folder) as north:
        folders = [made_desk.folder, replicas.another(north, "south"), replicas.another(north, "east")]
    clocks = [FixedClock(NOW), FixedClock(NOW + YEARS), FixedClock(NOW - YEARS)]
    with ExitStack() as stack:
        desks = []
        for folder, its in zip(folders, clocks, strict=True):
            own = replace(program, clock=its)
            access = own.access(folder)
            desks.append(stack.enter_context(own.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD))))
        yield Three(replicas, desks, [*clocks, clock])


def _rename(desk: Desk, number: int) -> None:
    live = desk.gates.list()
    desk.gates.rename(live[number % len(live)].id, _NAMES[number % len(_NAMES)])


def _move(desk: Desk, number: int) -> None:
    live = desk.gates.list()
    desk.gates.move(live[number % len(live)].id, number % 3)


def _retire(desk: Desk, number: int) -> None:
    live = desk.gates.list()
    desk.gates.retire(live[number % len(live)].id)


def _restore(desk: Desk, number: int) -> None:
    retired = [gate for gate in desk.gates.list(include_retired=True) if gate.retired]
    if retired:
        desk.gates.restore(retired[number % len(retired)].id)


def _add(desk: Desk, number: int) -> None:
    if len(desk.gates.list(include_retired=True)) < 12:
        desk.gates.add(_NAMES[number % len(_NAMES)])


def _assign(desk: Desk, number: int) -> None:
    inspectors = [member for member in desk.members.list() if member.inspector]
    live = desk.gates.list()
    desk.members.assign(inspectors[number % len(inspectors)].id, [live[number % len(live)].id])


def _hand_over(desk: Desk, number: int) -> None:
    others = [member for member in desk.members.list() if member.role is not Role.MANAGER]
    desk.members.hand_over(others[number % len(others)].id, "correct-horse-9")


def _decide(desk: Desk, number: int) -> None:
    for conflict in desk.replication.conflicts()[:1]:
        desk.replication.choose(conflict.id, 0) if number % 2 else desk.replication.settle(conflict.id)


_EDITS: dict[str, Callable[[Desk, int], None]] = {
    "rename": _rename,
    "move": _move,
    "retire": _retire,
    "restore": _restore,
    "add": _add,
    "assign": _assign,
    "hand over": _hand_over,
    "decide": _decide,
}
_STEP = st.tuples(st.integers(0, 2), st.sampled_from([*_EDITS, *_EDITS, "sync", "sync", "stick"]), st.integers(0, 7))


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, min_size=4, max_size=24), order=st.permutations(range(3)))
def test_three_desks_agree_whenever_all_have_met(
    three: Three, steps: list[tuple[int, str, int]], order: list[int]
) -> None:
    """Every example goes on from where the one before it ended: some weeks of three desks."""
    for who, what, number in steps:
        three.wait(DAY // 2)
        desk = three.desks[who]
        if what == "sync":
            desk.sync.sync_now()
        elif what == "stick":
            by_stick(three.replicas.hub, desk)
        else:
            with suppress(BadInput, Forbidden):  # no gate too many, no name twice, no longer the manager
                _EDITS[what](desk, number)
    meet(*(three.desks[who] for who in order))
    agree(*(three.desks[who] for who in order))
    views = [seen(desk) for desk in three.desks]
    assert views[0] == views[1] == views[2]
    assert [desk.health.problems() for desk in three.desks] == [(), (), ()]
    assert all(desk.sync.status().synced for desk in three.desks)
    with three.replicas.hub.engine.connect() as connection:
        assert connection.execute(select(quarantined)).all() == []


def test_a_clock_ten_years_ahead_wins_no_longer_than_it_should(three: Three) -> None:
    north, ahead, behind = three.desks
    gate = north.gates.list()[0].id
    ahead.gates.rename(gate, "十年后")
    ahead.sync.sync_now()
    three.wait(DAY)
    north.gates.rename(gate, "今天")  # it has not pulled the other name yet
    meet(north, ahead, behind)
    assert [desk.gates.list()[0].name for desk in three.desks] == ["今天"] * 3
    behind.gates.rename(gate, "十年前")  # it has seen the others' names: its edit is the later one, whatever its clock
    meet(behind, north, ahead)
    assert [desk.gates.list()[0].name for desk in three.desks] == ["十年前"] * 3
