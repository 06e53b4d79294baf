"""The audit log into a file."""

import datetime as dt
from pathlib import Path

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.export_columns import AUDIT
from desktop.domain.headings import Headings, headings_of
from desktop.domain.people import Right
from desktop.files.whole import written_with
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import audits, members
from desktop.tables.writing import make_table


class AuditFileService:
    """Export of the audit log, by the manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.EDIT_MEMBERS)
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
        with self._store.read() as connection:
            names = {m.id: m.name for m in members.every(connection, include_unbound=True)}
            entries = audits.between(connection, midnight(since), midnight(until, after=True))
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


def midnight(day: dt.date | None, *, after: bool = False) -> int | None:
    """The beginning of a day, or with ``after`` its end, in UTC ms; None for no day."""
    return None if day is None else from_venue_time(dt.datetime.combine(day + dt.timedelta(days=after), dt.time()))
