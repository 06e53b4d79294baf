"""What stands in a fever worksheet and is not kept yet, so that a crash loses nothing of it.

It lies in the encrypted store, one for each worksheet, and is no record: neither audited nor synced.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields

from desktop.domain.fever import FeverDraft
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import settings

_KEY = "fever_draft:{fever}"


class FeverDrafts:
    """The draft of one worksheet."""

    def __init__(self, store: Store, fever_id: str) -> None:
        self._store = store
        self._key = _KEY.format(fever=fever_id)

    def keep(self, draft: FeverDraft) -> None:
        """Remember it in place of the last one. Raises ``UserError``."""
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, {"at": self._store.clock.now_ms(), "draft": asdict(draft)})

    def clear(self) -> None:
        """Forget it: the worksheet was kept, or closed."""
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, None)

    def kept(self) -> FeverDraft | None:
        """What was left, if anything. Fields that another version of the program knew are left out."""
        with self._store.read() as connection:
            stored = settings.get(connection, self._key, None)
        if not isinstance(stored, Mapping):
            return None
        known = {f.name for f in fields(FeverDraft)}
        return FeverDraft(**{name: str(text) for name, text in stored["draft"].items() if name in known})


def left_in(connection: Connection, fever_id: str) -> dict[str, str]:
    """The fields in which anything was typed that is not kept."""
    stored = settings.get(connection, _KEY.format(fever=fever_id), None)
    return {name: str(text) for name, text in stored["draft"].items() if text} if isinstance(stored, Mapping) else {}


def settle(connection: Connection, fever_id: str) -> None:
    """Let go of it in the transaction that keeps the worksheet, so that no crash brings back what was overtaken."""
    key = _KEY.format(fever=fever_id)
    if settings.get(connection, key, None) is not None:
        settings.put(connection, key, None)
