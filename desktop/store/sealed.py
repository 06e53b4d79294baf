"""A file encrypted with a password: Argon2id(password) → AES-256-GCM, like the key slots (``keys.py``).

The content is bound to a purpose by the associated data, so that a file sealed for one purpose is refused for another.
"""

import base64
import json
import os

from desktop.store.keys import Cost, WrongPassword, derive

FORMAT = 1
_MOST_BYTES = 1 << 20


class Damaged(Exception):
    """The file is not a sealed file, or was altered."""


def seal(secret: str, data: bytes, purpose: str, cost: Cost) -> bytes:
    """The bytes of the file."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(derive(secret, salt, cost)).encrypt(nonce, data, _bound(purpose))
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    header = {
        "format": FORMAT,
        "kdf": "argon2id",
        "passes": cost.passes,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
        **{name: base64.b64encode(part).decode() for name, part in parts.items()},
    }
    return json.dumps(header, indent=1).encode()


def unseal(secret: str, file: bytes, purpose: str) -> bytes:
    """The sealed content. Raises ``WrongPassword``, and ``Damaged`` for a file that no password opens."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        header = json.loads(file[:_MOST_BYTES])
        cost = Cost(int(header["passes"]), int(header["memory_kib"]), int(header["lanes"]))
        salt, nonce, sealed = (base64.b64decode(header[name], validate=True) for name in ("salt", "nonce", "sealed"))
        if header["format"] != FORMAT or (len(salt), len(nonce)) != (16, 12) or len(sealed) < 16 or not cost.bearable:
            raise Damaged
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged from None
    try:
        return AESGCM(derive(secret, salt, cost)).decrypt(nonce, sealed, _bound(purpose))
    except InvalidTag:
        raise WrongPassword from None


def _bound(purpose: str) -> bytes:
    return f"venuedesk:{purpose}".encode()
