"""kill -9 at the desk in mid-push: whatever it had kept, the next push goes on, and the hub has everything once."""

import subprocess
import sys

import pytest

from desktop.app.program import Program
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import ROOT
from tests.sync.conftest import JoinedDesk
from tests.sync.test_push import everything_is_there
from tests.sync.tiny_hub import TICKET, TinyHub


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_push_that_is_cut_off_between_receipt_and_keeping_it_goes_on(
    program: Program, made_desk: MadeDesk, tiny_hub: TinyHub
) -> None:
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        joined = JoinedDesk(desk, tiny_hub)
        joined.enrolment.enroll(tiny_hub.url, TICKET)
        joined.enter(6000)
    for moment, number in (("before", 1), ("before", 2), ("after", 2), ("before", 3)):
        before = len(tiny_hub.records)
        cut = subprocess.run(
            [sys.executable, "-m", "tests.sync.pushing", str(made_desk.folder), MANAGER_PASSWORD, moment, str(number)],
            cwd=ROOT,
            check=False,
            timeout=60,
        )
        assert cut.returncode == -9
        assert len(tiny_hub.records) > before or number == 1  # the first receipt says where the hub stands
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            status = JoinedDesk(desk, tiny_hub).sync.status()
            assert status.stored <= len(tiny_hub.records) < status.last
            assert not status.synced
            assert desk.health.problems() == ()
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        joined = JoinedDesk(desk, tiny_hub)
        joined.sync.sync_now()
        everything_is_there(joined)
