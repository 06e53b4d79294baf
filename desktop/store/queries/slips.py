"""Numbered paper slips: printed batches, and the state of each slip."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, text, update

from desktop.domain.clock import venue_time
from desktop.domain.slips import SlipReason, SlipState
from desktop.store.prepared import Prepared
from desktop.store.queries import settings
from desktop.store.tables import slip, slip_batch

BOX_KEY = "slip_box"
"""The setting that names the box into which entered slips are put."""
NOT_PRINTED = str(SlipReason.NOT_PRINTED)
"""The reason of void slips that were never printed: there is no paper to shred."""
_FROM_KEY = "slip_from"
_RANGE = 10_000
_BOX = text(f"coalesce((SELECT json_extract(value, '$') FROM setting WHERE key = '{BOX_KEY}'), :usual_box)")
_EXPIRE = Prepared(
    update(slip)
    .where(slip.c.number == bindparam("slip"))
    .values(state=str(SlipState.TO_SHRED), reason="", visited_on=bindparam("day"), changed_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class SlipBatch:
    """Slips printed together: numbers from ``first`` on. ``at`` is UTC milliseconds."""

    id: str
    at: int
    first: int
    count: int
    large_print: bool
    language: str


@dataclass(frozen=True, slots=True)
class SlipToShred:
    """A slip whose record is deleted since ``expired_at`` (UTC ms), and where its paper lies.

    ``visited_on`` is an ISO day, for a spoiled slip the one on which it was made void; ``batch_first`` and ``batch_count`` are None for a slip that this desk did not print.
    """

    number: int
    box: str
    visited_on: str
    expired_at: int
    batch_first: int | None
    batch_count: int | None


def printed_at(connection: Connection, number: int) -> int | None:
    """When a slip was printed (UTC ms); None for one that this desk did not print."""
    query = select(slip_batch.c.at).join(slip, slip.c.batch_id == slip_batch.c.id).where(slip.c.number == number)
    found = connection.scalar(query)
    return None if found is None else int(found)


def next_number(connection: Connection) -> int:
    last = int(connection.scalar(select(func.coalesce(func.max(slip.c.number), 0))) or 0)
    return max(last + 1, int(settings.get(connection, _FROM_KEY, 1)))


def skip_range(connection: Connection, others: int = 0) -> int:
    """Skip the numbers that a copy of this desk, or the desk before it was restored, may have given; gives the next
    number. ``others``: how many other incarnations have skipped from the same place before."""
    number = (next_number(connection) // _RANGE + 2 + 2 * others) * _RANGE + 1
    settings.put(connection, _FROM_KEY, number)
    return number


def insert_batch(connection: Connection, batch: SlipBatch, member_id: str) -> None:
    """The batch and its slips, all blank."""
    connection.execute(slip_batch.insert().values(**body(batch), member_id=member_id))
    connection.execute(
        slip.insert(),
        [
            {"number": n, "batch_id": batch.id, "state": str(SlipState.BLANK), "reason": "", "changed_at": batch.at}
            for n in range(batch.first, batch.first + batch.count)
        ],
    )


def states(connection: Connection, numbers: Sequence[int]) -> dict[int, SlipState]:
    """The states of these slips; slips that are not known are left out."""
    rows = connection.execute(select(slip.c.number, slip.c.state).where(slip.c.number.in_(numbers)))
    return {row.number: SlipState(row.state) for row in rows}


def boxes(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The boxes of these slips; slips that are in none are left out."""
    rows = connection.execute(select(slip.c.number, slip.c.box).where(slip.c.number.in_(numbers), slip.c.box != ""))
    return {row.number: row.box for row in rows}


def in_state(connection: Connection, state: SlipState) -> tuple[int, ...]:
    """Numbers of all slips in a state, in order."""
    return tuple(connection.scalars(select(slip.c.number).where(slip.c.state == str(state)).order_by(slip.c.number)))


def passed_over(connection: Connection) -> tuple[int, ...]:
    """Numbers of blank slips after which one of the same batch was used, in order: these were handed out. What lies behind
    the last used slip of its batch may be in the drawer."""
    used = (
        select(slip.c.batch_id, func.max(slip.c.number).label("last"))
        .where(slip.c.state != str(SlipState.BLANK), slip.c.batch_id.is_not(None))
        .group_by(slip.c.batch_id)
        .subquery()
    )
    query = select(slip.c.number).join(used, used.c.batch_id == slip.c.batch_id)
    query = query.where(slip.c.state == str(SlipState.BLANK), slip.c.number < used.c.last)
    return tuple(connection.scalars(query.order_by(slip.c.number)))


