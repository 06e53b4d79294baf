"""Tombstones in a page of a pull: subjects that another incarnation of this desk erased, and cards that it made void. A
desk that was restored from a backup has them again, and deletes them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import msgspec

from desktop.domain.card import VoidReason
from desktop.domain.records import RecordKinds
from desktop.store.connections import Connection
from desktop.store.erasure import erase_early, erase_things
from desktop.store.ledger import Change
from desktop.store.queries import cards, declarations, personal
from desktop.store.queries.declarations import Expired
from desktop.sync.segment import BROKEN
from desktop.sync.wire import Pulled

TOMBSTONES = "ended"
_subjects = msgspec.msgpack.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Remaining:
    """What this desk has of the subjects of tombstones: declarations, identifiers of cards in force, and identifiers of
    other personal things by kind."""

    declarations: tuple[Expired, ...]
    cards: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.declarations or self.cards or any(self.others.values()))


def tombstones_of(page: Pulled) -> tuple[str, ...]:
    """The subjects of a page's tombstones; none where that part cannot be read."""
    try:
        return tuple(
            subject for part in page.parts if part.tag == TOMBSTONES for subject in _subjects.decode(part.body)
        )
    except BROKEN:
        return ()


def still_here(connection: Connection, subjects: Collection[str], kinds: RecordKinds) -> Remaining:
    """What this desk has of these subjects."""
    ids = list(subjects)
    others = {kind.name: personal.still_here(connection, kind, ids) for kind in personal.erasable(kinds)}
    return Remaining(declarations.still_here(connection, ids), cards.in_force(connection, ids), others)


def apply_tombstones(change: Change, here: Remaining) -> None:
    """Erase these things and make these cards void. Bodies in audit and outbox are deleted by the next purge."""
    cards.void(change.connection, here.cards, change.now, VoidReason.ASKED)
    erase_things(change, here.others)
    erase_early(change, here.declarations)
