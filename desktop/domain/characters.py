"""Which characters text may hold, by the Unicode data of ``unicodedata2``: Python's own is that of Python's release.

Names, documents, phone numbers and addresses are all judged here, so that a character that one field takes is not
refused, dropped or changed by another (facts of the field, section 8; GB 18030-2022; Unicode Standard Annex 44).
"""

import re
from collections.abc import Callable
from functools import cache

from unicodedata2 import category as category
from unicodedata2 import normalize as normalize

_HAN_RANGES = (
    ("\u4e00", "\u9fff"),
    ("\u3400", "\u4dbf"),
    ("\u3005", "\u3005"),
    ("\u3007", "\u3007"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
HAN = "".join(f"{first}-{last}" for first, last in _HAN_RANGES)
"""Han characters, as the inside of a regular expression's brackets: planes 2 and 3 hold nothing else, whatever of them
is assigned by now (extensions B to J and what comes)."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Default_Ignorable_Code_Point: nothing of them is seen. Fillers of Hangul are among them and count as letters otherwise.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What no name may hold and no screen shows as it is: controls, the ends of lines, and what is invisible. Between letters of
# some scripts joiners have a sense; names of this country's papers have none.
_HIDDEN = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufff9-\ufffb]|{_INVISIBLE.pattern}")
_BACKWARDS = re.compile("[\u202b\u202e\u2067]")
_RADICAL = re.compile("[\u2e80-\u2fd5]")
# CJK radicals that PDF files put in the place of the whole character (Unicode: Equivalent_Unified_Ideograph). Those
# that are only a part of characters, or look like another one than they mean, are not here.
_SUPPLEMENT = (
    "⺁厂⺊卜⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺩王⺫目⺬示⺶羊⺻聿⻁虎⻄西⻅见⻆角⻉贝⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟"
)
_ORDINARY = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))

NOTHING = frozenset("无 没有 暂无 不详 未填 未提供 / // \\ - -- — —— ― n/a na #n/a null nan none nil 0".split())
"""What people and programs write into a field of which there is nothing to say."""
_NOTHING_BEGINS = frozenset(word[0] for word in NOTHING)


@cache
def _variant() -> re.Pattern[str]:
    """An ideographic variation sequence names one way to draw its character, and Mongolian letters have such selectors
    too. Not compiled before it is needed, which takes as long as all others."""
    return re.compile(f"(?<=[{HAN}])[\U000e0100-\U000e01ef]|(?<=[\u1820-\u18aa])[\u180b-\u180f]")


def is_han(character: str) -> bool:
    """Whether a character is a Han character, or the ones for "repeat" and "zero" that stand in their place."""
    return any(first <= character <= last for first, last in _HAN_RANGES)


def is_letter(character: str) -> bool:
    """Whether a character is a letter, a Han character or a mark on either."""
    return category(character)[0] in "LM" or is_han(character)


def ordinary(text: str) -> str:
    """Kangxi radicals, CJK radicals and compatibility ideographs as the ordinary characters that they stand for.

    Also composes accents (NFC). Parts of characters that no ordinary character corresponds to are left as they are.
    """
    if text.isascii():
        return text
    if _RADICAL.search(text):
        text = _RADICAL.sub(lambda found: _ORDINARY.get(found[0]) or normalize("NFKC", found[0]), text)
    composed: str = normalize("NFC", text)
    return composed


def has_radicals(text: str) -> bool:
    """Whether a text holds radicals, which Unicode counts among the symbols: they stand for characters, or for none."""
    return not text.isascii() and _RADICAL.search(text) is not None


def narrow(text: str) -> str:
    """Full-width and other compatibility forms as the plain ones, radicals as ordinary characters, nothing invisible:
    for what is no free text (numbers, codes, dates, choices)."""
    if text.isascii():
        return text
    plain: str = normalize("NFKC", ordinary(without_invisible(text)))
    return plain


def reads_backwards(text: str) -> bool:
    """Whether a control makes a part of the text run from right to left: it then says what nobody sees."""
    return not text.isascii() and _BACKWARDS.search(text) is not None


def without_invisible(text: str) -> str:
    """The text without characters that nobody sees, but for those that choose how the one before them is drawn."""
    if text.isascii() or not _INVISIBLE.search(text):
        return text
    kept = {found.start() for found in _variant().finditer(text)}
    return "".join(c for place, c in enumerate(text) if place in kept or not _INVISIBLE.match(c))


def first_hidden(text: str) -> tuple[int, str] | None:
    """The place (from 0) and the first character that a name cannot hold, since nobody sees it or it moves others; or None.

    Selectors that choose how the character before them is drawn may stand there.
    """
    if text.isprintable():
        return None
    kept = {found.start() for found in _variant().finditer(text)}
    return next(((at.start(), at[0]) for at in _HIDDEN.finditer(text) if at.start() not in kept), None)


def made_visible(text: str, kept: str = "\n") -> str:
    """A text from elsewhere as it is to be shown: what would not be seen, or moves what is, as its code, such as [U+202E].
    Nothing else is changed; ``kept`` are controls that have a sense where it is shown."""
    return each_hidden(text, lambda hidden: hidden if hidden in kept else f"[U+{ord(hidden):04X}]")


def each_hidden(text: str, replaced: Callable[[str], str]) -> str:
    """The text with something else in place of every character that ``first_hidden`` would find."""
    if text.isprintable():
        return text
    variants = {found.start() for found in _variant().finditer(text)}
    return _HIDDEN.sub(lambda at: at[0] if at.start() in variants else replaced(at[0]), text)


def without_variants(text: str) -> str:
    """The text without any selector of a variant: for comparing and for fonts that know none."""
    return _INVISIBLE.sub("", text)


def first_private(text: str) -> str | None:
    """The first private-use character (造字), or None. It means something only where its font is installed."""
    found = None if text.isascii() else _PRIVATE.search(text)
    return found[0] if found else None


def first_unknown(text: str) -> str | None:
    """The first character that Unicode does not assign, or part of a character that none corresponds to; or None."""
    if text.isascii():
        return None
    return next((c for c in text if (category(c) == "Cn" and not is_han(c)) or "\u2e80" <= c <= "\u2fd5"), None)


def first_pictograph(text: str) -> str | None:
    """The first emoji or other pictograph, or None. No print font holds them."""
    if text.isascii():
        return None
    for c in text:
        if (category(c) == "So" and ord(c) >= 0x2600) or 0x1F000 <= ord(c) <= 0x1FAFF:
            return c
    return None


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say: 无, /, N/A, 不详 …"""
    if not text or len(text) > 12:
        return False
    first = text[0]
    if "1" <= first <= "9" or ("\u4e00" <= first <= "\u9fff" and first not in _NOTHING_BEGINS):
        return False  # nearly every text of a file, without looking further
    return narrow(text).strip().casefold() in NOTHING
