"""Visits that people register with their phones, by month; their content keys, their sums by the hour, and the settings.

The role that the hub serves as owns nothing, so two functions of the owner make and drop the months for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_MAKE = """
CREATE FUNCTION make_visit_months(since bigint, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    first date := date_trunc('month', to_timestamp(since / 1000.0) AT TIME ZONE 'UTC')::date;
    month date;
    name text;
BEGIN
    FOR place IN 0 .. months - 1 LOOP
        month := (first + make_interval(months => place))::date;
        name := 'visit_' || to_char(month, 'YYYYMM');
        IF to_regclass(name) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF visit FOR VALUES FROM (%s) TO (%s)', name,
                (extract(epoch FROM month) * 1000)::bigint,
                (extract(epoch FROM (month + interval '1 month')) * 1000)::bigint);
        END IF;
    END LOOP;
END $$
"""
_DROP = """
CREATE FUNCTION drop_visit_months(before bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    month record;
    dropped integer := 0;
BEGIN
    FOR month IN
        SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'visit'::regclass AND c.relname ~ '^visit_[0-9]{6}$'
    LOOP
        IF extract(epoch FROM (to_date(right(month.name, 6), 'YYYYMM') + interval '1 month')) * 1000 <= before THEN
            EXECUTE format('DROP TABLE %I', month.name);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("issued", sa.BigInteger, primary_key=True),
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("stay", sa.Uuid, nullable=False),
        sa.Column("gate", sa.Text, nullable=False),
        sa.Column("arrived", sa.BigInteger, nullable=False),
        sa.Column("left", sa.BigInteger),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("abnormal", sa.Boolean, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("content_key", sa.LargeBinary, nullable=False),
        postgresql_partition_by="RANGE (issued)",
    )
    op.create_index("visit_arrived", "visit", ["venue", "arrived"])
    op.create_table(
        "visit_key",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("content_key", sa.LargeBinary, primary_key=True),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "scan_hour",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("hour", sa.BigInteger, primary_key=True),
        sa.Column("gate", sa.Text, primary_key=True),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.Column("abnormal", sa.BigInteger, nullable=False),
        sa.Column("outdated", sa.BigInteger, nullable=False),
        sa.Column("vseq", sa.BigInteger),
    )
    op.create_index("scan_hour_vseq", "scan_hour", ["venue", "vseq"])
    op.create_table(
        "shown_visits",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("stays", sa.Text, nullable=False),
    )
    op.create_table(
        "check_in_setting",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("settings", sa.Text, nullable=False),
    )
    op.execute(_MAKE)
    op.execute(_DROP)
    op.execute("REVOKE ALL ON FUNCTION make_visit_months(bigint, integer) FROM PUBLIC")
    op.execute("REVOKE ALL ON FUNCTION drop_visit_months(bigint) FROM PUBLIC")
