"""Exposure across venues: the stays that a lookup goes by, cases of the health office, and settings of the hub.

The stays of older records are put in afterwards, by ``stay_index``.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _stays()
    op.create_table(
        "exposure_case",
        *_case(key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "officer", "state")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("opened", "changed")),
        sa.Column("extension", sa.Integer, nullable=False),
    )
    op.create_table(
        "case_stay",
        *_case(key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("at_venue", sa.Uuid, nullable=False),
        sa.Column("gate", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("visited_from", "visited_to")),
        sa.Column("precision", sa.Text, nullable=False),
    )
    op.create_table(
        "case_approval",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("id", sa.Uuid, primary_key=True),
        *_case(key=False)[1:],
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("asked", "expires")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "answer")),
        sa.Column("answered_by", sa.Text),
        sa.Column("answered", sa.BigInteger),
    )
    op.create_table(
        "hub_setting",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "report_request",
        *(sa.Column(name, type_, primary_key=True) for name, type_ in (("venue", sa.Uuid), ("asked", sa.BigInteger))),
        sa.Column("asked_by", sa.Text, nullable=False),
        *_case(key=False)[1:],
    )
    op.create_table(
        "report_answer",
        *(sa.Column(name, type_, primary_key=True) for name, type_ in (("venue", sa.Uuid), ("asked", sa.BigInteger))),
        sa.Column("desk", sa.Uuid, primary_key=True),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("done", sa.BigInteger),
    )


def _stays() -> None:
    op.create_table(
        "stay",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("incarnation", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("seq", "vseq")),
        sa.Column("gate", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger) for name in ("visited_from", "visited_to")),
        sa.Column("precision", sa.Text, nullable=False),
    )
    op.create_index(
        "stay_visit",
        "stay",
        ["venue", "visited_from", "visited_to"],
        postgresql_include=["precision", "gate"],
        postgresql_where=sa.text("visited_from IS NOT NULL"),
    )
    op.add_column("venue_head", sa.Column("unindexed", sa.BigInteger))
    op.execute("UPDATE venue_head SET unindexed = vseq WHERE vseq > 0")


def _case(*, key: bool) -> tuple[sa.Column[object], ...]:
    numbers = (sa.Column(name, sa.Integer, primary_key=key, nullable=False) for name in ("year", "running"))
    return sa.Column("venue", sa.Uuid, primary_key=True), *numbers
