"""Stays of a case from a file (``.vdstays``) that a desk or the office's PC wrote, as far as this hub knows their places."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from desktop.domain.errors import BadInput
from desktop.domain.exposure.overlap import Stay
from desktop.domain.messages import message
from desktop.domain.visit import FUTURE_TOLERANCE_MS
from desktop.hub.cases.venues import CaseVenues, VenueFacts
from desktop.sync.case_stays import FiledStay, read_stays


def stays_at_venues(
    connection: Connection, venues: CaseVenues, data: bytes, name: str, now: int
) -> Sequence[tuple[UUID, Stay]]:
    """The stays of a file, whose ``name`` is shown, each with its venue. Nothing is guessed: a place that the hub does not know, and a time that lies
    ahead of ``now`` (UTC ms), are errors. Raises ``BadInput``."""
    if not data:
        raise BadInput.at("stays", message("exposure", "Choose the file with the stays first."))
    filed = read_stays(data, name)
    known = venues.find_all(connection, {UUID(each.venue) for each in filed})
    return [(UUID(each.venue), _checked(each, known.get(UUID(each.venue)), now)) for each in filed]


def _checked(each: FiledStay, facts: VenueFacts | None, now: int) -> Stay:
    if facts is None:
        sentence = message(
            "exposure",
            "The venue {name} of this file has never sent anything to this hub. Ask it to join, or leave its stays out.",
            name=each.venue_name or each.venue,
        )
        raise BadInput.at("stays", sentence)
    if each.gate and each.gate not in facts.gates:
        sentence = message(
            "exposure",
            "The hub does not know the gate {gate} of {venue} yet: its desk has to sync first.",
            gate=each.gate_name or each.gate,
            venue=facts.name,
        )
        raise BadInput.at("stays", sentence)
    if each.visited_from > now + FUTURE_TOLERANCE_MS:
        raise BadInput.at("stays", message("exposure", "A stay of this file begins in the future."))
    return each.stay
