"""Telling a scanner that types (a keyboard wedge) from a person: it types a code faster than hands can."""

import re

_PAUSE_MS = 80
"""Scanners leave 1 to 30 ms between two characters, typists hardly ever less than this for thirty in a row."""
_CARD = re.compile(r"R/[0-9A-Z]{10}/[0-9A-Z]{13}", re.ASCII | re.IGNORECASE)
# Outside of text the letter S is a key of its own, which goes to the slip's field; only the rest arrives there.
_SLIP = re.compile(r"S?(/[0-9A-Z]{10}/[A-Z]{0,8}-?\d{1,7})", re.ASCII | re.IGNORECASE)


class Burst:
    """The characters that came in one go. ``begins`` tells that the next one starts another."""

    def __init__(self) -> None:
        self._typed = ""
        self._last = 0

    def begins(self, ms: int) -> bool:
        """Whether a character at this moment (milliseconds of any clock) starts a new burst."""
        return not self._typed or ms - self._last > _PAUSE_MS

    def add(self, text: str, ms: int) -> None:
        """A character has come."""
        self._typed = text if self.begins(ms) else self._typed + text
        self._last = ms

    def end(self, ms: int) -> str | None:
        """Enter has come: the code of a slip or a card that the burst spells, or None for anything else."""
        typed, self._typed = ("" if self.begins(ms) else self._typed), ""
        if _CARD.fullmatch(typed):
            return typed.upper()
        found = _SLIP.fullmatch(typed)
        return f"S{found[1]}" if found else None
