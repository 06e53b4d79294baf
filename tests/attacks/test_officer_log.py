"""Whoever has the password of the database role that the hub serves as wants to remove what an officer did."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from desktop.domain.clock import Clock
from desktop.hub.console.log import OfficerLog
from desktop.hub.identity import HubFolder
from desktop.hub.postgres import Postgres
from desktop.hub.serving_role import ROLE
from tests.attacks.conftest import HubCommand
from tests.hub.processes import RunningHub


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM officer_log",
        "UPDATE officer_log SET officer = 'nobody'",
        "TRUNCATE officer_log",
        "DROP TABLE officer_log",
        "ALTER TABLE officer_log DISABLE TRIGGER ALL",
        "CREATE TABLE own (a int)",
        "ALTER ROLE venuedesk_serving SUPERUSER",
        "COPY officer_log TO PROGRAM 'cat'",
    ],
)
def test_the_serving_role_can_neither_change_the_log_nor_give_itself_rights(
    attacked: RunningHub, hub_command: HubCommand, hub_folder: Path, statement: str
) -> None:
    hub_command("ticket")
    place = HubFolder(hub_folder / "hub")
    identity = place.identity()
    url = Postgres(place.path, place.lock, identity.password).url()
    engine = create_engine(url.set(username=ROLE, password=identity.serving_password))
    with engine.connect() as connection, pytest.raises(ProgrammingError):
        connection.execute(text(statement))
    engine.dispose()


def test_what_the_owner_of_the_database_alters_or_removes_shows(
    attacked: RunningHub, hub_command: HubCommand, hub_folder: Path
) -> None:
    for _ in range(3):
        hub_command("ticket")
    before = hub_command("officer-log")
    assert before["ok"]
    last = int(before["mark"].split()[0])
    place = HubFolder(hub_folder / "hub")
    engine = create_engine(Postgres(place.path, place.lock, place.identity().password).url())
    log = OfficerLog(engine, Clock())
    for attack in (
        "UPDATE officer_log SET officer = 'nobody' WHERE number = :n",
        "DELETE FROM officer_log WHERE number = :n",
        "UPDATE officer_log SET detail = detail || '.' WHERE number = :n",
    ):
        with engine.connect() as connection, connection.begin() as transaction:
            connection.execute(text(attack), {"n": last - 1})
            assert log.broken_at(connection) == last - 1
            transaction.rollback()
    with engine.connect() as connection, connection.begin() as transaction:
        connection.execute(text("DELETE FROM officer_log WHERE number = :n"), {"n": last})
        # A log whose end was cut off is whole by itself: the mark that was noted elsewhere tells.
        assert log.broken_at(connection) is None
        assert log.mark(connection) != before["mark"]
        transaction.rollback()
    engine.dispose()
