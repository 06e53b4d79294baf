"""What a hub asks of its database can be asked of one that is spread over several machines by the venue (Citus)."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from desktop.domain.clock import FixedClock
from desktop.domain.errors import BadInput
from desktop.hub.check_in.tables import metadata
from desktop.hub.distributing import distribute, is_distributed
from desktop.hub.hub import Hub
from desktop.hub.migrate import bring_up_to_date
from desktop.hub.refused import Refused
from desktop.sync.wire import Join
from tests.hub.signing_desk import SigningDesk

_OF_A_VENUE = re.compile(r"\bvenue = ")


@pytest.fixture
def statements(engine: Engine) -> Iterator[list[str]]:
    """Every statement that the hub sends."""
    sent: list[str] = []

    def note(*call: object) -> None:
        sent.append(str(call[2]))

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_rows_are_locked_of_one_venue_at_a_time(hub: Hub, statements: list[str], clock: FixedClock) -> None:
    desk = SigningDesk.joined(hub)  # a new venue, with a ticket for anybody
    other = SigningDesk(hub.identity.hub, desk.venue, code=desk.code)
    other.enroll(hub, hub.tickets.make(None, desk.code, 1, approves=True).text)
    with pytest.raises((Refused, BadInput)):
        SigningDesk(hub.identity.hub).enroll(hub, "AAAA-BBBB-CCCC-DDDD")
    ticket = hub.tickets.make(None, desk.code, 1, approves=True).text
    with pytest.raises(Refused):
        hub.joining.join(Join(ticket, desk.code, "麦国强", "13997053317", other.desk, other.incarnation, other.raw_key))
    desk.add(5)
    desk.push(hub)
    desk.push(hub)
    hub.retention.expire()
    hub.replay.run()
    hub.backups.begin()
    locking = [one for one in statements if "FOR UPDATE" in one.upper()]
    assert len(locking) > 5
    assert [one for one in locking if not _OF_A_VENUE.search(one)] == []


def test_retention_opens_nothing_of_venues_without_anything_due(hub: Hub, statements: list[str]) -> None:
    for _ in range(5):
        SigningDesk.joined(hub)
    hub.retention.expire()  # follows the clock
    statements.clear()
    hub.retention.expire()
    assert len([one for one in statements if "record" in one]) == 1


def test_a_push_takes_one_connection_at_a_time(hub: Hub, engine: Engine) -> None:
    desk = SigningDesk.joined(hub)
    desk.add(3)
    out, most = 0, 0

    def taken(*_: object) -> None:
        nonlocal out, most
        out += 1
        most = max(most, out)

    def given(*_: object) -> None:
        nonlocal out
        out -= 1

    event.listen(engine, "checkout", taken)
    event.listen(engine, "checkin", given)
    try:
        desk.push(hub)
    finally:
        event.remove(engine, "checkout", taken)
        event.remove(engine, "checkin", given)
    assert most == 1


_STAND_IN = """
CREATE TABLE pg_dist_partition (logicalrel oid, asked text);
CREATE TABLE truncated (name text);
CREATE FUNCTION create_distributed_table(name text, by text, colocate_with text DEFAULT 'default') RETURNS void
    LANGUAGE sql AS $$ INSERT INTO pg_dist_partition VALUES (name::regclass, by || ' ' || colocate_with) $$;
CREATE FUNCTION create_reference_table(name text) RETURNS void
    LANGUAGE sql AS $$ INSERT INTO pg_dist_partition VALUES (name::regclass, 'reference') $$;
CREATE FUNCTION truncate_local_data_after_distributing_table(name text) RETURNS void
    LANGUAGE sql AS $$ INSERT INTO truncated VALUES (name) $$;
"""
"""What the hub uses of Citus, which is not installed here: it notes what it was asked to do."""


@pytest.fixture
def cluster(server: URL) -> Iterator[Engine]:
    """A database of the newest schema with the stand-in."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE cluster"))
        engine = create_engine(server.set(database="cluster"), poolclass=NullPool)
        try:
            bring_up_to_date(engine)
            with engine.begin() as inside:
                inside.exec_driver_sql(_STAND_IN)
            yield engine
        finally:
            connection.execute(text("DROP DATABASE cluster"))


def test_every_table_is_spread_by_the_venue_once_and_the_coordinator_keeps_nothing(cluster: Engine) -> None:
    with cluster.begin() as connection:
        first = distribute(connection)
        asked = dict(connection.execute(text("SELECT logicalrel::regclass::text, asked FROM pg_dist_partition")).all())
        truncated = set(connection.scalars(text("SELECT name FROM truncated")))
    tables = set(metadata.tables)
    assert set(first.new) == {*tables, "alembic_version"} == set(asked) == truncated
    assert first.new[0] == "venue"
    assert {asked[name] for name in tables - {"venue"}} == {"venue venue"}
    assert asked["venue"] == "venue default"
    assert asked["alembic_version"] == "reference"
    with cluster.begin() as connection:
        again = distribute(connection)
        assert again.new == ()
        timeout = connection.scalar(text("SELECT rolconfig FROM pg_roles WHERE rolname = current_user"))
    assert "lock_timeout=10s" in timeout
    with cluster.begin() as connection:
        connection.execute(text("ALTER ROLE CURRENT_USER RESET lock_timeout"))


def test_a_migration_spreads_its_new_tables(cluster: Engine) -> None:
    with cluster.begin() as connection:
        distribute(connection)
        connection.execute(text("DELETE FROM pg_dist_partition WHERE logicalrel = 'shown_visits'::regclass"))
    with cluster.begin() as connection:
        assert is_distributed(connection)
        assert distribute(connection).new == ("shown_visits",)
        connection.execute(text("ALTER ROLE CURRENT_USER RESET lock_timeout"))


def test_a_database_without_citus_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        assert not is_distributed(connection)
        with pytest.raises(BadInput, match="no Citus"):
            distribute(connection)
