"""The hub's own PostgreSQL is killed: desks are served again without anybody at the hub."""

import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.attacks.conftest import HubCommand
from tests.hub.processes import RunningHub


def _postmaster(folder: Path) -> psutil.Process:
    return psutil.Process(int((folder / "hub" / "postgres" / "postmaster.pid").read_text().split()[0]))


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_killed_database_is_started_again_and_nothing_is_lost(
    attacked: RunningHub, hub_command: HubCommand, hub_folder: Path
) -> None:
    desk = attacked.join(hub_command("ticket")["ticket"])
    hub_command("approve", desk.desk)
    desk.add(5)
    assert attacked.push(desk, 1, 3).stored == 3
    killed = _postmaster(hub_folder)
    killed.send_signal(signal.SIGKILL)
    psutil.wait_procs([killed], timeout=10)
    until = time.monotonic() + 30
    while (answer := attacked.http.get("/healthz")).status_code != 200:
        assert answer.status_code == 503
        assert time.monotonic() < until
    assert _postmaster(hub_folder).pid != killed.pid
    assert attacked.push(desk, 4).stored == 5
    assert attacked.push(desk).stored == 5
