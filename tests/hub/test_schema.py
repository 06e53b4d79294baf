"""The schema shards as it is: every key starts with the venue, and nothing in it needs two shards at once."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, Engine, create_engine, inspect, text
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import SchemaItem

from desktop.domain.errors import UserError
from desktop.domain.records import RECORD_KINDS
from desktop.hub import migrate
from desktop.hub.hub import Hub
from desktop.hub.migrate import HEAD, bring_up_to_date
from desktop.hub.tables import is_tombstone, metadata

_OWN = "alembic_version"  # one row, which every shard may have


def test_every_key_and_index_starts_with_the_venue(engine: Engine) -> None:
    found = inspect(engine)
    keys = {
        f"{table} {index['name']}": index["column_names"]
        for table in found.get_table_names()
        for index in [
            found.get_pk_constraint(table) | {"column_names": found.get_pk_constraint(table)["constrained_columns"]},
            *found.get_indexes(table),
            *found.get_unique_constraints(table),
        ]
        if table != _OWN
    }
    assert len(keys) >= len(metadata.tables) + 4
    assert {name: columns for name, columns in keys.items() if columns[:1] != ["venue"]} == {}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT relname FROM pg_class WHERE relkind = 'S'",
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT conname FROM pg_constraint WHERE contype = 'f'",
        # The two that make and drop the months of visits change the schema, which the coordinator does for all shards.
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'"
        " AND proname NOT IN ('make_visit_months', 'drop_visit_months')",
    ],
    ids=["sequences", "triggers", "foreign keys", "functions"],
)
def test_there_is_nothing_that_a_sharded_database_lacks(engine: Engine, query: str) -> None:
    with engine.connect() as connection:
        assert connection.execute(text(query)).all() == []


def _differences(connection: Connection) -> list[object]:
    """What the tables of a database have else than those of the program, the months of visits apart."""

    def is_compared(item: SchemaItem, name: str | None, kind: str, *_: object) -> bool:
        table = getattr(item, "table", None)
        names = (name or "", "" if table is None else table.name)
        return not any(re.match(r"visit_\d{6}", each) for each in names)

    context = MigrationContext.configure(connection, opts={"include_object": is_compared})
    return list(compare_metadata(context, metadata))


def test_the_migrations_lead_to_the_tables_of_the_program(engine: Engine) -> None:
    with engine.connect() as connection:
        assert _differences(connection) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_every_table_names_the_venue_in_its_first_column(hub: Hub) -> None:
    assert {name: table.columns[0].name for name, table in metadata.tables.items()} == dict.fromkeys(
        metadata.tables, "venue"
    )


def test_a_newer_database_is_left_alone(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        with pytest.raises(UserError, match="newer"):
            bring_up_to_date(migrated)
    finally:
        with migrated.begin() as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{HEAD}'"))


@pytest.mark.parametrize("released", ["0001", "0002"])
def test_a_released_database_is_brought_up_to_date(server: URL, migrated: Engine, released: str) -> None:
    with migrated.connect().execution_options(isolation_level="AUTOCOMMIT") as admin:
        admin.execute(text("CREATE DATABASE released"))
        engine = create_engine(server.set(database="released"), poolclass=NullPool)
        try:
            _migrate_to(engine, released)
            bring_up_to_date(engine)
            with engine.connect() as connection:
                assert _differences(connection) == []
                assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        finally:
            admin.execute(text("DROP DATABASE released"))


def test_what_a_desk_ended_is_found_by_its_index(engine: Engine) -> None:
    query = text(
        f"EXPLAIN SELECT subject FROM record WHERE venue = :one AND desk = :one AND vseq > 7 AND {is_tombstone(RECORD_KINDS)}"
    )
    with engine.connect() as connection:
        connection.execute(text("SET enable_seqscan = off"))
        plan = "\n".join(connection.execute(query, {"one": UUID(int=7)}).scalars())
        index = str(
            connection.execute(text("SELECT indexdef FROM pg_indexes WHERE indexname = 'record_ending'")).scalar()
        )
    assert "record_ending" in plan
    assert set(re.findall(r"'([a-z_]+[.][a-z_]+)'", index)) == RECORD_KINDS.tombstones


def _migrate_to(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, revision)
