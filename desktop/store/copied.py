"""A copied database, looked at before it counts as a backup: opened with the key for reading alone, and its audit log
followed from where that of an earlier copy was followed to."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.store import tables
from desktop.store.audit_chain import first_problem
from desktop.store.engine import open_copy, open_engine
from desktop.store.migrate import revision
from desktop.store.queries import outbox, venues


@dataclass(frozen=True, slots=True)
class CopiedDesk:
    """What a copied database says of itself: identifiers of desk and venue, its schema, and how far its audit log goes.
    ``problem`` is the first thing that is wrong with that log, as it is in the desk itself."""

    desk: str
    venue: str
    schema: str
    audit_seq: int
    audit_chain: bytes
    problem: Message | None = None


def read_copy(
    database: Path, key: bytes, progress: Progress = no_progress, *, after: int = 0, chain: bytes = bytes(32)
) -> CopiedDesk:
    """What is in a copied database; the log is followed from the entry ``after``, whose chain had this value. Raises
    ``UserError`` for a file that is no desk's database or is damaged where it was read; what ``progress`` raises."""
    engine = open_copy(database, key)
    try:
        with engine.connect() as connection:
            head = connection.execute(select(tables.head)).one()
            venue, schema = venues.find(connection), revision(connection)
            if venue is None or schema is None:
                raise _unreadable()
            if head.audit_seq < after:
                after, chain = 0, bytes(32)  # an earlier state than was followed before
            found = first_problem(connection, progress, after=after, chain=chain)
            return CopiedDesk(
                outbox.identity(connection).desk,
                venue.id,
                schema,
                int(head.audit_seq),
                bytes(head.audit_chain),
                None if found is None else found.sentence,
            )
    except DatabaseError:
        raise _unreadable() from None
    finally:
        engine.dispose()


def _unreadable() -> UserError:
    return UserError(
        message(
            "backup",
            "What was copied cannot be read as the desk's database, so no backup was made. Check the desk with “venuedesk check”.",
        )
    )


def is_structure_whole(database: Path, key: bytes) -> bool:
    """Whether SQLite finds the trees of a database whole, with what its log has; nobody else has it open."""
    engine = open_engine(database, key)
    try:
        with engine.connect() as connection:
            return [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check(1)")] == ["ok"]
    except DatabaseError:
        return False
    finally:
        engine.dispose()
