"""The health office's key: an age identity in a file that a passphrase opens, and a recovery key whose secret stands on paper
only.

Both are X25519 identities of age. The file is sealed like the other sealed files of the program (``store/sealed.py``:
Argon2id, AES-256-GCM), which costs whoever tries passphrases more memory than age's own scrypt files do. The recovery key is
derived from a recovery code (135 random bits), so that nothing but the code has to be kept.
"""

import hashlib
from dataclasses import dataclass

import msgspec
import pyrage

from desktop.domain.errors import BadInput, Problem
from desktop.domain.messages import message
from desktop.store import sealed
from desktop.store.keys import Cost
from desktop.store.recovery import new_recovery_code
from desktop.sync.segment import BROKEN
from desktop.sync.stick_requests import recipient_of

ENDING = "vdkey"
MIN_PASSPHRASE, MAX_PASSPHRASE = 12, 256
MOST_BYTES = 16 << 10
"""The largest key file that is read."""
_PURPOSE = "office-key"
_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


@dataclass(frozen=True, slots=True)
class NewOfficeKey:
    """A key as it is made: its secret, the recovery code, and the public keys of both (age recipients)."""

    identity: str
    recovery_code: str
    office: str
    recovery: str

    def __repr__(self) -> str:
        """Without the secrets: tracebacks may show it."""
        return f"NewOfficeKey({self.office})"


class OfficeKeyFile(msgspec.Struct, frozen=True):
    """What a key file holds: the age identity, and the hub that it was made at with the key that signs its lists."""

    identity: str
    hub: str
    hub_key: bytes

    def __repr__(self) -> str:
        """Without the secret: tracebacks may show it."""
        return f"OfficeKeyFile({self.hub})"


def new_office_key() -> NewOfficeKey:
    """A fresh key of an office."""
    identity, code = str(pyrage.x25519.Identity.generate()), new_recovery_code()
    return NewOfficeKey(identity, code, recipient_of(identity), recipient_of(recovery_identity(code)))


def check_passphrase(passphrase: str) -> str:
    """A new passphrase. Raises ``BadInput`` for one that is guessed too easily: it guards every visitor of every venue."""
    if not MIN_PASSPHRASE <= len(passphrase) <= MAX_PASSPHRASE or len(set(passphrase)) < 6:
        raise BadInput.of(
            (
                Problem(
                    "passphrase",
                    message(
                        "office",
                        "The passphrase has {least} to {most} characters, of which no few are repeated. Four words are a good one.",
                        least=MIN_PASSPHRASE,
                        most=MAX_PASSPHRASE,
                    ),
                ),
            )
        )
    return passphrase


def seal_key_file(file: OfficeKeyFile, passphrase: str, cost: Cost) -> bytes:
    """The bytes of the key file."""
    return sealed.seal(passphrase, msgspec.msgpack.encode(file), _PURPOSE, cost)


def open_key_file(data: bytes, passphrase: str) -> OfficeKeyFile:
    """The content of a key file. Raises ``WrongPassword``; ``Damaged`` for a file that is none."""
    try:
        return msgspec.msgpack.decode(sealed.unseal(passphrase, data, _PURPOSE), type=OfficeKeyFile)
    except BROKEN:
        raise sealed.Damaged from None


def recovery_identity(code: str) -> str:
    """The age identity of a recovery code in canonical form."""
    secret = hashlib.blake2b(code.encode(), digest_size=32, person=b"vd-office-recov").digest()
    return _bech32("age-secret-key-", secret).upper()


def _bech32(prefix: str, data: bytes) -> str:
    """Bech32 (BIP 173), in which age writes its keys."""
    number, length = int.from_bytes(data) << (-len(data) * 8 % 5), -(-len(data) * 8 // 5)
    values = [number >> 5 * place & 31 for place in reversed(range(length))]
    expanded = [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix)]
    checksum = _polymod([*expanded, *values, *[0] * 6]) ^ 1
    values += [checksum >> 5 * place & 31 for place in reversed(range(6))]
    return f"{prefix}1{''.join(_CHARACTERS[value] for value in values)}"


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            check ^= generator if top >> place & 1 else 0
    return check
