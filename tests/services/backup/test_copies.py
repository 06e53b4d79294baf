"""The daily copies of an open desk: when they are made, where, how long they are kept, and what they hold."""

import os
import shutil
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.backups import BackupPlan, made_at
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, Cancelled, Forbidden, UserError
from desktop.files import volumes
from desktop.services.backup import backups
from desktop.store import backup_file
from desktop.store.backup_file import DamagedSource, verify_digests
from desktop.store.moved import DeskMoved
from desktop.store.pages import damaged_pages
from desktop.store.queries import slips
from desktop.store.snapshot import held_file
from tests.conftest import CLERK_PASSWORD
from tests.faults.conftest import fill, small_disk
from tests.services.backup.backup_desk import DAY_MS, BackupDesk, draft, names

HOUR_MS = 3_600_000
PER_SECOND = 50
BACKUPS = int(os.environ.get("VENUEDESK_BACKUPS", "2"))
"""So many while people are entered."""


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.vdbackup"))


def test_the_first_use_of_a_day_makes_a_copy_and_so_do_24_hours(place: BackupDesk) -> None:
    with place.opened(password=CLERK_PASSWORD) as desk:  # whoever it is
        assert desk.backup.copy_if_due()
        assert not desk.backup.copy_if_due()
        place.clock.ms += 14 * HOUR_MS  # 23:00
        assert not desk.backup.copy_if_due()
        place.clock.ms += 2 * HOUR_MS
        assert desk.backup.copy_if_due()
        assert len(copies(place.folder / "backups")) == 2
        assert not desk.backup.status().is_late
        (newest, at), _ = desk.backup.status().copies
        assert at == place.clock.ms
        assert verify_digests(newest).made_at == at


def test_a_clock_that_went_back_does_not_stop_the_copies(place: BackupDesk) -> None:
    place.clock.ms += 40 * DAY_MS
    with place.opened() as desk:
        desk.backup.copy_now()
        place.clock.ms -= 40 * DAY_MS
        assert desk.backup.copy_if_due()


def test_copies_of_a_clock_that_was_ahead_go_after_as_many_days_and_with_an_erasure(
    place: BackupDesk, tmp_path: Path
) -> None:
    second, now = tmp_path / "stick", place.clock.ms
    second.mkdir()

    def of_later(folder: Path) -> int:
        return sum(made_at(path) > place.clock.ms for path in copies(folder))

    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(3, str(second)))
        place.clock.ms += 300 * DAY_MS
        desk.backup.copy_now()
        erased = place.enter(desk, "麦秋芳")
        for day in range(4):
            place.clock.ms = now + day * DAY_MS
            assert of_later(place.folder / "backups") == of_later(second) == (1 if day < 3 else 0)
            assert desk.backup.copy_if_due()
        assert desk.backup.status().copies[0][1] == place.clock.ms
        place.clock.ms += 300 * DAY_MS
        desk.backup.copy_now()
        place.clock.ms -= 300 * DAY_MS
        desk.erasure.erase(erased, ErasureReason.ASKED)
        assert copies(place.folder / "backups") == []
        desk.backup.copy_if_due()
        assert of_later(second) == 0


def test_a_copy_put_back_is_the_desk_of_that_morning(place: BackupDesk, tmp_path: Path) -> None:
    with place.opened() as desk:
        place.enter(desk, "麦秋芳")
        desk.backup.copy_now()
        place.enter(desk, "曾小梅")
    place.restore(copies(place.folder / "backups")[0], tmp_path / "into")
    with place.opened(tmp_path / "into") as desk:
        assert names(desk) == {"麦秋芳"}


