"""Why a slip is void is one of a list; what was written before stays with the slip as a note, and leaves the audit log."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.execute("UPDATE slip SET reason = 'other: ' || reason WHERE reason NOT IN ('', 'not printed')")
    # The entries stay, and the chain over their digests; a name in somebody's words does not.
    op.execute(
        "UPDATE audit SET body = NULL, salt = NULL WHERE kind = 'slip' AND action = 'mark' AND body IS NOT NULL "
        "AND coalesce(json_extract(body, '$.reason'), '') NOT IN ('', 'not printed')"
    )
