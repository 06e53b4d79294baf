"""Early erasure: records of a person are deleted before their retention ends, at this desk and at the hub.

What stays is that a record was erased, when, by whom and for which of three reasons; and the counts of people. The hub
drops what it has of the record with the next sync and refuses it from then on, over the network and by stick; a desk
that was restored from a backup receives from the hub what it has to erase again (``desktop.sync.incarnations``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.card import VoidReason
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.records import ERASE
from desktop.services.cards import records as card_records
from desktop.services.fevers import drafts as fever_draft
from desktop.services.green_channel.person_records import PersonRecords, existing, of_person
from desktop.services.green_channel.records import FoundDeclaration, Names, masked
from desktop.services.retention.purge import scrub
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.erasure import erase_early, erase_of_document
from desktop.store.ledger import Change, Store
from desktop.store.old_backups import EVER, remove_backups
from desktop.store.queries import cards, fevers, holds, import_drafts
from desktop.store.queries.declarations import DeclarationRow, Expired
from desktop.store.set_aside import remove_set_aside


@dataclass(frozen=True, slots=True)
class Erasable:
    """What may be erased: one declaration, masked, and all that the desk has of the same person.

    ``declarations`` and ``fevers`` are those of this person, that one included; ``cards`` are the numbers of their cards;
    ``held`` of the declarations are kept by a legal hold, and ``is_held`` says whether that one is.
    """

    found: FoundDeclaration
    declarations: int
    fevers: int
    cards: tuple[int, ...]
    held: int
    is_held: bool


@dataclass(frozen=True, slots=True)
class ErasedEarly:
    """How many records of each kind were erased."""

    declarations: int
    fevers: int
    cards: int


class ErasureService:
    """Erases records before their retention ends. ``backups`` is the folder where migrations keep copies of the desk."""

    def __init__(self, store: Store, session: Session, backups: Path) -> None:
        self._store = store
        self._session = session
        self._backups = backups

    @requires(Right.SEE_PERSONAL_DATA)
    def look(self, declaration_id: str) -> Erasable:
        """What could be erased with a declaration. Raises ``BadInput`` when it was deleted already, ``Forbidden``."""
        with self._store.read() as connection:
            row = existing(connection, declaration_id)
            person = of_person(connection, row)
            ids = [one.id for one in person.declarations]
            held = holds.of_declarations(connection, ids)
            return Erasable(
                masked(row, Names.read(connection), held=row.id in held),
                len(ids),
                len(fevers.of_declarations(connection, ids)),
                tuple(card.number for card in cards.of_holders(connection, person.holders)),
                len(held),
                row.id in held,
            )

    @requires(Right.SEE_PERSONAL_DATA)
    def erase(
        self, declaration_id: str, reason: ErasureReason, *, person: bool = False, progress: Progress = no_progress
    ) -> ErasedEarly:
        """Erase a declaration; with ``person`` all of the same person, and their cards. It cannot be undone.

        Lines of imports that wait to be mended go with it: those of the person's documents, without ``person`` those of
        the declaration's on the same day.

        Raises ``BadInput`` where one of them is under legal hold or gone, ``Forbidden``, ``UserError``. What
        ``progress`` raises ends the work after everything is erased and before the logs are scrubbed; the next purge
        does that.
        """
        with self._store.write(self._session.member.id) as change:
            row = existing(change.connection, declaration_id)
            whole = of_person(change.connection, row) if person else None
            rows = whole.declarations if whole else (row,)
            _refuse_held(change.connection, rows)
            ended = _erase(change, rows, reason)
            voided = _erase_others(change, whole, reason) if whole else 0
        scrub(self._store, self._session.member.id, progress)
        remove_backups(self._backups, made_before=EVER)
        remove_set_aside(self._backups.parent, made_before=EVER)
        return ErasedEarly(len(rows), ended, voided)


def _refuse_held(connection: Connection, rows: Sequence[DeclarationRow]) -> None:
    if held := holds.of_declarations(connection, [row.id for row in rows]):
        raise BadInput(
            message(
                "erasure",
                "Declarations under legal hold: {count}. The law wants them kept: end the hold first, if it no longer applies.",
                count=len(held),
            )
        )


def _erase(change: Change, rows: Sequence[DeclarationRow], reason: ErasureReason) -> int:
    """Delete declarations and record that; returns how many fever worksheets were deleted with them."""
    gone = erase_early(change, [Expired(row.id, row.slip, row.visited_from) for row in rows])
    _record_ends(change, {"declaration": tuple(gone.visits), **gone.dependents}, reason)
    worksheets = gone.dependents.get("fever", ())
    for worksheet in worksheets:
        fever_draft.settle(change.connection, worksheet)
    return len(worksheets)


def _record_ends(change: Change, things: Mapping[str, Sequence[str]], reason: ErasureReason) -> None:
    """Record the erasure of each of these: identifiers by kind of record."""
    for kind, ids in things.items():
        for subject in ids:
            change.record(
                ERASE, kind, subject, {"id": subject, "reason": str(reason)}, sync=not change.kinds[kind].local
            )


def _erase_others(change: Change, person: PersonRecords, reason: ErasureReason) -> int:
    """Delete what names a person beside their declarations; returns how many cards ended with it."""
    ended = _end_cards(change, person.holders)
    for holder in person.holders:
        _record_ends(change, erase_of_document(change, holder), reason)
    for number in person.numbers:
        import_drafts.remove_of_document(change.connection, number)
    return ended


def _end_cards(change: Change, holders: Sequence[str]) -> int:
    known = [card.id for card in cards.of_holders(change.connection, holders)]
    cards.void(change.connection, known, change.now, VoidReason.ASKED)
    for ended in cards.several(change.connection, known):
        card_records.record(change, "void", ended)
    return len(known)
