"""A few words that a shift leaves for the next one: on its handover sheet, and where the next one sees them."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.errors import BadInput
from desktop.domain.hourly import HOUR_MS
from desktop.domain.messages import message
from desktop.services.rights import open_to_all
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import members, settings

MOST = 200
"""Characters of a note: as many as have room on the sheet."""
KEY = "shift_draft:note"
"""Named like the drafts of members, and like them forgotten with age: a note may name somebody."""
_HOLDS_MS = 24 * HOUR_MS
"""The next shift begins within a day; what was left before is no news."""


@dataclass(frozen=True, slots=True)
class ShiftNote:
    """What was left, when (UTC ms), and by whom."""

    text: str
    at: int
    by: str
    by_id: str


class ShiftNotes:
    """The note of the desk. It lies in the encrypted store and is no record: neither audited nor synced."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @open_to_all("Everybody leaves a note for the next shift, and reads it.")
    def keep(self, draft: str) -> None:
        """Leave a note in place of the last one. Raises ``BadInput`` for one that is too long, ``UserError``."""
        if len(draft) > MOST:
            raise BadInput.at("note", message("shift_note", "A note has at most {limit} characters.", limit=MOST))
        self._put({"at": self._store.clock.now_ms(), "by": self._session.member.id, "text": draft})

    @open_to_all("Everybody leaves a note for the next shift, and reads it.")
    def clear(self) -> None:
        """Delete the note."""
        self._put(None)

    @open_to_all("Everybody leaves a note for the next shift, and reads it.")
    def kept(self) -> str | None:
        """The text of the note that holds, if any."""
        note = self.left()
        return note.text if note is not None else None

    @open_to_all("Everybody leaves a note for the next shift, and reads it.")
    def left(self) -> ShiftNote | None:
        """The note that holds, if any."""
        with self._store.read() as connection:
            return note_left(connection, self._store.clock.now_ms())

    def _put(self, value: Mapping[str, object] | None) -> None:
        with self._store.write_unaudited() as connection:
            settings.put(connection, KEY, value)


def note_left(connection: Connection, now: int) -> ShiftNote | None:
    """The note of the last day (``now``: UTC ms); None where nothing was left."""
    return note_of(connection, settings.get(connection, KEY, None), now)


def note_of(connection: Connection, stored: object, now: int) -> ShiftNote | None:
    """The note of what a setting holds, while it counts (``now``: UTC ms)."""
    if not isinstance(stored, Mapping) or now - int(stored["at"]) > _HOLDS_MS:
        return None
    author = members.find(connection, str(stored["by"]))
    return ShiftNote(str(stored["text"]), int(stored["at"]), author.name if author else "", str(stored["by"]))
