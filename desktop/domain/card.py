"""Regular visitors' cards (便民卡): an opaque code that stands for a known person at one venue's desk.

Whoever finds or photographs a card learns nothing from it, and a void one opens nothing.
"""

import re
from enum import StrEnum

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

from desktop.domain.alphabet import ALPHABET, LOOKALIKES, random_code
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.scanned import clean_scan
from desktop.domain.words import Words

CODE_LENGTH = 13
"""Twelve characters of five random bits (nobody guesses one of sixty), and a check character."""

_SCAN = re.compile(r"R/([0-9A-Z]{10})/([0-9A-Z]{13})", re.ASCII)


class VoidReason(StrEnum):
    """Why a card is void; one of these and no free text, so that nobody's name gets into the ledger."""

    LOST = "lost"
    DAMAGED = "damaged"
    ASKED = "asked"
    MISTAKE = "mistake"
    REPLACED = "replaced"
    UNUSED = "unused"


VOID_WORDS = Words(
    {
        VoidReason.LOST: (message("words", "Lost"), "遗失"),
        VoidReason.DAMAGED: (message("words", "Damaged"), "损坏"),
        VoidReason.ASKED: (message("words", "The holder asked for it"), "本人要求"),
        VoidReason.MISTAKE: (message("words", "Issued by mistake"), "办错"),
        VoidReason.REPLACED: (message("words", "Replaced by a new card"), "已换发新卡"),
        VoidReason.UNUSED: (message("words", "Not used for a long time"), "长期未用"),
    }
)


def new_card_code() -> str:
    """The code of a new card."""
    body = random_code(CODE_LENGTH - 1)
    return body + mod_37_36.calc_check_digit(body, ALPHABET)


def card_number(number: int) -> str:
    """A card's number as it is printed and read aloud: 0042."""
    return f"{number:04d}"


def card_payload(venue_code: str, code: str) -> str:
    """What the QR on a card says: 26 alphanumeric characters, version 2 at level Q (ISO/IEC 18004).

    It names the venue, so that another venue's card is told apart, and nobody.
    """
    return f"R/{venue_code}/{code}"


def is_card(text: str) -> bool:
    """Whether a scanner has read a card, of whichever venue."""
    return _SCAN.fullmatch(clean_scan(text[:100])) is not None


def read_card(text: str, venue_code: str, field: str = "card") -> tuple[str, Problem | None]:
    """The code that a scanner sent, and why it cannot be one of this venue's cards."""
    found = _SCAN.fullmatch(clean_scan(text[:100]))
    if found is None:
        return "", Problem(field, message("cards", "This is not a visitor card. Scan the code on the card."))
    if found[1] != venue_code:
        return "", Problem(
            field,
            message(
                "cards", "This card belongs to another venue. Type the details in, then issue a card of this venue."
            ),
        )
    code = found[2].translate(LOOKALIKES)
    try:
        mod_37_36.validate(code, ALPHABET)
    except ValidationError:
        return "", Problem(field, message("cards", "The scanner did not read the whole code. Scan the card again."))
    return code, None
