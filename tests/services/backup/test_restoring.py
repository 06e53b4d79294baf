"""A backup put back: the same desk, or a sentence and nothing."""

import hashlib
import itertools
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, UserError
from desktop.store import backup_file, tables
from desktop.store.backup_file import read_contents
from desktop.store.folder import DeskFolder
from desktop.store.queries import outbox
from tests.conftest import CLERK_PASSWORD, REQUEST
from tests.services.backup.backup_desk import DAY_MS, BackupDesk, modes, names
from tests.services.setup.test_setup import contents
from tests.store.plain_pages import plain_bytes

_OWN = {"audit", "head", "life", "setting", "heard"}
"""Tables in which a restore leaves its own entries."""


def rows(place: BackupDesk, folder: Path | None = None) -> dict[str, set[tuple[object, ...]]]:
    with place.opened(folder) as desk, desk.store.read() as connection:
        return {
            table.name: {
                tuple(row._mapping[column] for column in table.columns if column.name != "incarnation")
                for row in connection.execute(table.select())
            }
            for table in tables.metadata.sorted_tables
            if table.name not in _OWN
        }


def nothing_beside(folder: Path) -> bool:
    return not folder.exists() and not [path for path in folder.parent.iterdir() if path.name.startswith(".")]


@pytest.fixture
def file(place: BackupDesk, tmp_path: Path) -> Path:
    """A backup of the desk with one declaration."""
    with place.opened() as desk:
        place.enter(desk, "麦秋芳")
    return place.backup(tmp_path / "b.vdbackup")


def test_a_restored_desk_is_whole_and_has_everything(place: BackupDesk, file: Path, tmp_path: Path) -> None:
    other = place.elsewhere(tmp_path / "other")
    done = other.restore(file, other.folder)
    assert (done.erased, done.purged, done.notes) == (0, 0, ())
    assert rows(other) == rows(place)
    with other.opened() as desk:
        assert desk.health.problems() == ()
        assert desk.audit_findings.unacknowledged() == ()
    with other.opened(password=CLERK_PASSWORD) as desk:
        assert names(desk) == {"麦秋芳"}
    assert file.stat().st_mode & 0o777 == 0o600
    assert modes(other.folder) == {0o600}


def test_it_begins_another_incarnation_and_gives_no_number_twice(place: BackupDesk, file: Path) -> None:
    with place.opened() as desk:
        given = desk.slips.start_batch(3).serials
        with desk.store.read() as connection:
            former = outbox.identity(connection)
    place.restore(file, place.folder, over=True)
    with place.opened() as desk:
        assert not set(given) & set(desk.slips.start_batch(3).serials)
        with desk.store.read() as connection:
            assert outbox.identity(connection).desk == former.desk
            assert outbox.identity(connection).incarnation != former.incarnation


def test_over_a_desk_that_one_is_set_aside_as_it_was(place: BackupDesk, file: Path) -> None:
    with place.opened() as desk:
        place.enter(desk, "曾小梅")
    database = (place.folder / "desk.db").read_bytes()
    done = place.restore(file, place.folder, over=True)
    assert done.aside is not None
    assert (done.aside / "desk.db").read_bytes() == database
    assert (done.aside / "keys.json").exists()
    with place.opened() as desk:
        assert names(desk) == {"麦秋芳"}
        assert desk.health.problems() == ()
        assert desk.audit_findings.unacknowledged() == ()  # an earlier state, and no tampering
    assert not DeskFolder(place.folder).replacing.exists()
    assert not list(place.folder.glob(".restored-*"))


