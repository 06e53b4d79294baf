"""What became of calling the contacts of a case at the health office: a file of its own beside the key, which only the office's
key opens.

It is encrypted with AES-256-GCM under a key that is derived from the opened identity; hub and case are its associated data, so
that the file of one case is never taken for another's. Its name has the case's number alone. It goes on with every newer
list of the case; what was noted of declarations that are in no list any more is dropped when a newer list was opened.
"""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseState, Outcome
from desktop.domain.messages import message
from desktop.domain.same_person import Identity
from desktop.files.whole import unreadable, write_whole
from desktop.sync.segment import BROKEN

ENDING = "vdfollow"
MOST_BYTES = 64 << 20
"""The largest file that is read."""
_MAGIC = b"VDF1"
_NONCE = 12


class NotedCall(msgspec.Struct, frozen=True, array_like=True):
    """A call to whoever is meant by a declaration; ``at`` UTC ms, ``by`` the name that was typed at the office."""

    at: int
    by: str
    outcome: Outcome
    note: str


class FollowUp(msgspec.Struct, frozen=True, omit_defaults=True):
    """``seen`` are the declarations whose people are new no more; ``calls`` by declaration. ``persons`` is who the case is, as far
    as that is known. ``made`` (UTC ms) is when the newest list was made that was opened."""

    made: int = 0
    state: CaseState = CaseState.OPEN
    seen: frozenset[str] = frozenset()
    calls: dict[str, tuple[NotedCall, ...]] = {}
    persons: tuple[Identity, ...] = ()

    def with_call(self, declarations: Collection[str], call: NotedCall) -> "FollowUp":
        """The same after a call that was about these declarations."""
        calls = {one: (*self.calls.get(one, ()), call) for one in declarations}
        return msgspec.structs.replace(self, calls={**self.calls, **calls})

    def kept_for(self, declarations: Collection[str], made: int) -> "FollowUp":
        """What stays of it with a list of that time, which has these declarations."""
        if made < self.made:
            return self
        here = frozenset(declarations)
        calls = {one: made_calls for one, made_calls in self.calls.items() if one in here}
        return msgspec.structs.replace(self, made=made, calls=calls)


class FollowUpFile:
    """The file of a case. ``folder`` is that of the key; ``identity`` the office's opened key."""

    def __init__(self, folder: Path, hub: str, number: str, identity: str) -> None:
        self._key = hashlib.blake2b(identity.encode(), digest_size=32, person=b"vd-office-follow").digest()
        self._about = msgspec.msgpack.encode((hub, number))
        name = hashlib.blake2b(self._about, digest_size=4).hexdigest()
        self.path = folder / f"case-{number}-{name}.{ENDING}"

    def read(self) -> FollowUp | None:
        """What was noted; None before anything was. Raises ``BadInput``."""
        try:
            with self.path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(self.path, error) from None
        head, sealed = data[: len(_MAGIC) + _NONCE], data[len(_MAGIC) + _NONCE :]
        try:
            if not data.startswith(_MAGIC) or len(data) > MOST_BYTES:
                raise ValueError("another file")
            plain = AESGCM(self._key).decrypt(head[len(_MAGIC) :], sealed, self._about)
            return msgspec.msgpack.decode(plain, type=FollowUp)
        except (InvalidTag, *BROKEN):
            raise BadInput(
                message(
                    "office",
                    "The follow-up {path} does not open with this key: it was made with another one, or is damaged. Take its copy, or move it away to begin anew.",
                    path=self.path,
                )
            ) from None

    def write(self, follow_up: FollowUp) -> None:
        """Keep it. Raises ``UserError``; what was there stays then."""
        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._key).encrypt(nonce, msgspec.msgpack.encode(follow_up), self._about)
        write_whole(self.path, _MAGIC + nonce + sealed)
