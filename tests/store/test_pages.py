"""Pages of a database, compared with its key without SQLite."""

import os
from pathlib import Path

import pytest

from desktop.store.engine import connector
from desktop.store.pages import LOCK_PAGE, PAGE, SALT, PageCheck, damaged_pages

KEY = bytes(range(32))


def made(path: Path, mebibytes: int) -> Path:
    connection = connector(path, KEY)()
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE content (data BLOB)")
    for _ in range(mebibytes):
        connection.execute("INSERT INTO content VALUES (zeroblob(?))", (1 << 20,))
    connection.close()
    return path


def alter(path: Path, number: int) -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * PAGE + 100)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))


def test_a_page_that_was_altered_is_found(tmp_path: Path) -> None:
    path = made(tmp_path / "some.db", 3)
    assert list(damaged_pages(path, KEY)) == []
    for number in (2, 300, 1):
        alter(path, number)
    assert list(damaged_pages(path, KEY)) == [1, 2, 300]


def test_the_page_that_sqlite_locks_and_never_writes_is_not_damaged() -> None:
    check = PageCheck(KEY, bytes(SALT))
    assert check.damaged(LOCK_PAGE, bytes(PAGE)) == []
    assert check.damaged(LOCK_PAGE - 1, bytes(3 * PAGE)) == [LOCK_PAGE - 1, LOCK_PAGE + 1]


@pytest.mark.skipif("VENUEDESK_BACKUPS" not in os.environ, reason="writes a gibibyte; asked for by VENUEDESK_BACKUPS")
def test_a_database_of_more_than_a_gibibyte_is_whole(tmp_path: Path) -> None:
    path = made(tmp_path / "large.db", 1100)
    assert path.stat().st_size > LOCK_PAGE * PAGE
    assert list(damaged_pages(path, KEY)) == []
