"""What templates were before a text was replaced in all of them, so that it can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "poster_template_former",
        sa.Column("change_id", sa.String, primary_key=True),
        sa.Column("template_id", sa.String, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("found", sa.Text, nullable=False),
        sa.Column("replacement", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("was_changed_at", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Integer, nullable=False),
    )
