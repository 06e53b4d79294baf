"""The outbox: the records that the desk has to push to its hub, in the order of its changes."""

import itertools
import json
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, literal_column, or_, select, text, update

from desktop.store.queries import settings
from desktop.store.tables import head, incarnations, outbox

RECEIPT_KEY = "sync.receipt"
"""The setting that holds the hub's last verified receipt: ``incarnation``, ``stored`` and more (``desktop.sync``)."""
HUB_KEY = "sync.hub"
"""The setting that holds the hub to which the desk belongs; absent until it has joined one."""
_FORGOTTEN_KEY = "sync.forgotten"
_AT_ONCE = 500


class DeskIdentity(NamedTuple):
    """This desk in one of its incarnations. Its records are those of the outbox after seq ``before`` up to ``last`` (0
    for none); the hub numbers them from 1."""

    desk: str
    incarnation: str
    last: int
    before: int = 0


class OutboxRow(NamedTuple):
    """A row of the outbox: ``salt`` and ``body`` are None once they were purged; ``occurred`` is UTC ms."""

    seq: int
    kind: str
    subject: str
    schema: int
    occurred: int
    salt: bytes | None
    digest: bytes
    body: str | None


def identity(connection: Connection) -> DeskIdentity:
    """The desk in its present incarnation."""
    row = connection.execute(
        select(head.c.desk, head.c.incarnation, head.c.outbox_seq, incarnations.c.before).join(
            incarnations, incarnations.c.incarnation == head.c.incarnation
        )
    ).one()
    return DeskIdentity(row.desk, row.incarnation, int(row.outbox_seq), int(row.before))


def former_incarnations(connection: Connection) -> tuple[DeskIdentity, ...]:
    """The desk in its former incarnations, the first one first."""
    desk = connection.execute(select(head.c.desk)).scalar_one()
    rows = connection.execute(
        select(incarnations.c.incarnation, incarnations.c.before).order_by(incarnations.c.number)
    ).all()
    return tuple(
        DeskIdentity(desk, one.incarnation, after.before, one.before) for one, after in itertools.pairwise(rows)
    )


def begin_incarnation(connection: Connection, incarnation: str, before: int) -> None:
    """Begin another incarnation. Its records are those after seq ``before``: the last that the desk and the hub have
    alike."""
    number = connection.scalar(select(func.max(incarnations.c.number))) or 0
    connection.execute(incarnations.insert().values(number=number + 1, incarnation=incarnation, before=before))
    connection.execute(update(outbox).where(outbox.c.seq > before).values(incarnation=incarnation))
    connection.execute(update(head).values(incarnation=incarnation))


def rename_incarnation(connection: Connection, former: str, incarnation: str) -> None:
    """Give the present incarnation another identifier: no hub knows the former one."""
    for table in (incarnations, outbox, head):
        connection.execute(update(table).where(table.c.incarnation == former).values(incarnation=incarnation))


def waiting(connection: Connection) -> int:
    """How many records no verified receipt covers yet."""
    mine, receipt = identity(connection), settings.get(connection, RECEIPT_KEY, None)
    if receipt is None or receipt["incarnation"] != mine.incarnation:
        return mine.last
    return max(mine.last - int(receipt["stored"]), 0)


def occurred(connection: Connection, seq: int) -> int:
    """When a record was made (UTC ms), 0 where there is none."""
    return int(connection.execute(select(outbox.c.occurred).where(outbox.c.seq == seq)).scalar() or 0)


def after(connection: Connection, seq: int, most: int, body_bytes: int) -> list[OutboxRow]:
    """The records that follow ``seq``, in order: at most ``most``, and as many as have bodies of ``body_bytes``
    together.

    The first one is given in any case, whatever its size.
    """
    c = outbox.c
    query = select(c.seq, c.kind, c.subject, c.schema, c.occurred, c.salt, c.digest, c.body)
    query = query.where(c.seq > seq).order_by(c.seq).limit(most)
    rows: list[OutboxRow] = []
    left = body_bytes
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
        left -= len((row.body or "").encode())
        if rows and left < 0:
            break
        rows.append(OutboxRow._make(row))
    return rows


