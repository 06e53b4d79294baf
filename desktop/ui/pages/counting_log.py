"""The presses that were made last: what the list shows, and which of them can still be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.domain.counting import UNDO_MS

KEPT = 6
"""Presses in the list: as many as fit beside the gates."""


class Fate(Enum):
    """What became of a press. ``WAITS`` is not on the disk yet; ``KEPT`` cannot be taken back any more."""

    WAITS = auto()
    COUNTED = auto()
    BEING_UNDONE = auto()
    UNDONE = auto()
    KEPT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A press in the list: when it was made, by the clock (UTC ms) and by one that only runs on (``made``)."""

    token: int
    at: int
    made: int
    gate_id: str
    gate: str
    abnormal: bool = False
    fate: Fate = Fate.WAITS

    def as_fever(self) -> "Entry":
        """The same for somebody with a fever, who was counted already."""
        return replace(self, abnormal=True, fate=Fate.COUNTED)

    def as_counted(self, abnormal: bool, made: int) -> "Entry":
        """The same for a press of before."""
        return replace(self, abnormal=abnormal, made=made, fate=Fate.COUNTED)

    def can_be_undone(self, now: int) -> bool:
        """``now`` is of the clock that only runs on."""
        return self.fate in (Fate.WAITS, Fate.COUNTED) and now - self.made <= UNDO_MS


class PressLog:
    """The last presses, the newest first. What lies further back than a minute and the list is forgotten."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    @property
    def is_used(self) -> bool:
        """Whether anything is in it."""
        return bool(self._entries)

    def add(self, entry: Entry) -> None:
        """A press was made."""
        self._entries[entry.token] = entry
        newest = list(self._entries.values())
        for old in newest[:-KEPT]:
            if entry.made - old.made > UNDO_MS:
                del self._entries[old.token]

    def mark(self, token: int, fate: Fate) -> Entry | None:
        """Something became of a press; gives it as it was before."""
        former = self._entries.get(token)
        if former is not None:
            self._entries[token] = replace(former, fate=fate)
        return former

    def settle(self, token: int) -> None:
        """A press is on the disk, unless somebody asked for it back already."""
        entry = self._entries.get(token)
        if entry is not None and entry.fate is Fate.WAITS:
            self.mark(token, Fate.COUNTED)

    def drop(self, token: int) -> None:
        """It was never meant to be one."""
        self._entries.pop(token, None)

    def find(self, token: int) -> Entry | None:
        return self._entries.get(token)

    def latest(self) -> Sequence[Entry]:
        """What the list shows."""
        return list(self._newest())[:KEPT]

    def last_to_undo(self, now: int) -> Entry | None:
        """The press that is taken back next."""
        return next((entry for entry in self._newest() if entry.can_be_undone(now)), None)

    def _newest(self) -> Iterator[Entry]:
        return reversed(self._entries.values())
