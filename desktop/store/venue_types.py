"""The list of venue types, kept as data so that an administrator can add one without code."""

import json
from pathlib import Path

from desktop.domain.venue import VenueType


def read_venue_types(file: Path) -> tuple[VenueType, ...]:
    """The types in the order of the list (``resources/venue_types.json``)."""
    groups = json.loads(file.read_text("utf-8"))["groups"]
    return tuple(
        VenueType(entry["name"], entry["english"], group["name"], group["english"], entry["stay_minutes"])
        for group in groups
        for entry in group["types"]
    )
