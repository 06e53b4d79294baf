"""Orders that this desk gave before it could sign: its manager signs them with their first key there.

A hub follows unsigned orders until it hears of a venue's first manager's key, and so does every desk. What another desk
of the venue orders after that with an earlier program, counts there alone. So a desk records all of its orders that hold,
or that the hub has not taken, once more and signed, in the transaction that states the key. It does so once: nothing that
somebody writes into the database later is signed by that.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from desktop.domain.erasure import ErasureReason
from desktop.domain.master.merge import Register, join, written
from desktop.domain.master.stamps import desk_of
from desktop.store.ledger import Change
from desktop.store.queries import outbox, registers
from desktop.store.queries.outbox import OutboxRow
from desktop.store.queries.registers import Key, SharedField
from desktop.sync.operations import writes
from desktop.sync.replication.backfill import share
from desktop.sync.replication.projection import apply_projection
from desktop.sync.segment import Record
from desktop.sync.state import refused_orders


def sign_former_orders(change: Change) -> None:
    """Record this desk's unsigned orders once more, signed by whoever is signed in."""
    if not outbox.has_hub(change.connection):
        return  # a hub will hear of them before it hears of the key
    rows = _not_taken(change)
    found: dict[Key, Register] = {}
    for key, register in (*_of_records(change, rows), *_that_hold(change)):
        found[key] = join(found.get(key, registers.NOTHING), register)
    fields = [_signed(change, key, register) for key, register in sorted(found.items())]
    for _, of_thing in groupby(fields, key=lambda one: (one.kind, one.subject)):
        share(change, list(of_thing))
    if fields:
        apply_projection(change)
    for row in rows:
        _sign_erasure(change, row)


def _not_taken(change: Change) -> Sequence[OutboxRow]:
    """Records of orders that the hub has not received, or that it keeps apart."""
    received = outbox.identity(change.connection).last - outbox.waiting(change.connection)
    kinds = [kind.name for kind in change.kinds if kind.ordered]
    return outbox.of_kinds(change.connection, kinds, received, refused_orders(change.connection))


def _of_records(change: Change, rows: Sequence[OutboxRow]) -> Iterator[tuple[Key, Register]]:
    for row in rows:
        for one in writes(Record(*row), change.now, change.kinds):
            if not one.register.winner.proof:
                yield (one.kind, one.subject, one.field), one.register


def _that_hold(change: Change) -> Iterator[tuple[Key, Register]]:
    """Versions of this desk that hold here, whoever has them by now."""
    desk = outbox.identity(change.connection).desk
    for one in registers.every(change.connection):
        kind = change.kinds.find(one.kind)
        if kind is None or not kind.ordered:
            continue
        replaced = frozenset() if one.own is None else one.own.replaced
        for version in one.state.versions:
            if desk_of(version.stamp) == desk and not version.proof:
                yield one.key, written(version, replaced)


def _signed(change: Change, key: Key, register: Register) -> SharedField:
    kind, subject, name = key
    known = registers.of_thing(change.connection, kind, subject).get(name, SharedField(*key))
    version = register.winner
    proof = change.proof_of_field(*key, version.stamp, version.value, version.by)
    return replace(known, own=written(replace(version, proof=proof), register.replaced))


def _sign_erasure(change: Change, row: OutboxRow) -> None:
    if row.kind not in change.kinds.tombstones:
        return
    body = json.loads(row.body or "{}")
    if "proof" not in body and body.get("reason") != ErasureReason.MISTAKE:
        kind, _, action = row.kind.partition(".")
        change.record(action, kind, row.subject, body)
