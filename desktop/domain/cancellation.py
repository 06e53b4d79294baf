"""Cancels a sync from another thread at once, even while it waits for a hub that does not answer."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.domain.errors import Cancelled


class CancellationToken:
    """Shared by the thread that syncs and the one that may stop it.

    The thread that syncs is either at the desk's store or on the wire, never both. Once ``cancel`` and ``has_left_store`` have
    returned, it does not come back to the store: it may wait for a network still, and then ends with ``Cancelled``.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._at_store = threading.Lock()
        self._cut: Callable[[], None] | None = None

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop: what is waited for on the wire is cut off."""
        self._cancelled.set()
        cut = self._cut
        if cut is not None:
            cut()

    def has_left_store(self, seconds: float) -> bool:
        """Whether the thread that syncs has left the store, or does within so many seconds. Call ``cancel`` first."""
        if not self._at_store.acquire(timeout=seconds):
            return False
        self._at_store.release()
        return True

    def check(self) -> None:
        """Raises ``Cancelled`` once somebody has asked."""
        if self._cancelled.is_set():
            raise Cancelled

    @contextmanager
    def using_store(self) -> Iterator[None]:
        """For the thread that syncs, around everything it does. Raises ``Cancelled``."""
        with self._at_store:
            self.check()
            yield

    @contextmanager
    def using_network(self, cut: Callable[[], None]) -> Iterator[None]:
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
