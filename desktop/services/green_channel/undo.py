"""A slip that was just saved is taken back within a minute: as if it had not been saved, and on record that it was."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from desktop.domain.clock import Clock
from desktop.domain.counting import UNDO_MS
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.records import ERASE
from desktop.domain.slips import SlipState
from desktop.services.cards import records as card_records
from desktop.services.fevers import drafts as fever_draft
from desktop.services.fevers.records import is_begun
from desktop.services.green_channel.records import Names, public, stored_draft
from desktop.store.erasure import take_back
from desktop.store.ledger import Change
from desktop.store.queries import cards, fevers, holds, slips
from desktop.store.queries.cards import CardRow
from desktop.store.queries.declarations import DeclarationRow
from desktop.sync.counts import before_body

T = TypeVar("T")


@dataclass
class LastMinute(Generic[T]):
    """Things by identifier, each with what its undoing needs.

    Goes by the clock that only runs on: no change of the PC's time makes the minute shorter or longer.
    """

    clock: Clock
    _made: dict[str, tuple[int, T]] = field(default_factory=dict)

    def note(self, identifier: str, needed: T) -> None:
        """Something was done just now."""
        self._drop_old()
        self._made.pop(identifier, None)  # it comes last then, as the newest
        self._made[identifier] = self.clock.steady_ms(), needed

    def needed(self, identifier: str) -> T | None:
        """What undoing it needs; None where its minute is over, or where it was not done here."""
        self._drop_old()
        found = self._made.get(identifier)
        return None if found is None else found[1]

    def forget(self, identifier: str) -> None:
        """Forget a slip that has been undone."""
        self._made.pop(identifier, None)

    def until(self) -> dict[str, int]:
        """By identifier, when the minute of each is over (milliseconds of the steady clock), the oldest first."""
        self._drop_old()
        return {identifier: at + UNDO_MS for identifier, (at, _) in dict(self._made).items()}

    def _drop_old(self) -> None:
        now = self.clock.steady_ms()
        with suppress(
            RuntimeError, StopIteration
        ):  # another thread notes something meanwhile: the next call drops the rest
            while self._made:
                identifier, (at, _) = next(iter(self._made.items()))
                if now - at <= UNDO_MS:
                    return
                self._made.pop(identifier, None)


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing an entry needs beside its row: the visitor card that filled the form, as it was before."""

    card: CardRow | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was typed, gate and inspector by identifier, and the visitor card that filled the form, empty for none."""

    draft: DeclarationDraft
    card: str = ""


def take_back_entry(change: Change, row: DeclarationRow, undoing: Undoing) -> TakenBack:
    """Undo an entry with all that followed from it.

    Raises ``BadInput`` where a legal hold keeps it, or where somebody has worked on its fever worksheet by now.
    """
    connection = change.connection
    if holds.of_declarations(connection, [row.id]):
        raise BadInput(message("declaration", "A legal hold keeps this declaration: it cannot be taken back."))
    begun = fevers.of_declaration(connection, row.id)
    if begun is not None and is_begun(change, begun):
        raise BadInput(
            message(
                "declaration",
                "Somebody has written on this person's fever worksheet already. Correct the declaration in Find, and "
                "the worksheet ends with it.",
            )
        )
    draft = replace(stored_draft(row, Names.read(connection)), gate=row.gate_id, inspector=row.inspector_id or "")
    dependents = take_back(change, row.id)
    change.record("take_back", "declaration", row.id, before_body(row), audited=public(row))
    for kind, ids in {"declaration": (row.id,), **dependents}.items():
        for subject in ids:
            change.record(
                ERASE,
                kind,
                subject,
                {"id": subject, "reason": str(ErasureReason.MISTAKE)},
                sync=not change.kinds[kind].local,
            )
    for worksheet in dependents.get("fever", ()):
        fever_draft.settle(connection, worksheet)
    if row.slip is not None:
        slips.free(connection, row.slip, change.now)
        body = {"numbers": [row.slip], "state": str(SlipState.BLANK), "reason": ""}
        change.record("mark", "slip", str(row.slip), body)
    _unuse_card(change, undoing.card)
    return TakenBack(draft, undoing.card.id if undoing.card is not None else "")


def _unuse_card(change: Change, before: CardRow | None) -> None:
    """The card that filled the form was not used after all, and knows its holder as it did before."""
    if before is None or before.holder is None:
        return
    now = cards.find(change.connection, before.id)
    if now is not None and now.void_at is None:
        cards.use(change.connection, before.id, before.used_at, before.holder)
        card_records.record(change, "use", replace(now, used_at=before.used_at, holder=before.holder))
