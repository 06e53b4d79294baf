"""The desk of an inspector: the same services, over the inspectors' database.

Only here it is said which services do something else there. All others find in that database what they may show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.desk import Desk
from desktop.services.service import Service
from desktop.services.session import UNSEALED

if TYPE_CHECKING:
    from desktop.services.gate_desk.counting import GateCounting, GateFevers
    from desktop.services.gate_desk.entering import GateCards, GateDeclarations
    from desktop.services.gate_desk.standing import GateHealth, GateRetention, GateShiftClose, GateShiftNotes


class GateDesk(Desk):
    """The services that an inspector's pages and commands are given."""

    declarations: Service[GateDeclarations] = Service(
        "gate_desk.entering", lambda desk, make: make(desk.store, desk.session)
    )
    cards: Service[GateCards] = Service("gate_desk.entering", lambda desk, make: make(desk.store, desk.session))
    counting: Service[GateCounting] = Service("gate_desk.counting", lambda desk, make: make(desk.store, desk.session))
    fevers: Service[GateFevers] = Service("gate_desk.counting", lambda desk, make: make(desk.store, desk.session))
    retention: Service[GateRetention] = Service(
        "gate_desk.standing", lambda desk, make: make(desk.store, desk.session, desk.backups)
    )
    shift_notes: Service[GateShiftNotes] = Service(
        "gate_desk.standing", lambda desk, make: make(desk.store, desk.session)
    )
    shift_close: Service[GateShiftClose] = Service(
        "gate_desk.standing",
        lambda desk, make: make(
            desk.store,
            desk.session,
            desk.shifts,
            desk.fevers,
            desk.slips,
            desk.posters,
            desk.import_drafts,
            desk.hour_sheets,
            desk.shift_notes,
        ),
    )
    health: Service[GateHealth] = Service("gate_desk.standing", lambda desk, make: make(desk.store, desk.rollups))

    @property
    def has_gate_desks(self) -> bool:
        """Nothing is to be taken over here: this is one of them."""
        return False

    def suspend(self) -> bool:
        """The same, and forget what half-typed forms are sealed with."""
        is_suspended = super().suspend()
        if is_suspended:
            self.session.seal = UNSEALED  # nothing is kept before the desk is resumed
        return is_suspended
