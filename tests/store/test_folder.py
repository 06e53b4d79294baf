"""Where a desk's folder may lie."""

from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.files import volumes
from desktop.store.folder import DeskFolder
from tests.conftest import REQUEST, MadeDesk


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
