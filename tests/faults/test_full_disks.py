"""The disk is full, at the desk or at the hub: a sentence, nothing by halves, and it goes on once there is room."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.errors import UserError
from desktop.domain.sync_errors import SyncError
from desktop.services.desk import Desk
from tests.conftest import MANAGER_PASSWORD, REQUEST, MadeDesk
from tests.faults.conftest import World, fill, small_disk
from tests.services.imports.conftest import NOW
from tests.services.imports.files import person, write_csv
from tests.sync.hub_process import hub_process


@pytest.fixture
def full_desk(program: Program, made_desk: MadeDesk, tmp_path: Path) -> Iterator[tuple[World, Path]]:
    """A desk on a disk of its own, with the disk."""
    with small_disk(48) as disk, hub_process(tmp_path / "home") as hub:
        folder = disk / "desk"
        shutil.copytree(made_desk.folder, folder)
        access = program.access(folder)
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            world = World(hub, desk)
            world.join()
            yield world, disk


def test_a_desk_whose_disk_is_full_loses_nothing_and_syncs_later(full_desk: tuple[World, Path]) -> None:
    world, disk = full_desk
    world.write(2500)
    before = world.here()
    filler = fill(disk, but_kib=0)
    with pytest.raises(UserError, match="disk is full"):
        world.write(500, "x" * 500)
    with pytest.raises(UserError, match="disk is full"):
        world.desk.sync.sync_now()
    assert world.here() == before
    assert world.desk.health.problems() == ()

    filler.unlink()
    world.desk.sync.sync_now()
    world.agree()


def test_a_hub_whose_disk_is_full_sends_desks_away_and_takes_them_back(desk: Desk, tmp_path: Path) -> None:
    with small_disk(160) as disk, hub_process(tmp_path / "home", disk) as hub:
        world = World(hub, desk)
        world.join()
        world.write(1000)
        desk.sync.sync_now()
        filler = fill(disk, but_kib=256)
        waited: list[float] = []
        sync = world.sync_service(waited.append)
        for _ in range(6):
            world.write(1500, "x" * 400)
            try:
                sync.sync_now()
            except SyncError:
                break
        else:
            pytest.fail("the hub's disk never became full")
        assert not desk.sync.status().synced
        assert desk.sync.status().error is not None
        assert waited  # it tried again, and waited as the hub asked

        filler.unlink()
        desk.sync.sync_now()
        world.agree()


@pytest.mark.parametrize("room_kib", [90, 180, 270, 360, 450])
def test_a_desk_is_made_whole_or_not_at_all_however_full_the_disk_is(program: Program, room_kib: int) -> None:
    with small_disk(1) as disk:
        fill(disk, but_kib=room_kib)
        there = sorted(file.name for file in disk.iterdir())
        with pytest.raises(UserError, match=r"disk is full|no room"):
            program.setup().create(disk / "made" / "here" / "desk", REQUEST)
        assert sorted(file.name for file in disk.iterdir()) == there


def test_an_import_that_runs_out_of_room_says_what_it_had_taken_and_goes_on_later(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    people = [person(name=f"张{chr(0x4E00 + number)}", notes="备注" * 100) for number in range(4000)]
    with small_disk(48) as disk:
        shutil.copytree(made_desk.folder, disk / "desk")
        access = program.access(disk / "desk")
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            desk.store.clock = FixedClock(NOW)
            source = write_csv(tmp_path / "d.csv", people)
            filler = fill(disk, but_kib=9_000)
            with pytest.raises(UserError, match="disk is full") as raised:
                desk.imports.import_file(source)
            assert f"Lines taken before that: {desk.declarations.count():,}." in str(raised.value)
            filler.unlink()
            outcome = desk.imports.import_file(source)
            assert outcome.accepted + outcome.existing == 4000
            assert desk.declarations.count() == 4000
