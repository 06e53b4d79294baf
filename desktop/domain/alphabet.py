"""Crockford's base 32: digits and letters that nobody confuses when they read or type them."""

import os

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("ILOU", "110V")
"""What the letters that are left out are read as."""


def random_code(length: int) -> str:
    """Characters drawn from the operating system's source, five bits each."""
    return "".join(ALPHABET[byte & 31] for byte in os.urandom(length))
