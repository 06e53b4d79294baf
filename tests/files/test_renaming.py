"""Files that another program has open, as a virus scanner of Windows does."""

from pathlib import Path

import pytest

from desktop.files.renaming import is_held, remove, rename, unless_held


def held(code: int) -> PermissionError:
    """The error as Windows gives it: ``OSError`` has a ``winerror`` there alone."""
    error = PermissionError(13, "The process cannot access the file")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


class Scanner:
    """Another program, which lets go of the file after some tries."""

    def __init__(self, tries: int, error: OSError) -> None:
        self._left = tries
        self._error = error
        self.asked = 0

    def __call__(self) -> None:
        self.asked += 1
        if self._left:
            self._left -= 1
            raise self._error


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_is_let_go_is_had(code: int) -> None:
    scanner = Scanner(3, held(code))
    unless_held(scanner)
    assert scanner.asked == 4


def test_one_that_is_kept_is_refused_after_a_while() -> None:
    scanner = Scanner(1_000_000, held(32))
    with pytest.raises(PermissionError):
        unless_held(scanner, patience=0.05)
    assert 2 <= scanner.asked < 10


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "no"), held(3)])
def test_other_errors_are_not_waited_for(error: OSError) -> None:
    scanner = Scanner(1, error)
    with pytest.raises(type(error)):
        unless_held(scanner)
    assert (scanner.asked, is_held(error)) == (1, False)


def test_names_are_taken_over_and_what_is_not_there_is_removed(tmp_path: Path) -> None:
    source, target = tmp_path / "new", tmp_path / "old"
    source.write_text("new", "utf-8")
    target.write_text("old", "utf-8")
    rename(source, target)
    assert (target.read_text("utf-8"), source.exists()) == ("new", False)
    remove(target)
    remove(target)
    assert not target.exists()
    with pytest.raises(FileNotFoundError):
        rename(source, target)
