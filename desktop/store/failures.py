"""The world's database errors (a full or unplugged disk, a damaged file) as sentences; ours go through as they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from desktop.domain.errors import UserError
from desktop.domain.messages import message


@contextmanager
def as_sentences() -> Iterator[None]:
    """Raises ``UserError`` in the place of errors that no program can help. For a transaction: it was rolled back."""
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as error:
        cause = getattr(error, "orig", error)  # prepared statements raise what the driver raises
        code = getattr(cause, "sqlite_errorname", None) or str(cause)
        if any(sign in code for sign in ("SQLITE_FULL", "disk is full")):
            raise UserError(
                message("desk", "The disk is full, and this was not saved. Free some space and try again.")
            ) from None
        if any(sign in code for sign in ("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "disk I/O", "readonly")):
            raise UserError(
                message(
                    "desk",
                    "The desk's folder cannot be written, and this was not saved. Check that the disk is attached and not write-protected.",
                )
            ) from None
        if any(sign in code for sign in ("SQLITE_CORRUPT", "SQLITE_NOTADB", "malformed", "not a database")):
            raise UserError(message("desk", "The database is damaged. Restore a backup of the whole folder.")) from None
        raise
