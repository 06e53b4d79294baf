"""Typed text made canonical: full-width forms narrowed, radicals made characters, nothing invisible."""

import re

from desktop.domain.characters import category, first_hidden, narrow, normalize, ordinary, without_invisible

_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212·]")


def clean_line(text: str) -> str:
    """One line without control, bidi and zero-width characters; runs of white space become one space.

    Keeps full-width punctuation, which belongs to Chinese text, and narrows full-width letters and digits. No letter
    is dropped: what no text may hold (private use, what Unicode does not know) is there still, for the checks to find.
    """
    narrowed = "".join(normalize("NFKC", c) if "！" <= c <= "～" and c.isalnum() else c for c in text)
    composed = ordinary(without_invisible(narrowed)).replace("\u3000", " ")
    visible = (c for c in composed if c.isspace() or category(c) not in ("Cc", "Cs"))
    return _SPACES.sub(" ", "".join(visible)).strip()


def clean_label(text: str) -> str:
    """A name as ``clean_line`` gives it; one with characters that nobody sees as it was typed, for its check to refuse."""
    stripped = text.strip()
    return stripped if first_hidden(stripped) else clean_line(stripped)


def clean_code(text: str) -> str:
    """An identifier as its standard writes it: half-width, upper case, no spaces or dashes."""
    return _SEPARATORS.sub("", narrow(text)).upper()
