"""Prepared statements do what SQLAlchemy's own execution does."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, bindparam, select, update

from desktop.store.engine import open_engine
from desktop.store.prepared import Prepared

THING = Table(
    "thing", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("data", LargeBinary)
)
ROWS = [{"id": n, "name": f"名 {n}'; DROP TABLE thing; --", "data": bytes([n])} for n in range(5)]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = open_engine(tmp_path / "things.db", os.urandom(32))
    with engine.connect() as connection, connection.begin():
        THING.create(connection)
        yield connection
    engine.dispose()


def test_what_is_put_in_is_what_any_other_statement_finds(connection: Connection) -> None:
    Prepared(THING.insert()).run_many(connection, reversed(ROWS))
    assert [dict(row._mapping) for row in connection.execute(select(THING).order_by(THING.c.id))] == ROWS
    rename = Prepared(update(THING).where(THING.c.id == bindparam("which")).values(name=bindparam("new")))
    assert rename.run(connection, {"new": "丁", "which": 3}) == 1
    assert connection.scalar(select(THING.c.name).where(THING.c.id == 3)) == "丁"


def test_values_written_into_the_statement_hold(connection: Connection) -> None:
    Prepared(THING.insert()).run_many(connection, ROWS)
    few = Prepared(
        select(THING.c.id).where(THING.c.id > bindparam("than"), THING.c.id != 3).order_by(THING.c.id).limit(2)
    )
    assert [row.id for row in few.all(connection, {"than": 1})] == [2, 4]
    assert few.first(connection, {"than": 3}).id == 4
    assert few.first(connection, {"than": 4}) is None


def test_a_missing_value_is_a_fault_and_no_rows_are_no_work(connection: Connection) -> None:
    with pytest.raises(KeyError, match="name"):
        Prepared(THING.insert()).run(connection, {"id": 1, "data": b""})
    Prepared(THING.insert()).run_many(connection, [])
    assert connection.scalars(select(THING.c.id)).all() == []
