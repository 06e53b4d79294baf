"""The hub's identity: its identifier, epoch and keys, in one file that only its own user may read."""

import hmac
import json
import os
import secrets
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import x25519
from uuid6 import uuid7

from desktop.credentials.signing import Signer
from desktop.domain.errors import UserError
from desktop.domain.messages import message


class HubIdentity(msgspec.Struct, frozen=True, dict=True):
    """``epoch`` changes with each restore of the hub, ``starts`` counts how often it began to serve (see
    ``backups.py``); ``key`` signs certificates and receipts; bundles are encrypted to ``age``; ``secret`` keys nonces
    and bearer tokens; ``password`` is that of the hub's own database server."""

    hub: str
    epoch: str
    key: bytes
    age: str
    secret: bytes
    password: str
    starts: int = 0

    def __repr__(self) -> str:
        """Without the keys: tracebacks may show it."""
        return f"Identity({self.hub})"

    @cached_property
    def signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.key)

    @cached_property
    def public(self) -> Ed25519PublicKey:
        return self.signing.public_key()

    @cached_property
    def office(self) -> bytes:
        """The public key as bytes: what desks know the health office by."""
        return self.public.public_bytes_raw()

    def office_signer(self, venue: str) -> Signer:
        """Signs statements about a venue's keys for the health office."""
        return Signer(venue, "", self.key, orders=False)

    @property
    def serving_password(self) -> str:
        """The password of the database role that the hub serves as."""
        return hmac.digest(self.secret, b"venuedesk serving role", "sha256").hex()

    @cached_property
    def stick(self) -> x25519.Identity:
        return x25519.Identity.from_str(self.age)


def new_identity() -> HubIdentity:
    """The identity of a new hub."""
    key = Ed25519PrivateKey.generate().private_bytes_raw()
    return HubIdentity(
        str(uuid7()), str(uuid7()), key, str(x25519.Identity.generate()), os.urandom(32), secrets.token_urlsafe(32)
    )


@dataclass(frozen=True, slots=True)
class HubFolder:
    """The files of a hub beside its database."""

    path: Path

    @property
    def file(self) -> Path:
        return self.path / "hub.json"

    @property
    def lock(self) -> Path:
        """The lock file of the process that runs the hub's own database server."""
        return self.path / "hub.lock"

    def identity(self) -> HubIdentity:
        """The hub's identity, created at the first call. Raises ``UserError``."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o711)
            if not self.file.exists():
                self._write(new_identity())
            self._tighten()
            return msgspec.json.decode(self.file.read_bytes(), type=HubIdentity)
        except OSError as error:
            raise UserError(
                message(
                    "hub", "The hub's folder {path} cannot be used: {reason}.", path=self.path, reason=error.strerror
                )
            ) from None
        except msgspec.MsgspecError:
            raise UserError(
                message(
                    "hub",
                    "{path} is damaged. Restore it from a backup: without it, no desk knows this hub.",
                    path=self.file,
                )
            ) from None

    def keep(self, identity: HubIdentity) -> None:
        """Replace the stored identity, atomically. Raises ``UserError``."""
        try:
            self._part(identity).replace(self.file)
        except OSError as error:
            raise UserError(
                message("hub", "{path} cannot be written: {reason}.", path=self.file, reason=error.strerror)
            ) from None

    def _tighten(self) -> None:
        """Take from other users what a copy, a restored backup or an older version gave them: only their way through
        the folder stays, for the user that runs the database where root starts the hub."""
        for path, most in ((self.path, 0o711), (self.file, 0o600), (self.lock, 0o600)):
            if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & ~most:
                path.chmod(mode & most)

    def _part(self, identity: HubIdentity) -> Path:
        part = self.path / f"hub.{os.getpid()}.part"
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            json.dump(json.loads(msgspec.json.encode(identity)), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        return part

    def _write(self, identity: HubIdentity) -> None:
        """Whole or not at all, and never over another process's."""
        part = self._part(identity)
        try:
            os.link(part, self.file)
        except FileExistsError:
            return
        finally:
            part.unlink()
