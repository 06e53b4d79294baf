"""What the self-test says of a machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.cli.machine import machine_state, room_of_desk
from desktop.files import volumes


def test_a_desk_needs_a_folder_of_this_pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert room_of_desk(tmp_path / "not" / "there" / "yet").endswith("MB free")
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(NotADirectoryError, match="is not a folder"):
        room_of_desk(in_the_way / "desk")
    share = tmp_path / "share"
    share.mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/desks {share} nfs4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(volumes, "MOUNTS", mounts)
    with pytest.raises(OSError, match="network drive"):
        room_of_desk(share / "desk")
    with pytest.raises(OSError, match="OneDrive"):
        room_of_desk(tmp_path / "OneDrive" / "desk")


def test_a_folder_behind_one_that_cannot_be_entered_cannot_be_written(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o600)
    lines = [
        "import os, pathlib, sys",
        "from desktop.cli.machine import room_of_desk",
        "if os.geteuid() == 0: os.setuid(65534)",
        "room_of_desk(pathlib.Path(sys.argv[1]))",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines), locked / "desk"], capture_output=True, text=True)
    assert re.fullmatch("PermissionError: /.+ cannot be written", done.stderr.splitlines()[-1])


def test_nothing_names_the_user_and_what_cannot_be_learned_says_why(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    found = machine_state(program)
    assert str(tmp_path) not in str(found)
    assert found["desk"].startswith("~")
    assert all(found.values())
