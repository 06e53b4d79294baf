"""What was stored, told on the window's thread to whoever shows things of its kind."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

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
        self._kinds = kinds
        # Queued: it is emitted on the thread that writes.
        self._stored.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        end = subscribe(self._on_any_thread)
        self.destroyed.connect(lambda: end())

    def _on_any_thread(self, kinds: frozenset[str]) -> None:
        of_interest = kinds & self._kinds
        if of_interest and isValid(self):
            self._stored.emit(of_interest)
