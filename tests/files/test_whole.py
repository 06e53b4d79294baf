"""Files are written whole or not at all, together with what is recorded of them, under any name that can be."""

import errno
from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, UserError
from desktop.files.whole import require_possible, unreadable, unwritable, write_whole, written_with


def test_a_file_takes_the_place_of_another_and_nothing_lies_beside(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_whole(path, b"first")
    with written_with(path, b"second"):
        assert path.read_bytes() == b"second"
    assert path.read_bytes() == b"second"
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize("former", [None, b"former"])
def test_where_what_goes_with_it_fails_the_former_file_is_there_again(tmp_path: Path, former: bytes | None) -> None:
    path = tmp_path / "posters.pdf"
    if former is not None:
        path.write_bytes(former)
    with pytest.raises(RuntimeError), written_with(path, b"new"):
        raise RuntimeError
    assert (path.read_bytes() if path.exists() else None) == former
    assert [file.name for file in tmp_path.iterdir()] == ([] if former is None else ["posters.pdf"])


def test_a_name_of_84_chinese_characters_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".pdf")
    write_whole(path, b"x")
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["x" * 300, "长" * 100, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    for act in (require_possible, lambda path: write_whole(path, b"x")):
        with pytest.raises(BadInput, match="name"):
            act(tmp_path / name)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EFBIG, "FAT32"),
        (errno.EROFS, "write-protected"),
        (errno.EIO, "removed or is failing"),
        (errno.ENODEV, "removed or is failing"),
        (errno.EINVAL, "a:b.pdf has characters"),  # Linux, of a FAT stick
        (errno.ENAMETOOLONG, "too long"),
        (errno.ENOENT, "does not exist"),
        (errno.EACCES, "Choose another folder"),
    ],
)
def test_why_a_file_cannot_be_written_is_said_with_a_way_out(number: int, says: str) -> None:
    assert says in str(unwritable(Path("/media/stick/a:b.pdf"), OSError(number, "")))


def test_why_a_file_cannot_be_read_is_said_with_a_way_out(tmp_path: Path) -> None:
    def why(path: Path) -> str:
        with pytest.raises(OSError, match=path.name) as refused:
            path.read_bytes()
        return str(unreadable(path, refused.value))

    assert "no such file. Check its name" in why(tmp_path / "nothing")
    assert "it is a folder" in why(tmp_path)
    assert "removed or is failing" in str(unreadable(tmp_path / "x", OSError(errno.EIO, "")))
    assert "another user" in str(unreadable(tmp_path / "x", PermissionError(errno.EACCES, "")))
    assert "Choose another file" in str(unreadable(tmp_path / "x", ValueError()))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"), written_with(tmp_path / "no" / "x.pdf", b"x"):
        pass
