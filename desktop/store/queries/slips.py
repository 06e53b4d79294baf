"""Numbered slips: batches that were printed and the life of each slip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, update

from desktop.domain.slips import SlipState
from desktop.store.tables import slip, slip_batch


@dataclass(frozen=True, slots=True)
class SlipBatch:
    """Slips printed together: numbers from ``first`` on. ``at`` is UTC milliseconds."""

    id: str
    at: int
    first: int
    count: int
    large_print: bool
    language: str


def next_number(connection: Connection) -> int:
    return int(connection.scalar(select(func.coalesce(func.max(slip.c.number), 0))) or 0) + 1


def insert_batch(connection: Connection, batch: SlipBatch, member_id: str) -> None:
    """The batch and its slips, all blank."""
    connection.execute(slip_batch.insert().values(**body(batch), member_id=member_id))
    connection.execute(slip.insert(), [
        {"number": n, "batch_id": batch.id, "state": str(SlipState.BLANK), "reason": "", "changed_at": batch.at}
        for n in range(batch.first, batch.first + batch.count)
    ])  # fmt: skip


def states(connection: Connection, numbers: Sequence[int]) -> dict[int, SlipState]:
    """The states of these slips; slips that are not known are left out."""
    rows = connection.execute(select(slip.c.number, slip.c.state).where(slip.c.number.in_(numbers)))
    return {row.number: SlipState(row.state) for row in rows}


def in_state(connection: Connection, state: SlipState) -> tuple[int, ...]:
    """Numbers of all slips in a state, in order."""
    return tuple(connection.scalars(select(slip.c.number).where(slip.c.state == str(state)).order_by(slip.c.number)))


def insert_foreign(connection: Connection, numbers: Iterable[int], now: int) -> None:
    """Slips that this desk did not print, entered all the same because a clerk insisted."""
    rows = [
        {"number": n, "batch_id": None, "state": str(SlipState.ENTERED), "reason": "", "changed_at": now}
        for n in numbers
    ]
    if rows:
        connection.execute(slip.insert(), rows)


def set_state(connection: Connection, numbers: Sequence[int], state: SlipState, reason: str, now: int) -> None:
    connection.execute(
        update(slip).where(slip.c.number.in_(numbers)).values(state=str(state), reason=reason, changed_at=now)
    )


def body(batch: SlipBatch) -> dict[str, Any]:
    """The batch as the audit and the outbox keep it."""
    return {
        "id": batch.id, "at": batch.at, "first": batch.first, "count": batch.count,
        "large_print": batch.large_print, "language": batch.language,
    }  # fmt: skip
