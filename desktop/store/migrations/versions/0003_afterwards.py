"""What comes after a slip is entered: fevers, visitors' cards, boxes of slips and their destruction."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "fever",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("declaration_id", sa.String, sa.ForeignKey("declaration.id")),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("opened_at", sa.Integer, nullable=False),
        sa.Column("opened_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("first_at", sa.Integer, nullable=False),
        sa.Column("second", sa.Integer),
        sa.Column("second_at", sa.Integer),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("closed_at", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("fevers_open", "fever", ["opened_at"], sqlite_where=sa.text("outcome = ''"))
    op.create_index("fevers_by_time", "fever", ["opened_at"])
    op.create_index("fever_of_a_declaration", "fever", ["declaration_id"], unique=True)
    op.create_table(
        "card",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("issued_at", sa.Integer, nullable=False),
        sa.Column("issued_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("used_at", sa.Integer, nullable=False),
        sa.Column("void_at", sa.Integer),
        sa.Column("void_reason", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("cards_of_a_document", "card", ["document"])
    op.create_index("cards_by_use", "card", ["used_at"], sqlite_where=sa.text("void_at IS NULL"))
    op.add_column("slip", sa.Column("box", sa.Text, nullable=False, server_default=""))
    op.add_column("slip", sa.Column("visited_on", sa.String))
    op.create_table(
        "destruction",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("first_visit", sa.String, nullable=False),
        sa.Column("last_visit", sa.String, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("erased_on", sa.String, nullable=False),
        sa.Column("slips", sa.Text, nullable=False),
    )
