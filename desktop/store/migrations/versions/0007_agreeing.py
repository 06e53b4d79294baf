"""A poster is saved, printed or seen on the wall; a tally sheet says what of it was counted before; a fever worksheet
knows the press that opened it.

Until now a poster that was saved as a PDF stood among the prints, with ``pdf`` for its printer.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("poster_issue", sa.Column("posted_at", sa.Integer))
    op.add_column("poster_print", sa.Column("is_file", sa.Boolean, nullable=False, server_default="0"))
    op.execute("UPDATE poster_print SET is_file = 1 WHERE target = 'pdf'")
    op.add_column("hour_sheet", sa.Column("included", sa.Text, nullable=False, server_default="{}"))
    op.add_column("fever", sa.Column("screening_id", sa.String))
    op.create_index("fever_of_a_press", "fever", ["screening_id"], sqlite_where=sa.text("screening_id IS NOT NULL"))
