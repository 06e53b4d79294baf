"""What openings found out about the audit log's past."""

from desktop.domain.messages import Message
from desktop.domain.people import Right
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import audit_findings


class AuditFindingService:
    """What openings and syncs found out about the audit log's past, until the manager has acknowledged it."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @open_to_all("That the log was tampered with is said to whoever sits here.")
    def unacknowledged(self) -> tuple[Message, ...]:
        """The findings in sentences."""
        with self._store.read() as connection:
            return tuple(one.sentence for one in audit_findings.unacknowledged(connection))

    @requires(Right.EDIT_MEMBERS)
    def acknowledge(self) -> None:
        """Somebody has read them and knows what happened: they are not shown any more, and stay in the log. Raises
        ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            found = audit_findings.unacknowledged(change.connection)
            audit_findings.put(change.connection, ())
            noted = [{"kind": str(one.kind), "at": one.at, "count": one.count} for one in found]
            change.record("acknowledge", "audit", "", {"findings": noted}, sync=False)
