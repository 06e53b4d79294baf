"""A desk that was set up on a morning that the tests know."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from tests.conftest import REQUEST
from tests.services.backup.backup_desk import BackupDesk, morning


@pytest.fixture(scope="module")
def _first(tmp_path_factory: pytest.TempPathFactory, program_for: Program) -> Path:
    folder = tmp_path_factory.mktemp("first") / "desk"
    program_for.setup().create(folder, REQUEST)
    return folder


@pytest.fixture(scope="module")
def program_for(tmp_path_factory: pytest.TempPathFactory, sandbox: object) -> Program:
    from desktop.paths import UserPaths
    from tests.conftest import CHEAP

    root = tmp_path_factory.mktemp("maker")
    return Program(user=UserPaths(root / "desk", root / "config", root / "log"), clock=morning(), cost=CHEAP)


@pytest.fixture
def place(_first: Path, program: Program) -> BackupDesk:
    """A closed desk in the user's own folder."""
    clock: FixedClock = morning()
    shutil.copytree(_first, program.user.desk)
    return BackupDesk(replace(program, clock=clock), program.user.desk, clock)
