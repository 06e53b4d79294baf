"""Slips: printed in numbered batches, each accounted for until it is entered, spoiled or missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.slips import MAX_NUMBER, SlipSerial, SlipState, check_step, runs
from desktop.services.session import Session
from desktop.store.ledger import Store, new_id
from desktop.store.queries import slips, venues
from desktop.store.queries.slips import SlipBatch

MAX_BATCH = 1000


@dataclass(frozen=True, slots=True)
class PrintedSlips:
    """A batch in the ledger and the serials on its forms, in order."""

    batch: SlipBatch
    serials: tuple[SlipSerial, ...]


class SlipService:
    """Numbers come from the desk's own row of slips and are never given twice."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def start_batch(self, count: int, *, large_print: bool = False, language: Language = Language.ZH) -> PrintedSlips:
        """Take the next numbers for a batch of blank slips. Raises ``BadInput``, ``Forbidden``."""
        self._session.require(Right.ENTER_DECLARATIONS)
        if not 1 <= count <= MAX_BATCH:
            raise BadInput.at("count", message("slips", "Print from 1 to {most} slips at a time.", most=MAX_BATCH))
        with self._store.write(self._session.member.id) as change:
            first = slips.next_number(change.connection)
            if first + count - 1 > MAX_NUMBER:
                raise BadInput(message("slips", "The numbers of slips are used up."))
            batch = SlipBatch(new_id(), change.now, first, count, large_print, str(language))
            slips.insert_batch(change.connection, batch, change.actor)
            change.record("print", "slip_batch", batch.id, slips.body(batch))
            prefix = venues.get(change.connection).serial_prefix
        return PrintedSlips(batch, tuple(SlipSerial(prefix, n) for n in range(first, first + count)))

    def outstanding(self) -> tuple[tuple[SlipSerial, SlipSerial], ...]:
        """Slips that were handed out or lie in the drawer, as runs from one serial to another."""
        with self._store.read() as connection:
            prefix = venues.get(connection).serial_prefix
            numbers = slips.in_state(connection, SlipState.BLANK)
        return tuple((SlipSerial(prefix, a), SlipSerial(prefix, b)) for a, b in runs(numbers))

    def mark(self, numbers: Sequence[int], state: SlipState, reason: str = "") -> None:
        """Mark slips as spoiled, missing or blank again. Raises ``BadInput`` for a step that cannot be."""
        self._session.require(Right.ENTER_DECLARATIONS)
        with self._store.write(self._session.member.id) as change:
            prefix = venues.get(change.connection).serial_prefix
            known = slips.states(change.connection, numbers)
            for number in numbers:
                serial = SlipSerial(prefix, number)
                if number not in known:
                    raise BadInput.at(
                        "slip", message("slips", "Slip {serial} was not printed by this desk.", serial=serial)
                    )
                if problem := check_step(serial, known[number], state):
                    raise BadInput.of([problem])
            slips.set_state(change.connection, numbers, state, reason, change.now)
            change.record(
                "mark", "slip", str(numbers[0]), {"numbers": list(numbers), "state": str(state), "reason": reason}
            )
