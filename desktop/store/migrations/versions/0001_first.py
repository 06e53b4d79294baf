"""Venue, gates, members, posters, audit and outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "head",
        sa.Column("desk", sa.String, primary_key=True),
        sa.Column("incarnation", sa.String, nullable=False),
        sa.Column("audit_seq", sa.Integer, nullable=False),
        sa.Column("audit_chain", sa.LargeBinary, nullable=False),
        sa.Column("outbox_seq", sa.Integer, nullable=False),
    )
    op.create_table(
        "venue",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("uscc", sa.String, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("region", sa.String, nullable=False),
        sa.Column("region_path", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("declaration_code", sa.String, nullable=False),
        sa.Column("serial_prefix", sa.String, nullable=False),
        sa.Column("official_payload", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", sa.Integer, nullable=False),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("inspector", sa.Boolean, nullable=False),
        sa.Column("bound", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Integer, nullable=False),
        sa.Column("updated_at", sa.Integer, nullable=False),
    )
    op.create_index("one_manager", "member", ["role"], unique=True, sqlite_where=sa.text("role = 'manager' AND bound"))
    op.create_table(
        "venue_change",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
    )
    op.create_table(
        "gate",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.Column("official_payload", sa.Text),
        sa.Column("created_at", sa.Integer, nullable=False),
        sa.Column("updated_at", sa.Integer, nullable=False),
    )
    op.create_index("one_live_gate_of_a_name", "gate", ["name"], unique=True, sqlite_where=sa.text("NOT retired"))
    op.create_table(
        "assignment",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("from_at", sa.Integer, nullable=False),
        sa.Column("to_at", sa.Integer),
    )
    op.create_index(
        "one_open_assignment",
        "assignment",
        ["member_id", "gate_id"],
        unique=True,
        sqlite_where=sa.text("to_at IS NULL"),
    )
    op.create_table(
        "poster_issue",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("serial", sa.String, nullable=False, unique=True),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("template_id", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("facts", sa.String, nullable=False),
        sa.Column("issued_at", sa.Integer, nullable=False),
        sa.Column("void", sa.Boolean, nullable=False),
    )
    op.create_index(
        "one_poster_of_a_content", "poster_issue", ["digest"], unique=True, sqlite_where=sa.text("NOT void")
    )
    op.create_index("posters_of_a_gate", "poster_issue", ["gate_id"])
    op.create_table(
        "poster_print",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("issue_id", sa.String, sa.ForeignKey("poster_issue.id"), nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
    )
    op.create_index("prints_of_a_poster", "poster_print", ["issue_id"])
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("body", sa.Text),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("incarnation", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("occurred", sa.Integer, nullable=False),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
