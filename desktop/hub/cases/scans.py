"""Visits that people registered with their phones, as stays: those that a phone shows by its code, and those at a venue."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from desktop.domain.errors import BadInput
from desktop.domain.exposure.overlap import Stay
from desktop.domain.messages import message
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.check_in.own_visits import read_shown
from desktop.hub.check_in.tables import visit
from desktop.hub.stays import LONGEST_MS

_DAY_MS = 86_400_000
_WITHIN = (
    select(visit.c.gate, visit.c.arrived, visit.c.departed, func.sum(visit.c.people))
    .where(
        visit.c.venue == bindparam("of_venue"),
        visit.c.arrived >= bindparam("earliest"),
        visit.c.arrived <= bindparam("until"),
        # The months lie by when the page was given, at most a day before the visit was registered.
        visit.c.issued >= bindparam("earliest") - _DAY_MS,
        visit.c.issued <= bindparam("until") + _DAY_MS,
    )
    .group_by(visit.c.gate, visit.c.arrived, visit.c.departed)
)


@dataclass(frozen=True, slots=True)
class ScannedStay:
    """A stay of ``people`` who registered together; ``stay`` is gate, first and last time (UTC ms) and precision."""

    stay: tuple[str, int, int, str]
    people: int


def scans_within(
    connection: Connection, of_venue: UUID, windows: Iterable[tuple[int, int]], assumed: int
) -> Iterator[ScannedStay]:
    """Visits at a venue that may touch one of these intervals (UTC ms, disjoint, both ends included), none twice. One
    without a leaving time may last ``assumed`` ms."""
    found: dict[tuple[str, int, int | None], int] = {}
    for since, until in windows:
        asked = {"of_venue": of_venue, "earliest": since - max(assumed, LONGEST_MS), "until": until}
        for gate, arrived, departed, people in connection.execute(_WITHIN, asked):
            found[gate, arrived, departed] = int(people)
    for (gate, arrived, departed), people in found.items():
        if departed is None:
            yield ScannedStay((gate, arrived, arrived, Precision.EXACT), people)
        elif arrived <= departed:
            yield ScannedStay((gate, arrived, departed, Precision.RANGE), people)


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
