"""Where a desk's folder may lie."""

from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.files import volumes
from desktop.store.folder import DeskFolder
from desktop.ui.today.facts import read_facts, read_retention, todo_of
from tests.conftest import MANAGER_PASSWORD, REQUEST, MadeDesk


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of what is mounted, in which this test's folder is another computer's. There is none here to mount."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/share {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(volumes, "MOUNTS", mounts)
    return mounts


def test_a_desk_on_a_network_drive_is_neither_opened_nor_made(
    program: Program, made_desk: MadeDesk, tmp_path: Path, mounted: Path
) -> None:
    with pytest.raises(UserError, match="network drive"), DeskFolder(made_desk.folder).locked():
        pass
    with pytest.raises(UserError, match="network drive"):
        program.setup().create(tmp_path / "new", REQUEST)
    assert not (tmp_path / "new").exists()
    mounted.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {tmp_path} ext4 rw 0 0\n")
    with DeskFolder(made_desk.folder).locked():
        pass


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_file_systems_of_other_computers_are_known(tmp_path: Path, mounted: Path, kind: str) -> None:
    mounted.write_text(f"server:/desks {tmp_path} {kind} rw 0 0\n")
    assert volumes.is_on_network(tmp_path / "not" / "made" / "yet")


def test_a_desk_is_not_made_where_a_program_sends_it_to_a_cloud_and_one_that_is_there_is_pointed_out(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    synchronised = tmp_path / "Nutstore" / "desk"
    with pytest.raises(UserError, match="坚果云 keeps the folder"):
        program.setup().create(synchronised, REQUEST)
    assert not synchronised.exists()
    synchronised.parent.mkdir()
    made_desk.folder.rename(synchronised)
    access = program.access(synchronised)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        facts, old = read_facts(desk), read_retention(desk)
        items = [str(item.text) for item in todo_of(facts, old)[1]]
    assert "坚果云 keeps the desk’s folder in step: move it elsewhere" in items
