"""What a scanner sends, made the text of its code."""

import re

from desktop.domain.text import clean_code

_SYMBOLOGY = re.compile(r"\][A-Z][0-9A-Z]", re.ASCII)


def clean_scan(text: str) -> str:
    """A code as it is printed: half-width, in capitals, without the AIM identifier of the symbology that some scanners put
    before it (ISO/IEC 15424: ``]Q1`` for a QR code), and with the / that a Chinese input method makes 、 of."""
    typed = clean_code(text).replace("、", "/")
    found = _SYMBOLOGY.match(typed)
    return typed[found.end() :] if found else typed
