"""Stays that overlap with a case's are found in the index of visits; cases, and the calls to their contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.drop_index("declarations_by_visit", "declaration")
    columns = ["visited_from", "visited_to", "precision", "gate_id", "number"]
    op.create_index("declarations_by_visit", "declaration", columns)
    op.create_table(
        "exposure_case",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("running", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.Integer, nullable=False),
        sa.Column("opened_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("known", sa.Text, nullable=False),
    )
    op.create_index("case_of_a_number", "exposure_case", ["year", "running"], unique=True)
    op.create_table(
        "exposure_contact",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("declaration_id", sa.String, sa.ForeignKey("declaration.id"), nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_index("calls_of_a_case", "exposure_contact", ["case_id"])
    op.create_index("calls_of_a_declaration", "exposure_contact", ["declaration_id"])
