"""What inspectors do in a database of their own, and what the desk has taken over from there."""

import base64
import json
import os

import pyrage
import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "gate_operation",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "gate_entry",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("slip", sa.Integer),
        sa.Column("cause", sa.String),
        sa.Column("void_at", sa.Integer),
    )
    op.create_table(
        "applied_operation",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "held_operation",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "member_key",
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sqlite_with_rowid=False,
    )
    access = {
        "key": base64.b64encode(os.urandom(32)).decode(),
        "identity": str(pyrage.x25519.Identity.generate()),
    }
    setting = sa.table("setting", sa.column("key"), sa.column("value"))
    op.bulk_insert(setting, [{"key": "gate_access", "value": json.dumps(access)}])
