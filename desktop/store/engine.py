"""Connections to the encrypted database.

SQLCipher gets its key raw (a passphrase would cost 0.36 s at every connect) and a page cache that holds the
working set, since every page read from the file has to be decrypted.
"""

import binascii
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool

from desktop.domain.errors import DamagedDesk
from desktop.domain.messages import message
from desktop.store.driver import DriverConnection
from desktop.store.wiping import wipe

CACHE_KIB = 65536
BUSY_MS = 10_000
"""Milliseconds that a write waits for another program's."""


def open_engine(database: Path, key: bytes) -> Engine:
    """An engine over SQLCipher. Transactions are explicit: nothing begins until the store says so."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connector(database, key),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=2,
    )

    # SQLAlchemy would otherwise leave BEGIN to the driver, which begins only before it sees an INSERT.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def library_version() -> str:
    """Which SQLCipher, over which SQLite."""
    connection: DriverConnection = sqlcipher3.dbapi2.connect(":memory:")
    try:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchall()[0]
    finally:
        connection.close()
    return f"SQLCipher {cipher}, SQLite {sqlcipher3.dbapi2.sqlite_version}"


def probe(engine: Engine, database: Path) -> None:
    """Raises ``UserError`` unless the file is a desk's database that the key opens."""
    try:
        with engine.connect() as connection:
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    except DatabaseError:
        tables = 0
    if not tables:
        raise DamagedDesk(
            message(
                "desk",
                "{path} is damaged or is not this desk's database. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.",
                path=database,
            )
        )


def plain_connection(database: Path, key: bytes) -> DriverConnection:
    """A connection with the key and nothing else: into it a database is copied."""
    connection: DriverConnection = sqlcipher3.dbapi2.connect(
        str(database), isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    _give_key(connection, key)
    return connection


def open_copy(database: Path, key: bytes) -> Engine:
    """An engine over a copy of a database that nobody writes to: opened for reading alone, without a log, and without a
    trace beside it."""

    def connect() -> DriverConnection:
        connection: DriverConnection = sqlcipher3.dbapi2.connect(
            f"{database.absolute().as_uri()}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA cipher_log_level = NONE")
        _give_key(connection, key)
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    return create_engine("sqlite+pysqlite://", module=sqlcipher3.dbapi2, creator=connect, poolclass=NullPool)


def _give_key(connection: DriverConnection, key: bytes) -> None:
    """``PRAGMA key``, without a copy of the key that outlives it: ``execute`` would keep its statement, and SQLite the text
    of that, for as long as the connection is open. SQLCipher itself keeps keys masked, and overwrites what it frees."""
    digits = binascii.hexlify(key)
    spare = f"PRAGMA old = \"x'{'0' * len(digits)}'\""
    built = bytearray(spare.encode().replace(b"old", b"key"))
    at = built.index(b"0")
    built[at : at + len(digits)] = digits  # in place: whatever is built piece by piece leaves pieces behind
    statement = built.decode("ascii")
    connection.executescript(statement)
    wipe(digits, built, statement)
    # SQLite frees what it parsed without overwriting it. A statement of the same length is given the same memory.
    connection.executescript(spare)


def connector(database: Path, key: bytes) -> Callable[[], DriverConnection]:
    """Makes plain connections with the key and the pragmas that every one of them needs."""

    def connect() -> DriverConnection:
        connection: DriverConnection = sqlcipher3.dbapi2.connect(
            str(database), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
        )
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")  # it writes to standard error by itself
        _give_key(connection, key)
        for pragma in (
            f"cache_size = -{CACHE_KIB}",
            "foreign_keys = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",  # a sort must not spill personal data to a plain file
            f"busy_timeout = {BUSY_MS}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        finally:
            cursor.close()
        return connection

    return connect
