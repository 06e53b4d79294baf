"""Backfill: records shared fields that no record carries yet, so that the hub gets them. These are fields from before
the desk joined a hub, fields that a hub restored from a backup lost, and the name of this desk."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from desktop.domain.master.merge import written
from desktop.store.ledger import Change, Store
from desktop.store.queries import registers
from desktop.store.queries.registers import SharedField

_MOST_BASE = 64


def backfill(store: Store, actor: str) -> int:
    """Record all fields that no record carries, one record for each thing. Gives the number of records."""
    with store.read() as connection:
        if not _unsent(registers.every(connection)):
            return 0
    with store.write(actor) as change:
        waiting = _unsent(registers.every(change.connection))
        things = [list(fields) for _, fields in groupby(waiting, key=lambda one: (one.kind, one.subject))]
        for fields in things:
            share(change, fields)
    return len(things)


def _unsent(fields: Iterable[SharedField]) -> list[SharedField]:
    return [one for one in fields if one.own is not None and one.seq is None]


def share(change: Change, fields: list[SharedField]) -> None:
    """Record fields of one thing as this desk has them."""
    kind, subject, _ = fields[0].key
    own = {one.name: one.own.winner for one in fields if one.own is not None}
    newest = max(own.values(), key=lambda version: version.stamp)
    versions = {one.name: (own[one.name], _base(one)) for one in fields}
    operation = registers.operation(subject, newest.stamp, newest.by, versions)
    seq = change.record_operation("share", kind, subject, operation)
    registers.keep(change.connection, (replace(one, seq=seq) for one in fields))


def _base(one: SharedField) -> frozenset[str]:
    return frozenset() if one.own is None else frozenset(sorted(one.own.replaced)[-_MOST_BASE:])


def forget_hub(change: Change) -> None:
    """Mark all shared fields as unknown to the hub, so that the next backfill sends them: the hub was restored from a
    backup, or it is another one."""
    for one in list(registers.every(change.connection)):
        state = one.state
        if not one.hub.versions or not state.versions:
            continue
        winner = state.winner
        keeps_own = one.own is not None and one.own.winner.stamp == winner.stamp
        own = one.own if keeps_own else written(replace(winner, rank=""), state.agreed)
        seq = one.seq if keeps_own else None
        registers.keep(change.connection, [replace(one, hub=registers.NOTHING, own=own, seq=seq)])
