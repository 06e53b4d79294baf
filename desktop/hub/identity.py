"""The hub's identity: its identifier and epoch, and its secrets, each in a file of its own that only its own user may read.

Who may run the hub reads all of them. An administrator may give the right to one alone to somebody else: ``database.key`` to
the user who makes backups, ``tokens.key`` to a monitor. Nobody but the hub needs ``signing.key``, with which it vouches for
receipts, certificates and the office key.
"""

import hmac
import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

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
        return hmac.digest(self.password.encode(), b"venuedesk serving role", "sha256").hex()

    @cached_property
    def stick(self) -> x25519.Identity:
        return x25519.Identity.from_str(self.age)


def new_identity() -> HubIdentity:
    """The identity of a new hub."""
    key = Ed25519PrivateKey.generate().private_bytes_raw()
    return HubIdentity(
        str(uuid7()), str(uuid7()), key, str(x25519.Identity.generate()), os.urandom(32), secrets.token_urlsafe(32)
    )


class _Named(msgspec.Struct, frozen=True, omit_defaults=True):
    """``hub.json``. Of earlier versions, and for the moment in which a hub is made, it has the secrets as well."""

    hub: str
    epoch: str
    starts: int = 0
    key: bytes = b""
    age: str = ""
    secret: bytes = b""
    password: str = ""


class _Signing(msgspec.Struct, frozen=True):
    key: bytes
    age: str


class _Tokens(msgspec.Struct, frozen=True):
    secret: bytes


class _Database(msgspec.Struct, frozen=True):
    password: str


S = TypeVar("S", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class HubFolder:
    """The files of a hub beside its database."""

    path: Path

    @property
    def file(self) -> Path:
        return self.path / "hub.json"

    @property
    def signing(self) -> Path:
        """What the hub signs with, and the key that sticks are encrypted to."""
        return self.path / "signing.key"

    @property
    def tokens(self) -> Path:
        """What nonces and bearer tokens are keyed with."""
        return self.path / "tokens.key"

    @property
    def database(self) -> Path:
        """The password of the hub's own database server."""
        return self.path / "database.key"

    @property
    def lock(self) -> Path:
        """The lock file of the process that runs the hub's own database server."""
        return self.path / "hub.lock"

    def identity(self) -> HubIdentity:
        """The hub's identity, created at the first call. Raises ``UserError``."""
        with self._errors():
            named = self._named()
            signing, tokens, database = (
                self._read(self.signing, _Signing),
                self._read(self.tokens, _Tokens),
                self._read(self.database, _Database),
            )
        return HubIdentity(
            named.hub, named.epoch, signing.key, signing.age, tokens.secret, database.password, named.starts
        )

    def token_secret(self) -> bytes:
        """What bearer tokens are keyed with; no other secret is read. Raises ``UserError``."""
        with self._errors():
            self._named()
            return self._read(self.tokens, _Tokens).secret

    def keep(self, identity: HubIdentity) -> None:
        """Replace the stored identifier, epoch and count of starts, atomically; the secrets never change. Raises
        ``UserError``."""
        try:
            self._replace(self.file, _Named(identity.hub, identity.epoch, identity.starts))
        except OSError as error:
            raise UserError(
                message("hub", "{path} cannot be written: {reason}.", path=self.file, reason=error.strerror)
            ) from None

    def _named(self) -> _Named:
        """``hub.json``, after the secrets were moved out of it. Cut off in between, they are moved again."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o711)
        if not self.file.exists():
            self._write(new_identity())
        self._tighten()
        named = self._read(self.file, _Named)
        if named.key:
            self._replace(self.signing, _Signing(named.key, named.age))
            self._replace(self.tokens, _Tokens(named.secret))
            self._replace(self.database, _Database(named.password))
            named = _Named(named.hub, named.epoch, named.starts)
            self._replace(self.file, named)
        return named

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except _Damaged as damaged:
            raise UserError(
                message(
                    "hub",
                    "{path} is damaged. Restore it from a backup: without it, no desk knows this hub.",
                    path=damaged.path,
                )
            ) from None
        except OSError as error:
            raise UserError(
                message(
                    "hub", "The hub's folder {path} cannot be used: {reason}.", path=self.path, reason=error.strerror
                )
            ) from None

    def _read(self, path: Path, kind: type[S]) -> S:
        try:
            return msgspec.json.decode(path.read_bytes(), type=kind)
        except (msgspec.MsgspecError, FileNotFoundError):
            raise _Damaged(path) from None

    def _tighten(self) -> None:
        """Take from other users what a copy, a restored backup or an older version gave them. Their way through the folder
        stays, for the user that runs the database where root starts the hub; and so does a group's right to read a single
        secret, where the file was given to another group than the folder's."""
        own = self.path.stat().st_gid
        for path, most in (
            (self.path, 0o711),
            (self.file, 0o600),
            (self.signing, 0o600),
            (self.tokens, 0o640),
            (self.database, 0o640),
            (self.lock, 0o600),
        ):
            if not path.exists():
                continue
            found = path.stat()
            allowed = 0o600 if most == 0o640 and found.st_gid == own else most
            if (mode := stat.S_IMODE(found.st_mode)) & ~allowed:
                path.chmod(mode & allowed)

    def _part(self, content: msgspec.Struct) -> Path:
        part = self.path / f"hub.{os.getpid()}.part"
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            json.dump(json.loads(msgspec.json.encode(content)), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        return part

    def _replace(self, path: Path, content: msgspec.Struct) -> None:
        """Whole or not at all."""
        self._part(content).replace(path)

    def _write(self, identity: HubIdentity) -> None:
        """Everything in one file, whole or not at all, and never over another process's."""
        part = self._part(identity)
        try:
            os.link(part, self.file)
        except FileExistsError:
            return
        finally:
            part.unlink()


class _Damaged(Exception):
    """A file of the hub that cannot be read as what it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path
