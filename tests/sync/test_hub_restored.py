"""The hub's database is put back to yesterday's while desks went on: real processes, a real PostgreSQL."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app.program import Program
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.sync.conftest import JoinedDesk
from tests.sync.hub_process import hub_process
from tests.sync.tiny_hub import TinyHub

pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")


def _copy(of: Path, to: Path) -> None:
    """As a backup copies, owners and all: where root runs the hub, the server's files are another user's."""
    subprocess.run(["cp", "-a", str(of), str(to)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no cp")
def test_a_hub_of_yesterday_gets_today_again(program: Program, made_desk: MadeDesk, tmp_path: Path) -> None:
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with hub_process(tmp_path / "home") as hub, program.desk(access, opened) as desk:
        joined = JoinedDesk(desk, TinyHub())
        code = made_desk.made.venue.declaration_code
        joined.enrolment.enroll(hub.url, hub("ticket", "--code", code, "--approve")["ticket"])
        joined.enter(30)
        joined.sync.sync_now()
        hub.stop()
        data, yesterday = hub.folder / "postgres", tmp_path / "yesterday"
        _copy(data, yesterday)
        hub.start()
        joined.enter(20)
        desk.gates.rename(desk.gates.list()[0].id, "正门")
        joined.sync.sync_now()
        before = joined.sync._repository.known().acknowledged
        hub.stop()
        shutil.rmtree(data)
        _copy(yesterday, data)
        hub.start()
        joined.enter(5)
        assert joined.sync.sync_now().records > 25
        after = joined.sync._repository.known().acknowledged
        assert joined.sync.status().synced
        assert after.epochs == (*before.epochs, after.epoch)
        assert len(set(after.epochs)) == 2
        (listed,) = hub("desks")["desks"]
        assert listed["stored"] == joined.sync.status().last
        assert desk.gates.list()[0].name == "正门"
