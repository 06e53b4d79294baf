"""What was copied on its way, or lies readable in the hub's folder, opens nothing."""

import stat
import sys
from pathlib import Path

import httpx
import msgspec
import pytest

from desktop.hub.identity import HubFolder
from tests.attacks.conftest import HubCommand
from tests.hub.processes import RunningHub
from tests.hub.signing_desk import SigningDesk


def _session(attacked: RunningHub, desk: SigningDesk, nonce: str) -> httpx.Response:
    return attacked.http.post("/v1/session", content=msgspec.json.encode(desk.proving(nonce)))


def test_a_session_proof_serves_once(attacked: RunningHub, hub_command: HubCommand) -> None:
    desk = attacked.join(hub_command("ticket")["ticket"])
    nonce = attacked.hello().nonce
    assert _session(attacked, desk, nonce).status_code == 403  # not approved yet: that used nothing up
    hub_command("approve", desk.desk)
    assert [_session(attacked, desk, nonce).status_code for _ in range(3)] == [200, 401, 401]
    assert _session(attacked, desk, attacked.hello().nonce).status_code == 200


def test_a_nonce_that_one_desk_used_serves_no_other_desk_less(attacked: RunningHub, hub_command: HubCommand) -> None:
    """Nobody can use up another's nonce: it counts for each desk by itself."""
    nonce = attacked.hello().nonce
    for _ in range(2):
        desk = attacked.join(hub_command("ticket")["ticket"])
        hub_command("approve", desk.desk)
        assert _session(attacked, desk, nonce).status_code == 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_other_users_of_the_pc_read_and_lock_nothing(attacked: RunningHub, hub_folder: Path) -> None:
    hub = hub_folder / "hub"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (hub, *hub.iterdir())}
    keys = dict.fromkeys(("signing.key", "tokens.key", "database.key"), 0o600)
    assert modes == {"hub": 0o711, "hub.json": 0o600, "hub.lock": 0o600, "postgres": 0o700} | keys


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_was_copied_readable_is_tightened_when_it_is_opened(tmp_path: Path) -> None:
    folder = HubFolder(tmp_path / "hub")
    folder.identity()
    folder.lock.touch()
    files = (folder.file, folder.signing, folder.lock, folder.tokens, folder.database)
    for path in (folder.path, *files):
        path.chmod(0o777)
    folder.identity()
    found = [stat.S_IMODE(path.stat().st_mode) for path in (folder.path, *files)]
    assert found == [0o711, 0o600, 0o600, 0o600, 0o600, 0o600]
