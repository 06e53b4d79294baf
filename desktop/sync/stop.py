"""Stopping a sync from another thread, at once: the desk is locked up while a hub that does not answer is waited for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.domain.errors import Cancelled


class Stop:
    """Shared by the thread that syncs and the one that may stop it.

    The thread that syncs is either at the desk's store or on the wire, never both. Once ``ask`` and ``is_away`` have
    returned, it does not come back to the store: it may wait for a network still, and then ends with ``Cancelled``.
    """

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._at_store = threading.Lock()
        self._cut: Callable[[], None] | None = None

    @property
    def asked(self) -> bool:
        return self._asked.is_set()

    def ask(self) -> None:
        """Stop: what is waited for on the wire is cut off."""
        self._asked.set()
        cut = self._cut
        if cut is not None:
            cut()

    def is_away(self, seconds: float) -> bool:
        """Whether the thread that syncs has left the store, or does within so many seconds. Call ``ask`` first."""
        if not self._at_store.acquire(timeout=seconds):
            return False
        self._at_store.release()
        return True

    def check(self) -> None:
        """Raises ``Cancelled`` once somebody has asked."""
        if self._asked.is_set():
            raise Cancelled

    @contextmanager
    def at_store(self) -> Iterator[None]:
        """For the thread that syncs, around everything it does. Raises ``Cancelled``."""
        with self._at_store:
            self.check()
            yield

    @contextmanager
    def on_the_wire(self, cut: Callable[[], None]) -> Iterator[None]:
        """Around what waits for the network; ``cut`` ends such a wait from another thread. Raises ``Cancelled``,
        whatever came of it, when somebody has asked meanwhile."""
        self._cut = cut
        self._at_store.release()
        try:
            self.check()
            yield
        finally:
            self._at_store.acquire()
            self._cut = None
            self.check()
