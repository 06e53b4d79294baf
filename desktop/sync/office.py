"""The health office's public keys, as the hub signs them and as a desk remembers them.

The hub stores and forwards what desks seal for the office, and can read none of it. So a hub that somebody took over must
not be able to give desks keys of its own: a desk takes the first statement that it hears, and afterwards seals nothing to
another one before its manager has compared the fingerprint with the office.
"""

import hashlib
from dataclasses import dataclass, replace

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.alphabet import ALPHABET
from desktop.store.connections import Connection
from desktop.store.queries import settings
from desktop.sync.wire import OfficeKey, WireError, public_key, signed, unproved, verified

SETTING = "sync.office"
FINGERPRINT_LENGTH = 16
_TAG = "office-key"
_PART = b"VDO1"


@dataclass(frozen=True, slots=True)
class OfficeTrust:
    """What a desk knows of its hub's office key: signed statements, empty for none.

    ``accepted`` is the one that this desk trusts; ``offered`` another one that the hub has now, which nobody has accepted
    yet. ``missing``: the hub had none when it was last asked. ``held`` is the seq of the record at which the last push or
    bundle stopped for want of a key; 0 where it did not.
    """

    accepted: bytes = b""
    offered: bytes = b""
    missing: bool = False
    held: int = 0

    def heard(self, statement: bytes, of: OfficeKey | None, *, may_be_old: bool = False) -> "OfficeTrust":
        """What is known after the hub's word: its verified statement, or None where it has no key. ``may_be_old``: it came by
        stick, where an older key than the known one is no news."""
        if of is None:
            return replace(self, offered=b"", missing=True)
        mine = read_statement(self.accepted)
        if mine is None or mine.hub != of.hub or fingerprint(mine) == fingerprint(of):
            return replace(self, accepted=statement, offered=b"", missing=False)
        latest = read_statement(self.offered) or mine
        if may_be_old and of.number < latest.number:
            return self
        return replace(self, offered=statement, missing=False)

    def usable(self, hub: str) -> OfficeKey | None:
        """The key that records for a hub are sealed to now; None where they have to wait."""
        key = read_statement(self.accepted)
        return None if key is None or key.hub != hub or self.offered or self.missing else key


def fingerprint(key: OfficeKey) -> str:
    """The fingerprint of a statement's keys."""
    return fingerprint_of(key.office, key.recovery)


def fingerprint_of(office: str, recovery: str) -> str:
    """16 characters (80 bits) that stand for both public keys; people compare them, and they are the key's name."""
    digest = hashlib.blake2b(f"{office}\n{recovery}".encode(), digest_size=10, person=b"vd-office-key").digest()
    number = int.from_bytes(digest)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))


def sign_statement(statement: OfficeKey, key: Ed25519PrivateKey) -> bytes:
    """The statement, signed by the hub."""
    return signed(_TAG, statement, key)


def verified_statement(data: bytes, hub: str, hub_key: bytes) -> OfficeKey:
    """The statement of a hub. Raises ``WireError`` for any other data, and for keys that nothing can be sealed to."""
    statement = verified(_TAG, data, OfficeKey, public_key(hub_key))
    if statement.hub != hub:
        raise WireError("hub")
    try:
        recipients(statement)
    except pyrage.RecipientError:
        raise WireError("recipient") from None
    return statement


def read_statement(data: bytes) -> OfficeKey | None:
    """A statement that was verified before it was stored; None for an empty one."""
    return unproved(data, OfficeKey) if data else None


def recipients(key: OfficeKey) -> list[pyrage.x25519.Recipient]:
    """The office's key, and its recovery key."""
    return [pyrage.x25519.Recipient.from_str(text) for text in (key.office, key.recovery)]


def seal_office_part(statement: bytes) -> bytes:
    """A statement, as a part of a file of receipts."""
    return _PART + statement


def open_office_part(part: bytes) -> bytes | None:
    """The statement in a part of a file of receipts; None for any other part."""
    return part[len(_PART) :] if part.startswith(_PART) else None


def trust_of(connection: Connection) -> OfficeTrust:
    """What this desk knows of its hub's office key."""
    kept = settings.get(connection, SETTING, None)
    return OfficeTrust() if kept is None else msgspec.convert(kept, OfficeTrust)
