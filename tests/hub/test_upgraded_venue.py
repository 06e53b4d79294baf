"""A venue of two desks and its hub, left by a program that could neither sign nor seal (``frozen_venue.py``), goes on with
this one. At each desk declarations, an erasure on request and orders that nobody signed wait for the hub."""

import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import URL, select

from desktop.app.program import Program
from desktop.credentials.statements import MANAGER, MEMBER
from desktop.domain.clock import FixedClock
from desktop.domain.errors import UserError
from desktop.domain.records import RECORD_KINDS
from desktop.files.whole import unwritable
from desktop.hub.database import open_engine
from desktop.hub.hub import Hub, build, open_hub
from desktop.hub.identity import HubFolder
from desktop.hub.migrate import bring_up_to_date
from desktop.hub.tables import quarantined, record
from desktop.services.desk import Desk
from desktop.services.setup.access import Access
from desktop.store import migrate
from desktop.store.keys import RECOVERY, Secrets
from desktop.store.queries import credentials
from desktop.store.recovery import new_recovery_code, read_recovery_code
from desktop.sync.segment import Record
from desktop.sync.state import SyncStateRepository
from tests.conftest import CHEAP, CLERK_PASSWORD, MANAGER_PASSWORD
from tests.hub.conftest import served
from tests.hub.frozen_venue import FROZEN_AT, FROZEN_VENUE, place_of, restored
from tests.hub.office import give_office_key, read_by_office
from tests.hub.replicas import seen
from tests.hub.test_stays import expected, indexed

HOUR_MS = 3_600_000


@dataclass
class OldVenue:
    """The hub, upgraded, and where it is and listens; the desks lie in ``root`` as they were left."""

    hub: Hub
    database: str
    url: str
    program: Program
    root: Path
    clock: FixedClock

    @contextmanager
    def at(self, name: str, password: str = MANAGER_PASSWORD) -> Iterator[Desk]:
        """One of the desks, with whoever has the password signed in; it knows where the hub listens now."""
        self.clock.ms += 60_000
        access = self.program.access(self.root / name)
        with self.program.desk(access, access.open_any(password)) as desk:
            repository = SyncStateRepository(desk.store)
            hub = repository.known().hub
            assert hub is not None
            repository.keep(replace(hub, url=self.url))
            yield desk


@pytest.fixture
def venue(server: URL, program: Program, tmp_path: Path) -> Iterator[OldVenue]:
    clock = FixedClock(FROZEN_AT + HOUR_MS)
    shutil.copytree(FROZEN_VENUE, tmp_path / "venue")
    with restored(server, "old_venue") as url:
        engine = open_engine(url)
        bring_up_to_date(engine)
        hub = build(engine, HubFolder(tmp_path / "venue" / "hub").identity(), clock)
        give_office_key(hub)
        with served(hub, clock) as http:
            there = replace(program, clock=clock)
            yield OldVenue(hub, place_of(url), str(http.base_url), there, tmp_path / "venue", clock)
        engine.dispose()


def upgrade_both(venue: OldVenue, password: str = MANAGER_PASSWORD) -> None:
    """The first desk is upgraded and meets the hub, the other one two days later; each manager confirms the other
    desk's key, whose fingerprint they have compared."""
    with venue.at("north") as north:
        north.sync.sync_now()
    venue.clock.ms += 48 * HOUR_MS
    with venue.at("south", password) as south:
        south.sync.sync_now()
    for name in ("north", "south", "north", "south"):
        with venue.at(name, password if name == "south" else MANAGER_PASSWORD) as desk:
            desk.sync.sync_now()
            confirm_all(desk)
            desk.sync.sync_now()


def confirm_all(desk: Desk) -> None:
    for request in desk.credentials.read().requests:
        desk.credentials.confirm(request.key)


def apart(venue: OldVenue) -> list[str]:
    """Why the hub keeps records apart."""
    with venue.hub.engine.connect() as connection:
        return list(connection.scalars(select(quarantined.c.reason)))


