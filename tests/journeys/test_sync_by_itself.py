"""Weeks without a network, then everything arrives once, and nobody has pressed anything; whatever happens to the window
meanwhile."""

import datetime as dt
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.app.program import Program
from desktop.domain.clock import from_venue_time
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.services.sync.schedule import SyncIntervals
from desktop.settings import LANGUAGE, SYNC_AUTOMATIC
from desktop.ui.kit.buttons import Button
from desktop.ui.shell.status_bar import StatusBar
from desktop.ui.shell.unlock import UnlockScreen
from desktop.ui.sync.page import SyncPage
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.real_window import ROOT
from tests.journeys.syncing_on import EAGER
from tests.sync.hub_process import HubProcess
from tests.sync.tiny_hub import TICKET, TinyHub, serving
from tests.ui.sync.sync_page import held_push

SitDown = Callable[[Path], Front]
DAYS, A_DAY = 14, 120
SECONDS = 30


@pytest.fixture
def program(program: Program) -> Program:
    """In English, and eager: minutes are tenths of a second."""
    program.settings.set(LANGUAGE, "en")
    return replace(program, intervals=EAGER)


@pytest.fixture
def tiny_hub() -> Iterator[TinyHub]:
    with serving(TinyHub()) as hub:
        yield hub


def count_for_two_weeks(desk: Desk) -> int:
    """People at every gate, every day; gives the seq of the last record."""
    gates, today = [gate.id for gate in desk.gates.list()], desk.store.clock.today()
    for ago in range(DAYS):
        nine = from_venue_time(dt.datetime.combine(today - dt.timedelta(days=ago + 1), dt.time(9)))
        desk.counting.take([Pressed(gates[n % len(gates)], nine + n * 60_000) for n in range(A_DAY)])
    return desk.outbox.last_and_waiting()[0]


