"""How good a password is, in words. Length is what protects, so that is what is praised."""

import itertools
import math

from desktop.domain.messages import Message, message
from desktop.domain.people import MIN_PASSWORD, check_password

_BITS_OF_CLASS = ((str.isdigit, 10), (str.islower, 26), (str.isupper, 26))
_GOOD_BITS, _VERY_GOOD_BITS = 45, 65


def strength_of(password: str) -> Message | None:
    """A word on a password that may be used; None while it is empty."""
    if not password:
        return None
    if len(password) < MIN_PASSWORD:
        return message("Strength", "{count} more characters are needed.", count=MIN_PASSWORD - len(password))
    if check_password(password) is not None:
        return message("Strength", "Too easy to guess.")
    bits = _guessing_bits(password)
    if bits < _GOOD_BITS:
        return message("Strength", "Fair. A longer one is better.")
    if bits < _VERY_GOOD_BITS:
        return message("Strength", "Good.")
    return message("Strength", "Very good.")


def _guessing_bits(password: str) -> float:
    """A rough upper bound; characters that repeat, or follow the one before, count little."""
    alphabet = sum(size for has, size in _BITS_OF_CLASS if any(map(has, password)))
    alphabet += 32 if any(not c.isalnum() for c in password) else 0
    alphabet += 2000 if any(ord(c) > 0x7F for c in password) else 0
    fresh = 1 + sum(abs(ord(b) - ord(a)) > 1 for a, b in itertools.pairwise(password))
    return fresh * math.log2(max(alphabet, 2))
