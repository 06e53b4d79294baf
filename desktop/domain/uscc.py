"""Unified social credit code (统一社会信用代码, GB 32100-2015).

Eighteen characters: the registering department (1 to 9, A, N for rural collectives, Y for others), the kind of
organisation, the region (6 digits), the organisation (9) and a check character.
"""

import re

from stdnum.cn import uscc as _uscc

from desktop.domain.messages import Message, message
from desktop.domain.text import clean_code

_CHARACTERS = re.compile("[0-9A-HJ-NPQRTUWXY]*", re.ASCII)
_SHAPE = re.compile(r"[1-9ANY]\d\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)


def check_uscc(text: str) -> tuple[str, Message | None]:
    """The code in canonical form, and what is wrong with it or None."""
    code = clean_code(text)
    if not code:
        return code, message("venue", "Type the 18-character unified social credit code of the licence.")
    if len(code) != 18:
        return code, message(
            "venue", "A unified social credit code has 18 characters; this has {count}.", count=len(code)
        )
    if not _CHARACTERS.fullmatch(code):
        return code, message("venue", "The code holds digits and capital letters except I, O, S, V and Z.")
    if not _SHAPE.fullmatch(code):
        return code, message(
            "venue",
            "The code begins with 1 to 9, A, N or Y, and its next seven characters are digits. Compare it with the licence.",
        )
    if _uscc.calc_check_digit(code[:-1]) != code[-1]:
        return code, message(
            "venue", "The check character does not fit. Compare the code with the licence, character by character."
        )
    return code, None
