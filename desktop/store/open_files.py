"""Whether the files that a connection writes to are still those of the desk's folder.

POSIX systems let a folder be moved, deleted or replaced while a program has its files open. SQLite goes on writing into
what nobody finds again, and reports each commit as done (https://sqlite.org/howtocorrupt.html, section 4.1).
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.messages import message


class FolderGone(UserError):
    """The desk's files are not where they were when they were opened; nothing was read or saved."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            message(
                "desk",
                "The desk's folder {folder} was moved, deleted or replaced while the desk is open. Nothing is saved any more: "
                "put it back as it was, or start the program again.",
                folder=folder,
            )
        )


@dataclass(frozen=True, slots=True)
class OpenFiles:
    """Database and write-ahead log of an open connection, by device and number on it.

    The log stays the same file for as long as any connection to the database is open.
    """

    database: Path
    ids: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, connection: Connection) -> "OpenFiles":
        """Those of a connection within a transaction: only then there surely is a write-ahead log. Raises
        ``FolderGone``."""
        files = {row.name: row.file for row in connection.exec_driver_sql("PRAGMA database_list")}
        database = Path(files["main"])
        return cls(database, _ids(database))

    def require(self) -> None:
        """Raises ``FolderGone`` unless the same files are still there."""
        if _ids(self.database) != self.ids:
            raise FolderGone(self.database.parent)


def _ids(database: Path) -> tuple[tuple[int, int], ...]:
    try:
        found = [path.stat() for path in (database, database.with_name(f"{database.name}-wal"))]
    except OSError:
        raise FolderGone(database.parent) from None
    return tuple((one.st_dev, one.st_ino) for one in found)
