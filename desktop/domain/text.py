"""Typed text made canonical: full-width forms narrowed, invisible characters refused."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s\-－—·]")
# Bidi controls can make a line read differently from what is stored; zero-width ones hide in names.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def clean_line(text: str) -> str:
    """One line without control, bidi and zero-width characters; runs of white space become one space.

    Keeps full-width punctuation, which belongs to Chinese text, and narrows full-width letters and digits.
    """
    narrowed = "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" and c.isalnum() else c for c in text)
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", narrowed).replace("\u3000", " "))
    visible = (c for c in composed if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    return _SPACES.sub(" ", "".join(visible)).strip()


def clean_code(text: str) -> str:
    """An identifier as its standard writes it: half-width, upper case, no spaces or dashes."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _SEPARATORS.sub("", plain).upper()


def first_pictograph(text: str) -> str | None:
    """The first emoji or other pictograph, or None. No print font holds them."""
    for c in text:
        if (unicodedata.category(c) == "So" and ord(c) >= 0x2600) or 0x1F000 <= ord(c) <= 0x1FAFF:
            return c
    return None
