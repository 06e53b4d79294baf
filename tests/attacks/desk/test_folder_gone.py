"""The desk's folder is deleted, moved or replaced under the running program."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.store.open_files import FolderGone
from tests.conftest import MANAGER_PASSWORD, MadeDesk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody remove what is open")


def _replace(folder: Path) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    folder.rename(folder.with_name("before"))
    copy.rename(folder)


def _move(folder: Path) -> None:
    folder.rename(folder.with_name("moved"))


def _unlink(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


ATTACKS: dict[str, Callable[[Path], object]] = {
    "deleted": shutil.rmtree,
    "moved": _move,
    "replaced": _replace,
    "database deleted": _unlink("desk.db"),
    "log deleted": _unlink("desk.db-wal"),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nothing_is_reported_as_stored(desk: Desk, made_desk: MadeDesk, attack: Callable[[Path], object]) -> None:
    desk.gates.add("东门")
    attack(made_desk.folder)
    for name in ("西门", "后门"):
        with pytest.raises(FolderGone, match=str(made_desk.folder)):
            desk.gates.add(name)
    with pytest.raises(FolderGone):
        desk.gates.list()
    assert (made_desk.folder / "desk.db").exists() is (
        attack not in (shutil.rmtree, _move, ATTACKS["database deleted"])
    )


def test_a_folder_that_goes_within_the_commit_is_noticed_too(desk: Desk, made_desk: MadeDesk) -> None:
    def enter() -> None:
        with desk.store.write(desk.session.member.id) as change:
            change.record("press", "poster", "x", {})
            shutil.rmtree(made_desk.folder)

    with pytest.raises(FolderGone):
        enter()


def test_a_folder_that_is_moved_back_has_all_that_was_reported(
    program: Program, desk: Desk, made_desk: MadeDesk
) -> None:
    desk.gates.add("东门")
    _move(made_desk.folder)
    with pytest.raises(FolderGone):
        desk.gates.add("西门")
    made_desk.folder.with_name("moved").rename(made_desk.folder)
    desk.gates.add("后门")
    desk.close()
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as again:
        assert [gate.name for gate in again.gates.list()][4:] == ["东门", "后门"]
        assert again.health.problems() == ()
