"""Records that a desk adds so that a hub arrives at the same totals (see ``counts``)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from desktop.domain.hourly import HourCount, HourKey, Tally
from desktop.store.connections import Connection
from desktop.store.ledger import Change
from desktop.store.queries import hourly, outbox
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.hourly import HourSpan
from desktop.sync.counts import (
    COUNTING,
    REMAINDER,
    SHORT,
    STATE,
    WrongCounts,
    counted,
    read_remainder,
    read_state,
    remainder_body,
    state_bodies,
)

_EVER = HourSpan(0, 1 << 62)


def note_state(change: Change) -> None:
    """Record the whole rollup, for a hub that may not know earlier counts."""
    for body in state_bodies(hourly.rows(change.connection, _EVER)):
        change.record("state", "hourly", "", body, audited={"rows": len(body["rows"])})
    remote_totals.forget_former(change.connection)


def uncounted_by_hub(connection: Connection, seqs: Sequence[int]) -> tuple[tuple[bytes, HourCount], ...]:
    """Digest and count of those of these records that count people and of whose bodies the hub has no backup. To be
    called before the bodies are deleted."""
    safe = outbox.safe(connection)
    if safe is None:  # a hub that is joined later gets the whole rollup
        return ()
    found = outbox.bodies(connection, [seq for seq in seqs if seq > safe], COUNTING)
    return tuple((digest, count) for digest, kind, subject, body in found for count in _counted(kind, subject, body))


def note_remainder(change: Change, counts: Sequence[tuple[bytes, HourCount]]) -> None:
    """Record what records count whose bodies are deleted; to be called in the transaction that deletes them."""
    change.record("remainder", "hourly", "", remainder_body(counts), audited={"rows": len(counts)})


def note_former(connection: Connection, incarnation: str, upto: int) -> None:
    """Keep the rollup's part of an incarnation that ends with record ``upto``. The hub may know later counts of that
    incarnation; they are added to the rollup, and this part is subtracted from them."""
    later = list(outbox.after(connection, upto, 1 << 40, 1 << 60))
    if any(row.kind == STATE and row.body and read_state(row.body).parts for row in later):
        remote_totals.forget_former(connection)  # with it the hub put all former incarnations at nothing
        return
    part: dict[HourKey, Tally] = defaultdict(Tally)
    for each in hourly.rows(connection, _EVER):
        part[each.key] += each.tally
    for part_of_it in remote_totals.former(connection).values():
        for key, tally in part_of_it.items():
            part[key] += -tally
    for each in _count_for(later):
        part[each.key] += -each.tally
    remote_totals.keep_former(connection, incarnation, part)


def _count_for(rows: Iterable[outbox.OutboxRow]) -> Iterator[HourCount]:
    """What records of the outbox count, by their bodies or by remainders."""
    bare: set[bytes] = set()
    for row in rows:
        if row.body is None:
            bare.add(row.digest[:SHORT])
        elif row.kind == REMAINDER:
            yield from (count for digest, count in read_remainder(row.body) if digest in bare)
        else:
            yield from _counted(row.kind, row.subject, row.body)


def _counted(kind: str, subject: str, body: str) -> tuple[HourCount, ...]:
    try:
        return counted(kind, body, subject)
    except WrongCounts:  # the hub would keep it apart, and count nobody
        return ()
