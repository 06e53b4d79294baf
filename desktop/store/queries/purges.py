"""The state of the purge between its runs, and the scrub of audit and outbox.

The state is kept among the settings and not audited; the audit has an entry for each transaction of a purge.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, select, text, update

from desktop.domain.records import RecordKinds
from desktop.store.queries import personal, settings
from desktop.store.tables import audit, card, declaration, fever, legal_hold, outbox, setting

LOGS = ("outbox", "audit")
"""The logs in which bodies of deleted records may be left."""
_LOGS = {"outbox": outbox, "audit": audit}
_STATE_KEY, _ERASED_KEY = "purge", "purge_uncertified"
_KEYS_AFTER = (
    "SELECT key, newest, number FROM declaration_key WHERE (key, newest, number) > (?, ?, ?)"
    " ORDER BY key, newest, number LIMIT ?"
)
_ERASE_KEYS = (
    # SQLite ends a range by one column alone: without "key <= ?" each step would read all keys to the last one.
    "DELETE FROM declaration_key WHERE key <= ? AND (key, newest, number) > (?, ?, ?)"
    " AND (key, newest, number) <= (?, ?, ?) AND newest > ? AND number NOT IN"
    # From the few holds to their declarations: as a plain join, the planner reads every declaration at each step.
    " (SELECT d.number FROM legal_hold AS h CROSS JOIN declaration AS d ON d.id = h.declaration_id)"
)


@dataclass(frozen=True, slots=True)
class PurgeState:
    """When the clock was last trusted; when declarations were deleted last, and how many; when anything was deleted
    last; whether bodies of deleted records may still be in audit or outbox; the moment before which visits may be
    deleted however many they are. Times are UTC ms, 0 for never."""

    clock: int = 0
    at: int = 0
    count: int = 0
    touched: int = 0
    unswept: bool = False
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class Erased:
    """Declarations that were deleted since the last certificate of destruction; days are ISO. ``days`` is the shortest
    retention that applied: each of the ``records`` was at least so old. ``early`` were erased before that."""

    records: int
    first_visit: str
    last_visit: str
    days: int
    on: str
    early: int = 0


def state(connection: Connection) -> PurgeState:
    """The state of the purge. A desk that was never purged trusts the time of its newest audit entry."""
    kept = settings.get(connection, _STATE_KEY, None)
    if kept is not None:
        return PurgeState(**kept)
    last = connection.scalar(select(audit.c.at).order_by(audit.c.seq.desc()).limit(1))
    return PurgeState(clock=int(last or 0))


def keep_state(connection: Connection, kept: PurgeState) -> None:
    settings.put(connection, _STATE_KEY, asdict(kept))


def erased(connection: Connection) -> Erased | None:
    """What the next certificate of destruction will state; None where nothing was deleted since the last one."""
    kept = settings.get(connection, _ERASED_KEY, None)
    return None if kept is None else Erased(**kept)


def keep_erased(connection: Connection, kept: Erased | None) -> None:
    settings.put(connection, _ERASED_KEY, None if kept is None else asdict(kept))


def add_erased(connection: Connection, new: Erased) -> None:
    """Add deleted declarations to the next certificate of destruction."""
    former = erased(connection)
    if former is not None:
        new = Erased(
            former.records + new.records,
            min(former.first_visit, new.first_visit),
            max(former.last_visit, new.last_visit),
            min(former.days, new.days),
            new.on,
            former.early + new.early,
        )
    keep_erased(connection, new)


def first_visit(connection: Connection) -> int | None:
    """When the oldest visit without a legal hold began (UTC ms); None without any."""
    held = select(legal_hold.c.declaration_id)
    query = select(declaration.c.visited_from).where(declaration.c.id.not_in(held))
    return connection.scalar(query.order_by(declaration.c.visited_from).limit(1))


def count_held(connection: Connection, before: int | None = None) -> int:
    """How many declarations have a legal hold; with ``before`` (UTC ms), those of them whose visit began earlier."""
    query = select(func.count()).select_from(legal_hold)
    if before is not None:
        query = query.join(declaration, declaration.c.id == legal_hold.c.declaration_id)
        query = query.where(declaration.c.visited_from < before)
    return int(connection.scalar(query) or 0)


def others_before(connection: Connection, before: int) -> bool:
    """Whether there are fever worksheets without a declaration opened before a moment (UTC ms), or cards in force not
    used since."""
    counted = select(fever.c.id).where(fever.c.declaration_id.is_(None), fever.c.opened_at < before)
    unused = select(card.c.id).where(card.c.void_at.is_(None), card.c.used_at < before)
    return connection.scalar(select(counted.exists() | unused.exists())) == 1


Key = tuple[str, int, int]
"""A row of the search keys, in the order of their primary key: key, minus the arrival (UTC ms), number."""
BEFORE_ALL: Key = ("", -(1 << 62), 0)


def key_after(connection: Connection, after: Key, steps: int) -> Key | None:
    """The search key that is ``steps`` after another one, or the last one; None where none follows."""
    rows = connection.exec_driver_sql(_KEYS_AFTER, (*after, steps)).all()
    return (rows[-1][0], rows[-1][1], rows[-1][2]) if rows else None


def erase_keys(connection: Connection, after: Key, upto: Key, before: int) -> None:
    """Delete the search keys after one up to another whose declaration has no legal hold and whose visit began before
    ``before`` (UTC ms)."""
    connection.exec_driver_sql(_ERASE_KEYS, (upto[0], *after, *upto, -before))


def forget_drafts(connection: Connection, before: int) -> None:
    """Delete half typed forms that were stored before a moment (UTC ms)."""
    aged = "key GLOB '*_draft:*' AND json_extract(value, '$.at') < :before"
    connection.execute(delete(setting).where(text(aged)), {"before": before})


def last_seq(connection: Connection, log: str) -> int:
    return int(connection.scalar(select(func.max(_LOGS[log].c.seq))) or 0)


def ended(connection: Connection, kinds: RecordKinds) -> frozenset[str]:
    """Subjects of which nothing may be kept, by what the audit log says."""
    endings = {(kind.name, action) for kind in kinds for action in kind.ends}
    columns = _LOGS["audit"].c
    query = select(columns.subject, columns.kind, columns.action).where(columns.action.in_({a for _, a in endings}))
    return frozenset(row.subject for row in connection.execute(query) if (row.kind, row.action) in endings) - {""}


def bodies_of_deleted(connection: Connection, log: str, after: int, upto: int, kinds: RecordKinds) -> tuple[int, ...]:
    """The seqs of a log, after one up to another, whose personal subject is deleted and whose body is not."""
    columns = _LOGS[log].c
    query = select(columns.seq).where(
        columns.seq > after,
        columns.seq <= upto,
        columns.body.is_not(None),
        text(f"({personal.deleted_subject(kinds.personal, log)})"),
    )
    return tuple(connection.scalars(query))


def forget_bodies(connection: Connection, log: str, seqs: Sequence[int]) -> None:
    """Delete bodies and the salts without which they cannot be guessed; digests stay, so the chain still verifies."""
    chosen = text("seq IN (SELECT value FROM json_each(:seqs))")
    connection.execute(update(_LOGS[log]).where(chosen).values(body=None, salt=None), {"seqs": json.dumps(seqs)})
