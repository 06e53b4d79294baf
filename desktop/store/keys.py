"""Key slots: whoever may sign in holds the keys that their role needs, wrapped by a password of their own.

``keys.json`` holds one slot per member with a password and one for the recovery code. A slot is
Argon2id(password) → AES-256-GCM over its ``Secrets``, bound to its slot and desk by the associated data. The file names
nobody: slots carry member identifiers and roles only. The slot of an inspector opens another database than the others
(``desktop.store.gate_file``).

A slot of format 1 wraps the 32-byte database key alone; it is written anew when its password opens it next.
"""

import base64
import binascii
import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.errors import BadInput, DamagedDesk, UserError
from desktop.domain.json_object import JsonObject
from desktop.domain.messages import message
from desktop.domain.people import Role
from desktop.files.whole import write_whole
from desktop.store.key_sharing import sealed_to, unsealed
from desktop.store.wiping import wipe

FORMAT, _LATEST = 2, 3
"""Of a key file, and of one whose inspectors' database was re-keyed: an earlier program would lose ``shared_gate``."""
RECOVERY = "recovery"
_SECRETS, _SHARED = ("database", "signing", "gate"), ("shared", "shared_gate")
_KEY_BYTES, _TAG_BYTES, _MOST_WRAPPED = 32, 16, 1024


class WrongPassword(BadInput):
    """The password does not open the slot."""

    def __init__(self) -> None:
        super().__init__(message("unlock", "The password is wrong. Check Caps Lock and the input method."))


