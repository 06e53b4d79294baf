"""What a desk notes beside its records so that a hub can add up the same totals: see ``counts``."""

from collections.abc import Sequence
from typing import Any

from desktop.domain.hourly import HourCount
from desktop.store.ledger import Change
from desktop.store.queries import hourly, outbox
from desktop.store.queries.hourly import Span
from desktop.sync.counts import COUNTING, WrongCounts, counted, remainder_body, state_bodies

_EVER = Span(0, 1 << 62)


def note_state(change: Change) -> None:
    """For a hub that may not know what was counted before: the rollup as it is now, in as many records as it takes."""
    for body in state_bodies(hourly.rows(change.connection, _EVER)):
        change.record("state", "hourly", "", body, audited={"rows": len(body["rows"])})


def owed(connection: Any, seqs: Sequence[int]) -> tuple[tuple[bytes, HourCount], ...]:
    """What some records of the outbox count for whose bodies a hub may never see, once they are removed here."""
    safe = outbox.safe(connection)
    if safe is None:  # a hub that is joined later gets the whole rollup
        return ()
    found = outbox.bodies(connection, [seq for seq in seqs if seq > safe], COUNTING)
    return tuple((digest, count) for digest, kind, subject, body in found for count in _counted(kind, subject, body))


def note_remainder(change: Change, counts: Sequence[tuple[bytes, HourCount]]) -> None:
    """To be called in the transaction that removes those bodies."""
    change.record("remainder", "hourly", "", remainder_body(counts), audited={"rows": len(counts)})


def _counted(kind: str, subject: str, body: str) -> tuple[HourCount, ...]:
    try:
        return counted(kind, body, subject)
    except WrongCounts:  # the hub would keep it apart, and count nobody
        return ()
