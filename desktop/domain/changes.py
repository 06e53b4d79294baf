"""The kinds of things that a change of the store names, by which a page knows whether what it shows has changed."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of records by their names in the audit log, and two that get no record of their own."""

    DECLARATION = "declaration"
    SLIP = "slip"
    SLIP_BATCH = "slip_batch"
    SLIP_BOX = "slip_box"
    FEVER = "fever"
    CARD = "card"
    EXPOSURE = "exposure"
    EXPOSURE_CASE = "exposure_case"
    EXPOSURE_CONTACT = "exposure_contact"
    IMPORT_DRAFT = "import_draft"
    SCREENING = "screening"
    HOUR_SHEET = "hour_sheet"
    POSTER = "poster"
    POSTER_TEMPLATE = "poster_template"
    WALL_ROUND = "wall_round"
    GATE_OPERATION = "gate_operation"
    VENUE = "venue"
    GATE = "gate"
    MEMBER = "member"
    DESK = "desk"
    CREDENTIAL = "credential"
    HUB = "hub"
    BUNDLE = "bundle"
    RETENTION = "retention"
    DESTRUCTION = "destruction"
    CLOCK = "clock"
    AUDIT = "audit"
    BACKUP = "backup"
    HOURLY = "hourly"
    """Figures by the hour that did not come of a record here: those of other desks, and those that were counted again."""
    OUTBOX = "outbox"
    """There is more for the hub than before."""


SLIPS = frozenset({Kind.SLIP, Kind.SLIP_BATCH})
"""What changes which slips wait."""
COUNTS = frozenset({Kind.DECLARATION, Kind.SCREENING, Kind.HOUR_SHEET, Kind.HOURLY})
"""What changes the figures of an hour."""
PEOPLE_AND_PLACES = frozenset({Kind.VENUE, Kind.GATE, Kind.MEMBER})
"""What is named everywhere."""
EVERYTHING = frozenset(Kind)