def backlog(program: Program, made: MadeDesk, url: str, ticket: str) -> int:
    """The desk has joined, and has not been heard of for two weeks."""
    access = program.access(made.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.enrolment.enroll(url, ticket)
        return count_for_two_weeks(desk)


def bar(front: Front) -> str:
    strip = front.shell.findChild(StatusBar)
    assert isinstance(strip, StatusBar)
    return " | ".join(b.text() for b in strip.findChildren(Button) if not b.isHidden())


def is_synced(front: Front) -> bool:
    loop = front.desk.sync
    return loop is not None and loop.status is not None and loop.status.synced and loop.idle


def everything_once(hub: TinyHub, program: Program, made: MadeDesk) -> None:
    """The hub has each record once and in order, and the desk is whole."""
    access = program.access(made.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        assert desk.health.problems() == ()
        desk.sync.sync_now()
        status = desk.sync.status()
    assert status.synced
    assert [record.seq for record in hub.records] == list(range(1, status.last + 1))


def test_after_two_weeks_the_hub_comes_back_and_has_it_all(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, real_hub: HubProcess
) -> None:
    code = made_desk.made.venue.declaration_code
    last = backlog(program, made_desk, real_hub.url, real_hub("ticket", "--code", code, "--approve")["ticket"])
    real_hub.stop()
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.until(
        lambda: front.desk.sync is not None and bool(front.desk.sync.status and front.desk.sync.status.error_at)
    )
    front.until(lambda: f"Not synced: {last:,}" in bar(front))
    assert not front.desk.window.findChildren(QDialog)
    front.control(Qt.Key.Key_3)
    front.key(Qt.Key.Key_1)
    real_hub.start()
    front.until(lambda: is_synced(front))
    front.until(lambda: "All synced" in bar(front))
    assert not front.desk.window.findChildren(QDialog)
    found = real_hub("desks")["desks"][0]
    assert front.desk.desk is not None
    assert found["stored"] == front.desk.desk.outbox.last_and_waiting()[0] > last
    assert found["apart"] == 0


def test_a_desk_that_is_locked_sends_what_waits_and_is_closed(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tiny_hub: TinyHub
) -> None:
    backlog(program, made_desk, tiny_hub.url, TICKET)
    front = sit_down(made_desk.folder)
    with held_push(tiny_hub):
        front.sign_in(MANAGER_PASSWORD)
        front.until(lambda: len(tiny_hub.records) == 500)
        front.desk.lock()
    front.until(lambda: is_synced(front))
    assert isinstance(front.screen, UnlockScreen)
    shell, desk = front.shell, front.desk.desk
    assert desk is not None
    front.until(lambda: desk.store.is_suspended)
    front.sign_in(MANAGER_PASSWORD)
    assert front.shell is shell
    front.until(lambda: "All synced" in bar(front))


def test_what_was_entered_in_the_last_moment_is_sent_before_the_desk_is_closed(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tiny_hub: TinyHub
) -> None:
    backlog(program, made_desk, tiny_hub.url, TICKET)
    front = sit_down(made_desk.folder)
    front.desk._program = replace(program, intervals=SyncIntervals())  # it would wait for minutes by itself
    front.sign_in(MANAGER_PASSWORD)
    desk, sync = front.desk.desk, front.desk.sync
    assert desk is not None
    assert sync is not None
    front.until(lambda: sync.status is not None)
    sync.sync_now(lambda _: None, lambda error: pytest.fail(str(error)))
    front.until(lambda: is_synced(front))
    desk.gates.add("西门")
    sent, last = len(tiny_hub.records), desk.outbox.last_and_waiting()[0]
    assert sent < last
    front.control(Qt.Key.Key_L)
    front.until(lambda: desk.store.is_suspended)
    assert len(tiny_hub.records) == last


def test_another_member_signs_in_in_the_middle_of_it(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tiny_hub: TinyHub
) -> None:
    backlog(program, made_desk, tiny_hub.url, TICKET)
    front = sit_down(made_desk.folder)
    with held_push(tiny_hub):
        front.sign_in(MANAGER_PASSWORD)
        front.until(lambda: len(tiny_hub.records) == 500)
        front.desk.lock()
        manager, screen = front.desk.desk, front.screen
        assert isinstance(screen, UnlockScreen)
        assert manager is not None
        screen.choose(next(m.id for m in manager.members.list() if m.name == "李春梅"))
        screen.focus_first()
        front.sign_in(CLERK_PASSWORD)
        front.until(lambda: front.desk.desk is not manager)
    front.until(lambda: is_synced(front))
    front.desk.window.close()
    everything_once(tiny_hub, program, made_desk)


def test_the_window_closes_at_once_while_the_hub_keeps_it_waiting(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, tiny_hub: TinyHub
) -> None:
    backlog(program, made_desk, tiny_hub.url, TICKET)
    front = sit_down(made_desk.folder)
    with held_push(tiny_hub):
        front.sign_in(MANAGER_PASSWORD)
        front.until(lambda: len(tiny_hub.records) == 500)
        front.settle()
        assert front.desk.sync is not None
        before = time.monotonic()
        front.desk.sync.close()
        assert time.monotonic() - before < 0.2
        front.desk.window.close()
        assert front.desk.desk is None
    everything_once(tiny_hub, program, made_desk)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_the_power_is_cut_in_the_middle_of_it(program: Program, made_desk: MadeDesk, tiny_hub: TinyHub) -> None:
    backlog(program, made_desk, tiny_hub.url, TICKET)
    with held_push(tiny_hub):
        window = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.syncing_on", str(made_desk.folder), MANAGER_PASSWORD], cwd=ROOT
        )
        deadline = time.monotonic() + SECONDS
        while len(tiny_hub.records) < 500 and time.monotonic() < deadline:
            with pytest.raises(subprocess.TimeoutExpired):
                window.wait(0.02)
        window.kill()
        window.wait()
        assert len(tiny_hub.records) == 500
    everything_once(tiny_hub, program, made_desk)


def test_it_can_be_switched_off(sit_down: SitDown, program: Program, made_desk: MadeDesk, tiny_hub: TinyHub) -> None:
    backlog(program, made_desk, tiny_hub.url, TICKET)
    program.settings.set(SYNC_AUTOMATIC, False)
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_8)
    looks: list[None] = []
    assert front.desk.sync is not None
    front.desk.sync.looked.connect(lambda: looks.append(None))
    front.until(lambda: len(looks) > 20)
    assert tiny_hub.records == []
    page = front.shell.page("sync")
    assert isinstance(page, SyncPage)
    assert "switched off" in page.status_card.value("next")
    page.hub.automatic.setFocus()
    front.key(Qt.Key.Key_Left)
    assert program.settings.get(SYNC_AUTOMATIC)
    front.until(lambda: is_synced(front))
