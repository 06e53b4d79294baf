"""The tables of visits. Every key starts with ``venue``, as in ``desktop.hub.tables``; times are UTC milliseconds."""

import sqlalchemy as sa

from desktop.hub.tables import metadata

PARTITIONED_BY = "issued"
__all__ = ["check_in_setting", "metadata", "scan_hour", "shown_visits", "visit", "visit_key"]

visit = sa.Table(
    "visit",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    # When the page was given to the phone. It is part of the visit's identifier, so that a repeated POST meets the same
    # partition, in which the identifier is unique.
    sa.Column("issued", sa.BigInteger, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("stay", sa.Uuid, nullable=False),  # the first visit of the stay that this is another pass of
    sa.Column("gate", sa.Text, nullable=False),
    sa.Column("arrived", sa.BigInteger, nullable=False),
    sa.Column("left", sa.BigInteger, key="departed"),
    sa.Column("people", sa.Integer, nullable=False),
    sa.Column("abnormal", sa.Boolean, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),  # the number of the record that is sealed, under its key
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("content_key", sa.LargeBinary, nullable=False),
    # With what a case's lookup reads: the visits themselves lie scattered in the order in which they came.
    sa.Index("visit_arrived", "venue", "arrived", postgresql_include=["departed", "gate", "people"]),
    postgresql_partition_by=f"RANGE ({PARTITIONED_BY})",
)

visit_key = (
    sa.Table(  # content keys of visits, sealed for the health office; they go with the last visits of their hour
        "visit_key",
        metadata,
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("content_key", sa.LargeBinary, primary_key=True),  # 16 bytes
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("office", sa.Text, nullable=False),  # the fingerprint of the office's key
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
)

scan_hour = sa.Table(  # visits by the hour and gate; they outlast the visits
    "scan_hour",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("hour", sa.BigInteger, primary_key=True),
    sa.Column("gate", sa.Text, primary_key=True),
    sa.Column("count", sa.BigInteger, nullable=False),  # people, those who came along included
    sa.Column("abnormal", sa.BigInteger, nullable=False),  # of them with a symptom
    sa.Column("outdated", sa.BigInteger, nullable=False),  # who scanned a code that is not in use any more
    sa.Column("vseq", sa.BigInteger),  # of its last change, given when a desk pulls; null: changed since
    sa.Index("scan_hour_vseq", "venue", "vseq"),
)

shown_visits = sa.Table(  # what a phone shows an officer by a six-digit code; all of them lie under ``NO_VENUE``
    "shown_visits",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("expires", sa.BigInteger, nullable=False),
    sa.Column("stays", sa.Text, nullable=False),  # JSON: venues, gates and times, and no person
)

check_in_setting = sa.Table(  # what the health office has set for the page; one row, of no venue
    "check_in_setting",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("settings", sa.Text, nullable=False),  # JSON of ``CheckInSettings``
)
