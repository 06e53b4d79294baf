"""The recovery code: printed once at set-up, kept in the safe, opens the desk when the password is lost.

The check character's library is imported where it is used: the unlock window needs this module at once.
"""

from desktop.domain.alphabet import ALPHABET, LOOKALIKES, random_code
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.text import clean_code

LENGTH = 28


def new_recovery_code() -> str:
    """27 random characters (135 bits) and a check character."""
    from stdnum.iso7064 import mod_37_36

    body = random_code(LENGTH - 1)
    return body + mod_37_36.calc_check_digit(body, ALPHABET)


def read_recovery_code(text: str) -> str:
    """The code as typed from paper, in canonical form. Raises ``BadInput``."""
    from stdnum.exceptions import ValidationError
    from stdnum.iso7064 import mod_37_36

    code = clean_code(text).translate(LOOKALIKES)
    if len(code) != LENGTH:
        raise BadInput.at(
            "recovery_code",
            message(
                "unlock", "The recovery code has {length} characters; this has {count}.", length=LENGTH, count=len(code)
            ),
        )
    try:
        mod_37_36.validate(code, ALPHABET)
    except ValidationError:
        raise BadInput.at(
            "recovery_code",
            message("unlock", "The recovery code has a typing mistake. Compare it with the sheet, group by group."),
        ) from None
    return code
