"""The hub's tables as they are now. Every key starts with ``venue``, so that the schema shards as it is.

No sequences, triggers, foreign keys or uniqueness across venues: nothing here needs two shards at once. Times are UTC
milliseconds by the hub's clock, but for ``occurred``, which a desk says and nothing relies on.
"""

import sqlalchemy as sa

from desktop.domain.records import RECORD_KINDS, RecordKinds

metadata = sa.MetaData()


def is_tombstone(kinds: RecordKinds) -> str:
    """The SQL condition that a record ended its subject. For the program's own kinds it has exactly the wording of an
    index, which would not be used otherwise: another kind of tombstone needs a migration."""
    return "kind IN (" + ", ".join(f"'{kind}'" for kind in sorted(kinds.tombstones)) + ")"


venue = sa.Table(
    "venue",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("days", sa.Integer),  # how long personal data is kept; null: the default
    sa.Column("registered", sa.BigInteger, nullable=False),
)

venue_head = sa.Table(
    "venue_head",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column(
        "vseq", sa.BigInteger, nullable=False
    ),  # the last number given; only ever raised in the writing transaction
    sa.Column("desks", sa.Integer, nullable=False),  # the last number of a desk
    sa.Column("unindexed", sa.BigInteger),  # records up to this vseq are not in ``stay`` yet; null: all are
)

serving = sa.Table(
    "serving",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),  # one row, of no venue
    sa.Column("starts", sa.BigInteger, nullable=False),  # how often the hub began to serve, as ``hub.json`` has it
    sa.Column("trusted", sa.BigInteger),  # the time that the hub goes by (``trusted_time``)
    sa.Column("check_in", sa.Text),  # where visitors are answered, empty for nowhere; null: no program said it yet
)

ticket = sa.Table(
    "ticket",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),  # ``NO_VENUE`` where it is not known yet
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("code", sa.Text, nullable=False),  # only for this declaration code; empty: any
    sa.Column("approves", sa.Boolean, nullable=False),
    sa.Column("made", sa.BigInteger, nullable=False),
    sa.Column("expires", sa.BigInteger, nullable=False),
    sa.Column("used", sa.BigInteger),
    sa.Column("used_venue", sa.Uuid),
    sa.Column("used_desk", sa.Uuid),
    sa.Column("used_key", sa.LargeBinary),
)

desk = sa.Table(
    "desk",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),  # the venue's first desk, its second …; never one twice
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("certificate", sa.LargeBinary, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # waiting, approved, revoked
    sa.Column("asked", sa.BigInteger, nullable=False),
    sa.Column("decided", sa.BigInteger),
)

used_nonce = sa.Table(  # a session proof serves once
    "used_nonce",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("nonce", sa.LargeBinary, primary_key=True),
    sa.Column("used", sa.BigInteger, nullable=False),
)

desk_head = sa.Table(
    "desk_head",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("incarnation", sa.Uuid, primary_key=True),
    sa.Column("stored", sa.BigInteger, nullable=False),
    sa.Column("chain", sa.LargeBinary, nullable=False),
    sa.Column("marked", sa.BigInteger, nullable=False),  # was stored when the backup that is under way began
    sa.Column("safe", sa.BigInteger, nullable=False),  # is in a finished backup
    sa.Column("seen", sa.BigInteger, nullable=False),
    sa.Column(
        "ahead", sa.BigInteger, nullable=False, server_default="0"
    ),  # ms its clock is, by its own word or its last record
    sa.Column("settled", sa.BigInteger, nullable=False, server_default="0"),  # up to here a state has all the counts
)

