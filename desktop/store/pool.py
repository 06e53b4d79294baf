"""The connections to the database, which a re-key exchanges for those of another key while the desk stays open."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from desktop.store.driver import DriverConnection

_WAIT_SECONDS, _PAUSE_SECONDS = 2.0, 0.01


class Busy(Exception):
    """Somebody kept reading for longer than a re-key waits: it is tried again later."""


class ConnectionPool:
    """Gives connections of one engine; while it is exchanged, whoever asks waits."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._open = threading.Event()
        self._open.set()

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
            until = time.monotonic() + _WAIT_SECONDS
            while self.engine.pool.checkedout():  # type: ignore[attr-defined]  # of QueuePool
                if time.monotonic() > until:
                    raise Busy
                time.sleep(_PAUSE_SECONDS)
            self.engine.dispose()
            try:
                yield
            finally:
                self.engine = make()
        finally:
            self._open.set()


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
