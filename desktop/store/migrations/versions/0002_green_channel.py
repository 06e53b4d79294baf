"""Slips and declarations with their search keys, versions and legal holds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "slip_batch",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("large_print", sa.Boolean, nullable=False),
        sa.Column("language", sa.String, nullable=False),
    )
    op.create_table(
        "slip",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("batch_id", sa.String, sa.ForeignKey("slip_batch.id")),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Integer, nullable=False),
    )
    op.create_index("slips_by_state", "slip", ["state", "number"])
    op.create_table(
        "declaration",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("slip", sa.Integer, sa.ForeignKey("slip.number"), unique=True),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("inspector_id", sa.String, sa.ForeignKey("member.id")),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("visited_from", sa.Integer, nullable=False),
        sa.Column("visited_to", sa.Integer, nullable=False),
        sa.Column("precision", sa.String, nullable=False),
        sa.Column("temperature", sa.Integer),
        sa.Column("needs_worksheet", sa.Boolean, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("entered_at", sa.Integer, nullable=False),
        sa.Column("entered_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("declarations_by_visit", "declaration", ["visited_from"])
    op.create_index("declarations_of_a_document", "declaration", ["document", "visited_from"])
    op.create_index("declarations_by_fingerprint", "declaration", ["fingerprint"])
    op.create_table(
        "declaration_version",
        sa.Column("declaration_id", sa.String, sa.ForeignKey("declaration.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "declaration_key",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("newest", sa.Integer, primary_key=True),
        sa.Column("declaration_id", sa.String, sa.ForeignKey("declaration.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("keys_of_a_declaration", "declaration_key", ["declaration_id"])
    op.create_table(
        "legal_hold",
        sa.Column("declaration_id", sa.String, sa.ForeignKey("declaration.id"), primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
