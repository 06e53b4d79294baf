"""What was stored, told on the window's thread to whoever shows things of its kind."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

Listener = Callable[[frozenset[str]], object]
Subscribe = Callable[[Listener], Callable[[], None]]
"""Has a listener told the kinds of every change, on whatever thread makes it; gives what ends that (``Store.subscribe``)."""


class Changes(QObject):
    """Tells of every change that has to do with some kinds of things, soon after it is on the disk."""

    happened = Signal(object)
    """Those of the kinds (a set of their names) that were changed; never empty."""
    _stored = Signal(object)

    def __init__(self, subscribe: Subscribe, kinds: frozenset[str], parent: QObject) -> None:
        super().__init__(parent)
        # Queued: it is emitted on the thread that writes.
        self._stored.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(_Listening(subscribe, kinds, self._stored.emit).end)


class _Listening:
    """Hands changes of some kinds to ``notify`` until ``end``, after which it is never called again on any thread."""

    def __init__(self, subscribe: Subscribe, kinds: frozenset[str], notify: Callable[[frozenset[str]], None]) -> None:
        self._kinds, self._notify = kinds, notify
        self._is_open, self._turn = True, threading.Lock()
        self._unsubscribe = subscribe(self._on_stored)

    def end(self) -> None:
        """The object is about to be gone; a thread that tells it something now is waited for."""
        with self._turn:
            self._is_open = False
        self._unsubscribe()

    def _on_stored(self, kinds: frozenset[str]) -> None:
        of_interest = kinds & self._kinds
        with self._turn:
            if of_interest and self._is_open:
                self._notify(of_interest)
