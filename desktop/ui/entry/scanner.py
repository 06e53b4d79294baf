"""Telling a scanner that types (a keyboard wedge) from a person, and its codes from text.

Most scanners type a code faster than hands can; some are set slower, some go through an input method, some put the AIM
identifier of the symbology before the code (ISO/IEC 15424: ``]Q1`` for a QR code). So a code is also known by its look,
wherever it stands: nothing that people write into a form looks like one.
"""

import re
from dataclasses import dataclass

PAUSE_MS = 80
"""Scanners leave 1 to 30 ms between two characters, typists hardly ever less than this for thirty in a row."""
_AIM = r"(?:\][A-Za-z][0-9A-Za-z])?"
_CARD = r"R/[0-9A-Z]{10}/[0-9A-Z]{13}"
# Outside of text the letter S is a key of its own, which goes to the slip's field; only the rest arrives there.
_SLIP = r"S?/[0-9A-Z]{10}/[A-Z]{0,8}-?"
_FLAGS = re.ASCII | re.IGNORECASE
_WHOLE = re.compile(rf"{_AIM}({_CARD}|{_SLIP}\d{{6,7}})", _FLAGS)
# Stricter than the whole, which nothing else looks like: in capitals as it is printed, or at the beginning of a word.
_PART = re.compile(
    rf"{_AIM}[SR]/[0-9A-Z]{{10}}(?:/[0-9A-Z-]*)?|(?<![0-9A-Za-z]){_AIM}[sr]/[0-9a-z]{{10}}(?:/[0-9a-z-]*)?"
    r"|/[0-9A-Z]{10}/[A-Z]{1,8}-\d*",
    re.ASCII,
)
# What an input method makes of a scanner's characters: one for one, so that places stay what they are.
_NARROWED = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    ord("、"): "/",
    ord("】"): "]",
    ord("—"): "-",
    ord("–"): "-",
    ord("－"): "-",
}


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code in a text: where it stands, and what it says, which is empty for a part of one."""

    start: int
    end: int
    code: str


def code_in(text: str, *, parts: bool = False) -> FoundCode | None:
    """The code of a slip or a card that stands in a text; with ``parts`` also one that is cut off."""
    narrowed = text.translate(_NARROWED)
    if "/" not in narrowed:
        return None
    whole = _WHOLE.search(narrowed)
    if whole is not None:
        return FoundCode(whole.start(), whole.end(), _as_printed(whole[1]))
    part = _PART.search(narrowed) if parts else None
    return None if part is None else FoundCode(part.start(), part.end(), "")


def _as_printed(code: str) -> str:
    """A slip's code begins with S, whether or not that letter came through."""
    return f"S{code.upper()}" if code.startswith("/") else code.upper()


class Burst:
    """The characters that came in one go. ``begins`` tells that the next one starts another."""

    def __init__(self) -> None:
        self._typed = ""
        self._last = 0

    def begins(self, ms: int) -> bool:
        """Whether a character at this moment (milliseconds of any clock) starts a new burst."""
        return not self._typed or ms - self._last > PAUSE_MS

    def add(self, text: str, ms: int) -> None:
        """A character has come."""
        self._typed = text if self.begins(ms) else self._typed + text
        self._last = ms

    def end(self, ms: int) -> str | None:
        """A terminator has come: the code that the burst spells, or None for anything else."""
        return self.pause() if not self.begins(ms) else self._forget()

    def pause(self) -> str | None:
        """Nothing more comes: the same."""
        found = _WHOLE.fullmatch(self._typed.translate(_NARROWED))
        self._forget()
        return _as_printed(found[1]) if found else None

    def _forget(self) -> None:
        self._typed = ""
