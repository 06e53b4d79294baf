"""What was on the posters that were printed, so that each can be shown again as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "poster_layout",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("document", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "poster_picture",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "poster_content",
        sa.Column("issue_id", sa.String, sa.ForeignKey("poster_issue.id"), primary_key=True),
        sa.Column("layout_sha256", sa.String, sa.ForeignKey("poster_layout.sha256"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
