"""The index of visits by their times answers a case's lookup by itself: the visits lie scattered in the order in which they came."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.drop_index("visit_arrived", "visit")
    op.create_index("visit_arrived", "visit", ["venue", "arrived"], postgresql_include=["left", "gate", "people"])
