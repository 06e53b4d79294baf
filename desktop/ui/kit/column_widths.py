"""How columns share the room of a table, so that words are cut only where there is none left."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """``words``: what the longest of its words take. ``usual``: the width that it has wherever there is room for all;
    0 for one that takes what is left."""

    words: int
    usual: int = 0


def shared(room: int, needs: Sequence[ColumnNeed]) -> list[int]:
    """The widths of columns that fill ``room``: first all words, then the usual widths, then the rest for those that
    take it. Where not even the words fit, whoever needs little has it whole, and the longest are cut."""
    words = [need.words for need in needs]
    if sum(words) >= room:
        return filled(room, words)
    widths = list(words)
    wider = [max(need.usual - need.words, 0) for need in needs]
    for at, more in enumerate(filled(room - sum(widths), wider)):
        widths[at] += more
    takers = [at for at, need in enumerate(needs) if not need.usual]
    # As wide as each other where their words allow it, which looks as if it was meant.
    for at, level in zip(takers, _levelled(room - sum(widths), [widths[at] for at in takers]), strict=True):
        widths[at] = level
    return widths


def filled(room: int, needs: Sequence[int]) -> list[int]:
    """What each of ``needs`` gets of ``room``: all of it for the small ones, an equal part for those that are larger
    than it."""
    got = [0] * len(needs)
    left = max(room, 0)
    waiting = sorted(range(len(needs)), key=lambda at: needs[at])
    for place, at in enumerate(waiting):
        got[at] = min(needs[at], left // (len(waiting) - place))
        left -= got[at]
    return got


def _levelled(more: int, widths: Sequence[int]) -> list[int]:
    """Widths that have ``more`` among them: the narrowest are raised first, until all are alike."""
    levels = list(widths)
    order = sorted(range(len(levels)), key=lambda at: levels[at])
    for count in range(1, len(order) + 1):
        reach = levels[order[count]] if count < len(order) else levels[order[-1]] + more
        step = min(reach - levels[order[0]], more // count)
        for at in order[:count]:
            levels[at] += step
        more -= step * count
    if order:
        levels[order[0]] += more
    return levels
