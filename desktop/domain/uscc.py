"""Unified social credit code (统一社会信用代码, GB 32100-2015)."""

from stdnum.cn import uscc as _uscc
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from desktop.domain.messages import Message, message
from desktop.domain.text import clean_code


def check_uscc(text: str) -> tuple[str, Message | None]:
    """The code in canonical form, and what is wrong with it or None."""
    code = clean_code(text)
    if not code:
        return code, message("venue", "Type the 18-character unified social credit code of the licence.")
    try:
        _uscc.validate(code)
    except InvalidLength:
        return code, message(
            "venue", "A unified social credit code has 18 characters; this has {count}.", count=len(code)
        )
    except InvalidChecksum:
        return code, message(
            "venue", "The check character does not fit. Compare the code with the licence, character by character."
        )
    except ValidationError:
        return code, message(
            "venue", "The code holds digits and capital letters except I, O, S, V and Z, and begins with digits."
        )
    return code, None
