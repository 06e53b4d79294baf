"""The connections to the database: a re-key exchanges them for those of another key while the desk stays open, and while
the desk is locked there are none."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.store.driver import DriverConnection
from desktop.store.engine import BUSY_MS

_CHECKPOINT_TRIES, _CHECKPOINT_PAUSE_SECONDS = 200, 0.05
_WAIT_SECONDS, _PAUSE_SECONDS = 2.0, 0.01


class Busy(Exception):
    """Somebody kept reading for longer than a re-key waits: it is tried again later."""


class Suspended(UserError):
    """The desk is locked: its database is closed."""

    def __init__(self) -> None:
        super().__init__(message("desk", "The desk is locked. Unlock it first."))


class ConnectionPool:
    """Gives connections of one engine; while it is exchanged, whoever asks waits."""

    def __init__(self, engine: Engine) -> None:
        self._engine: Engine | None = engine
        self._open = threading.Event()
        self._open.set()

    @property
    def is_suspended(self) -> bool:
        """Whether there are no connections until ``resume``."""
        return self._engine is None

    @property
    def engine(self) -> Engine:
        """The engine of all connections. Raises ``Suspended``."""
        if self._engine is None:
            raise Suspended
        return self._engine

    def connect(self) -> Connection:
        """A connection, once none is being exchanged."""
        self._open.wait()
        return self.engine.connect()

    @contextmanager
    def closed(self, make: Callable[[], Engine]) -> Iterator[None]:
        """No connection is there in the block; after it they are those of the engine that ``make`` gives, also where the
        block failed. Raises ``Busy``: then the connections are the former ones, and the block is not entered."""
        self._open.clear()
        try:
            self._close()
            try:
                yield
            finally:
                self._engine = make()
        finally:
            self._open.set()

    def suspend(self) -> None:
        """Close all connections and forget the engine, which knows the key. Raises ``Busy``: then nothing is changed."""
        self._open.clear()
        try:
            self._close()
            self._engine = None
        finally:
            self._open.set()

    def resume(self, engine: Engine) -> None:
        """Give connections of this engine from now on."""
        self._engine = engine

    def _close(self) -> None:
        engine = self.engine
        until = time.monotonic() + _WAIT_SECONDS
        while engine.pool.checkedout():  # type: ignore[attr-defined]  # of QueuePool
            if time.monotonic() > until:
                raise Busy
            time.sleep(_PAUSE_SECONDS)
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Copying:
    """The writing connection of a store, and the lock that is held while it is used."""

    lock: threading.RLock
    connection: DriverConnection

    def lend(self) -> None:
        """Let whoever waits to write do so, before this goes on."""
        self.lock.release()
        time.sleep(_PAUSE_SECONDS)
        self.lock.acquire()


def driver_of(connection: Connection) -> DriverConnection:
    """The driver's own connection."""
    found: DriverConnection = connection.connection.driver_connection  # type: ignore[assignment]  # Any | None there
    return found


def empty_log(connection: Connection) -> None:
    """A TRUNCATE checkpoint on a connection that is in no transaction.

    To empty the log SQLite blocks writers until the last reader has left. So it is tried without waiting, for up to
    ten seconds.
    """
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        for _ in range(_CHECKPOINT_TRIES):
            if not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar():
                break
            time.sleep(_CHECKPOINT_PAUSE_SECONDS)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_MS}")
