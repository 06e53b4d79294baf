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
from desktop.domain.errors import Cancelled, UserError
from desktop.store import backup_file
from desktop.store.backup_file import DamagedSource, verify_digests
from desktop.store.moved import DeskMoved
from desktop.store.pages import damaged_pages
from desktop.store.queries import slips
from desktop.store.snapshot import held_file
from tests.conftest import CLERK_PASSWORD
from tests.services.backup.backup_desk import DAY_MS, BackupDesk, copies, draft, names

HOUR_MS = 3_600_000
PER_SECOND = 50
BACKUPS = int(os.environ.get("VENUEDESK_BACKUPS", "2"))
"""So many while people are entered."""


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
