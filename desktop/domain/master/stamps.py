"""Stamps: a hybrid logical clock (Kulkarni et al., 2014) as text that sorts.

Twelve hexadecimal digits of UTC milliseconds, four of a counter, the desk's identifier. A desk's next stamp is greater
than every stamp that it has seen, whatever its own clock says: an edit of something that was seen always wins over it.
Clocks only decide between edits that did not know of each other.
"""

import re

DOUBTED_MS = 86_400_000
"""A stamp that is further ahead of the hub's clock than this comes from a clock that is wrong."""
_STAMP = re.compile(r"[0-9a-f]{16}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOST_MS = (1 << 48) - 1
_MOST_COUNT = (1 << 16) - 1


def is_stamp(text: str) -> bool:
    return _STAMP.fullmatch(text) is not None


def stamp(ms: int, count: int, desk: str) -> str:
    """A stamp; a time before 1970 counts as 1970."""
    return f"{min(max(ms, 0), _MOST_MS):012x}{count:04x}{desk}"


def ms_of(of: str) -> int:
    """When it was made by its clock, UTC ms."""
    return int(of[:12], 16)


def desk_of(of: str) -> str:
    """The prefix of the desk that made a stamp."""
    return of[16:]


def next_stamp(latest: str, now: int, desk: str) -> str:
    """A stamp after ``latest``, the greatest that the desk has seen (empty for none)."""
    if not latest or ms_of(latest) < max(now, 0):
        return stamp(now, 0, desk)
    count = int(latest[12:16], 16) + 1
    if count <= _MOST_COUNT:
        return stamp(ms_of(latest), count, desk)
    return stamp(ms_of(latest) + 1, 0, desk)


def rank(claimed: str, now: int) -> str:
    """Where the hub ranks an operation: by its stamp, or as one of this moment (UTC ms) where that is absurd.

    A desk whose clock is ten years ahead would else win every dispute for ten years, and every desk that saw its stamp
    would go on from there.
    """
    return stamp(now, 0, desk_of(claimed)) if ms_of(claimed) > now + DOUBTED_MS else claimed
