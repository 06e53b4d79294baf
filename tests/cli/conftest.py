"""The command line as an administrator's script meets it: real processes, real exit codes."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MANAGER_PASSWORD
from tests.forked import run_command


class Shell:
    """Runs ``venuedesk`` for a user with a home of their own."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "VENUEDESK", "DISPLAY", "WAYLAND"))}
        self.environment = kept | {"HOME": str(home), "PYTHONWARNINGS": "error"}
        self.environment.pop("QT_QPA_PLATFORM", None)

    def __call__(self, *arguments: object, password: str = MANAGER_PASSWORD) -> subprocess.CompletedProcess[str]:
        return run_command(arguments, self.environment | {"VENUEDESK_PASSWORD": password})

    def json(self, *arguments: object, password: str = MANAGER_PASSWORD) -> Any:
        done = self(*arguments, "--json", password=password)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        assert done.stdout.count("\n") == 1
        return json.loads(done.stdout)


def refused(done: subprocess.CompletedProcess[str], code: int = 2) -> str:
    """The one sentence of a refusal."""
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def venuedesk(tmp_path: Path) -> Shell:
    """``venuedesk`` for a user who has nothing yet."""
    return Shell(tmp_path / "home")
