"""Codes that stand for a venue, a gate and the right to join: opaque, typeable, without personal data.

The alphabet is Crockford's base 32 (no I, L, O, U). Codes that people copy by hand carry a check character
by ISO 7064's hybrid system (MOD 33,32 here), which catches every single wrong character and neighbour swap
but a few.
"""

from collections.abc import Collection

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

from desktop.domain.alphabet import ALPHABET, LOOKALIKES, random_code
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.text import clean_code


def new_declaration_code() -> str:
    """A declaration code (场所申报码): seven characters and a check character."""
    body = random_code(7)
    return body + mod_37_36.calc_check_digit(body, ALPHABET)


def read_declaration_code(text: str) -> str:
    """A declaration code as typed or pasted, in canonical form. Raises ``BadInput``."""
    code = clean_code(text).translate(LOOKALIKES)
    try:
        if len(code) != 8:
            raise ValidationError()
        mod_37_36.validate(code, ALPHABET)
    except ValidationError:
        raise BadInput.at(
            "declaration_code",
            message(
                "members",
                "This is not a declaration code. It has 8 characters, such as {example}.",
                example=show_code("K7QM2F9" + mod_37_36.calc_check_digit("K7QM2F9", ALPHABET)),
            ),
        ) from None
    return code


def show_code(code: str) -> str:
    """A code in groups of four, as it is read aloud."""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))


def new_venue_code() -> str:
    """A venue's public code: 50 random bits, so that desks that never met do not collide."""
    return random_code(10)


def new_gate_code(taken: Collection[str]) -> str:
    """A gate's public code, unlike those of the venue's other gates, living or retired."""
    while (code := random_code(4)) in taken:
        pass
    return code


def venue_payload(host: str, venue_code: str, gate_code: str) -> str:
    """What our own QR code says.

    Upper case throughout, so that it packs as alphanumeric (ISO/IEC 18004, 7.4.4): 47 characters fit
    version 3 at level Q.
    """
    return f"HTTPS://{host.upper()}/V/{venue_code}-{gate_code}"
