"""Finding commands by a few letters: of the words, or of their pinyin."""

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def score(typed: str, text: str) -> int | None:
    """How well ``typed`` fits ``text``: smaller is better, None does not fit.

    A part of the text fits best, at its start or a word's start better than inside; then letters in order.
    """
    wanted, found = "".join(typed.lower().split()), text.lower()
    if not wanted:
        return 0
    at = found.find(typed.lower().strip())
    if at >= 0:
        starts_word = at == 0 or not found[at - 1].isalnum()
        return (0 if at == 0 else 10 if starts_word else 30) + min(at, 9)
    gaps, at = 0, -1
    for letter in wanted:
        next_at = found.find(letter, at + 1)
        if next_at < 0:
            return None
        gaps += next_at - at - 1
        at = next_at
    return 50 + gaps


def best(typed: str, items: Sequence[tuple[T, Sequence[str]]]) -> list[T]:
    """The items that fit by any of their texts, best first, else in their own order."""
    ranked = []
    for place, (item, texts) in enumerate(items):
        scores = [s for s in (score(typed, text) for text in texts) if s is not None]
        if scores:
            ranked.append((min(scores), place, item))
    return [item for _, _, item in sorted(ranked, key=lambda r: r[:2])]


def pinyin_keys(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Initials and full pinyin of each text (打印海报: ``dyhb``, ``dayinhaibao``).

    The first call imports a large table (0.3 s); call it in the background.
    """
    # As for people's names: the dictionary of phrases would cost 45 MB.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, lazy_pinyin

    return [("".join(lazy_pinyin(text, style=Style.FIRST_LETTER)), "".join(lazy_pinyin(text))) for text in texts]
