"""After an update: for a day the desk can go back to what it was, and nobody loses work by that unasked."""

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.cli.updates import update
from desktop.domain.clock import FixedClock
from desktop.domain.errors import UserError
from desktop.store import migrate
from desktop.store.before_update import newest
from tests.cli.conftest import Shell, refused

FROZEN = Path(__file__).parents[1] / "fixtures" / "desks"
PASSWORD = "frozen-desk-1"
RELEASED = sorted({p.name for p in FROZEN.iterdir()} - {migrate.HEAD})


@pytest.fixture
def updated(tmp_path: Path, program: Program) -> Path:
    """A desk of schema 0010, opened once by this program."""
    return opened_once(tmp_path, program, "0010")


def opened_once(tmp_path: Path, program: Program, released: str) -> Path:
    folder = tmp_path / "old"
    shutil.copytree(FROZEN / released, folder)
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, PASSWORD)):
        pass
    return folder


def add_gate(program: Program, folder: Path) -> None:
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, PASSWORD)) as desk:
        desk.gates.add("西门")


@pytest.mark.parametrize("released", RELEASED)
def test_every_released_desk_is_put_back_to_the_byte(
    released: str, tmp_path: Path, program: Program, venuedesk: Shell
) -> None:
    folder = opened_once(tmp_path, program, released)
    assert (folder / "desk.db").read_bytes() != (FROZEN / released / "desk.db").read_bytes()
    done = venuedesk.json("update", "--undo", "--dir", folder, password=PASSWORD)
    assert done["lost"] == {}
    assert (folder / "desk.db").read_bytes() == (FROZEN / released / "desk.db").read_bytes()
    assert not (folder / "desk.db-wal").exists()
    assert Path(done["kept"]).stat().st_size > 0


def test_work_done_since_is_counted_and_lost_only_when_that_is_said(
    updated: Path, program: Program, venuedesk: Shell
) -> None:
    add_gate(program, updated)
    kept = (updated / "desk.db").stat().st_size
    assert venuedesk.json("update", "--dir", updated, password=PASSWORD)["undo"]["lost"] == {"venue": 1}
    sentence = refused(venuedesk("update", "--undo", "--dir", updated, password=PASSWORD), code=1)
    assert "--lose" in sentence
    assert ": 1" in sentence
    assert (updated / "desk.db").stat().st_size == kept
    done = venuedesk.json("update", "--undo", "--lose", "--dir", updated, password=PASSWORD)
    assert done["lost"] == {"venue": 1}
    access = program.access(updated)
    with program.desk(access, access.open(access.manager().slot_id, PASSWORD)) as desk:
        assert [gate.name for gate in desk.gates.list()] == ["正门", "侧门"]


def test_after_a_day_there_is_no_way_back(updated: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENUEDESK_PASSWORD", PASSWORD)
    options = argparse.Namespace(dir=updated, user=None, undo=True, lose=True)
    late = replace(program, clock=FixedClock(program.clock.now_ms() + 25 * 3600 * 1000))
    with pytest.raises(UserError, match="not updated within a day"):
        update(late, options)


def test_a_damaged_copy_is_not_put_back(updated: Path, program: Program, venuedesk: Shell) -> None:
    (copy,) = (updated / "backups").glob("before-*.db")
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    before = (updated / "desk.db").read_bytes()
    refused(venuedesk("update", "--undo", "--dir", updated, password=PASSWORD), code=1)
    access = program.access(updated)
    with pytest.raises(UserError, match="damaged"):
        newest(access.folder, access.open(access.manager().slot_id, PASSWORD).secrets.database)
    assert len((updated / "desk.db").read_bytes()) == len(before)


def test_a_desk_that_was_not_updated_says_so(program: Program, made_desk: object, venuedesk: Shell) -> None:
    assert venuedesk.json("update", "--dir", program.user.desk)["undo"] is None
    sentence = refused(venuedesk("update", "--undo", "--dir", program.user.desk), code=1)
    assert sentence