record = sa.Table(
    "record",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("incarnation", sa.Uuid, primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    sa.Column("vseq", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("occurred", sa.BigInteger, nullable=False),
    sa.Column("received", sa.BigInteger, nullable=False),
    sa.Column("kept_from", sa.BigInteger),  # when the hub first heard of this person's thing; null: kept for good
    sa.Column("salt", sa.LargeBinary),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("body", sa.Text),  # of a sealed record: the clear part
    sa.Column("sealed", sa.LargeBinary),  # the whole body, for the health office alone
    sa.Column("content_key", sa.LargeBinary),  # of ``content_key``; null where nothing is sealed
    sa.Index("record_vseq", "venue", "vseq", unique=True),
    sa.Index("record_subject", "venue", "subject", postgresql_where=sa.text("kept_from IS NOT NULL")),
    sa.Index(
        "record_kept_from",
        "venue",
        "kept_from",
        postgresql_where=sa.text("kept_from IS NOT NULL AND body IS NOT NULL"),
    ),
    sa.Index("record_content_key", "venue", "content_key", postgresql_where=sa.text("content_key IS NOT NULL")),
    sa.Index("record_ending", "venue", "desk", "vseq", postgresql_where=sa.text(is_tombstone(RECORD_KINDS))),
)

stay = sa.Table(  # the last state of each declaration, as far as an exposure lookup reads it
    "stay",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("incarnation", sa.Uuid, nullable=False),  # of the record that says it, with its seq and vseq
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("vseq", sa.BigInteger, nullable=False),
    sa.Column("gate", sa.Text, nullable=False),
    sa.Column("visited_from", sa.BigInteger),  # null: taken back, or no time that can be read
    sa.Column("visited_to", sa.BigInteger),
    sa.Column("precision", sa.Text, nullable=False),
    sa.Index(
        "stay_visit",
        "venue",
        "visited_from",
        "visited_to",
        postgresql_include=["precision", "gate"],
        postgresql_where=sa.text("visited_from IS NOT NULL"),
    ),
)

master_field = sa.Table(
    "master_field",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("vseq", sa.BigInteger, nullable=False),  # of its last change: what desks pull by
    sa.Column(
        "versions", sa.Text, nullable=False
    ),  # JSON of [[stamp, value, by, rank, proof]], the one that holds last
    sa.Column("replaced", sa.Text, nullable=False),  # JSON list of stamps
    sa.Column("rivals", sa.Integer, nullable=False),  # versions of another value, about which a person is asked
    sa.Index("master_field_vseq", "venue", "vseq", unique=True),
)

gate_former_name = sa.Table(  # what a gate was called: its poster may still say so
    "gate_former_name",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("gate", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("until", sa.BigInteger, nullable=False),  # when the hub heard of another name
)

credential = sa.Table(  # statements about the keys that a venue's orders are signed with
    "credential",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("vseq", sa.BigInteger, primary_key=True),  # in the order in which they were accepted; what desks pull by
    sa.Column("statement", sa.LargeBinary, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
)

quarantined = sa.Table(
    "apart",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("incarnation", sa.Uuid, primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    sa.Column("fate", sa.Text, key="disposition", nullable=False),  # quarantined, parked, expired
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("received", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("raw", sa.LargeBinary),  # the record as MessagePack; null once it is past its retention
    sa.Column("content_key", sa.LargeBinary),  # of what is sealed in it
    sa.Index("apart_received", "venue", "received", postgresql_where=sa.text("raw IS NOT NULL")),
)

content_key = (
    sa.Table(  # what records are sealed with, itself sealed for the health office; kept while one refers to it
        "content_key",
        metadata,
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("content_key", sa.LargeBinary, primary_key=True),  # 16 bytes
        sa.Column("office", sa.Text, nullable=False),  # the fingerprint of the office's key
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
)

office_key = sa.Table(  # the health office's public keys, the present one last; all of them lie under ``NO_VENUE``
    "office_key",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("statement", sa.LargeBinary, nullable=False),  # signed by the hub
    sa.Column("made", sa.BigInteger, nullable=False),
)

hourly = sa.Table(
    "hourly",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("hour", sa.BigInteger, primary_key=True),
    sa.Column("gate", sa.Text, primary_key=True),
    sa.Column("inspector", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("category", sa.Text, primary_key=True),
    sa.Column("vague", sa.Boolean, primary_key=True),  # the hour is only the start of the span told
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("incarnation", sa.Uuid, primary_key=True),
    sa.Column("count", sa.BigInteger, nullable=False),
    sa.Column("measured", sa.BigInteger, nullable=False),
    sa.Column("abnormal", sa.BigInteger, nullable=False),
    sa.Column("vseq", sa.BigInteger, nullable=False),  # of its last change: what desks pull by
    sa.Index("hourly_vseq", "venue", "vseq", unique=True),
)

uncounted = sa.Table(  # came without a body and would count people: a remainder of the desk says whom
    "uncounted",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("incarnation", sa.Uuid, primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    sa.Column("digest", sa.LargeBinary, nullable=False),
)

officer = sa.Table(  # who may sign in to the console; all of them lie under ``NO_VENUE``
    "officer",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("passes", sa.Integer, nullable=False),
    sa.Column("memory_kib", sa.Integer, nullable=False),
    sa.Column("lanes", sa.Integer, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("made", sa.BigInteger, nullable=False),
    sa.Column("ended", sa.BigInteger),
)

officer_session = sa.Table(
    "officer_session",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("officer", sa.Text, nullable=False),
    sa.Column("begun", sa.BigInteger, nullable=False),
    sa.Column("seen", sa.BigInteger, nullable=False),
)

officer_log = sa.Table(  # rows are added, and never changed nor removed: the serving role may not, the chain shows it
    "officer_log",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),  # UUIDv7: in the order of time
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("officer", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("desk", sa.Uuid),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("number", sa.BigInteger),  # from 1 on, in the order of the chain; null: of an earlier program
    sa.Column("chain", sa.LargeBinary),  # over the value before and this entry
    sa.Index("officer_log_at", "venue", "at"),
)

exposure_case = sa.Table(  # cases of the health office; all of them and what belongs to them lie under ``NO_VENUE``
    "exposure_case",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("running", sa.Integer, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("officer", sa.Text, nullable=False),  # who opened it
    sa.Column("state", sa.Text, nullable=False),  # open, closed
    sa.Column("opened", sa.BigInteger, nullable=False),
    sa.Column("changed", sa.BigInteger, nullable=False),  # greater after every change of the case or its stays
    sa.Column("extension", sa.Integer, nullable=False),  # minutes, see ``ExposureRules``
)

case_stay = sa.Table(
    "case_stay",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("running", sa.Integer, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),  # from 1 on, never one twice in a case
    sa.Column("at_venue", sa.Uuid, nullable=False),
    sa.Column("gate", sa.Text, nullable=False),  # empty: somewhere at the venue
    sa.Column("visited_from", sa.BigInteger, nullable=False),
    sa.Column("visited_to", sa.BigInteger, nullable=False),
    sa.Column("precision", sa.Text, nullable=False),
)

case_approval = sa.Table(  # asked by an officer who wants a case's list, answered by another one
    "case_approval",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("running", sa.Integer, nullable=False),
    sa.Column("changed", sa.BigInteger, nullable=False),  # of the case: another list needs another approval
    sa.Column("asked_by", sa.Text, nullable=False),
    sa.Column("asked", sa.BigInteger, nullable=False),
    sa.Column("expires", sa.BigInteger, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),  # waiting, approved, refused
    sa.Column("answered_by", sa.Text),
    sa.Column("answered", sa.BigInteger),
)

hub_setting = sa.Table(  # by name, as JSON; all of them lie under ``NO_VENUE``
    "hub_setting",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

report_request = sa.Table(  # the health office asks a venue for what its desks have not sent
    "report_request",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("asked", sa.BigInteger, primary_key=True),
    sa.Column("asked_by", sa.Text, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),  # of the case for which it was asked
    sa.Column("running", sa.Integer, nullable=False),
)

report_answer = sa.Table(
    "report_answer",
    metadata,
    sa.Column("venue", sa.Uuid, primary_key=True),
    sa.Column("asked", sa.BigInteger, primary_key=True),
    sa.Column("desk", sa.Uuid, primary_key=True),
    sa.Column("seen", sa.BigInteger, nullable=False),  # when the desk got the request
    sa.Column("done", sa.BigInteger),  # when the hub had all that the desk had recorded by then
)
