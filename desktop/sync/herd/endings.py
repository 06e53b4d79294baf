"""What another life of this desk erased or made void, as a page of a pull tells it: it must not stay here either."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.domain.card import VoidReason
from desktop.store.erasure import erase_early
from desktop.store.ledger import Change
from desktop.store.queries import cards, declarations
from desktop.store.queries.declarations import Expired
from desktop.sync.segment import BROKEN
from desktop.sync.wire import Pulled

ENDED = "ended"
_subjects = msgspec.msgpack.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class StillHere:
    """Of what has ended, what this desk still has: declarations, and identifiers of cards."""

    declarations: tuple[Expired, ...]
    cards: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.declarations or self.cards)


def told_in(page: Pulled) -> tuple[str, ...]:
    """What a page says has ended."""
    try:
        return tuple(subject for part in page.parts if part.tag == ENDED for subject in _subjects.decode(part.body))
    except BROKEN:
        return ()


def still_here(connection: Any, subjects: Collection[str]) -> StillHere:
    """What of it is here."""
    ids = list(subjects)
    return StillHere(declarations.still_here(connection, ids), cards.in_force(connection, ids))


def end(change: Change, here: StillHere) -> None:
    """Erase it here. What audit and outbox hold of it goes with the next purge."""
    cards.void(change.connection, here.cards, change.now, VoidReason.ASKED)
    erase_early(change.connection, here.declarations, change.now)
