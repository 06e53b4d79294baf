"""Somebody has the manager's password at one desk and takes the venue over there; and how it is won back."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection

from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.people import Role
from desktop.hub import master
from desktop.hub.hub import Hub
from desktop.services.desk import Desk
from desktop.store.keys import WrongPassword
from desktop.store.queries import credentials
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.hub.replicas import Replicas, meet

THIEF = "stolen-words-7"


def note(connection: Connection, of_venue: UUID | None = None, of_desk: UUID | None = None) -> None:
    """The officers' log is not what is looked at here."""


def manager_of(desk: Desk) -> str:
    return next(one.name for one in desk.members.list() if one.role is Role.MANAGER)


def take_over(desk: Desk) -> None:
    """With the manager's password at one desk: a confederate becomes the manager, and the manager leaves."""
    accomplice = desk.members.add_clerk("郑某", "13800138099", THIEF)
    desk.members.hand_over(accomplice.id)


@contextmanager
def as_thief(replicas: Replicas, folder: Path) -> Iterator[Desk]:
    access = replicas.program.access(folder)
    with replicas.program.desk(access, access.open_any(THIEF)) as desk:
        yield desk


@pytest.fixture
def stolen(replicas: Replicas, made_desk: MadeDesk) -> Path:
    """The folder of the south desk, after somebody took the venue over there and synced."""
    with ExitStack() as stack:
        north = stack.enter_context(replicas.at(made_desk.folder))
        folder = replicas.another(north, "south")
        south = stack.enter_context(replicas.at(folder))
        meet(north, south)
        take_over(south)
        south.sync.sync_now()
    return folder


def test_the_other_desk_keeps_its_manager_and_asks(replicas: Replicas, made_desk: MadeDesk, stolen: Path) -> None:
    end_every_other_key(replicas, stolen)
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
        assert manager_of(north) == "陈志远"
        waiting = north.manager_change.waiting()
        assert waiting is not None
        assert (waiting.name, waiting.known) == ("郑某", "陈志远")
        assert north.sync.status().conflicts == 1
    # The slot is still there: the manager comes in, and manages this desk.
    access = replicas.program.access(made_desk.folder)
    assert access.manager().slot_id == access.open(access.manager().slot_id, MANAGER_PASSWORD).member_id
    with pytest.raises(WrongPassword):
        access.open_any(THIEF)


def test_an_agreed_handover_is_confirmed_and_holds_everywhere(
    replicas: Replicas, made_desk: MadeDesk, stolen: Path
) -> None:
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
        north.manager_change.confirm()
        assert manager_of(north) == "郑某"
        assert north.manager_change.waiting() is None
        with pytest.raises(Forbidden):  # a clerk from now on
            north.manager_change.confirm()


def test_refusing_undoes_it_at_every_desk(replicas: Replicas, made_desk: MadeDesk, stolen: Path) -> None:
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
        north.manager_change.refuse()
        north.sync.sync_now()
        assert north.credentials.read().in_force
        assert north.sync.status().rejected == 0
    thief_orders(replicas, stolen)
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
        assert manager_of(north) == "陈志远"
        assert "孙某" not in {one.name for one in north.members.list(include_unbound=True)}
        with north.store.read() as connection:
            trust = credentials.trust(connection)
        assert {trust.credentials[key].member for key in trust.manager_keys} == {north.members.me().id}


def thief_orders(replicas: Replicas, folder: Path) -> None:
    """The thief goes on at the desk where nobody stops them."""
    with as_thief(replicas, folder) as south:
        south.members.add_clerk("孙某", "13800138077", "another-word-1")
        south.sync.sync_now()


def end_every_other_key(replicas: Replicas, folder: Path) -> None:
    """The thief removes the manager, whose keys sign nothing any more then."""
    with as_thief(replicas, folder) as south:
        real = next(one for one in south.members.list() if one.name == "陈志远")
        south.members.unbind(real.id)
        south.sync.sync_now()


