"""A desk as the hub sees it: a key, records that follow each other, and segments that it signs."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from uuid6 import uuid7

from desktop.domain.codes import new_declaration_code
from desktop.hub.hub import Hub
from desktop.hub.ingest import IngestResult
from desktop.store.bodies import body_digest
from desktop.sync.segment import FIRST_CHAIN, Header, Record, chain_after, seal
from desktop.sync.wire import Certificate, Enroll, Receipt, SessionProof, SessionRequest, signed, verified

NOW = 1_795_000_000_000
DAY = 86_400_000


def new_id() -> str:
    return str(uuid7())


def record(
    seq: int, kind: str = "screening.count", subject: str | None = None, body: Any = None, **other: Any
) -> Record:
    """A record as a desk writes it; ``body`` is a thing or the text itself."""
    subject = new_id() if subject is None else subject
    text = body if isinstance(body, str) else json.dumps({"id": subject, **(body or {})})
    salt = os.urandom(16)
    values = {
        "seq": seq,
        "kind": kind,
        "subject": subject,
        "schema": 1,
        "occurred": NOW + seq,
        "salt": salt,
        "digest": body_digest(salt, text),
        "body": text,
    }
    return Record(**{**values, **other})


@dataclass
class SigningDesk:
    """One incarnation of a desk of a venue. ``hub`` is the identifier that it addresses."""

    hub: str
    venue: str = field(default_factory=new_id)
    desk: str = field(default_factory=new_id)
    incarnation: str = field(default_factory=new_id)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    records: list[Record] = field(default_factory=list)
    certificate: bytes = b""
    code: str = field(default_factory=new_declaration_code)

    @classmethod
    def joined(cls, hub: Hub, venue: str | None = None) -> "SigningDesk":
        """A desk that enrolled and was approved."""
        made = cls(hub.identity.hub, **({} if venue is None else {"venue": venue}))
        made.enroll(hub, None if venue is None else hub.tickets.make(UUID(venue), "", 1, approves=False).text)
        hub.desks.decide(made.desk, "approved")
        return made

    @property
    def raw_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def asking(self, ticket: str, **other: Any) -> Enroll:
        values = {
            "ticket": ticket,
            "venue": self.venue,
            "venue_name": "江北街道社区卫生服务中心",
            "declaration_code": self.code,
            "desk": self.desk,
            "incarnation": self.incarnation,
            "key": self.raw_key,
        }
        return Enroll(**{**values, **other})

    def enroll(self, hub: Hub, ticket: str | None = None) -> None:
        text = ticket or hub.tickets.make(None, "", 1, approves=False).text
        self.certificate = hub.desks.enroll(self.asking(text)).certificate

    def proving(self, nonce: str) -> SessionRequest:
        return SessionRequest(self.certificate, signed("session", SessionProof(self.hub, self.desk, nonce), self.key))

    def token(self, hub: Hub) -> str:
        return hub.desks.session(self.proving(hub.desks.hello().nonce)).token

    def add(self, count: int = 1, kind: str = "screening.count", **other: Any) -> None:
        """Write some more records."""
        self.records += [record(len(self.records) + n, kind, **other) for n in range(1, count + 1)]

    def segment(self, first: int = 1, last: int | None = None, **other: Any) -> bytes:
        """Its records from ``first`` to ``last``, signed."""
        chosen = self.records[first - 1 : last]
        values = {
            "version": 1,
            "hub": self.hub,
            "venue": self.venue,
            "desk": self.desk,
            "incarnation": self.incarnation,
            "first": first,
            "n": len(chosen),
            "previous": self.chain(first - 1),
        }
        return seal(Header(**{**values, **other}), chosen, self.key)

    def chain(self, last: int) -> bytes:
        return chain_after(FIRST_CHAIN, self.records[:last])

    def push(self, hub: Hub, first: int = 1, last: int | None = None) -> Receipt:
        """Hand a range over and believe what the hub signed."""
        return self.believed(hub, hub.ingest.take(self.segment(first, last)))

    def believed(self, hub: Hub, taken: IngestResult) -> Receipt:
        return verified("receipt", taken.position.receipt, Receipt, hub.identity.public)

    def another_incarnation(self, records: Sequence[Record] = ()) -> "SigningDesk":
        """The same desk after it was restored: a new incarnation, numbered from one."""
        return SigningDesk(self.hub, self.venue, self.desk, new_id(), self.key, list(records), self.certificate)


def certified(hub: Hub, desk: SigningDesk) -> Certificate:
    return verified("certificate", desk.certificate, Certificate, hub.identity.public)
