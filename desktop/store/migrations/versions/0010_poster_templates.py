"""Poster layouts that the venue has made itself."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "poster_template",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("created_at", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Integer, nullable=False),
        sa.Column("deleted_at", sa.Integer),
    )
    op.create_index(
        "one_template_of_a_name", "poster_template", ["name"], unique=True, sqlite_where=sa.text("deleted_at IS NULL")
    )
