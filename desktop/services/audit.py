"""The audit log into a file, and ``venuedesk check``: is the desk whole?"""

import datetime as dt
from pathlib import Path

from desktop.domain.audit_findings import AuditMark
from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.errors import BadInput
from desktop.domain.export_columns import AUDIT
from desktop.domain.headings import Headings, headings_of
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.files.whole import written_with
from desktop.services.counting.rollups import RollupService
from desktop.services.session import Session
from desktop.store import checks
from desktop.store.ledger import Store
from desktop.store.queries import audit_findings, audits, members
from desktop.tables.writing import make_table


class AuditFileService:
    """Export of the audit log, by the manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def export(
        self,
        path: Path,
        reason: str = "",
        since: dt.date | None = None,
        until: dt.date | None = None,
        headings: Headings = Headings.EN,
    ) -> int:
        """Write it to ``.csv`` or ``.xlsx``, oldest first; both days are included. Gives the number of rows.

        Times are ISO 8601 with the zone, ``actor`` is a name, ``body`` the JSON that was noted and empty where it was
        forgotten with its record. Raises ``BadInput``, ``Forbidden``.
        """
        self._session.require(Right.EDIT_MEMBERS)
        with self._store.read() as connection:
            names = {m.id: m.name for m in members.every(connection, include_unbound=True)}
            entries = audits.between(connection, _midnight(since), _midnight(until, after=True))
            data, count = make_table(
                path,
                headings_of(AUDIT, headings),
                (
                    [
                        venue_time(e.at).isoformat(timespec="seconds"),
                        names.get(e.actor, e.actor),
                        e.action,
                        e.kind,
                        e.subject,
                        e.body,
                    ]
                    for e in entries
                ),
            )
        with written_with(path, data), self._store.write(self._session.member.id) as change:
            change.record("export", "audit", "", {"reason": reason.strip(), "rows": count}, sync=False)
        return count


class AuditFindingService:
    """What openings and syncs found out about the audit log's past, until the manager has acknowledged it."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def unacknowledged(self) -> tuple[Message, ...]:
        """The findings in sentences."""
        with self._store.read() as connection:
            return tuple(one.sentence for one in audit_findings.unacknowledged(connection))

    def acknowledge(self) -> None:
        """Somebody has read them and knows what happened: they are not shown any more, and stay in the log. Raises
        ``Forbidden``."""
        self._session.require(Right.EDIT_MEMBERS)
        with self._store.write(self._session.member.id) as change:
            found = audit_findings.unacknowledged(change.connection)
            audit_findings.put(change.connection, ())
            noted = [{"kind": str(one.kind), "at": one.at, "count": one.count} for one in found]
            change.record("acknowledge", "audit", "", {"findings": noted}, sync=False)


def _midnight(day: dt.date | None, *, after: bool = False) -> int | None:
    return None if day is None else from_venue_time(dt.datetime.combine(day + dt.timedelta(days=after), dt.time()))


class HealthService:
    """Checks the whole store, without changing anything."""

    def __init__(self, store: Store, rollups: RollupService) -> None:
        self._store = store
        self._rollups = rollups

    def problems(self, progress: Progress = no_progress) -> tuple[Message, ...]:
        """What is not as it should be, in sentences; empty for a desk that is whole."""
        with self._store.read() as connection:
            found = checks.problems(connection, progress)
        return found or self._rollups.problems(progress)  # a damaged file cannot be counted

    def mark_problem(self, text: str) -> Message | None:
        """What the log says against the mark on a handover sheet; None where it had that mark. Raises ``BadInput`` for
        a text that is no mark."""
        mark = AuditMark.read(text)
        if mark is None:
            raise BadInput.at(
                "mark", message("check", "Type the mark as it stands on the sheet, such as “1234 3F7A-91C0-22BE”.")
            )
        with self._store.read() as connection:
            if audit_findings.has(connection, mark):
                return None
        return message(
            "check",
            "The audit log has no such entry {seq} as the sheet says: it was written anew since, or this is an earlier state of the desk.",
            seq=str(mark.seq),
        )