def test_the_recovery_drill(hub: Hub, replicas: Replicas, made_desk: MadeDesk, stolen: Path) -> None:
    """As README says it, against a thief who has ended all other keys: refuse, call the health office, compare the
    fingerprint, and the venue is the manager's again at every desk."""
    end_every_other_key(replicas, stolen)
    with replicas.at(made_desk.folder) as north:
        venue = UUID(north.venue.get().id)
        north.sync.sync_now()
        north.manager_change.refuse()
        north.sync.sync_now()
        assert manager_of(north) == "陈志远"
        keys = north.credentials.read()
        assert not keys.in_force
        assert north.sync.status().rejected  # what was refused waits at the hub
    with pytest.raises(BadInput):
        hub.managers.confirm(venue, "0000-0000-0000-0000-0000-0000", note, alone=True)
    confirmed = hub.managers.confirm(venue, keys.own, note, alone=True)
    assert (confirmed.name, confirmed.state) == ("陈志远", "valid")
    assert {one.state for one in hub.managers.of_venue(venue) if one.key != confirmed.key} == {"ended"}
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
        assert north.credentials.read().in_force
        assert manager_of(north) == "陈志远"
        assert north.sync.status().rejected == 0
        thief = next(one for one in north.members.list() if one.name == "郑某")
        north.members.unbind(thief.id)
        north.members.new_recovery_code()
        north.sync.sync_now()
    thief_orders(replicas, stolen)
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
        assert manager_of(north) == "陈志远"
        assert "孙某" not in {one.name for one in north.members.list(include_unbound=True)}


def test_the_recovery_code_is_stronger_than_a_thief_who_ended_all_keys(
    replicas: Replicas, made_desk: MadeDesk, stolen: Path
) -> None:
    """A manager's key cannot take its right from a recovery key: the venue is won back without the office."""
    end_every_other_key(replicas, stolen)
    with replicas.at(made_desk.folder) as north:
        north.sync.sync_now()
    program = replicas.program
    access = program.access(made_desk.folder)
    slot = access.manager().slot_id
    with program.desk(access, access.open(slot, MANAGER_PASSWORD)) as north:
        north.manager_change.refuse()
    access = program.access(made_desk.folder)
    opened = access.recover(made_desk.made.recovery_code, "brand new words", program.cost)
    assert opened.member_id == slot
    with program.desk(access, opened) as north:
        assert north.credentials.read().in_force
        north.gates.add("西门")
        north.sync.sync_now()
        assert "西门" in {gate.name for gate in north.gates.list()}
        assert north.credentials.read().in_force


def test_the_recovery_code_makes_a_new_key_valid_without_the_office(
    hub: Hub, replicas: Replicas, made_desk: MadeDesk
) -> None:
    program = replicas.program
    access = program.access(made_desk.folder)
    opened = access.recover(made_desk.made.recovery_code, "brand new words", program.cost)
    with program.desk(access, opened) as north:
        assert north.credentials.read().in_force
        north.gates.add("西门")
        north.sync.sync_now()
        assert north.sync.status().rejected == 0


def test_a_clerk_of_a_desk_orders_nothing_even_as_somebody_else(
    hub: Hub, replicas: Replicas, made_desk: MadeDesk
) -> None:
    """A clerk's password opens the database, and a program of their own writes what it likes into it."""
    access = replicas.program.access(made_desk.folder)
    with replicas.program.desk(access, access.open_any(CLERK_PASSWORD)) as desk:
        boss = next(one for one in desk.members.list() if one.role is Role.MANAGER)
        me = desk.members.me()
        with desk.store.write(boss.id) as change:
            change.record("edit", "member", me.id, {"id": me.id, "role": "manager", "name": me.name, "phone": me.phone})
        desk.sync.sync_now()
        assert desk.sync.status().rejected == 1
    with hub.engine.begin() as connection:
        fields = master.fields_of(connection, UUID(desk_venue(replicas, made_desk)), "member")
    assert fields[me.id]["role"].value == '"clerk"'


def desk_venue(replicas: Replicas, made: MadeDesk) -> str:
    with replicas.at(made.folder) as desk:
        return desk.venue.get().id
