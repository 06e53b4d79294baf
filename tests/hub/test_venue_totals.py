"""Desks of one venue show the whole venue's counts, to the unit, whatever happened at each and on the way."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from desktop.app.program import Program
from desktop.cli.venue_desks import others
from desktop.domain.clock import FixedClock, venue_time
from desktop.domain.hourly import HourKey, Tally
from desktop.domain.statistics import Selection
from desktop.hub.hub import Hub
from desktop.hub.pulls import HOURS, LAST_SEEN, MOST_ROWS
from desktop.hub.tables import hourly as at_hub
from desktop.services.desk import Desk
from desktop.services.statistics.venue_desks import included
from desktop.store import tables
from desktop.store.queries import hourly
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.hourly import HourSpan
from desktop.sync.counts import state_bodies
from desktop.sync.state import SyncStateRepository
from desktop.sync.wire import Hours
from tests.conftest import MadeDesk
from tests.hub.replicas import Replicas, acknowledge_restore, by_stick, meet
from tests.hub.restored import new_epoch, restore, saved
from tests.hub.signing_desk import SigningDesk
from tests.hub.test_pull import bearer, page
from tests.services.busy_desk import DAY_MS, BusyDesk

EVER = HourSpan(0, 1 << 62)
Figures = dict[HourKey, Tally]
Carry = Callable[..., None]


@pytest.fixture
def replicas(hub: Hub, http: httpx.Client, program: Program, made_desk: MadeDesk, tmp_path: Path) -> Replicas:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    return replicas


@pytest.fixture
def desks(replicas: Replicas, made_desk: MadeDesk) -> Iterator[tuple[Desk, Desk]]:
    """The first desk and one that joined."""
    with ExitStack() as stack:
        north = stack.enter_context(replicas.at(made_desk.folder))
        yield north, stack.enter_context(replicas.at(replicas.another(north, "south")))


@pytest.fixture(params=["network", "stick"])
def carry(request: pytest.FixtureRequest, hub: Hub) -> Carry:
    """Everybody hears of everybody, by either way."""

    def stick(*desks: Desk) -> None:
        for _ in range(3):
            for desk in desks:
                by_stick(hub, desk)

    return meet if request.param == "network" else stick


def own(desk: Desk) -> Figures:
    """What was counted at a desk."""
    with desk.store.read() as connection:
        return {each.key: each.tally for each in hourly.rows(connection, EVER)}


def shown(desk: Desk) -> Figures:
    """What a desk shows of the whole venue."""
    with desk.store.read() as connection:
        return {each.key: each.tally for each in hourly.rows(connection, replace(EVER, whole=True))}


def added(*figures: Figures) -> Figures:
    sums: Figures = {}
    for each in figures:
        for key, tally in each.items():
            sums[key] = sums.get(key, Tally()) + tally
    return {key: tally for key, tally in sums.items() if tally != Tally()}


def people(figures: Figures) -> int:
    return sum(tally.count for tally in figures.values())


def lived(desk: Desk, seed: int, *things: str) -> BusyDesk:
    busy = BusyDesk(desk, seed)
    for thing in things:
        busy.happen(thing)
    return busy


DAY = ("press", "press", "fever", "undo", "enter", "enter", "correct", "sheet", "press")


def test_each_shows_the_sum_of_both(desks: tuple[Desk, Desk], carry: Carry) -> None:
    busy_desks = [lived(desk, seed, *DAY) for seed, desk in enumerate(desks)]
    carry(*desks)
    assert shown(desks[0]) == shown(desks[1]) == added(*map(own, desks))
    for busy in busy_desks:
        for thing in ("undo", "correct", "take_back", "press", "purge", "enter"):
            busy.happen(thing)
    carry(*desks)
    assert shown(desks[0]) == shown(desks[1]) == added(*map(own, desks))
    assert people(shown(desks[0])) == sum(busy.people for busy in busy_desks)
    assert [desk.health.problems() for desk in desks] == [(), ()]


def test_pages_charts_reports_and_files_are_of_the_whole_venue(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    north, _south = desks
    busy_desks = [lived(desk, seed, "press", "press", "enter", "sheet") for seed, desk in enumerate(desks)]
    meet(*desks)
    both = people(shown(north))
    assert both == sum(busy.people for busy in busy_desks)
    today = busy_desks[0].clock.today()
    since = today - dt.timedelta(days=9)
    days = [since + dt.timedelta(days=n) for n in range(10)]
    for desk, busy in zip(desks, busy_desks, strict=True):
        assert sum(desk.statistics.day(day).total for day in days) == both
        mine = Selection(this_desk=True)
        assert sum(desk.statistics.day(day, selection=mine).total for day in days) == busy.people
        assert sum(desk.statistics.weekdays(since, today).total for _ in "1") == both
        assert sum(line.all_registrations for line in desk.statistics.totals_lines(today)[0]) == 2
        assert sum(line.all_registrations for line in desk.statistics.totals_lines(today, mine)[0]) == 1
        assert sum(desk.count_reports.figures(day, week=False).total for day in days) == both
        assert desk.statistics.ends() == north.statistics.ends()
        rows = desk.count_files.hourly(tmp_path / "hours.csv")
        counts = [int(line.split(",")[5]) for line in (tmp_path / "hours.csv").read_text("utf-8-sig").splitlines()[1:]]
        assert (len(counts), sum(counts)) == (rows, both)


def test_the_counting_page_adds_those_who_were_checked_elsewhere(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    gate = north.gates.list()[0].id
    for desk in desks:
        desk.store.clock = FixedClock(1_794_999_600_000)
    for _ in range(3):
        south.counting.press(gate)
    meet(*desks)
    assert (north.counting.board().counts[gate].hour, north.counting.board().counts[gate].day) == (3, 3)
    press = north.counting.press(gate)
    assert (press.gate.hour, north.counting.board().total.day) == (4, 4)
    assert north.counting.undo(press.id).gate.day == 3
    assert [str(desk.called) for desk in north.counting.board().desks] == ["desk JBB"]
    assert "JBB" in str(included(north.counting.board().desks, north.store.clock.now_ms())[0])


def test_a_desk_that_never_sent_anything_is_named(
    replicas: Replicas, desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    north, south = desks
    assert north.statistics.desks() == ()
    north.sync.sync_now()
    (desk,) = north.statistics.desks()
    assert desk.at == 0
    assert str(included((desk,), clock.ms)[0]).startswith("Nothing was received from")
    clock.ms += DAY_MS
    south.replication.name_desk("南门前台")
    meet(*desks)
    assert [(one.called, one.at) for one in north.statistics.desks()] == [("南门前台", clock.ms)]
    assert [str(one.called) for one in south.statistics.desks()] == ["desk JB"]


def test_the_command_line_says_which_desks_are_in_its_figures(
    replicas: Replicas, desks: tuple[Desk, Desk], clock: FixedClock, program: Program
) -> None:
    north, south = desks
    assert others(program, north) == ([], [])
    south.replication.name_desk("南门前台")
    meet(*desks)
    desks, (sentence,) = others(program, north)
    assert desks == [{"name": "南门前台", "as_of": venue_time(clock.ms).isoformat(timespec="seconds")}]
    assert "南门前台" in sentence


def test_a_restored_desk_shows_whom_it_counted_after_the_backup(
    replicas: Replicas, made_desk: MadeDesk, carry: Carry
) -> None:
    """They are at the hub, in its former incarnation, and not in its own rollup; those before the backup are in both."""
    backup = replicas.root / "backup"
    with ExitStack() as stack:
        with replicas.at(made_desk.folder) as desk:
            south = stack.enter_context(replicas.at(replicas.another(desk, "south")))
            lived(desk, 1, *DAY)
            carry(desk, south)
        shutil.copytree(made_desk.folder, backup)
        with replicas.at(made_desk.folder) as desk:
            lived(desk, 2, "press", "sheet", "fever")
            lived(south, 3, "press")
            carry(desk, south)
            before = shown(desk)
        north = stack.enter_context(replicas.at(backup))
        lived(north, 4, "press", "enter")
        carry(north, south)
        carry(north, south)
        assert people(own(north)) < people(before)
        assert people(shown(north)) == people(before) + 2
        assert shown(north) == shown(south)
        acknowledge_restore(north)
        assert north.health.problems() == ()


def test_copies_of_a_desk_are_desks_like_others(replicas: Replicas, made_desk: MadeDesk) -> None:
    with replicas.at(made_desk.folder) as desk:
        lived(desk, 1, *DAY)
        meet(desk)
        common = own(desk)
    shutil.copytree(made_desk.folder, replicas.root / "copy")
    with replicas.at(made_desk.folder) as one, replicas.at(replicas.root / "copy") as other:
        for seed in range(2):
            lived(one, 10 + seed, "press", "enter", "sheet")
            lived(other, 20 + seed, "press", "correct", "fever")
            for _ in range(2):
                meet(one, other)
        right = added(own(one), own(other), {key: -tally for key, tally in common.items()})
        assert shown(one) == shown(other) == right


def test_a_restored_hub_is_counted_once_and_tells_no_more_than_it_has(
    replicas: Replicas, desks: tuple[Desk, Desk], carry: Carry
) -> None:
    north, south = desks
    busy_desks = [lived(desk, seed, *DAY) for seed, desk in enumerate(desks)]
    carry(*desks)
    yesterday = saved(replicas.hub)
    gone = replicas.another(north, "third")
    with replicas.at(gone) as third:
        assert (own(third), shown(third)) == ({}, shown(north))  # at once, as it joins
        lived(third, 7, "press", "sheet")
        carry(third, *desks)
        assert shown(north) == added(*map(own, (*desks, third)))
    restore(replicas.hub, yesterday)
    new_epoch(replicas.hub)
    for busy in busy_desks:
        busy.happen("press")
    carry(*desks)
    carry(*desks)
    assert shown(north) == shown(south) == added(*map(own, desks))


def test_a_program_that_understands_totals_now_fetches_them_from_the_beginning(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    lived(south, 1, "press", "sheet")
    meet(*desks)
    right, book = shown(north), SyncStateRepository(north.store)
    book.keep(replace(book.known().cursor, parts=("fields",)))
    with north.store.write_unaudited() as connection:
        connection.execute(delete(tables.hourly_remote))
    north.sync.sync_now()
    assert shown(north) == right != own(north)


def test_a_stick_that_comes_twice_or_late_changes_nothing(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    busy = lived(south, 1, "press", "sheet")
    south.sync.sync_now()
    by_stick(replicas.hub, north)
    late = north.folder / "late.receipt"
    shutil.copy(north.folder / "stick.vdb.receipt", late)
    busy.happen("take_back")
    meet(*desks)
    right = shown(north)
    north.sync.take_receipt(late)
    assert shown(north) == right == added(own(north), own(south))


def hours(hub: Hub, desk: SigningDesk, since: int, limit: int) -> tuple[Hours, int, bool]:
    pulled = page(hub, desk, since, limit)
    (part,) = (part for part in pulled.parts if part.tag == HOURS)
    return msgspec.msgpack.decode(part.body, type=Hours), pulled.cursor, pulled.more


def test_thousands_of_totals_of_one_push_come_in_pages(hub: Hub, desk: SigningDesk) -> None:
    """Each has a number of its own, also those that a desk states anew."""
    reader, stranger = SigningDesk.joined(hub, desk.venue), SigningDesk.joined(hub)
    for offset in (0, 5):
        counts = [
            hourly.HourCount(HourKey((number + offset) * 3_600_000, "g", "", "screening", ""), Tally(1, 1, 0))
            for number in range(100)
        ]
        for body in state_bodies(counts):
            desk.add(1, "hourly.state", subject="", body=body)
    desk.push(hub)
    assert hours(hub, stranger, 0, 1)[0].rows == ()
    assert hours(hub, desk, 0, 1)[0].rows == ()
    at, more, found = 0, True, list[Any]()
    while more:
        pulled, at, more = hours(hub, reader, at, 1)
        assert len(pulled.rows) <= 8
        found += pulled.rows
    last = {row.hour // 3_600_000: row.count for row in found}
    assert last == {number: int(number >= 5) for number in range(105)}
    with hub.engine.begin() as connection:
        connection.execute(update(at_hub).values(count=7))
    assert {part.tag for part in page(hub, reader, at).parts} >= {HOURS, LAST_SEEN}
    assert hours(hub, reader, at, 1)[0].rows == ()


def test_names_that_a_desk_made_up_do_not_outgrow_a_page(hub: Hub, desk: SigningDesk) -> None:
    reader = SigningDesk.joined(hub, desk.venue)
    for number in range(1_500):
        desk.add(1, body={"at": 1_794_999_600_000, "gate_id": f"{number:04}" + "门" * 124, "count": 1})
    for first in range(1, 1_501, 500):
        assert desk.push(hub, first, first + 499).rejects == ()
    assert len(hub.pulls.pull(bearer(reader), reader.incarnation, 0).answer) < 500_000
    at, more, found = 0, True, 0
    while more:
        pulled, at, more = hours(hub, reader, at, MOST_ROWS)
        found += len(pulled.rows)
    assert found == 1_500


ACTIONS = ("press", "fever", "undo", "enter", "unenter", "correct", "sheet", "take_back", "purge")
STEP = st.tuples(st.integers(0, 1), st.sampled_from((*ACTIONS, "sync", "stick")))


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=5, max_size=14))
def test_in_whatever_order(replicas: Replicas, desks: tuple[Desk, Desk], steps: list[tuple[int, str]]) -> None:
    busy_desks = [BusyDesk(desk, seed) for seed, desk in enumerate(desks)]
    for who, what in steps:
        if what == "sync":
            desks[who].sync.sync_now()
        elif what == "stick":
            by_stick(replicas.hub, desks[who])
        else:
            busy_desks[who].happen(what)
        with desks[who].store.read() as connection:
            assert remote_totals.former(connection) == {}
    meet(*desks)
    assert shown(desks[0]) == shown(desks[1]) == added(*map(own, desks))