def test_each_flipped_bit_is_found_and_leaves_nothing(place: BackupDesk, file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    listed = read_contents(file)
    ends = [sum(part.size for part in listed.parts[: number + 1]) for number in range(len(listed.parts))]
    places = [0, 15, 4095, len(whole) // 3, *(end - 1 for end in ends), *ends, len(whole) - 46, len(whole) - 44]
    places += [len(whole) - 40, len(whole) - 8, len(whole) - 1]
    target = tmp_path / "into" / "desk"
    for at in places:
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(UserError, match=r"damaged|no backup|newer"):
            place.restore(file, target)
        assert not target.parent.exists(), at


@pytest.mark.parametrize("kept", [0, 20, 4096, -1, -46, -500])
def test_a_cut_file_is_no_backup(place: BackupDesk, file: Path, tmp_path: Path, kept: int) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:kept])
    with pytest.raises(BadInput, match="no backup"):
        place.restore(file, tmp_path / "into")
    assert nothing_beside(tmp_path / "into")


def test_of_a_newer_program_it_is_refused(place: BackupDesk, file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-46] + struct.pack(">H", backup_file.FORMAT + 1) + whole[-44:])
    with pytest.raises(UserError, match="newer VenueDesk"):
        place.restore(file, tmp_path / "into")
    length = int.from_bytes(whole[-44:-40], "big")
    listed = whole[-46 - length : -46].replace(b'"schema": "0', b'"schema": "9')
    body = whole[: -46 - length]
    end = struct.pack(">HI32s8s", 1, length, hashlib.sha256(listed).digest(), b"VDBACKUP")
    file.write_bytes(body + listed + end)
    with pytest.raises(UserError, match="newer VenueDesk"):
        place.restore(file, tmp_path / "into")
    assert nothing_beside(tmp_path / "into")


def test_a_wrong_password_and_that_of_a_clerk_open_nothing(place: BackupDesk, file: Path, tmp_path: Path) -> None:
    for password in ("not-the-password", CLERK_PASSWORD):
        with pytest.raises(BadInput, match="2026-11-20 09:00"):
            place.restore(file, tmp_path / "into", password=password)
    before = contents(place.folder)
    with pytest.raises(BadInput, match="does not open"):
        place.restore(file, place.folder, password="not-the-password", over=True)
    assert {name: digest for name, digest in contents(place.folder).items() if name != "desk.lock"} == {
        name: digest for name, digest in before.items() if name != "desk.lock"
    }
    assert nothing_beside(tmp_path / "into")