def links(connection: Connection, seq: int, upto: int) -> Iterator[OutboxRow]:
    """The columns from which the chain is computed, of the records after ``seq`` up to ``upto``; bodies and salts are
    None."""
    c = outbox.c
    nothing: ColumnElement[None] = literal_column("NULL")
    query = select(c.seq, c.kind, c.subject, c.schema, c.occurred, nothing, c.digest, nothing)
    query = query.where(c.seq > seq, c.seq <= upto).order_by(c.seq)
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
        yield OutboxRow._make(row)


def subjects(connection: Connection, seqs: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Kind and subject of some records, by their seq."""
    chosen = text("seq IN (SELECT value FROM json_each(:seqs))")
    query = select(outbox.c.seq, outbox.c.kind, outbox.c.subject).where(chosen)
    rows = connection.execute(query, {"seqs": json.dumps(list(seqs))})
    return {row.seq: (row.kind, row.subject) for row in rows}


def has_hub(connection: Connection) -> bool:
    """Whether the desk belongs to a hub."""
    return settings.get(connection, HUB_KEY, None) is not None


def of_kinds(connection: Connection, kinds: Collection[str], seq: int, also: Collection[int]) -> list[OutboxRow]:
    """The records about things of these kinds that come after ``seq``, and those with the seqs ``also``, in order; without
    those whose body was purged."""
    c, chosen = outbox.c, text("seq IN (SELECT value FROM json_each(:seqs))")
    of_kind = func.substr(c.kind, 1, func.instr(c.kind, ".") - 1).in_(sorted(kinds))
    query = select(c.seq, c.kind, c.subject, c.schema, c.occurred, c.salt, c.digest, c.body)
    query = query.where(of_kind, c.body.is_not(None), or_(c.seq > seq, chosen)).order_by(c.seq)
    return [OutboxRow._make(row) for row in connection.execute(query, {"seqs": json.dumps(sorted(also))})]


def safe(connection: Connection) -> int | None:
    """The seq up to which the hub has everything in a backup of its own; None for a desk without a hub."""
    if not has_hub(connection):
        return None
    mine, receipt = identity(connection), settings.get(connection, RECEIPT_KEY, None)
    return int(receipt["safe"]) if receipt is not None and receipt["incarnation"] == mine.incarnation else 0


def bodies(connection: Connection, seqs: Sequence[int], kinds: Collection[str]) -> list[tuple[bytes, str, str, str]]:
    """Digest, kind, subject and body of these records, in order; only of these kinds, and only where the body was not
    purged."""
    c, chosen = outbox.c, text("seq IN (SELECT value FROM json_each(:seqs))")
    query = (
        select(c.digest, c.kind, c.subject, c.body)
        .where(chosen, c.kind.in_(sorted(kinds)), c.body.is_not(None))
        .order_by(c.seq)
    )
    return [
        (row.digest, row.kind, row.subject, row.body)
        for row in connection.execute(query, {"seqs": json.dumps(list(seqs))})
    ]


def forgotten(connection: Connection) -> int:
    """The seq up to which bodies were deleted because the hub has them in a backup."""
    return int(settings.get(connection, _FORGOTTEN_KEY, 0))


def forget_bodies(connection: Connection, start: int, end: int) -> None:
    """Delete bodies and salts of the records after seq ``start`` up to ``end``; digests stay, so the chain still
    verifies."""
    c = outbox.c
    chosen = update(outbox).where(c.seq > start, c.seq <= end, c.body.is_not(None))
    connection.execute(chosen.values(body=None, salt=None))
    settings.put(connection, _FORGOTTEN_KEY, end)
