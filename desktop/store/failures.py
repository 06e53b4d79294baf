"""Errors of SQLite that no program can help (a full or unplugged disk, a damaged file), as sentences for a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from desktop.domain.errors import DamagedDesk, UserError
from desktop.domain.messages import message

_UNWRITABLE = frozenset({dbapi2.SQLITE_IOERR, dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN})
_DAMAGED = frozenset({dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB})
_PRIMARY = 0xFF
"""The lowest byte of an extended result code (https://sqlite.org/rescode.html)."""


def primary_code(error: BaseException) -> int | None:
    """SQLite's primary result code of an error of the driver; None where SQLite itself reported nothing."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & _PRIMARY


@contextmanager
def as_sentences() -> Iterator[None]:
    """Raises ``UserError`` in the place of errors that no program can help, by SQLite's result code; others pass as they
    are. For use around a transaction, which was rolled back by then."""
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as error:
        cause = getattr(error, "orig", error)  # prepared statements raise what the driver raises
        code = primary_code(cause)
        if code == dbapi2.SQLITE_FULL:
            raise UserError(
                message("desk", "The disk is full, and this was not saved. Free some space and try again.")
            ) from None
        if code in _UNWRITABLE:
            raise UserError(
                message(
                    "desk",
                    "The desk's folder cannot be written, and this was not saved. Check that the disk is attached and not write-protected.",
                )
            ) from None
        if code in _DAMAGED:
            raise DamagedDesk(
                message(
                    "desk",
                    "The database is damaged. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.",
                )
            ) from None
        raise
