"""Counts of people: temperature checks, tally sheets, the rollup by the hour, and the totals of other desks."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from desktop.store.tables.base import metadata

hour_sheet = Table(
    "hour_sheet",
    metadata,
    Column("id", String, primary_key=True),
    Column("day", String, nullable=False, comment="ISO day"),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("inspector_id", ForeignKey("member.id")),
    Column("entered_at", Integer, nullable=False),
    Column("entered_by", ForeignKey("member.id"), nullable=False),
    Column("replaced_at", Integer, comment="entered anew: its screenings are void"),
    Column("cells", Text, nullable=False, comment="JSON of {hour of the day: [normal, abnormal]}: whom it counts"),
    Column(
        "included",
        Text,
        nullable=False,
        server_default="{}",
        comment="the same of those on the paper whom presses have counted",
    ),
)
Index("sheets_of_a_gate", hour_sheet.c.gate_id, hour_sheet.c.day)

screening = Table(
    "screening",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("inspector_id", ForeignKey("member.id")),
    Column("member_id", ForeignKey("member.id"), nullable=False, comment="who counted"),
    Column("abnormal", Boolean, nullable=False),
    Column("temperature", Integer, comment="tenths of a degree, where it was noted"),
    Column("count", Integer, nullable=False, comment="people: one of a press, the hour's of a sheet"),
    Column("sheet_id", ForeignKey("hour_sheet.id")),
    Column("void_at", Integer, comment="undone, or of a sheet that was entered anew"),
    sqlite_with_rowid=False,
)
Index("screenings_by_time", screening.c.at)
Index("screenings_of_a_sheet", screening.c.sheet_id, sqlite_where=text("sheet_id IS NOT NULL"))


def _hourly(name: str, comment: str, *more: "Column[str]") -> Table:
    """A table of totals by the hour. ``more`` columns end the primary key, which begins with the hour, so that the rows
    of a day lie together."""
    return Table(
        name,
        metadata,
        Column("hour", Integer, primary_key=True),
        Column("gate_id", String, primary_key=True),
        Column("inspector_id", String, primary_key=True),
        Column("kind", String, primary_key=True),
        Column("category", String, primary_key=True),
        Column("vague", Boolean, primary_key=True),
        *more,
        Column("count", Integer, nullable=False),
        Column("measured", Integer, nullable=False),
        Column("abnormal", Integer, nullable=False),
        sqlite_with_rowid=False,
        comment=comment,
    )


hourly = _hourly("hourly", "Written in the transaction of whatever it counts.")
hourly_kept = _hourly("hourly_kept", "The part of it whose declarations were purged: counts outlive persons.")
hourly_remote = _hourly(
    "hourly_elsewhere",
    "What other desks counted, as the hub sends it; of former incarnations of this one, what came later.",
    Column("desk", String, primary_key=True),
    Column("incarnation", String, primary_key=True),
)
hourly_former = _hourly(
    "hourly_former",
    "The part of the rollup that was counted in a former incarnation of this desk.",
    Column("incarnation", String, primary_key=True),
)

hourly_scan = Table(
    "hourly_scan",
    metadata,
    Column("hour", Integer, primary_key=True),
    Column("gate_id", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("abnormal", Integer, nullable=False, comment="of them with a symptom"),
    Column("outdated", Integer, nullable=False, comment="who scanned a code of this gate that is not in use"),
    sqlite_with_rowid=False,
    comment="People who scanned the venue's code, as the hub sends it: a second measure of those at the gates.",
)

desk_last_seen = Table(
    "heard",
    metadata,
    Column("desk", String, primary_key=True),
    Column("at", Integer, nullable=False, comment="when the hub got records of that desk last; 0 for never"),
    sqlite_with_rowid=False,
)