def test_where_something_is_or_somebody_works_nothing_is_restored(
    place: BackupDesk, file: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="--over"):
        place.restore(file, place.folder)
    with place.opened(), pytest.raises(UserError, match="open in another window"):
        place.restore(file, place.folder, over=True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("。")
    with pytest.raises(BadInput, match="not empty"):
        place.restore(file, tmp_path / "full")
    with pytest.raises(BadInput, match="leave --over away"):
        place.restore(file, tmp_path / "nothing", over=True)


def test_over_another_desk_it_is_refused(place: BackupDesk, file: Path, tmp_path: Path) -> None:
    place.program.setup().create(tmp_path / "second", REQUEST)
    before = contents(tmp_path / "second")
    with pytest.raises(BadInput, match="another desk"):
        place.restore(file, tmp_path / "second", over=True)
    assert {k: v for k, v in contents(tmp_path / "second").items() if k != "desk.lock"} == before


def test_who_was_erased_since_does_not_come_back(place: BackupDesk, file: Path) -> None:
    with place.opened() as desk:
        (found,) = desk.declarations.recent()
        desk.erasure.erase(found.id, ErasureReason.ASKED)
    done = place.restore(file, place.folder, over=True)
    assert done.erased == 1
    with place.opened() as desk:
        assert names(desk) == set()
        assert desk.health.problems() == ()
        key = bytes(bytearray(desk.vault.database_key))
    assert "麦秋芳".encode() not in plain_bytes(place.folder / "desk.db", key)


def test_also_where_the_keys_were_changed_since_and_then_they_are_again(place: BackupDesk, file: Path) -> None:
    with place.opened() as desk:
        (found,) = desk.declarations.recent()
        desk.erasure.erase(found.id, ErasureReason.ASKED)
        desk.rekeying.ask()
        desk.rekeying.run()
    done = place.restore(file, place.folder, over=True)
    assert done.erased == 1
    assert any("keys of this desk were changed" in str(note) for note in done.notes)
    with place.opened() as desk:
        assert names(desk) == set()
        assert desk.rekeying.is_due()


def test_what_is_past_its_retention_by_now_is_purged(place: BackupDesk, file: Path) -> None:
    place.clock.ms += 30 * DAY_MS
    with place.opened() as desk:
        desk.retention.confirm_purge()
        desk.retention.purge()
    done = place.restore(file, place.folder, over=True)
    assert done.purged == 1
    with place.opened() as desk:
        assert names(desk) == set()


def test_a_legal_hold_of_since_keeps_its_declaration(place: BackupDesk, file: Path) -> None:
    with place.opened() as desk:
        (found,) = desk.declarations.recent()
        desk.retention.hold(found.id, "法院来函")
    place.restore(file, place.folder, over=True)
    with place.opened() as desk:
        assert desk.retention.status().held == 1


def test_a_restore_that_was_cut_off_after_its_point_of_no_return_is_completed(
    place: BackupDesk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between any two of its renames."""
    for killed_at in range(1, 9):
        copy = place.folder.parent / f"copy{killed_at}"
        shutil.copytree(place.folder, copy)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", _killed_at(killed_at))
            with pytest.raises(KeyboardInterrupt):
                place.restore(file, copy, over=True)
        assert DeskFolder(copy).exists()
        with place.opened(copy) as desk:
            assert names(desk) == {"麦秋芳"}
            assert desk.health.problems() == ()
        assert not DeskFolder(copy).replacing.exists()
        shutil.rmtree(copy)


def _killed_at(number: int) -> Callable[[Path, Path], Path]:
    """``Path.replace`` that does not come back at this one of the renames with which a desk takes another's place."""
    original, counted = Path.replace, itertools.count(1)

    def replace(self: Path, target: Path) -> Path:
        if ("set-aside" in str(target) or ".restored-" in str(self)) and next(counted) == number:
            raise KeyboardInterrupt
        return original(self, target)

    return replace


def test_what_is_set_aside_goes_with_its_retention_and_with_an_erasure(place: BackupDesk, file: Path) -> None:
    def aside() -> int:
        return len(list(place.folder.glob("set-aside-*")))

    place.restore(file, place.folder, over=True)
    place.restore(file, place.folder, over=True)  # in the same second
    (place.folder / "set-aside-by-hand").mkdir()  # somebody's own
    with place.opened() as desk:
        assert [one.is_held for one in desk.backup.status().set_aside] == [False, False]
        desk.retention.set_days(14)
        place.clock.ms += 12 * DAY_MS
        desk.retention.confirm_purge()
        desk.retention.purge()
        assert aside() == 3
        place.clock.ms += 3 * DAY_MS
        desk.retention.confirm_purge()
        desk.retention.purge()
        assert aside() == 1
    place.clock.ms -= 15 * DAY_MS
    place.restore(file, place.folder, over=True)
    with place.opened() as desk:
        assert aside() == 2
        desk.erasure.erase(place.enter(desk, "曾小梅"), ErasureReason.ASKED)
        assert aside() == 1


def test_what_is_set_aside_with_records_under_legal_hold_stays_until_somebody_deletes_it(
    place: BackupDesk, file: Path
) -> None:
    with place.opened() as desk:
        desk.retention.hold(place.enter(desk, "曾小梅"), "法院来函")
    with pytest.raises(BadInput):
        place.restore(file, place.folder, over=True, password="not-the-password")
    assert not list(place.folder.glob("set-aside-*"))
    done = place.restore(file, place.folder, over=True)
    assert [note for note in done.notes if "legal hold" in str(note)]
    with place.opened() as desk:
        place.clock.ms += 40 * DAY_MS
        desk.retention.confirm_purge()
        desk.retention.purge()
        desk.erasure.erase(place.enter(desk, "陈大文"), ErasureReason.ASKED)
        (kept,) = desk.backup.status().set_aside
        assert kept.is_held
        assert kept.path == done.aside
        desk.backup.delete_set_aside()
        assert desk.backup.status().set_aside == ()
    assert not kept.path.exists()
