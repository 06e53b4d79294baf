"""Where copies may lie: a second place, disks and sticks, full ones, those of clouds and FAT32."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.backups import BackupPlan
from desktop.domain.errors import BadInput, Forbidden, UserError
from desktop.files import volumes
from desktop.services.backup import backups
from tests.conftest import CLERK_PASSWORD
from tests.faults.conftest import fill, small_disk
from tests.services.backup.backup_desk import DAY_MS, BackupDesk, copies


def test_a_second_place_gets_the_same_file_when_it_is_there(place: BackupDesk, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with place.opened() as desk:
        assert [str(one) for one in desk.backup.doubts(second)]  # the tests' folder is on the same disk
        desk.backup.set_plan(BackupPlan(7, str(second)))
        status = desk.backup.copy_now()
        assert (status.second_missing, status.second_late, status.state.second_failure) == (False, False, None)
        (here,), (there,) = copies(place.folder / "backups"), copies(second)
        assert here.read_bytes() == there.read_bytes()
        shutil.rmtree(second)
        place.clock.ms += 3 * DAY_MS
        assert desk.backup.copy_if_due()
        status = desk.backup.status()
        assert (status.is_late, status.second_missing, status.second_late) == (False, True, True)
        second.mkdir()  # it is put in again
        assert desk.backup.copy_if_due()
        assert len(copies(second)) == 1
        assert not desk.backup.status().second_late


def test_the_folder_of_a_stick_that_is_out_is_no_second_place(
    place: BackupDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, is_out = tmp_path / "media", False
    second.mkdir()
    monkeypatch.setattr(backups, "is_same_disk", lambda _one, _other: is_out)  # here is no other disk
    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(7, str(second)))
        is_out = True
        desk.backup.copy_now()
        desk.backup.set_plan(BackupPlan(3, str(second)))  # the days can be chosen meanwhile
        status = desk.backup.status()
        assert (status.second_missing, status.plan.keep_days, copies(second)) == (True, 3, [])
        is_out = False
        assert desk.backup.copy_if_due()
        assert (desk.backup.status().second_missing, len(copies(second))) == (False, 1)
        shutil.rmtree(second)
        desk.backup.set_plan(BackupPlan(1, str(second)))
        assert desk.backup.status().plan == BackupPlan(1, str(second), is_apart=True)


def test_what_cannot_be_removed_from_the_second_place_spoils_no_copy(place: BackupDesk, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(7, str(second)))
        desk.backup.copy_now()
        (made,) = copies(second)
        (second / f"{made.stem[:-15]}20200101-090000.vdbackup").mkdir()  # nothing unlinks a folder
        place.clock.ms += DAY_MS
        assert desk.backup.copy_if_due()
        status = desk.backup.status()
    assert (len(status.copies), status.second_late, status.state.failure) == (2, False, None)


def test_disks_are_found_through_partitions_and_what_is_made_of_them(tmp_path: Path) -> None:
    disk, stick, volume, sealed = (tmp_path / name for name in ("sda", "sdb", "dm-0", "dm-1"))
    for partition in (disk / "sda1", disk / "sda2", stick / "sdb1"):
        partition.mkdir(parents=True)
        (partition / "partition").touch()
    for made, of in ((volume, disk / "sda2"), (sealed, volume)):
        (made / "slaves").mkdir(parents=True)
        (made / "slaves" / of.name).symlink_to(of)
    assert volumes.disks_under(sealed) == volumes.disks_under(disk / "sda1") == volumes.disks_under(disk) == {disk}
    assert volumes.disks_under(stick / "sdb1") == {stick}


def test_what_cannot_be_the_second_place(place: BackupDesk, tmp_path: Path) -> None:
    with place.opened() as desk:
        with pytest.raises(BadInput, match="not there"):
            desk.backup.doubts(tmp_path / "nothing")
        (place.folder / "backups").mkdir(exist_ok=True)
        with pytest.raises(BadInput, match="own folder"):
            desk.backup.set_plan(BackupPlan(7, str(place.folder / "backups")))
        with pytest.raises(BadInput, match="1, 3, 7 or 14"):
            desk.backup.set_plan(BackupPlan(5))
        cloud = tmp_path / "OneDrive - 卫生院" / "备份"
        cloud.mkdir(parents=True)
        assert "OneDrive" in str(desk.backup.doubts(cloud)[-1])
    with place.opened(password=CLERK_PASSWORD) as desk, pytest.raises(Forbidden):
        desk.backup.set_plan(BackupPlan(3))


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/home/a/Nutstore/x", "坚果云"),
        ("/home/a/我的坚果云", ""),
        ("/home/a/BaiduNetdisk", "百度网盘"),
        ("/home/a/Dropbox (Personal)/b", "Dropbox"),
        ("/media/stick/dropboxes", ""),
    ],
)
def test_folders_of_clouds_are_known_by_their_names(path: str, program: str) -> None:
    assert volumes.cloud_of(Path(path)) == program


def test_the_file_system_is_that_of_the_deepest_mount() -> None:
    mounts = "dev / ext4 rw 0 0\n/dev/sdb1 /media/my\\040stick vfat rw 0 0\ntmp /media tmpfs rw 0 0\n"
    assert volumes.mounted_as(mounts, Path("/media/my stick/copies")) == "vfat"
    assert volumes.mounted_as(mounts, Path("/media/other")) == "tmpfs"
    assert volumes.mounted_as(mounts, Path("/home")) == "ext4"


def test_more_than_four_gigabytes_are_not_begun_on_fat(place: BackupDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "is_fat", lambda _folder: True)
    monkeypatch.setattr(backups, "FAT_MOST_BYTES", 4096)
    with place.opened() as desk:
        with pytest.raises(UserError, match="FAT32"):
            desk.backup.copy_now()
        assert copies(place.folder / "backups") == []
        assert "FAT32" in str(desk.backup.status().state.failure)


def test_on_a_full_disk_and_a_write_protected_one_nothing_is_left_and_it_is_said(place: BackupDesk) -> None:
    with small_disk(4) as disk, place.opened() as desk:
        desk.backup.set_plan(BackupPlan(7, str(disk)))
        filler = fill(disk, but_kib=100)
        status = desk.backup.copy_now()
        assert "no room" in str(status.state.second_failure)
        assert [path for path in disk.iterdir() if path != filler] == []
        assert len(copies(place.folder / "backups")) == 1
        filler.unlink()
        place.clock.ms += DAY_MS
        assert desk.backup.copy_now().state.second_failure is None
        assert len(copies(disk)) == 1


def test_a_stick_that_is_pulled_out_in_mid_write_leaves_the_copy_here(
    place: BackupDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "stick"
    second.mkdir()

    def pulled(*_: object) -> str:
        raise OSError(5, "Input/output error")

    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(7, str(second)))
        with monkeypatch.context() as patch:
            patch.setattr(backups, "copy_backup", pulled)
            status = desk.backup.copy_now()
        assert status.state.second_failure is not None
        assert status.state.second_at == 0
        assert desk.backup.copy_if_due()  # once it is there again
