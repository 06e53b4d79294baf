"""What the desk keeps about its backups, among the settings: the plan, the last copies, and when somebody was erased."""

from collections.abc import Mapping

from sqlalchemy import Connection

from desktop.domain.backups import DEFAULT_KEEP_DAYS, BackupPlan
from desktop.store.queries import settings

_PLAN_KEY, _STATE_KEY, _ERASED_KEY = "backup.plan", "backup.state", "backup.erased_at"


def plan(connection: Connection) -> BackupPlan:
    """How copies are kept."""
    kept = settings.get(connection, _PLAN_KEY, {})
    return BackupPlan(
        int(kept.get("keep_days", DEFAULT_KEEP_DAYS)), str(kept.get("second", "")), bool(kept.get("apart", False))
    )


def keep_plan(connection: Connection, chosen: BackupPlan) -> None:
    kept = {"keep_days": chosen.keep_days, "second": chosen.second, "apart": chosen.is_apart}
    settings.put(connection, _PLAN_KEY, kept)


def state(connection: Connection) -> Mapping[str, object]:
    """How the last copies went, as JSON; empty before the first."""
    kept: Mapping[str, object] = settings.get(connection, _STATE_KEY, {})
    return kept


def keep_state(connection: Connection, kept: Mapping[str, object]) -> None:
    settings.put(connection, _STATE_KEY, dict(kept))


def erased_at(connection: Connection) -> int:
    """When records were last erased before their time (UTC ms, 0 for never): copies of before hold them."""
    return int(settings.get(connection, _ERASED_KEY, 0))


def note_erased(connection: Connection, now: int) -> None:
    """Records are erased before their time: copies that were made until now go."""
    settings.put(connection, _ERASED_KEY, max(now, erased_at(connection)))
