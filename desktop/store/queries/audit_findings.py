"""Findings about the audit log's past that nobody has acknowledged, and whether the desk has an anchor."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from desktop.domain.audit_findings import AuditFinding, AuditMark, FindingKind
from desktop.store.anchor import Anchor, Anchors
from desktop.store.queries import settings
from desktop.store.tables import audit, head

_KEY, _ANCHORED, _ANCHOR_KEY = "audit.findings", "audit.anchored", "audit.anchor_key"


def last(connection: Connection, now: int, ring: int) -> Anchor:
    """The anchor of the log as it is now."""
    row = connection.execute(select(head.c.audit_seq, head.c.audit_chain)).one()
    return Anchor(row.audit_seq, row.audit_chain, now, ring)


def compare(connection: Connection, anchors: Anchors, ring: int) -> tuple[AuditFinding, ...]:
    """What the anchors say against the database and the key ring, which was saved ``ring`` times."""
    found: list[AuditFinding] = []
    newest = anchors.newest
    if newest is not None:
        chain = connection.execute(select(audit.c.chain).where(audit.c.seq == newest.seq)).scalar()
        stands = int(connection.execute(select(head.c.audit_seq)).scalar_one())
        if stands < newest.seq:
            found.append(AuditFinding(FindingKind.BEHIND, newest.at, newest.seq - stands))
        elif newest.seq and chain != newest.chain:
            found.append(AuditFinding(FindingKind.REWRITTEN, newest.at))
        if ring < anchors.ring:
            found.append(AuditFinding(FindingKind.OLD_KEYS, newest.at))
    if anchors.lost and is_anchored(connection) and not found:
        found.append(AuditFinding(FindingKind.UNANCHORED))
    return tuple(found)


def is_anchored(connection: Connection) -> bool:
    """Whether this desk ever had an anchor."""
    return bool(settings.get(connection, _ANCHORED, False))


def set_anchored(connection: Connection) -> None:
    settings.put(connection, _ANCHORED, True)


def unacknowledged(connection: Connection) -> tuple[AuditFinding, ...]:
    """Findings that the manager has not acknowledged."""
    kept = settings.get(connection, _KEY, [])
    return tuple(AuditFinding(FindingKind(one["kind"]), one["at"], one["count"]) for one in kept)


def put(connection: Connection, findings: Iterable[AuditFinding]) -> None:
    settings.put(connection, _KEY, [{"kind": str(one.kind), "at": one.at, "count": one.count} for one in findings])


def mark(connection: Connection) -> AuditMark:
    """The mark of the log as it is now."""
    row = connection.execute(select(head.c.audit_seq, head.c.audit_chain)).one()
    return AuditMark.of(row.audit_seq, row.audit_chain)


def has(connection: Connection, wanted: AuditMark) -> bool:
    """Whether the log had this mark once."""
    chain = connection.execute(select(audit.c.chain).where(audit.c.seq == wanted.seq)).scalar()
    return chain is not None and AuditMark.of(wanted.seq, chain) == wanted


def anchor_key(connection: Connection) -> bytes | None:
    """The key that the anchor is sealed with; None for a desk that never had an anchor."""
    kept = settings.get(connection, _ANCHOR_KEY, None)
    return None if kept is None else bytes.fromhex(kept)


def put_anchor_key(connection: Connection, key: bytes) -> None:
    settings.put(connection, _ANCHOR_KEY, key.hex())