def keys(desk: Desk) -> dict[bytes, str]:
    """The keys that count at a desk, and what each may sign."""
    with desk.store.read() as connection:
        return {key: one.scope for key, one in credentials.trust(connection).credentials.items()}


def gates(desk: Desk) -> set[str]:
    return {gate.name for gate in desk.gates.list()}


def people(desk: Desk) -> set[str]:
    return {member.name for member in desk.members.list()}


def addresses(read: list[Record]) -> list[int]:
    """The numbers of the houses where these visitors live, of whom each lives in another one."""
    return sorted(int(json.loads(of.body or "")["address"][-7:-1]) for of in read)


def agree(venue: OldVenue) -> None:
    """Both desks show the same, and are whole."""
    found = []
    for name in ("north", "south", "north", "south"):
        with venue.at(name) as desk:
            desk.sync.sync_now()
            assert desk.health.problems() == ()
            assert desk.audit_findings.unacknowledged() == ()
            assert (desk.sync.status().synced, desk.sync.status().rejected) == (True, 0)
            found.append(seen(desk))
    assert found[-2] == found[-1]


def test_everything_that_waited_arrives_and_the_desks_agree(venue: OldVenue) -> None:
    frozen = {name: (venue.root / name / "desk.db").read_bytes() for name in ("north", "south")}
    with venue.at("north") as north:
        north.sync.sync_now()
        north.gates.add("住院部")
    upgrade_both(venue)
    for name, before in frozen.items():
        (backup,) = (venue.root / name / "backups").glob("before-*")
        assert backup.read_bytes() == before
    agree(venue)
    assert apart(venue) == []
    with venue.at("south") as south:
        assert gates(south) == {"正门", "北门", "急诊门", "停车场入口", "西门", "东侧门", "后勤通道", "住院部"}
        assert people(south) == {"陈志远", "李春梅", "何永康", "单雄", "曾敏", "岳小满"}


def test_visitors_who_waited_arrive_sealed_and_who_was_erased_is_gone(venue: OldVenue) -> None:
    upgrade_both(venue)
    read = read_by_office(venue.hub.engine, "declaration.enter")
    assert addresses(read) == [5, 6, 12, 13]
    venue.hub.stored_sealing.run()  # those whom the hub had before
    assert addresses(read_by_office(venue.hub.engine, "declaration.enter")) == [3, 4, 5, 6, 12, 13]
    with venue.hub.engine.connect() as connection:
        plain = "\n".join(filter(None, connection.scalars(select(record.c.body))))
    assert "上米街" not in plain  # 01 and 02 were erased at one desk, 11 at the other


def test_members_get_keys_at_the_first_sign_in(venue: OldVenue) -> None:
    upgrade_both(venue)
    with venue.at("north", CLERK_PASSWORD) as north:
        north.sync.sync_now()
    with venue.at("north") as north:  # who confirms the clerk's key
        north.sync.sync_now()
        known = keys(north)
    with venue.at("south") as south:
        south.sync.sync_now()
        assert keys(south) == known
    assert sorted(known.values()) == [MANAGER, MANAGER, MEMBER]


def test_afterwards_only_what_a_manager_signed_counts(venue: OldVenue) -> None:
    upgrade_both(venue)
    with venue.at("south") as south:
        south.gates.add("南侧门")
        south.sync.sync_now()
        south.store.signer = None  # a program that does not sign
        south.gates.add("假门")
        south.sync.sync_now()
    assert apart(venue) == ["order"]
    with venue.at("south") as south:  # the manager, whose key signs nothing but what they do themselves
        south.sync.sync_now()
        assert "假门" in gates(south)
    assert apart(venue) == ["order"]
    with venue.at("north") as north:
        north.sync.sync_now()
        assert gates(north) & {"南侧门", "假门"} == {"南侧门"}