def test_copies_go_after_the_days_of_the_plan(place: BackupDesk) -> None:
    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(3))
        for _ in range(6):
            desk.backup.copy_if_due()
            place.clock.ms += DAY_MS
        kept = [(place.clock.ms - DAY_MS - made_at(path)) // DAY_MS for path in copies(place.folder / "backups")]
        assert sorted(kept) == [0, 1, 2, 3]
        desk.backup.copy_now()
        desk.retention.purge()
        assert len(copies(place.folder / "backups")) == 4


def test_what_was_purged_comes_back_with_no_copy_though_they_stay_for_their_days(
    place: BackupDesk, tmp_path: Path
) -> None:
    with place.opened() as desk:
        desk.retention.set_days(8)
        for day in range(16):  # somebody every day, and from the second week on something is purged every day
            for number in range(8):
                place.enter(desk, f"麦{chr(0x4E00 + day * 8 + number)}芳")
            place.clock.ms += DAY_MS
            desk.retention.purge()
            desk.backup.copy_if_due()
        present = names(desk)
    kept = copies(place.folder / "backups")
    assert len(kept) == 8
    for path in (kept[0], kept[-1]):
        other = place.elsewhere(tmp_path / path.stem)
        done = other.restore(path, other.folder)
        assert done.notes == ()  # nothing is asked
        with other.opened() as desk:
            assert names(desk) <= present
            assert desk.health.problems() == ()
        shutil.rmtree(other.folder)


def test_a_certificate_of_destruction_leaves_no_copy_of_before(place: BackupDesk, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(14, str(second)))
        desk.retention.set_days(14)
        serial = desk.slips.start_batch(1).serials[0]
        desk.declarations.enter(replace(draft(place.clock, "麦秋芳"), slip=str(serial)))
        place.clock.ms += 13 * DAY_MS
        desk.backup.copy_now()
        place.clock.ms += 3 * DAY_MS
        desk.retention.confirm_purge()
        desk.retention.purge()
        desk.destruction.note_listed(desk.destruction.make_list())
        desk.destruction.certify()
        assert copies(place.folder / "backups") == []
        desk.backup.copy_if_due()
        assert len(copies(second)) == len(copies(place.folder / "backups")) == 1


def test_an_erasure_takes_every_copy_with_it_here_at_once_and_elsewhere_with_the_next(
    place: BackupDesk, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with place.opened() as desk:
        desk.backup.set_plan(BackupPlan(7, str(second)))
        found = place.enter(desk, "麦秋芳")
        desk.backup.copy_now()
        (former,) = copies(second)
        place.clock.ms += HOUR_MS
        desk.erasure.erase(found, ErasureReason.ASKED)
        assert copies(place.folder / "backups") == []
        assert desk.backup.copy_if_due()  # though there was one today
        ((here, _),) = desk.backup.status().copies
        assert copies(second) == [second / here.name] != [former]
        assert not desk.backup.copy_if_due()


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


def test_what_was_cut_off_is_removed_by_the_next(place: BackupDesk) -> None:
    folder = place.folder / "backups"
    folder.mkdir()
    (folder / ".venuedesk-12345678-20261119-090000.vdbackup.part").write_bytes(b"half")
    with place.opened() as desk:
        desk.backup.copy_now()
    assert [path.suffix for path in folder.iterdir()] == [".vdbackup"]


def test_stopped_in_the_middle_nothing_is_there(place: BackupDesk) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with place.opened() as desk, pytest.raises(Cancelled):
        desk.backup.copy_now(stop)
    assert list((place.folder / "backups").iterdir()) == []


def test_a_damaged_page_of_the_desk_is_found_and_makes_no_backup(place: BackupDesk, tmp_path: Path) -> None:
    with place.opened() as desk:
        key = bytes(bytearray(desk.vault.database_key))
    database = place.folder / "desk.db"
    whole = bytearray(database.read_bytes())
    at = next(at for at in range(len(whole) - 4096, 0, -4096))
    whole[at + 100] ^= 1
    database.write_bytes(whole)
    assert list(damaged_pages(database, key)) == [at // 4096 + 1]
    with place.opened() as desk, pytest.raises(DamagedSource):
        desk.backup.make(tmp_path / "b.vdbackup")
    assert list(tmp_path.glob("*.vdbackup")) == []


def test_damage_since_the_copy_before_is_found_and_so_is_what_is_in_it_alone(place: BackupDesk) -> None:
    with place.opened() as desk:
        place.enter(desk, "麦秋芳")
        desk.backup.copy_now()
    (first,) = copies(place.folder / "backups")
    data = bytearray(first.read_bytes())
    data[5 * 4096 + 9] ^= 1  # the copy before is damaged, not the desk: the page is compared with the key
    first.write_bytes(data)
    place.clock.ms += HOUR_MS
    with place.opened() as desk:
        desk.backup.copy_now()
    second = copies(place.folder / "backups")[-1]
    assert second != first
    verify_digests(second)
    database = bytearray((place.folder / "desk.db").read_bytes())
    database[-2000] ^= 1
    (place.folder / "desk.db").write_bytes(database)
    place.clock.ms += HOUR_MS
    with place.opened() as desk, pytest.raises(DamagedSource):
        desk.backup.copy_now()
    assert copies(place.folder / "backups") == [first, second]


def test_while_a_file_is_held_everybody_writes_and_nothing_is_written_into_it(place: BackupDesk) -> None:
    with place.opened() as desk:
        gate = desk.gates.list()[0].id
        desk.counting.press(gate)
        with held_file(desk.store) as connection:
            before = (place.folder / "desk.db").read_bytes()
            for _ in range(20):
                desk.counting.press(gate)
            desk.store.checkpoint_passive()
            assert (place.folder / "desk.db").read_bytes() == before
            assert connection.exec_driver_sql("SELECT count(*) FROM screening").scalar() == 1
        desk.store.checkpoint_passive()
        assert (place.folder / "desk.db").read_bytes() != before


def test_whoever_was_entered_before_a_backup_is_in_it_with_50_entries_a_second(
    place: BackupDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_file, "_PIECE", 4 * 4096)
    entered: list[str] = []
    with place.opened() as desk:
        ended = threading.Event()

        def enter() -> None:
            began = time.monotonic()
            while not ended.wait(max(0.0, began + len(entered) / PER_SECOND - time.monotonic())):
                entered.append(place.enter(desk, f"麦{chr(0x4E00 + len(entered))}芳"))

        hand = threading.Thread(target=enter)
        hand.start()
        try:
            for number in range(BACKUPS):
                before, file = len(entered), tmp_path / f"{number}.vdbackup"
                desk.backup.make(file)
                acknowledged, other = entered[:before], place.elsewhere(tmp_path / str(number))
                other.restore(file, other.folder)
                with other.opened() as restored, restored.store.read() as connection:
                    assert restored.health.problems() == ()
                    there = set(connection.exec_driver_sql("SELECT id FROM declaration").scalars())
                assert set(acknowledged) <= there <= set(entered)
                shutil.rmtree(other.folder)
        finally:
            ended.set()
            hand.join()
        assert desk.health.problems() == ()
        assert desk.declarations.count() == len(entered) > BACKUPS


def test_a_moved_desk_is_opened_at_the_new_place_alone(place: BackupDesk, tmp_path: Path) -> None:
    with place.opened() as desk:
        place.enter(desk, "麦秋芳")
        desk.slips.start_batch(2)
        with desk.store.read() as connection:
            following = slips.next_number(connection)
        desk.backup.move(tmp_path / "move.vdbackup")
    with pytest.raises(DeskMoved, match="another PC on 2026-11-20 09:00"):
        place.program.access(place.folder)
    other = place.elsewhere(tmp_path / "other")
    done = other.restore(tmp_path / "move.vdbackup", other.folder)
    assert done.notes == ()
    with other.opened() as desk:
        assert names(desk) == {"麦秋芳"}
        with desk.store.read() as connection:
            assert slips.next_number(connection) == following  # it goes on where it stopped
    place.restore(tmp_path / "move.vdbackup", place.folder, over=True)  # it goes on here after all
    with place.opened() as desk:
        assert names(desk) == {"麦秋芳"}


def test_a_desk_is_not_moved_while_somebody_enters(place: BackupDesk, tmp_path: Path) -> None:
    file = tmp_path / "move.vdbackup"
    with place.opened() as desk:

        def enter_once(_done: int, _total: int, /) -> None:
            if not names(desk):
                place.enter(desk, "麦秋芳")

        with pytest.raises(UserError, match="not moved"):
            desk.backup.move(file, enter_once)
        assert not file.exists()
    with place.opened() as desk:  # it goes on here
        assert names(desk) == {"麦秋芳"}
        desk.backup.move(file)
    assert file.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that cannot be written")
def test_a_backup_that_cannot_be_written_says_so(place: BackupDesk, tmp_path: Path) -> None:
    with place.opened() as desk, pytest.raises(UserError, match="does not exist"):
        desk.backup.make(tmp_path / "nothing" / "b.vdbackup")
