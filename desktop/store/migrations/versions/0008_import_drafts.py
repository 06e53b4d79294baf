"""Lines of import files that were not taken: kept encrypted until somebody mends or discards them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "import_draft",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
    )
    op.create_table(
        "import_draft_line",
        sa.Column("draft_id", sa.String, sa.ForeignKey("import_draft.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("import_draft_lines_by_day", "import_draft_line", ["day"])
    op.create_index(
        "import_draft_lines_of_a_document", "import_draft_line", ["document"], sqlite_where=sa.text("document <> ''")
    )
