"""Another user of the PC looks into the desk's folder and the program's log, which were left open to everybody."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.conftest import MadeDesk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")

NOBODY = 65534


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that others can pass through, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="vda"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def _opened_up(folder: Path) -> None:
    """Everybody may read and write everything, as after a copy from a stick."""
    folder.chmod(0o777)
    for path in folder.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)


def _modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*")) if not path.is_symlink()}


def test_every_opening_takes_away_the_rights_of_others(venuedesk: Shell, made_desk: MadeDesk, tmp_path: Path) -> None:
    folder, strangers = tmp_path / "desk", tmp_path / "strangers.txt"
    strangers.write_text("not the desk's", encoding="utf-8")
    strangers.chmod(0o644)
    shutil.copytree(made_desk.folder, folder)
    (folder / "backups").mkdir(exist_ok=True)
    shutil.copy(folder / "desk.db", folder / "backups" / "before-0003-20260101-080000.db")
    _opened_up(folder)
    (folder / "backups" / "linked.db").symlink_to(strangers)
    assert venuedesk.json("check", "--dir", folder)["ok"]
    assert _modes(folder) == {0o700, 0o600}
    assert stat.S_IMODE(strangers.stat().st_mode) == 0o644


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can become somebody else")
def test_another_user_reads_nothing(venuedesk: Shell, made_desk: MadeDesk, reachable: Path) -> None:
    folder = reachable / "desk"
    shutil.copytree(made_desk.folder, folder)
    _opened_up(folder)
    files = ("desk.db", "keys.json", "keys.copy.json", "tries.json")
    assert {_may_nobody_read(folder / file) for file in files} == {True}
    venuedesk.json("check", "--dir", folder)
    assert {_may_nobody_read(folder / file) for file in files} == {False}
    folder.chmod(0o755)  # nor if the folder is opened again
    assert {_may_nobody_read(folder / file) for file in files} == {False}


def _may_nobody_read(path: Path) -> bool:
    return (
        subprocess.run(
            ["cat", str(path)], user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, check=False
        ).returncode
        == 0
    )


def test_the_log_is_the_user_s_own(tmp_path: Path) -> None:
    written = tmp_path / "log" / "venuedesk.log"
    written.parent.mkdir(mode=0o777)
    written.write_text("earlier\n", encoding="utf-8")
    _opened_up(written.parent)
    starts = "import sys, logging, pathlib; from desktop import log; log.start(pathlib.Path(sys.argv[1])); logging.getLogger('desktop').info('here')"
    subprocess.run([sys.executable, "-c", starts, str(written.parent)], check=True)
    assert written.read_text("utf-8").endswith("here\n")
    assert _modes(written.parent) == {0o700, 0o600}
