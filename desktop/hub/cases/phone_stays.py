"""Stays of a case from a phone: what it registered, shown by its code."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from desktop.domain.errors import BadInput
from desktop.domain.exposure.overlap import Stay
from desktop.domain.messages import message
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.check_in.own_visits import read_shown
from desktop.hub.stays import LONGEST_MS


def shown_stays(connection: Connection, code: str, now: int) -> Sequence[tuple[UUID, Stay]]:
    """The stays that a phone shows by a code at ``now`` (UTC ms), with their venues. Raises ``BadInput`` at ``code``."""
    shown = read_shown(connection, code, now)
    if shown is None:
        raise BadInput.at(
            "code",
            message(
                "exposure",
                "This code is not in force. It has six digits and holds for ten minutes: have the phone show another one.",
            ),
        )
    if not shown:
        raise BadInput.at("code", message("exposure", "This phone has registered no visit that is still kept."))
    stays = []
    for one in shown:
        is_known = one.arrived <= one.departed <= one.arrived + LONGEST_MS
        until, precision = (one.departed, Precision.RANGE) if is_known else (one.arrived, Precision.EXACT)
        stays.append((one.venue, Stay(one.gate, Visit(one.arrived, until, precision))))
    return stays
