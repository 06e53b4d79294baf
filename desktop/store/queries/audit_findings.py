"""Findings about the audit log's past that nobody has acknowledged, and whether the desk has an anchor."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from desktop.domain.audit_findings import AuditFinding, AuditMark, FindingKind
from desktop.store.anchor import Anchor, Anchors
from desktop.store.queries import settings
from desktop.store.tables import audit, head

_KEY, _ANCHORED, _ANCHOR_KEY = "audit.findings", "audit.anchored", "audit.anchor_key"
_BEHIND = "audit.behind"
"""The setting with the incarnation of an earlier state that an opening has found."""


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


def note(connection: Connection, new: Iterable[AuditFinding]) -> None:
    """Add what an opening has found."""
    found = (*unacknowledged(connection), *new)
    put(connection, found)
    if any(one.kind is FindingKind.BEHIND for one in found):
        settings.put(connection, _BEHIND, _incarnation(connection))


def note_only_at_hub(connection: Connection, count: int) -> None:
    """Add that the hub has so many records of this desk's present incarnation that are not here, unless an opening has
    found that already."""
    found = unacknowledged(connection)
    if settings.get(connection, _BEHIND, "") != _incarnation(connection):
        others = (one for one in found if one.kind is not FindingKind.ONLY_AT_HUB)
        put(connection, (*others, AuditFinding(FindingKind.ONLY_AT_HUB, count=count)))


def _incarnation(connection: Connection) -> str:
    return str(connection.execute(select(head.c.incarnation)).scalar_one())


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
