"""Operations of inspectors: what they did at a gate, signed with their key and sealed for the desk.

An operation is JSON, signed (``desktop.credentials.signing``), then encrypted with age (https://age-encryption.org/v1) to
the desk's X25519 recipient. Only the desk's database holds the identity that opens it.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.credentials.signing import Proof, Signer
from desktop.domain.json_object import JsonObject

_PURPOSE = "venuedesk gate operation"
_FORMAT = 1
_LATEST_MS = 1 << 47
"""No time is later: the year 6429."""
MOST_BYTES = 1 << 22
"""What a sealed operation has at most: a form of long texts has some kilobytes."""


class Unopenable(Exception):
    """What lies in the inspectors' database is no operation that was sealed for this desk."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that member ``member`` did ``at`` a time (UTC ms); what is in ``content`` depends on ``kind``."""

    id: str
    kind: str
    member: str
    at: int
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SignedOperation:
    """An operation as it was opened. ``key`` is the public key that signed it, empty where the signature is not valid."""

    operation: Operation
    key: bytes


@dataclass(frozen=True, slots=True)
class GateAccess:
    """What the desk holds of the inspectors' database: its key (32 bytes) and the age identity that opens operations."""

    key: bytes
    identity: str

    def __repr__(self) -> str:
        """Without the keys: this may end up in a traceback."""
        return "GateAccess(…)"

    @property
    def recipient(self) -> str:
        """The public part of the identity, which inspectors seal to."""
        from pyrage import x25519

        return str(x25519.Identity.from_str(self.identity).to_public())


class Sealer:
    """Signs and seals what the inspector who is signed in does."""

    def __init__(self, desk: str, recipient: str, signer: Signer) -> None:
        from pyrage import x25519

        self._desk = desk
        self._recipient = x25519.Recipient.from_str(recipient)
        self._signer = signer

    def seal(self, one: Operation) -> bytes:
        """The bytes that only the desk opens."""
        from pyrage import encrypt

        fields = {
            "format": _FORMAT,
            "desk": self._desk,
            "id": one.id,
            "kind": one.kind,
            "member": one.member,
            "at": one.at,
            "content": one.content,
        }
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
        proof = str(self._signer.proof(_PURPOSE, text)).encode()
        sealed: bytes = encrypt(proof + b"\n" + text, [self._recipient])
        return sealed


class Opener:
    """Opens what inspectors sealed for this desk."""

    def __init__(self, desk: str, identity: str) -> None:
        from pyrage import x25519

        self._desk = desk
        self._identity = x25519.Identity.from_str(identity)

    def open(self, sealed: bytes) -> SignedOperation:
        """The operation, and who signed it. Raises ``Unopenable``."""
        import pyrage

        if len(sealed) > MOST_BYTES:
            raise Unopenable
        try:
            proof, _, text = pyrage.decrypt(sealed, [self._identity]).partition(b"\n")
            fields: JsonObject = json.loads(text)
            if fields["format"] != _FORMAT or fields["desk"] != self._desk:
                raise Unopenable
            json.dumps(fields, ensure_ascii=False).encode()  # half a character cannot be stored
            one = Operation(
                str(fields["id"]),
                str(fields["kind"]),
                str(fields["member"]),
                int(fields["at"]),
                dict(fields["content"]),
            )
        except (pyrage.DecryptError, ValueError, KeyError, TypeError, RecursionError):
            raise Unopenable from None
        if not 0 <= one.at < _LATEST_MS:
            raise Unopenable
        read = Proof.read(proof.decode("ascii", "replace"))
        valid = read is not None and read.covers(_PURPOSE, text)
        return SignedOperation(one, read.key if read is not None and valid else b"")


def access_of(kept: JsonObject) -> GateAccess:
    """What the desk holds, as its setting has it."""
    return GateAccess(base64.b64decode(kept["key"]), str(kept["identity"]))
