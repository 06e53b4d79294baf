"""Whether an update of this desk can still be undone, and what would be lost by that."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.audit_words import AUDIT_ACTIONS, AuditGroup
from desktop.domain.people import Right
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.before_update import BeforeUpdate, newest
from desktop.store.folder import DeskFolder
from desktop.store.ledger import Store
from desktop.store.queries import audits
from desktop.store.vault import Vault

_DAY_MS = 24 * 3600 * 1000
_WORK = frozenset({AuditGroup.RECORDS, AuditGroup.DELETION, AuditGroup.PEOPLE, AuditGroup.VENUE, AuditGroup.POSTERS})
"""What would have to be done again. What was looked at or synced since is no work, although the log forgets it too."""
_BY_ITSELF = "credential."
"""Kind of what the program records at somebody's first sign-in after an update, and at the next one again."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """The copy from before the update, until when it may be put back (UTC ms), and what was done since, by group."""

    before: BeforeUpdate
    until: int
    since: Mapping[AuditGroup, int]


class UpdateService:
    """The manager's: what was recorded since is everybody's work."""

    def __init__(self, store: Store, session: Session, vault: Vault, place: DeskFolder) -> None:
        self._store = store
        self._session = session
        self._vault = vault
        self._place = place

    @requires(Right.EDIT_VENUE)
    def way_back(self) -> WayBack | None:
        """None where this desk was not updated within a day. Raises ``UserError`` where the copy is damaged."""
        before = newest(self._place, self._vault.database_key)
        if before is None or not 0 <= self._store.clock.now_ms() - before.made <= _DAY_MS:
            return None
        with self._store.read() as connection:
            done = audits.done_after(connection, before.entries)
        since: Counter[AuditGroup] = Counter()
        for name, count in done.items():
            group = AUDIT_ACTIONS[name].group if name in AUDIT_ACTIONS else AuditGroup.RECORDS
            if group in _WORK and not name.startswith(_BY_ITSELF):
                since[group] += count
        return WayBack(before, before.made + _DAY_MS, since)
