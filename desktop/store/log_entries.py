"""Rows of the audit log and the outbox, as a transaction writes them."""

from typing import TypedDict


class AuditHeader(TypedDict):
    """What the audit chain covers of an entry beside its digest."""

    seq: int
    at: int
    actor: str
    action: str
    kind: str
    subject: str


class AuditEntry(AuditHeader):
    """A row of the audit log."""

    salt: bytes
    body: str
    digest: bytes
    chain: bytes
    proof: bytes | None


class OutboxEntry(TypedDict):
    """A row of the outbox."""

    seq: int
    incarnation: str
    id: str
    kind: str
    subject: str
    schema: int
    occurred: int
    salt: bytes
    digest: bytes
    body: str
