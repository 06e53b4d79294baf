"""What the self-test says of a machine."""

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


def test_nothing_names_the_user_and_what_cannot_be_learned_says_why(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    found = machine_state(program)
    assert str(tmp_path) not in str(found)
    assert found["desk"].startswith("~")
    assert all(found.values())