class OutdatedSlot(UserError):
    """The keys of the desk were changed, and this slot has no key that the new ones were given to."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "unlock",
                "The keys of this desk were changed since this password was used last. The manager gives you a new password on the Venue page; a manager comes in by the recovery code.",
            )
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id parameters (RFC 9106, second recommended option: 64 MiB, three passes)."""

    passes: int = 3
    memory_kib: int = 65536
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """Whether the cost is within the limits for a file: a damaged or hostile one must not make the desk allocate
        all memory."""
        return 1 <= self.passes <= 20 and 8 * self.lanes <= self.memory_kib <= 1 << 20 and 1 <= self.lanes <= 16


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a slot opens, keys of 32 bytes each: ``database`` the desk's database, ``gate`` that of the inspectors, one of
    them empty; ``signing`` is the seed of the Ed25519 key with which the slot's holder signs. A slot of format 1 has no
    signing key. ``generation`` is that of the database key, which a re-key increases. ``unstated``: the signing key was made
    for a slot of an earlier program, and the desk has not stated it yet."""

    database: bytes
    signing: bytes = b""
    gate: bytes = b""
    generation: int = 0
    unstated: bool = False

    def __repr__(self) -> str:
        """Without the keys: this may end up in a traceback."""
        return "Secrets(…)"

    def wipe(self) -> None:
        """Overwrite the keys: nobody uses them any more, nor what was made of them by ``replace``."""
        wipe(self.database, self.signing, self.gate)


@dataclass(frozen=True, slots=True)
class Slot:
    """The keys as one password wraps them. ``id`` is a member's identifier or ``recovery``; ``gate``: it opens the
    inspectors' database, not the desk's."""

    id: str
    role: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What a password has opened, and the key that it is wrapped with, so that it can be replaced under the same
    password."""

    secrets: Secrets
    wrapping: bytes

    def __repr__(self) -> str:
        """Without the keys: this may end up in a traceback."""
        return "Unwrapped(…)"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All slots of a desk, as in ``keys.json``. It is immutable: changes give a new ring, which has to be saved.

    ``manager`` is the member whom the recovery code gives a new password: they may have been made the manager at
    another desk and have no slot here yet. Empty in a file of an earlier program, where the manager has a slot.
    ``counts_tries``: wrong passwords are counted in a file beside it that must be there (``desktop.store.tries``).
    ``saved``: how often the ring was saved; an older file is noticed by it (``desktop.store.anchor``).
    ``generation`` is the database key's, and ``shared`` is that key, encrypted with age to the signing keys of those who
    had one when it was made: whoever re-keys knows nobody's password. A slot gets it under its own password again when
    that opens it next. ``shared_gate`` is the same for the inspectors' database, whose key changes with it; empty where
    that was never re-keyed.
    """

    desk: str
    slots: tuple[Slot, ...] = ()
    manager: str = ""
    counts_tries: bool = False
    saved: int = 0
    generation: int = 0
    shared: bytes = b""
    shared_gate: bytes = b""

    @classmethod
    def read(cls, path: Path) -> "KeyRing":
        """Raises ``DamagedDesk`` for a file that is missing or damaged, ``UserError`` for one of a newer program."""
        try:
            data = json.loads(path.read_bytes())
            if isinstance(data, dict) and isinstance(data.get("format"), int) and data["format"] > _LATEST:
                raise UserError(
                    message("unlock", "This desk was made by a newer VenueDesk. Install that version to open it.")
                )
            slots = tuple(_read_slot(entry) for entry in data["slots"])
            return cls(
                str(data["desk"]),
                slots,
                str(data.get("manager", "")),
                bool(data.get("tries")),
                int(data.get("saved", 0)),
                int(data.get("generation", 0)),
                *(base64.b64decode(data.get(name, ""), validate=True) for name in _SHARED),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise DamagedDesk(
                message(
                    "unlock",
                    "The key file {path} is missing or damaged. Put back its copy keys.copy.json or a backup.",
                    path=path,
                )
            ) from None

    def save(self, path: Path) -> "KeyRing":
        """Write the ring and its copy, each whole or not at all; gives the ring as it is stored."""
        stored = replace(self, saved=self.saved + 1)
        stored._write(path)
        return stored

    def _write(self, path: Path) -> None:
        text = self.dumped()
        write_whole(path, text)
        write_whole(path.with_name("keys.copy.json"), text)

    def dumped(self) -> bytes:
        """The content of ``keys.json``."""
        slots = [_dump_slot(s) for s in self.slots]
        data = {
            "format": _LATEST if self.shared_gate else FORMAT,
            "desk": self.desk,
            "manager": self.manager,
            "tries": self.counts_tries,
            "saved": self.saved,
            "generation": self.generation,
            **{name: base64.b64encode(getattr(self, name)).decode() for name in _SHARED},
            "slots": slots,
        }
        return json.dumps(data, indent=1).encode()

    def slot(self, slot_id: str) -> Slot | None:
        """The slot of a member, or of the recovery code."""
        return next((s for s in self.slots if s.id == slot_id), None)

    def open(self, slot_id: str, password: str) -> Secrets:
        """What the slot holds. Raises ``WrongPassword``; takes about a quarter of a second by design."""
        return self.unwrap(slot_id, password).secrets

    def unwrap(self, slot_id: str, password: str) -> Unwrapped:
        """The same, with the key that its content is wrapped with."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        slot = self.slot(slot_id)
        if slot is None:
            raise WrongPassword
        wrapping = derive(password, slot.salt, slot.cost)
        try:
            plain = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, self._bound(slot_id))
        except InvalidTag:
            raise WrongPassword from None
        return Unwrapped(self._present(_unpacked(plain)), wrapping)

    def _present(self, secrets: Secrets) -> Secrets:
        """The secrets with the present key of their database. Raises ``OutdatedSlot``."""
        shared = self.shared_gate if secrets.gate else self.shared
        if secrets.generation >= self.generation or (secrets.gate and not shared):
            return secrets
        key = unsealed(shared, secrets.signing) if secrets.signing else None
        if key is None:
            raise OutdatedSlot
        wipe(secrets.database, secrets.gate)
        return replace(secrets, gate=key) if secrets.gate else replace(secrets, database=key)

    def rekeyed(self, database: bytes, holders: Iterable[bytes], gate: bytes, inspectors: Iterable[bytes]) -> "KeyRing":
        """A ring of other keys. ``holders`` are the public signing keys of those who get that of the desk's database,
        ``inspectors`` of those who get that of theirs alone."""
        desk = tuple(holders)
        return replace(
            self,
            generation=self.generation + 1,
            shared=sealed_to(desk, database),
            shared_gate=sealed_to((*desk, *inspectors), gate),
            saved=self.saved + 1,
        )

    def with_slot(
        self, slot_id: str, role: Role | str, password: str, secrets: Secrets, cost: Cost = Cost()
    ) -> "KeyRing":
        """A ring whose slot ``slot_id`` is opened by ``password`` only."""
        salt = os.urandom(16)
        return self._with(Slot(slot_id, str(role), cost, salt, b"", b""), derive(password, salt, cost), secrets)

    def with_secrets(self, slot_id: str, wrapping: bytes, secrets: Secrets) -> "KeyRing":
        """A ring whose slot holds other secrets under the password that it has. ``wrapping`` is what ``unwrap`` gave."""
        slot = self.slot(slot_id)
        if slot is None:
            raise AssertionError("a slot that was just opened is gone")
        return self._with(slot, wrapping, secrets)

    def _with(self, slot: Slot, wrapping: bytes, secrets: Secrets) -> "KeyRing":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(12)
        secrets = replace(secrets, generation=self.generation)
        packed = _packed(secrets)
        wrapped = AESGCM(wrapping).encrypt(nonce, packed, self._bound(slot.id))
        wipe(packed)
        slot = replace(slot, nonce=nonce, wrapped=wrapped, gate=bool(secrets.gate))
        return replace(self, slots=(*(s for s in self.slots if s.id != slot.id), slot))

    def without(self, slot_id: str) -> "KeyRing":
        """A ring without the slot."""
        return replace(self, slots=tuple(s for s in self.slots if s.id != slot_id))

    def with_roles(self, roles: Mapping[str, Role]) -> "KeyRing":
        """A ring whose slots carry these roles. They are hints for the unlock screen; the database decides."""
        return replace(self, slots=tuple(replace(s, role=str(roles[s.id])) if s.id in roles else s for s in self.slots))

    def _bound(self, slot_id: str) -> bytes:
        return f"venuedesk:{self.desk}:{slot_id}".encode()


