"""How many records wait for the network or a USB stick."""

from desktop.store.ledger import Store
from desktop.store.queries import outbox


class OutboxService:
    """What the desk has not handed over yet."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def unsynced(self) -> int:
        """Records that no hub has acknowledged."""
        return self.standing()[1]

    def standing(self) -> tuple[int, int]:
        """The seq of the newest record, and how many no hub has acknowledged."""
        with self._store.read() as connection:
            return outbox.identity(connection).last, outbox.waiting(connection)
