"""Counting with the inspectors' database: presses as anywhere, and fevers whose worksheets the desk opens."""

from dataclasses import replace

from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.symptoms import NO_SYMPTOMS, Symptoms
from desktop.services.counting.counting import CountingService, GatePress, Noticed
from desktop.services.fevers.fevers import FeverService, OpenFever, Worksheet
from desktop.services.fevers.records import worksheet_at_gate
from desktop.services.green_channel.records import Names
from desktop.services.rights import requires, requires_at, requires_own
from desktop.store.ledger import Change, new_id
from desktop.store.queries import gate_operations
from desktop.store.queries.gate_operations import GateEntry
from desktop.store.queries.screenings import ScreeningRow

FEVER = "fever"
"""The kind of an entry that is a fever."""
_LISTED_MS = 86_400_000
_WORKSHEETS = message(
    "gate_desk", "The front desk works on this worksheet: it opens once somebody of the front desk signs in."
)


class GateCounting(CountingService):
    """Counts people. What is told of somebody with a fever is sealed: the front desk works on the worksheet."""

    @requires_at(Right.COUNT, "noticed", lambda noticed: (noticed.gate_id,))
    def abnormal(self, noticed: Noticed) -> GatePress:
        """One person with a fever; there is no worksheet here that could be opened. Raises ``BadInput``, ``Forbidden``."""
        return replace(super().abnormal(noticed), fever_id="")

    def _open_worksheet(self, change: Change, noticed: Noticed) -> str:
        checked = worksheet_at_gate(
            change, noticed.gate_id, noticed.tenths, noticed.symptoms, noticed.name, noticed.phone, noticed.press
        )
        return note_fever(change, checked.id, noticed.gate_id, noticed.press)

    def _take_back(self, change: Change, row: ScreeningRow) -> None:
        super()._take_back(change, row)
        gate_operations.void_entries(change.connection, change.now, row.id)


class GateFevers(FeverService):
    """Tells that there are fevers of the last day which the front desk has not seen, and opens more of them; worksheets
    themselves are not for inspectors to read."""

    @requires_own(Right.ENTER_DECLARATIONS)
    def open(self) -> tuple[OpenFever, ...]:
        """Fevers that were noticed at the own gates, by their slip where there is one; the oldest first."""
        since = self._store.clock.now_ms() - _LISTED_MS
        with self._store.read() as connection:
            found = gate_operations.entries(connection, FEVER, since)
            names = Names.read(connection)
        own = [one for one in reversed(found) if one.gate_id in self._session.member.gate_ids]
        return tuple(
            OpenFever(
                one.id, names.slip(one.slip), names.gates.get(one.gate_id, ""), one.at, None, None, NO_SYMPTOMS, ""
            )
            for one in own
        )

    @requires_at(Right.ENTER_DECLARATIONS, "gate_id")
    def open_at_gate(
        self, gate_id: str, tenths: int, symptoms: Symptoms = NO_SYMPTOMS, name: str = "", phone: str = ""
    ) -> str:
        """Tell the desk of somebody who was noticed at a gate; gives the identifier of the worksheet to be. Raises
        ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            row = replace(worksheet_at_gate(change, gate_id, tenths, symptoms, name, phone), id=new_id())
            content = {"gate_id": gate_id, "tenths": tenths, "symptoms": str(symptoms), "name": name, "phone": phone}
            change.operation("fever", {"id": row.id, **content})
            return note_fever(change, row.id, gate_id)

    @requires(Right.ENTER_DECLARATIONS, _WORKSHEETS)
    def worksheet(self, fever_id: str) -> Worksheet:
        """Raises ``Forbidden``: what is in it is about a visitor."""
        return super().worksheet(fever_id)


def note_fever(change: Change, fever_id: str, gate_id: str, cause: str | None = None, slip: int | None = None) -> str:
    """What stays readable of a fever: that there is one. ``cause`` is the press or the declaration that it came to light
    with."""
    entry = GateEntry(fever_id, FEVER, change.now, change.actor, gate_id, slip, cause)
    gate_operations.insert_entry(change.connection, entry)
    change.touch(FEVER)
    return fever_id
