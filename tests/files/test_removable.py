"""Files for sticks: piece by piece, whole or not at all, and read back."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, UserError
from desktop.files.removable import NotWhole, write_beside

DATA = os.urandom(3 << 20)


def test_it_is_under_its_name_only_when_it_is_kept(tmp_path: Path) -> None:
    path, seen = tmp_path / "stick.vdb", list[int]()
    path.write_bytes(b"of before")
    beside = write_beside(path, DATA, lambda done, total: seen.append(done))
    assert path.read_bytes() == b"of before"
    assert seen[-1] == len(DATA)
    assert all(one <= other for one, other in pairwise(seen))
    assert 2 < len(seen) < 64  # seen on its way, and not asked after each few bytes where the disk is fast
    beside.keep()
    assert path.read_bytes() == DATA
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("at", [1, len(DATA)], ids=["while it is written", "while it is read back"])
def test_a_stop_leaves_what_was_there(tmp_path: Path, at: int) -> None:
    path = tmp_path / "stick.vdb"
    path.write_bytes(b"of before")

    def stop(done: int, total: int) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_beside(path, DATA, stop)
    assert path.read_bytes() == b"of before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("harm", ["turned", "cut", "longer"])
def test_what_does_not_read_back_the_same_is_reported(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "stick.vdb"

    def spoil(done: int, total: int) -> None:
        (part,) = tmp_path.iterdir()
        with part.open("r+b") as file:
            if harm == "cut":
                file.truncate(len(DATA) // 2)
            else:
                file.seek(100 if harm == "turned" else len(DATA))
                file.write(bytes([DATA[100] ^ 1]))

    with pytest.raises(NotWhole):
        write_beside(path, DATA, spoil)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        write_beside(tmp_path / "no" / "stick.vdb", DATA)
    with pytest.raises(UserError, match="is not a file"):
        write_beside(tmp_path, DATA)


def test_a_name_that_became_a_folder_meanwhile_loses_nothing(tmp_path: Path) -> None:
    beside = write_beside(tmp_path / "stick.vdb", DATA)
    (tmp_path / "stick.vdb").mkdir()
    with pytest.raises(UserError):
        beside.keep()
    assert [one.name for one in tmp_path.iterdir()] == ["stick.vdb"]