def count_in_state(connection: Connection, state: SlipState) -> int:
    """How many slips are in a state."""
    return int(connection.scalar(select(func.count()).where(slip.c.state == str(state))) or 0)


def insert_foreign(connection: Connection, numbers: Iterable[int], now: int) -> None:
    """Insert slips that this desk did not print and a clerk entered all the same."""
    rows = [
        {"number": n, "batch_id": None, "state": str(SlipState.ENTERED), "reason": "", "changed_at": now}
        for n in numbers
    ]
    if rows:
        connection.execute(slip.insert(), rows)


def set_state(connection: Connection, numbers: Sequence[int], state: SlipState, reason: str, now: int) -> None:
    """Change the state of slips. Slips with writing on them go into the desk's present box, others into none."""
    boxed = state is SlipState.ENTERED or (state is SlipState.SPOILED and reason != NOT_PRINTED)
    connection.execute(
        update(slip)
        .where(slip.c.number.in_(numbers))
        .values(state=str(state), reason=reason, changed_at=now, box=_BOX if boxed else ""),
        {"usual_box": usual_box(now)} if boxed else {},
    )


def free(connection: Connection, number: int, now: int) -> None:
    """Undo the entry of a slip: it is blank again, or deleted where another desk printed it."""
    connection.execute(delete(slip).where(slip.c.number == number, slip.c.batch_id.is_(None)))
    set_state(connection, [number], SlipState.BLANK, "", now)


def usual_box(now: int) -> str:
    """The name of the box where none was set: the month, such as 2026-11."""
    return venue_time(now).strftime("%Y-%m")


def expire(connection: Connection, visits: Mapping[int, str], now: int) -> None:
    """Mark slips whose records are deleted as paper to be shredded; ``visits`` has the ISO day of each slip's visit."""
    _EXPIRE.run_many(connection, ({"slip": n, "day": day, "now": now} for n, day in visits.items()))


def spoiled_before(connection: Connection, before: int, limit: int) -> dict[int, int]:
    """Numbers of slips that were spoiled before a moment and are paper, with when (UTC ms) that was."""
    query = select(slip.c.number, slip.c.changed_at).where(
        slip.c.state == str(SlipState.SPOILED), slip.c.changed_at < before, slip.c.reason != NOT_PRINTED
    )
    return {row.number: row.changed_at for row in connection.execute(query.order_by(slip.c.number).limit(limit))}


def forget_notes(connection: Connection, before: int) -> None:
    """Remove what was written beside the reason of slips that were marked before a moment (UTC ms)."""
    has_note = func.instr(slip.c.reason, ": ") > 0
    alone = func.substr(slip.c.reason, 1, func.instr(slip.c.reason, ": ") - 1)
    connection.execute(update(slip).where(slip.c.changed_at < before, has_note).values(reason=alone))


def to_shred(connection: Connection) -> tuple[SlipToShred, ...]:
    """Slips to be shredded, by box and number."""
    columns = (slip.c.number, slip.c.box, slip.c.visited_on, slip.c.changed_at, slip_batch.c.first, slip_batch.c.count)
    query = (
        select(*columns)
        .join(slip_batch, slip_batch.c.id == slip.c.batch_id, isouter=True)
        .where(slip.c.state == str(SlipState.TO_SHRED))
        .order_by(slip.c.box, slip.c.number)
    )
    return tuple(SlipToShred(*row) for row in connection.execute(query))


def set_shredded(connection: Connection, listed_at: int, now: int) -> None:
    """Mark the slips of a list that was made at ``listed_at`` (UTC ms) as shredded."""
    connection.execute(
        update(slip)
        .where(slip.c.state == str(SlipState.TO_SHRED), slip.c.changed_at <= listed_at)
        .values(state=str(SlipState.SHREDDED), changed_at=now)
    )


def body(batch: SlipBatch) -> dict[str, object]:
    """The body of a batch in audit and outbox."""
    return {
        "id": batch.id,
        "at": batch.at,
        "first": batch.first,
        "count": batch.count,
        "large_print": batch.large_print,
        "language": batch.language,
    }
