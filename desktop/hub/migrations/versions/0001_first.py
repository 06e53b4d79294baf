"""The first schema: venues, tickets, desks and their heads, records, what their desks share, and what is kept apart from them."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "venue",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("days", sa.Integer),
        sa.Column("registered", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "venue_head",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("vseq", sa.BigInteger, nullable=False),
        sa.Column("desks", sa.Integer, nullable=False),
    )
    op.create_table(
        "serving",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("starts", sa.BigInteger, nullable=False),
        sa.Column("trusted", sa.BigInteger),
    )
    op.create_table(
        "ticket",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("approves", sa.Boolean, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("used", sa.BigInteger),
        sa.Column("used_venue", sa.Uuid),
        sa.Column("used_desk", sa.Uuid),
        sa.Column("used_key", sa.LargeBinary),
    )
    op.create_table(
        "desk",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("desk", sa.Uuid, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("decided", sa.BigInteger),
    )
    op.create_table(
        "desk_head",
        *_incarnation(),
        sa.Column("stored", sa.BigInteger, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("marked", sa.BigInteger, nullable=False),
        sa.Column("safe", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("ahead", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("settled", sa.BigInteger, nullable=False, server_default="0"),
    )
    op.create_table(
        "record",
        *_incarnation(),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("vseq", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("occurred", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("kept_from", sa.BigInteger),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("record_vseq", "record", ["venue", "vseq"], unique=True)
    op.create_index("record_subject", "record", ["venue", "subject"], postgresql_where=sa.text("kept_from IS NOT NULL"))
    op.create_index(
        "record_kept_from",
        "record",
        ["venue", "kept_from"],
        postgresql_where=sa.text("kept_from IS NOT NULL AND body IS NOT NULL"),
    )
    op.create_table(
        "master_field",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("vseq", sa.BigInteger, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("replaced", sa.Text, nullable=False),
        sa.Column("rivals", sa.Integer, nullable=False),
    )
    op.create_index("master_field_vseq", "master_field", ["venue", "vseq"], unique=True)
    op.create_table(
        "apart",
        *_incarnation(),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("fate", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary),
    )
    op.create_index("apart_received", "apart", ["venue", "received"], postgresql_where=sa.text("raw IS NOT NULL"))
    _totals()
    _officers()


def _totals() -> None:
    op.create_table(
        "hourly",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("hour", sa.BigInteger, primary_key=True),
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("gate", "inspector", "kind", "category")),
        sa.Column("vague", sa.Boolean, primary_key=True),
        sa.Column("desk", sa.Uuid, primary_key=True),
        sa.Column("incarnation", sa.Uuid, primary_key=True),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("count", "measured", "abnormal", "vseq")),
    )
    op.create_index("hourly_vseq", "hourly", ["venue", "vseq"], unique=True)
    op.create_table(
        "uncounted",
        *_incarnation(),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )


def _officers() -> None:
    op.create_table(
        "officer",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("passes", "memory_kib", "lanes")),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("ended", sa.BigInteger),
    )
    op.create_table(
        "officer_session",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("officer", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("begun", "seen")),
    )
    op.create_table(
        "officer_log",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("officer", "action")),
        sa.Column("desk", sa.Uuid),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_index("officer_log_at", "officer_log", ["venue", "at"])


def _incarnation() -> tuple[sa.Column[UUID], ...]:
    """The key of one incarnation of a desk: a restored or cloned desk begins another."""
    return tuple(sa.Column(name, sa.Uuid, primary_key=True) for name in ("venue", "desk", "incarnation"))
