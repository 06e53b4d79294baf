"""What is wrong with typed or pasted text before its meaning is looked at."""

import re

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.text import clean_line, first_pictograph

PASTE_LIMIT = 2000
"""Characters of one field that are looked at. Longer text is a stray paste and is refused unread."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Text that clean_line would give back as it is: the great majority, and much faster to recognise than to clean.
_PLAIN = re.compile(r"[!-~\u4e00-\u9fa5，。、；：（）《》“”…·—]*(?: [!-~\u4e00-\u9fa5，。、；：（）《》“”…·—]+)*")


def unreadable(text: str, field: str) -> Problem | None:
    """Why a text cannot be taken at all: too long, or with characters that are not text.

    Zero-width characters and line breaks, which come along with an honest paste, are no reason: they are dropped.
    """
    if len(text) > PASTE_LIMIT:
        return Problem(field, message(
            "declaration", "This text has {count} characters. Something else was pasted here; delete it.", count=len(text)
        ))  # fmt: skip
    if text.isprintable():  # neither control nor format characters nor surrogates
        return None
    if _REORDERING.search(text):
        return Problem(field, message(
            "declaration", "This text holds invisible characters that change the order in which it reads. Type it anew."
        ))  # fmt: skip
    if _CONTROL.search(text) or _LONE_SURROGATE.search(text):
        return Problem(field, message("declaration", "This text holds control characters. Type it anew."))
    return None


def line(text: str) -> str:
    """Typed text as one clean line (see ``clean_line``)."""
    return text if _PLAIN.fullmatch(text) else clean_line(text)


def check_line(text: str, field: str, limit: int) -> tuple[str, Problem | None]:
    """Free text as one clean line of at most ``limit`` characters that paper and screen can show."""
    is_plain = _PLAIN.fullmatch(text) is not None
    clean = text if is_plain else clean_line(text)
    if len(clean) > limit:
        return clean, Problem(field, message(
            "declaration", "At most {limit} characters fit here; this has {count}.", limit=limit, count=len(clean)
        ))  # fmt: skip
    if not is_plain and (found := first_pictograph(clean)):
        return clean, Problem(
            field, message("declaration", "“{character}” cannot be printed. Leave it out.", character=found)
        )
    return clean, None
