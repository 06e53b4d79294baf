"""Names of visitors and companions: of any people of China and of foreigners."""

import re
import unicodedata

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.typed import check_line

MAX_NAME = 40
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE_IN_HAN = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_USUAL = re.compile(f"[{_HAN}]{{2,}}")
# The dot in names of Uyghurs, Kazakhs and others is typed as any of these; identity documents print U+00B7.
_DOTS = str.maketrans("•‧∙⋅・･．", "·······")
_MARKS = frozenset("·'’-. ,")


def check_visitor_name(text: str, field: str) -> tuple[str, Problem | None]:
    """A name in canonical form, and what is wrong with it. Names that are only unusual are ``doubtful``."""
    if len(text) <= MAX_NAME and _USUAL.fullmatch(text):
        return text, None
    clean, problem = check_line(text, field, MAX_NAME)
    name = _SPACE_IN_HAN.sub("", clean.translate(_DOTS)).strip(" ·")
    if problem:
        return name, problem
    if not name:
        return name, Problem(field, message("declaration", "Type the name."))
    if odd := next((c for c in name if not (c in _MARKS or unicodedata.category(c)[0] in "LM")), None):
        return name, Problem(field, message(
            "declaration", "Names seldom hold “{character}”. Compare the name with the document.", character=odd
        ), doubtful=True)  # fmt: skip
    if len(name) == 1:
        return name, Problem(field, message(
            "declaration", "This is one character only. Type the whole name."
        ), doubtful=True)  # fmt: skip
    return name, None
