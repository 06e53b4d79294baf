"""What is wrong with typed or pasted text before its meaning is looked at."""

import re

from desktop.domain.characters import first_hidden, first_pictograph, first_private, first_unknown, has_radicals
from desktop.domain.errors import Problem
from desktop.domain.garbled import is_garbled
from desktop.domain.messages import Message, message
from desktop.domain.text import clean_line

PASTE_LIMIT = 2000
"""Characters of one field that are looked at. Longer text is a stray paste and is refused unread."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Text that clean_line would give back as it is: the great majority, and much faster to recognise than to clean.
_PLAIN = re.compile(r"(?:[!-~\u4e00-\u9fa5，。、；：（）《》“”…·—]+(?: [!-~\u4e00-\u9fa5，。、；：（）《》“”…·—]+)*)?")


def unreadable(text: str, field: str) -> Problem | None:
    """Why a text cannot be taken at all: too long, or with characters that are not text.

    Zero-width characters and line breaks, which come along with an honest paste, are no reason: they are dropped.
    """
    if len(text) > PASTE_LIMIT:
        return Problem(
            field,
            message(
                "declaration",
                "This text has {count} characters. Something else was pasted here; delete it.",
                count=len(text),
            ),
        )
    if text.isprintable() and not has_radicals(text):  # neither control nor format characters, surrogates, private use
        return None
    if _REORDERING.search(text):
        return Problem(
            field,
            message(
                "declaration",
                "This text holds invisible characters that change the order in which it reads. Type it anew.",
            ),
        )
    if _CONTROL.search(text) or _LONE_SURROGATE.search(text):
        return Problem(field, message("declaration", "This text holds control characters. Type it anew."))
    if sentence := unknown_character(text):
        return Problem(field, sentence)
    return None


def unknown_character(text: str) -> Message | None:
    """Why a text holds a character that other computers cannot know: it is named with its place, never dropped."""
    if found := first_private(text):
        return message(
            "declaration",
            "Character {place} (U+{code}) is one that somebody made for their own computer (造字). Other "
            "computers show something else, or nothing. Type the real character, or the name as the document spells it.",
            place=text.index(found) + 1,
            code=f"{ord(found):04X}",
        )
    if found := first_unknown(clean_line(text)):
        return message(
            "declaration",
            "Character {place} (U+{code}) is no character of any script. Type it anew.",
            place=clean_line(text).index(found) + 1,
            code=f"{ord(found):04X}",
        )
    return None


def garbled(text: str, field: str) -> Problem | None:
    """A doubtful problem where the text looks as if it was read in the wrong encoding."""
    if not is_garbled(text):
        return None
    is_lost = "\ufffd" in text  # what stood there is gone, and no paper can show it
    return Problem(
        field,
        message(
            "declaration",
            "“{text}” looks garbled, as text does that was opened in the wrong encoding. Open the original, save "
            "it again as XLSX or CSV UTF-8, or type it from the paper.",
            text=text[:20],
        ),
        doubtful=not is_lost,
    )


def line(text: str) -> str:
    """Typed text as one clean line (see ``clean_line``)."""
    return text if _PLAIN.fullmatch(text) else clean_line(text)


def check_line(text: str, field: str, limit: int) -> tuple[str, Problem | None]:
    """Free text as one clean line of at most ``limit`` characters that paper and screen can show.

    Text that looks garbled comes with a ``doubtful`` problem.
    """
    is_plain = _PLAIN.fullmatch(text) is not None
    clean = text if is_plain else clean_line(text)
    if len(clean) > limit:
        return clean, Problem(
            field,
            message(
                "declaration", "At most {limit} characters fit here; this has {count}.", limit=limit, count=len(clean)
            ),
        )
    wrong = garbled(clean, field)
    if wrong is None and not is_plain and (found := first_pictograph(clean)):
        wrong = Problem(
            field, message("declaration", "“{character}” cannot be printed. Leave it out.", character=found)
        )
    return clean, wrong


def check_label(text: str, field: str) -> Problem | None:
    """What no name of a venue, a gate, a desk, a member or a template may hold, whatever else its rules are. ``text`` is as it
    was typed, or as ``clean_label`` gives it."""
    if hidden := first_hidden(text.strip()):
        return Problem(
            field,
            message(
                "declaration",
                "Character {place} (U+{code}) cannot be seen and makes a name look like another one. Type the name anew.",
                place=hidden[0] + 1,
                code=f"{ord(hidden[1]):04X}",
            ),
        )
    if sentence := unknown_character(text):
        return Problem(field, sentence)
    if found := first_pictograph(clean_line(text)):
        return Problem(field, message("declaration", "“{character}” cannot be printed. Leave it out.", character=found))
    return garbled(clean_line(text), field)
