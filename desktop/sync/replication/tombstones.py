"""Tombstones in a page of a pull: declarations that another incarnation of this desk erased, and cards that it made void.

A desk that was restored from a backup has them again, and applies their tombstones.
"""

from collections.abc import Collection
from dataclasses import dataclass

import msgspec

from desktop.domain.card import VoidReason
from desktop.store.connections import Connection
from desktop.store.erasure import erase_early
from desktop.store.ledger import Change
from desktop.store.queries import cards, declarations
from desktop.store.queries.declarations import Expired
from desktop.sync.segment import BROKEN
from desktop.sync.wire import Pulled

TOMBSTONES = "ended"
_subjects = msgspec.msgpack.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Remaining:
    """What this desk has of the subjects of tombstones: declarations, and identifiers of cards in force."""

    declarations: tuple[Expired, ...]
    cards: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.declarations or self.cards)


def tombstones_of(page: Pulled) -> tuple[str, ...]:
    """The subjects of a page's tombstones; none where that part cannot be read."""
    try:
        return tuple(
            subject for part in page.parts if part.tag == TOMBSTONES for subject in _subjects.decode(part.body)
        )
    except BROKEN:
        return ()


def still_here(connection: Connection, subjects: Collection[str]) -> Remaining:
    """What this desk has of these subjects."""
    ids = list(subjects)
    return Remaining(declarations.still_here(connection, ids), cards.in_force(connection, ids))


def apply_tombstones(change: Change, here: Remaining) -> None:
    """Erase these declarations and make these cards void. What audit and outbox hold of them goes with the next purge."""
    cards.void(change.connection, here.cards, change.now, VoidReason.ASKED)
    erase_early(change.connection, here.declarations, change.now)
