"""Which codes are the venue's: today's, those of earlier posters and of closed gates. One answer for the check of a single
code and for a round along the walls."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.gate import Gate
from desktop.domain.posters import GatePoster
from desktop.domain.text import clean_line
from desktop.domain.venue import payload_of
from desktop.services.posters.states import read_states
from desktop.services.posters.templates import PosterTemplates
from desktop.store.ledger import Store
from desktop.store.queries import gates, posters, venues

_SYMBOLOGY = re.compile(r"^\]Q[0-9]")
"""What some hand scanners put before the content: that it was a QR code."""


class CodeStatus(StrEnum):
    """A code found on a wall: today's, of an earlier poster, of a retired gate, or a stranger's."""

    CURRENT = "current"
    OLD = "old"
    VOID = "void"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class IdentifiedCode:
    """What a code in a picture is. ``gate`` is None where it is none of ours, or the whole venue's.

    ``posters`` are those of the gates whose code it is: one, or all that share the venue's official code.
    """

    payload: str
    status: CodeStatus
    gate: Gate | None = None
    posters: tuple[GatePoster, ...] = ()


@dataclass(frozen=True)
class KnownCodes:
    """All codes of the venue at one moment. ``states`` are the gates in use with their posters, in order."""

    states: tuple[GatePoster, ...]
    _official: str | None
    _today: Mapping[str, Gate]
    _issued: Mapping[str, Gate]
    _sharing: Mapping[str, tuple[GatePoster, ...]]

    def identify(self, payload: str) -> IdentifiedCode:
        """What a code with exactly this content is."""
        gate = self._today.get(payload) or self._issued.get(payload)
        if gate is None:
            status = CodeStatus.NOT_OURS
        elif gate.retired:
            status = CodeStatus.VOID
        else:
            status = CodeStatus.CURRENT if payload in self._today else CodeStatus.OLD
        return IdentifiedCode(
            payload, status, gate if payload != self._official else None, self._sharing.get(payload, ())
        )

    def identify_typed(self, text: str) -> IdentifiedCode:
        """What a code is that a hand scanner typed: Caps Lock turns its letters round, an input method makes them wide."""
        typed = _SYMBOLOGY.sub("", clean_line(text))
        found = self.identify(typed)
        if found.status is not CodeStatus.NOT_OURS:
            return found
        folded = typed.casefold()
        alike = [payload for payload in (*self._today, *self._issued) if payload.casefold() == folded]
        return self.identify(alike[0]) if alike else found


def read_known_codes(store: Store, templates: PosterTemplates) -> KnownCodes:
    """All codes of the venue, as they are now."""
    with store.read() as connection:
        venue = venues.get(connection)
        every = gates.every(connection, include_retired=True)
        states = read_states(connection, templates, store.clock.today())
        issued = [(issue.payload, issue.gate_id) for issue in posters.every(connection)]
    by_id = {gate.id: gate for gate in every}
    sharing: dict[str, list[GatePoster]] = defaultdict(list)
    for poster in states:
        sharing[payload_of(venue, poster.gate)].append(poster)
    return KnownCodes(
        states,
        venue.official_payload,
        {payload_of(venue, gate): gate for gate in reversed(every)},
        {payload: by_id[gate_id] for payload, gate_id in issued if gate_id in by_id},
        {payload: tuple(those) for payload, those in sharing.items()},
    )
