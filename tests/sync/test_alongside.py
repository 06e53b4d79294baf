"""People count while twenty thousand records are sent, and while the hub's backup lets the desk forget their bodies."""

import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from tests.sync.hub_process import HubProcess, hub_process

pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")

BACKLOG = 21_000
AT_ONCE = 3_000
_HAND_SECONDS = 0.02
TENTH_MS = 250.0
"""What one press in twenty may take where many tests share two cores; the median is far below."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    with hub_process(tmp_path) as running:
        yield running


def counted_beside(desk: Desk, gate: str, work: Callable[[], object]) -> list[float]:
    """Count one person after the other until the work is done; milliseconds of each press."""
    syncing, taken = threading.Thread(target=work), []
    syncing.start()
    while syncing.is_alive() or len(taken) < 20:
        before = time.perf_counter()
        desk.counting.press(gate)
        taken.append((time.perf_counter() - before) * 1000)
        syncing.join(_HAND_SECONDS)
    return taken


def reported(name: str, taken: list[float]) -> tuple[float, float]:
    """Median and the time that one in twenty exceeds."""
    median, most = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    sys.stdout.write(
        f"{name}: {len(taken)} presses, median {median:.1f} ms, 95 % within {most:.1f} ms, longest {max(taken):.1f} ms\n"
    )
    return median, most


def test_a_press_does_not_wait_for_the_sync(desk: Desk, hub: HubProcess) -> None:
    gates = [gate.id for gate in desk.gates.list()]
    for _ in range(BACKLOG // AT_ONCE):
        now = desk.store.clock.now_ms()
        desk.counting.take([Pressed(gates[n % len(gates)], now) for n in range(AT_ONCE)])
    ticket = hub("ticket", "--code", desk.venue.get().declaration_code, "--approve")["ticket"]
    desk.enrolment.enroll(hub.url, ticket)
    first = reported("first sync", counted_beside(desk, gates[0], desk.sync.sync_now))
    assert desk.sync.status().stored > BACKLOG
    hub("backup-mark", "begin")
    hub("backup-mark", "done")
    second = reported("forgetting", counted_beside(desk, gates[0], desk.sync.sync_now))
    assert desk.sync.status().safe > BACKLOG
    for median, most in (first, second):
        assert median < 50
        assert most < TENTH_MS
    assert desk.health.problems() == ()
