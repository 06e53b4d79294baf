"""Names of visitors, companions and members: of any people of China and of foreigners."""

import re

from desktop.domain.characters import HAN, is_letter
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.text import clean_label
from desktop.domain.typed import check_label, check_line, garbled

MAX_NAME = 50
"""Twelve ministries asked that systems take at least so many (facts of the field, section 8)."""

_USUAL = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]{2,}")
_SPACE_IN_HAN = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
# The dot in names of Uyghurs, Kazakhs and others is typed as any of these; identity documents print U+00B7. A full
# stop is one only between Han characters: J. Smith has his own.
_DOTS = str.maketrans("•‧∙⋅・･●⸱ꞏ", "·········")
_STOPS_IN_HAN = re.compile(f"(?<=[{HAN}]) ?[.．。｡] ?(?=[{HAN}])")
_SPACE_BY_DOT = re.compile(r" *· *")
_MARKS = frozenset("·'’-. ,")


def without_dots(name: str) -> str:
    """A name without the dots that any way of typing it may have in the place of ·."""
    return _STOPS_IN_HAN.sub("", name.translate(_DOTS)).replace("·", "")


def check_visitor_name(text: str, field: str) -> tuple[str, Problem | None]:
    """A name in canonical form, and what is wrong with it. Names that are only unusual are ``doubtful``.

    No character of it is dropped: what a name cannot hold is named.
    """
    if len(text) <= MAX_NAME and _USUAL.fullmatch(text):
        return text, garbled(text, field)
    clean, problem = check_line(text, field, MAX_NAME + text.count(" "))
    name = _SPACE_IN_HAN.sub("", _SPACE_BY_DOT.sub("·", _STOPS_IN_HAN.sub("·", clean.translate(_DOTS))))
    if problem:
        return name, problem
    if len(name) > MAX_NAME:
        return name, Problem(
            field,
            message(
                "declaration", "At most {limit} characters fit here; this has {count}.", limit=MAX_NAME, count=len(name)
            ),
        )
    if not name.strip("· "):
        return name, Problem(field, message("declaration", "Type the name."))
    if odd := next((c for c in name if not (c in _MARKS or is_letter(c))), None):
        return name, Problem(
            field,
            message(
                "declaration", "Names seldom hold “{character}”. Compare the name with the document.", character=odd
            ),
            doubtful=True,
        )
    if name[0] == "·" or name[-1] == "·":
        return name, Problem(
            field,
            message(
                "declaration", "The name begins or ends with a dot, as one does that was cut off. Type the whole name."
            ),
            doubtful=True,
        )
    if len(name) == 1:
        return name, Problem(
            field, message("declaration", "This is one character only. Type the whole name."), doubtful=True
        )
    return name, None


def check_person_name(text: str, field: str = "name") -> tuple[str, Problem | None]:
    """The name of a member or a venue's contact in canonical form, and what is wrong with it."""
    if problem := check_label(text, field):
        return clean_label(text), problem
    name = check_visitor_name(text, field)[0]
    if len(name) < 2:
        return name, Problem(field, message("members", "Type the full name."))
    if len(name) > MAX_NAME:
        return name, Problem(field, message("members", "A name has at most {limit} characters.", limit=MAX_NAME))
    return name, None