def new_database_key() -> bytes:
    """32 random bytes, given to SQLCipher raw."""
    return os.urandom(32)


def new_signing_key() -> bytes:
    """The seed of a new Ed25519 key (RFC 8032): 32 random bytes."""
    return os.urandom(32)


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a password, as slowly as ``cost`` says."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # NFKC, so that a password typed through an input method in full width is the same password.
    text = unicodedata.normalize("NFKC", secret).encode()
    argon2 = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    try:
        return argon2.derive(text)
    finally:
        wipe(text)


def _packed(secrets: Secrets) -> bytearray:
    """JSON, put together here: an encoder would leave pieces of it in memory. The caller overwrites it."""
    keys = [(name, key) for name in _SECRETS if (key := getattr(secrets, name))]
    packed = bytearray(_MOST_WRAPPED)
    end = 1
    packed[:end] = b"{"
    for name, key in keys:
        text = binascii.b2a_base64(key, newline=False)
        for piece in (f'"{name}": "'.encode(), text, b'", '):
            packed[end : end + len(piece)] = piece
            end += len(piece)
        wipe(text)
    unstated = ', "unstated": true' if secrets.unstated else ""
    packed[end:] = f'"generation": {secrets.generation}{unstated}}}'.encode()
    return packed


def _unpacked(plain: bytes) -> Secrets:
    """The secrets in what a slot holds, which is overwritten."""
    if len(plain) == _KEY_BYTES:  # format 1
        return Secrets(plain)
    text = plain.decode()
    fields = json.loads(text)
    # Not by base64.b64decode, which encodes text first.
    keys = {name: binascii.a2b_base64(fields.get(name, "")) for name in _SECRETS}
    wipe(plain, text, *(fields.get(name, "") for name in _SECRETS))
    return Secrets(**keys, generation=int(fields.get("generation", 0)), unstated=bool(fields.get("unstated", False)))


def _read_slot(entry: JsonObject) -> Slot:
    cost = Cost(int(entry["passes"]), int(entry["memory_kib"]), int(entry["lanes"]))
    if not cost.bearable:
        raise ValueError("cost")
    salt, nonce, wrapped = (base64.b64decode(entry[k], validate=True) for k in ("salt", "nonce", "wrapped"))
    if (len(salt), len(nonce)) != (16, 12) or not _KEY_BYTES + _TAG_BYTES <= len(wrapped) <= _MOST_WRAPPED:
        raise ValueError("slot")
    return Slot(str(entry["id"]), str(entry["role"]), cost, salt, nonce, wrapped, bool(entry.get("gate")))


def _dump_slot(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "role": slot.role,
        "gate": slot.gate,
        "kdf": "argon2id",
        "passes": slot.cost.passes,
        "memory_kib": slot.cost.memory_kib,
        "lanes": slot.cost.lanes,
        **{k: base64.b64encode(getattr(slot, k)).decode() for k in ("salt", "nonce", "wrapped")},
    }
