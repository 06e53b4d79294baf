"""What the hub has not heard of yet is put into the outbox: what a desk had before there was a hub, what a hub lost that
was restored from a backup, and what this desk is called."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from desktop.domain.master.merge import written
from desktop.store.ledger import Change, Store
from desktop.store.queries import registers
from desktop.store.queries.registers import Field

_MOST_BASE = 64


def tell(store: Store, actor: str) -> int:
    """Tell of every field that no record tells of yet, a record for each thing; gives how many."""
    with store.read() as connection:
        if not _untold(registers.every(connection)):
            return 0
    with store.write(actor) as change:
        waiting = _untold(registers.every(change.connection))
        things = [list(fields) for _, fields in groupby(waiting, key=lambda one: (one.kind, one.subject))]
        for fields in things:
            _tell(change, fields)
    return len(things)


def _untold(fields: Iterable[Field]) -> list[Field]:
    return [one for one in fields if one.own is not None and one.seq is None]


def _tell(change: Change, fields: list[Field]) -> None:
    kind, subject, _ = fields[0].key
    own = {one.name: one.own.winner for one in fields if one.own is not None}
    stamp = max(version.stamp for version in own.values())
    values = {one.name: (own[one.name].value, _base(one)) for one in fields}
    operation = registers.operation(subject, stamp, own[fields[0].name].by, values)
    earlier = {name: version.stamp for name, version in own.items() if version.stamp != stamp}
    seq = change.tell("share", kind, subject, operation | ({"stamps": earlier} if earlier else {}))
    registers.keep(change.connection, (replace(one, seq=seq) for one in fields))


def _base(one: Field) -> frozenset[str]:
    return frozenset() if one.own is None else frozenset(sorted(one.own.replaced)[-_MOST_BASE:])


def forget_hub(change: Change) -> None:
    """What the hub had is this desk's to tell again: the hub was restored from a backup, or it is another one."""
    for one in list(registers.every(change.connection)):
        state = one.state
        if not one.hub.versions or not state.versions:
            continue
        winner = state.winner
        keeps_own = one.own is not None and one.own.winner.stamp == winner.stamp
        own = one.own if keeps_own else written(replace(winner, rank=""), state.agreed)
        seq = one.seq if keeps_own else None
        registers.keep(change.connection, [replace(one, hub=registers.NOTHING, own=own, seq=seq)])
