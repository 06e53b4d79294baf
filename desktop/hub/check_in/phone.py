"""What a phone remembers of its owner, encrypted in its own cookies: the hub keeps no profile of anybody.

Two cookies, each AES-256-GCM under a key derived from the hub's secret: who somebody is, where they agreed to that, and which
visits they made. One that does not open (another hub's, altered, of a former secret, of a newer program) is none.
"""

import hashlib
import os
from typing import TypeVar
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.base64_text import base64url, read_base64url

MOST_VISITS = 60
MOST_COOKIE = 3_900
"""Characters of a cookie that every browser keeps, its name included."""
_PERSON = b"vd-phone-cookie"
_NONCE = 12


class Companion(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who comes along; ``phone`` is empty for a child."""

    name: str
    phone: str = ""


class PhoneOwner(msgspec.Struct, frozen=True, array_like=True):
    """Who somebody is, as they typed it. ``declared``: when their last health declaration without a symptom was (UTC ms),
    0 for never."""

    name: str
    phone: str
    document: str = ""
    companions: tuple[Companion, ...] = ()
    declared: int = 0


class OwnVisit(msgspec.Struct, frozen=True, array_like=True):
    """A visit of this phone: the code that was scanned, when (UTC ms), the visit and the stay that it is a pass of, how many
    people, and whether a symptom was given. ``departed`` is 0 until they said that they leave; ``who`` distinguishes the people
    who use one phone."""

    code: str
    arrived: int
    visit: bytes
    stay: bytes
    people: int = 1
    abnormal: bool = False
    departed: int = 0
    who: bytes = b""

    @property
    def id(self) -> UUID:
        return UUID(bytes=self.visit)

    @property
    def stay_id(self) -> UUID:
        return UUID(bytes=self.stay)


class OwnVisits(msgspec.Struct, frozen=True, array_like=True):
    """This phone's visits, the last one last, and the name that its result page shows (masked)."""

    visits: tuple[OwnVisit, ...] = ()
    shown_name: str = ""

    def after(self, since: int) -> "OwnVisits":
        """Those that arrived since a time (UTC ms)."""
        return OwnVisits(tuple(one for one in self.visits if one.arrived >= since), self.shown_name)

    def with_visit(self, visit: OwnVisit, shown_name: str) -> "OwnVisits":
        """With one more; the oldest are forgotten."""
        others = tuple(one for one in self.visits if one.visit != visit.visit)
        return OwnVisits((*others, visit)[-MOST_VISITS:], shown_name)


S = TypeVar("S", bound=msgspec.Struct)


class PhoneCookies:
    """Encrypts what a phone keeps, and reads it again. ``secret`` is the hub's."""

    def __init__(self, secret: bytes) -> None:
        key = hashlib.blake2b(secret, digest_size=32, person=_PERSON).digest()
        self._cipher = AESGCM(key)

    def seal(self, content: msgspec.Struct) -> str:
        """The value of a cookie."""
        nonce = os.urandom(_NONCE)
        data = self._cipher.encrypt(nonce, msgspec.msgpack.encode(content), type(content).__name__.encode())
        return base64url(nonce + data)

    def open(self, text: str, kind: type[S]) -> S | None:
        """What a cookie holds; None where it does not open."""
        try:
            data = read_base64url(text)
            plain = self._cipher.decrypt(data[:_NONCE], data[_NONCE:], kind.__name__.encode())
            return msgspec.msgpack.decode(plain, type=kind)
        except (ValueError, InvalidTag, msgspec.MsgspecError):
            return None

    def seal_visits(self, visits: OwnVisits) -> str:
        """The value of the cookie of visits; so many of the newest as fit."""
        while len(value := self.seal(visits)) > MOST_COOKIE and visits.visits:
            visits = OwnVisits(visits.visits[1:], visits.shown_name)
        return value
