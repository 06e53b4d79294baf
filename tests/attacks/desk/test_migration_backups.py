"""The power is cut while a migration backs the desk up: a half copy must not look like a backup."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.store import engine as engines
from desktop.store.migrate import HEAD
from tests.faults.conftest import fill, small_disk
from tests.store.test_database import FROZEN, FROZEN_PASSWORD

_CUT = """
import resource, runpy, signal, sys
# The system kills the process at the first byte beyond so many of any file: in the middle of the copy.
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
sys.argv[:] = ["venuedesk", "check", "--dir", sys.argv[1]]
runpy.run_module("desktop", run_name="__main__")
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A desk of the first schema."""
    return Path(shutil.copytree(FROZEN / "0001", tmp_path / "old"))


def _open(program: Program, folder: Path) -> None:
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, FROZEN_PASSWORD)) as desk:
        assert desk.health.problems() == ()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit that kills")
def test_a_process_that_is_killed_in_the_copy_leaves_no_half_backup(
    program: Program, old: Path, tmp_path: Path
) -> None:
    before = (old / "desk.db").read_bytes()
    environment = os.environ | {"VENUEDESK_PASSWORD": FROZEN_PASSWORD, "HOME": str(tmp_path / "home")}
    killed = subprocess.run(
        [sys.executable, "-B", "-c", _CUT, str(old)], env=environment, capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGXFSZ, killed.stderr
    assert list((old / "backups").glob("before-*")) == []
    assert [path.stat().st_size for path in (old / "backups").iterdir()] == [65536]
    assert (old / "desk.db").read_bytes() == before

    _open(program, old)
    (backup,) = (old / "backups").iterdir()
    assert backup.name.startswith(f"before-{HEAD}-")
    assert backup.read_bytes() == before


def test_on_a_full_disk_nothing_is_migrated_and_nothing_is_left(program: Program, old: Path) -> None:
    with small_disk(2) as disk:
        folder = Path(shutil.copytree(old, disk / "desk"))
        access = program.access(folder)
        opened = access.open(access.manager().slot_id, FROZEN_PASSWORD)
        before = (folder / "desk.db").read_bytes()
        filler = fill(disk, but_kib=100)
        with pytest.raises(UserError, match="room"):
            program.open_desk(access, opened)
        assert list((folder / "backups").iterdir()) == []
        assert (folder / "desk.db").read_bytes() == before
        filler.unlink()
        _open(program, folder)


def test_without_what_is_still_in_the_log_no_backup_is_made(
    program: Program, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds the log back, in which changes are that the file has not."""
    monkeypatch.setattr(engines, "BUSY_MS", 50)
    access = program.access(old)
    opened = access.open(access.manager().slot_id, FROZEN_PASSWORD)
    reads, writes = (engines.open_engine(old / "desk.db", opened.secrets.database) for _ in range(2))
    with reads.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        with writes.begin() as writer:
            writer.exec_driver_sql("CREATE TABLE later (id INTEGER)")
        with pytest.raises(UserError, match="Another program"):
            program.open_desk(access, opened)
        assert not (old / "backups").exists()
    reads.dispose()
    writes.dispose()
    _open(program, old)
    (backup,) = (old / "backups").iterdir()
    copied = engines.open_engine(backup, opened.secrets.database)
    with copied.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM later").scalar() == 0
    copied.dispose()
