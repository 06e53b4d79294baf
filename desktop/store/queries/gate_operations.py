"""Operations of inspectors: those that wait in their database, those that the desk applied or holds, and who may sign
them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.store.operations import GateAccess, access_of
from desktop.store.prepared import Prepared
from desktop.store.queries import settings
from desktop.store.rows import AnyRow
from desktop.store.tables import (
    applied_operation,
    assignment,
    gate_entry,
    gate_operation,
    held_operation,
    member_key,
)

ACCESS_KEY = "gate_access"
"""The setting of the desk's database that holds its access to the inspectors'."""
RECIPIENT_KEY = "gate_recipient"
"""The setting of the inspectors' database that says to whom they seal."""
OLDEST_MS = 400 * 86_400_000
"""Operations older than that are not applied: by then nobody would know any more whether they were before."""
_PUT = Prepared(gate_operation.insert())
_NOTE = Prepared(applied_operation.insert())
_FIND_APPLIED = Prepared(select(applied_operation.c.id).where(applied_operation.c.id == bindparam("id")))


@dataclass(frozen=True, slots=True)
class WaitingOperation:
    """An operation in the inspectors' database, in the order of ``number``."""

    number: int
    id: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class HeldOperation:
    """An operation that the desk could not apply: when and by whom it was done (UTC ms; empty where that cannot be told),
    why (JSON of a sentence), and what (JSON)."""

    id: str
    at: int
    member_id: str
    kind: str
    reason: str
    body: str


@dataclass(frozen=True, slots=True)
class GateEntry:
    """What an inspector has sealed of a visitor, without a word about them: ``kind`` is ``declaration`` or ``fever``,
    ``slip`` the number of the slip, ``cause`` the press or the declaration that a fever came to light with."""

    id: str
    kind: str
    at: int
    member_id: str
    gate_id: str
    slip: int | None = None
    cause: str | None = None
    void_at: int | None = None


def access(connection: Connection) -> GateAccess:
    """The desk's access to the inspectors' database."""
    return access_of(settings.get(connection, ACCESS_KEY, None))


def put(connection: Connection, operation_id: str, sealed: bytes) -> None:
    _PUT.run(connection, {"number": None, "id": operation_id, "sealed": sealed})


def waiting(connection: Connection, limit: int) -> tuple[WaitingOperation, ...]:
    """The first operations that wait."""
    rows = connection.execute(select(gate_operation).order_by(gate_operation.c.number).limit(limit))
    return tuple(WaitingOperation(row.number, row.id, row.sealed) for row in rows)


def count_waiting(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(gate_operation)) or 0)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete operations that the desk has."""
    connection.execute(delete(gate_operation).where(gate_operation.c.number.in_(numbers)))


def is_applied(connection: Connection, operation_id: str) -> bool:
    """Whether the desk has applied an operation, or holds it."""
    return _FIND_APPLIED.first(connection, {"id": operation_id}) is not None


def note_applied(connection: Connection, operation_id: str, now: int) -> None:
    _NOTE.run(connection, {"id": operation_id, "at": now})


def hold(connection: Connection, one: HeldOperation) -> None:
    connection.execute(held_operation.insert().values(**asdict(one)))


def held(connection: Connection) -> tuple[HeldOperation, ...]:
    """All operations that could not be applied, the oldest first."""
    rows = connection.execute(select(held_operation).order_by(held_operation.c.at, held_operation.c.id))
    return tuple(HeldOperation(**row._asdict()) for row in rows)


def count_held(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(held_operation)) or 0)


def release(connection: Connection, operation_id: str) -> bool:
    """Delete an operation that was held; gives whether it was there."""
    return bool(connection.execute(delete(held_operation).where(held_operation.c.id == operation_id)).rowcount)


def forget(connection: Connection, before: int) -> None:
    """Delete what was held since before a moment (UTC ms), and what says that old operations were applied: none of them
    is applied any more."""
    connection.execute(delete(held_operation).where(held_operation.c.at < before))
    connection.execute(delete(applied_operation).where(applied_operation.c.at < before - OLDEST_MS))


def insert_entry(connection: Connection, one: GateEntry) -> None:
    connection.execute(gate_entry.insert().values(**asdict(one)))


def find_entry(connection: Connection, entry_id: str) -> GateEntry | None:
    row = connection.execute(select(gate_entry).where(gate_entry.c.id == entry_id)).one_or_none()
    return _entry(row) if row else None


def void_entries(connection: Connection, now: int, of: str) -> None:
    """Take back a declaration or a press: its entry, if it has one, and that of its fever."""
    which = (gate_entry.c.id == of) | (gate_entry.c.cause == of)
    connection.execute(update(gate_entry).where(which).values(void_at=now))


def entries(connection: Connection, kind: str, since: int, limit: int = -1) -> tuple[GateEntry, ...]:
    """Entries of a kind since a time (UTC ms) that were not taken back, the newest first."""
    query = (
        select(gate_entry)
        .where(gate_entry.c.kind == kind, gate_entry.c.at >= since, gate_entry.c.void_at.is_(None))
        .order_by(gate_entry.c.at.desc(), gate_entry.c.id.desc())
    )
    return tuple(_entry(row) for row in connection.execute(query.limit(limit)))


def put_key(connection: Connection, member_id: str, key: bytes) -> None:
    """What the member does at a gate may be signed by this public key."""
    connection.execute(insert(member_key).values(member_id=member_id, key=key).on_conflict_do_nothing())


def keys_of(connection: Connection, member_id: str) -> frozenset[bytes]:
    """The public keys by which a member's operations are signed."""
    return frozenset(connection.scalars(select(member_key.c.key).where(member_key.c.member_id == member_id)))


def remove_keys(connection: Connection, member_id: str) -> None:
    connection.execute(delete(member_key).where(member_key.c.member_id == member_id))


def gates_at(connection: Connection, member_id: str, at: int) -> tuple[str, ...]:
    """The gates that a member was assigned to at a time (UTC ms), or came to later: the clock may have been put right."""
    c = assignment.c
    there = (c.member_id == member_id) & (c.to_at.is_(None) | (c.to_at > at))
    return tuple(connection.scalars(select(c.gate_id).where(there)))


def recipient(connection: Connection) -> str:
    """To whom inspectors seal; empty in a database that the desk has not filled yet."""
    return str(settings.get(connection, RECIPIENT_KEY, ""))


def _entry(row: AnyRow) -> GateEntry:
    return GateEntry(**row._asdict())
