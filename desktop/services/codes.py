"""Which code hangs at a gate."""

from desktop.domain.codes import venue_payload
from desktop.domain.gate import Gate
from desktop.domain.venue import Venue


def payload_of(venue: Venue, gate: Gate) -> str:
    """The gate's official code, else the venue's official code, else our own."""
    return gate.official_payload or venue.official_payload or venue_payload(venue.host, venue.code, gate.code)