def test_a_key_file_of_before_that_is_put_back_signs_nothing_that_waits(venue: OldVenue) -> None:
    upgrade_both(venue)
    with venue.at("south") as south:
        south.store.signer = None
        south.gates.add("假门")  # by a program of somebody who can write into the database
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(FROZEN_VENUE / "south" / name, venue.root / "south" / name)
    for name in ("south", "north", "south", "north"):
        with venue.at(name) as desk:
            desk.sync.sync_now()
            confirm_all(desk)
            desk.sync.sync_now()
            assert name == "south" or "假门" not in gates(desk)
    assert apart(venue) == ["order"]


def test_a_clerk_who_syncs_before_the_manager_signs_in_takes_nothing_back(venue: OldVenue) -> None:
    with venue.at("south") as south:
        south.sync.sync_now()
    with venue.at("north", CLERK_PASSWORD) as north:
        north.sync.sync_now()
        assert "正门" in gates(north)
        assert "何永康" in people(north)
    assert set(apart(venue)) == {"order"}
    upgrade_both(venue)
    agree(venue)
    assert apart(venue) == []
    with venue.at("south") as south:
        assert "正门" in gates(south)


def test_a_first_opening_that_fails_loses_nothing_that_waits(venue: OldVenue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slot has its signing key, and then the desk cannot be migrated."""
    with venue.at("north") as north:
        north.sync.sync_now()
    with monkeypatch.context() as broken:
        broken.setattr(migrate, "copy_whole", _full)
        with pytest.raises(UserError, match="room"), venue.at("south"):
            pass
    upgrade_both(venue)
    assert apart(venue) == []
    agree(venue)


def _full(_source: Path, target: Path) -> None:
    raise unwritable(target, OSError(errno.ENOSPC, "full"))


def test_a_manager_who_comes_in_by_the_recovery_code_signs_what_waits_too(venue: OldVenue) -> None:
    with venue.at("north") as north:
        north.sync.sync_now()
    code = new_recovery_code()
    access = with_recovery_slot_of_before(venue.program.access(venue.root / "south"), code)
    recovered = access.recover(code, "brand new words", CHEAP)
    with venue.program.desk(access, recovered) as south:
        assert south.health.problems() == ()
    upgrade_both(venue, "brand new words")
    assert apart(venue) == []
    with venue.at("north") as north:
        assert {"急诊门", "后勤通道"} <= gates(north)


def with_recovery_slot_of_before(access: Access, code: str) -> Access:
    """The desk with this recovery code, as an earlier program made its slot: without a signing key. Nobody has signed in
    with this program yet."""
    before = access.ring
    database = access.open_any(MANAGER_PASSWORD).secrets.database
    ring = replace(before, saved=access.ring.saved)
    ring.with_slot(RECOVERY, RECOVERY, read_recovery_code(code), Secrets(database), CHEAP).save(access.folder.keys)
    return Access(access.folder, access._label_file, access._clock)


def test_desks_that_are_upgraded_before_their_hub(venue: OldVenue) -> None:
    """Their statements about keys are parked until the hub's program knows what they are."""
    present = venue.hub
    older = build(present.engine, present.identity, venue.clock, RECORD_KINDS.without("credential"))
    with served(older, venue.clock) as http:
        was, venue.url = venue.url, str(http.base_url)
        with venue.at("north") as north:
            north.sync.sync_now()
            assert [one.disposition for one in north.sync.status().rejects] == ["parked"]
    venue.url = was
    with open_hub(venue.root / "hub", venue.database, venue.clock, alone=True):
        assert apart(venue) == []
    upgrade_both(venue)
    agree(venue)


def test_the_stays_of_declarations_of_before_are_found(venue: OldVenue) -> None:
    """The index of stays is made of what an earlier program stored, readable or sealed since."""
    engine = venue.hub.engine
    assert indexed(engine) == {}
    assert venue.hub.stay_index.complete() > 0
    found = indexed(engine)
    assert found == expected(engine)
    venue.hub.stored_sealing.run()
    upgrade_both(venue)
    assert indexed(engine) == expected(engine)
    assert len(indexed(engine)) >= len(found)
