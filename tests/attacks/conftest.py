"""A real hub process with a PostgreSQL of its own, which all attacks of this folder are carried out on."""

import json
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hub.command import run
from tests.hub.processes import RunningHub, running

HubCommand = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def hub_folder() -> Iterator[Path]:
    """A folder that the lower user, as whom root's PostgreSQL runs, can pass through; the hub's own is ``hub`` in it."""
    folder = Path(tempfile.mkdtemp(prefix="vdh"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def attacked(hub_folder: Path) -> Iterator[RunningHub]:
    """The hub, which still serves when the attacks are over and then ends as it should."""
    with running(hub_folder) as hub:
        yield hub
        assert hub.http.get("/healthz").status_code == 200
        assert hub.stop() == 0


def connected(hub: RunningHub) -> socket.socket:
    """A bare connection to the hub, for what no HTTP client would send."""
    host, _, port = str(hub.announced["url"]).removeprefix("http://").rpartition(":")
    return socket.create_connection((host, int(port)), timeout=30)


@pytest.fixture
def hub_command(attacked: RunningHub, hub_folder: Path, capsys: pytest.CaptureFixture[str]) -> HubCommand:
    """Runs a command on the hub while it serves; gives its JSON."""

    def command(name: str, *arguments: str) -> dict[str, Any]:
        code = run(hub_folder, ["hub", name, "--dir", str(hub_folder / "hub"), "--json", *arguments])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        found: dict[str, Any] = json.loads(printed.out)
        return found

    return command
