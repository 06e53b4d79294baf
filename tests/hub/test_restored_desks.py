"""Desks restored from a backup and copies of one, at the real hub: by network and by stick."""

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from desktop.app.program import Program
from desktop.domain.card import VoidReason
from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.erasure import ErasureReason
from desktop.domain.people import Role
from desktop.hub.hub import Hub
from desktop.hub.tables import hourly, record
from desktop.services.desk import Desk
from desktop.store.queries import outbox
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.hub.office import all_bodies
from tests.hub.replicas import Replicas, acknowledge_restore, by_stick, meet, seen
from tests.hub.restored import new_epoch, restore, saved
from tests.whole_slip import ANSWERED


@pytest.fixture
def replicas(hub: Hub, http: httpx.Client, program: Program, made_desk: MadeDesk, tmp_path: Path) -> Replicas:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    return replicas


def at_the_hub(replicas: Replicas) -> Counter[bytes]:
    """How often the hub has each record."""
    with replicas.hub.engine.connect() as connection:
        return Counter(connection.execute(select(record.c.digest)).scalars())


def records(desk: Desk) -> set[bytes]:
    with desk.store.read() as connection:
        return {row.digest for row in outbox.links(connection, 0, 1 << 40)}


def carry(replicas: Replicas, desk: Desk, way: str) -> None:
    """Until the hub has everything and the desk knows it; by stick that may take two ways."""
    for _ in range(3):
        if way == "network":
            desk.sync.sync_now()
        else:
            by_stick(replicas.hub, desk)
        if desk.sync.status().synced:
            return
    raise AssertionError(str(desk.sync.status()))


@pytest.mark.parametrize("way", ["network", "stick"])
@pytest.mark.parametrize("news", [0, 3], ids=["nothing new", "new records"])
def test_a_restored_desk_goes_on_and_has_what_was_shared_since(
    replicas: Replicas, made_desk: MadeDesk, way: str, news: int
) -> None:
    with replicas.at(made_desk.folder) as desk:
        desk.gates.rename(desk.gates.list()[0].id, "前天的名字")
    backup = replicas.root / "backup"
    shutil.copytree(made_desk.folder, backup)
    with replicas.at(made_desk.folder) as desk:
        desk.gates.rename(desk.gates.list()[0].id, "昨天的名字")
        desk.slips.start_batch(5)
        carry(replicas, desk, way)
        lost = records(desk)
    with replicas.at(backup) as desk:
        for number in range(news):
            desk.gates.add(f"新{number}门")
        carry(replicas, desk, way)
        assert desk.sync.status().incident is not None
        carry(replicas, desk, way)
        assert desk.gates.list()[0].name == "昨天的名字"
        assert len(desk.gates.list()) == 4 + news
        assert at_the_hub(replicas) == Counter(lost | records(desk))
        acknowledge_restore(desk)
        assert desk.health.problems() == ()


@pytest.mark.parametrize("ways", [("network", "stick"), ("stick", "stick")], ids="-".join)
def test_two_copies_that_go_on_side_by_side(replicas: Replicas, made_desk: MadeDesk, ways: tuple[str, str]) -> None:
    copy = replicas.root / "copy"
    shutil.copytree(made_desk.folder, copy)
    with replicas.at(made_desk.folder) as one, replicas.at(copy) as other:
        gate = one.gates.list()[0].id
        for number in range(3):
            one.gates.rename(gate, f"甲{number}门")
            other.gates.rename(gate, f"乙{number}门")
            other.gates.add(f"丙{number}门")
            carry(replicas, one, ways[0])
            carry(replicas, other, ways[1])
        for desk, way in ((one, ways[0]), (other, ways[1]), (one, ways[0])):
            carry(replicas, desk, way)
        assert at_the_hub(replicas) == Counter(records(one) | records(other))
        assert seen(one) == seen(other)
        assert len(one.gates.list()) == 7


@pytest.mark.parametrize("way", ["network", "stick"])
def test_no_number_is_given_twice_however_often_one_backup_comes_back(
    replicas: Replicas, made_desk: MadeDesk, way: str
) -> None:
    backup = replicas.root / "backup"
    shutil.copytree(made_desk.folder, backup)
    slips: list[int] = []
    for number in range(4):
        place = made_desk.folder if number == 0 else replicas.root / f"again-{number}"
        if number:
            shutil.copytree(backup, place)
        with replicas.at(place) as desk:
            carry(replicas, desk, way)
            slips += [serial.number for serial in desk.slips.start_batch(30).serials]
            carry(replicas, desk, way)
    assert len(slips) == len(set(slips)) == 120
    assert max(slips) < 100_000


@pytest.mark.parametrize("way", ["network", "stick"])
def test_a_card_that_was_made_void_does_not_come_back(replicas: Replicas, made_desk: MadeDesk, way: str) -> None:
    with replicas.at(made_desk.folder) as desk:
        holder = DeclarationDraft(
            name="刘福", id_type="none", phone="13500135000", category="elderly", address="河南岸街道"
        )
        card = desk.cards.issue(holder, consent=True)
        desk.sync.sync_now()
    shutil.copytree(made_desk.folder, replicas.root / "backup")
    with replicas.at(made_desk.folder) as desk:
        desk.cards.void(card.id, VoidReason.ASKED)
        desk.sync.sync_now()
    with replicas.at(replicas.root / "backup") as desk:
        assert [one.void_at is not None for one in desk.cards.list()] == [False]
        carry(replicas, desk, way)
        assert [one.void_at is not None for one in desk.cards.list()] == [True]
        assert int(desk.cards.issue(holder, consent=True).number) > int(card.number) + 1
        with desk.store.read() as connection:
            bodies = [row.body or "" for row in outbox.after(connection, 0, 1 << 20, 1 << 30) if row.subject == card.id]
        assert not any("刘福" in body for body in bodies)


def visitor(number: int) -> DeclarationDraft:
    """Somebody made up, who occurs nowhere else."""
    return DeclarationDraft(
        visited_on=Clock().today().isoformat(),
        gate="急诊入口",
        category="no_phone",
        name=f"单田{'芳莲珍'[number]}",
        id_type="passport",
        id_number=f"PX000000{number}",
        phone=f"1390013900{number}",
        address="江北街道云山社区",
        temperature_c="38.1",
        **ANSWERED,
    )


def left_of(replicas: Replicas, desk: Desk, one: DeclarationDraft) -> list[str]:
    """Where anything of somebody is yet: in a desk's tables, in what waits there, at the hub."""
    found = ["tables"] if desk.declarations.find(one.phone).total else []
    with desk.store.read() as connection:
        bodies = [row.body or "" for row in outbox.after(connection, 0, 1 << 20, 1 << 30)]
    found += ["outbox"] if any(one.phone in body for body in bodies) else []
    return found + (["hub"] if one.phone in all_bodies(replicas.hub.engine) else [])


@pytest.mark.parametrize("way", ["network", "stick"])
@pytest.mark.parametrize("sent", [True, False], ids=["sent before", "never sent"])
def test_what_was_erased_does_not_come_back_with_a_backup(
    replicas: Replicas, made_desk: MadeDesk, way: str, *, sent: bool
) -> None:
    with replicas.at(made_desk.folder) as desk:
        entered = [desk.declarations.enter(visitor(number)) for number in range(2)]
        if sent:
            carry(replicas, desk, way)
    shutil.copytree(made_desk.folder, replicas.root / "backup")
    with replicas.at(made_desk.folder) as desk:
        desk.erasure.erase(entered[0].id, ErasureReason.ASKED)
        carry(replicas, desk, way)
        assert left_of(replicas, desk, visitor(0)) == []
    with replicas.at(replicas.root / "backup") as desk:
        assert left_of(replicas, desk, visitor(0)) != []
        desk.declarations.correct(entered[0].id, replace(visitor(0), notes="更正"), "写错了")
        carry(replicas, desk, way)
        carry(replicas, desk, way)
        assert left_of(replicas, desk, visitor(0)) == []
        assert left_of(replicas, desk, visitor(1)) == ["tables", "outbox", "hub"]
        assert [fever.name for fever in desk.fevers.open()] == ["单*莲"]
        acknowledge_restore(desk)
        assert desk.health.problems() == ()
        assert desk.destruction.work().early == 1


@pytest.mark.parametrize("way", ["network", "stick"])
@pytest.mark.parametrize("sent", [True, False], ids=["sent before", "never sent"])
def test_a_slip_that_was_taken_back_is_dropped_and_counted_back(
    replicas: Replicas, made_desk: MadeDesk, way: str, *, sent: bool
) -> None:
    with replicas.at(made_desk.folder) as desk:
        entered, kept = (desk.declarations.enter(visitor(number)) for number in range(2))
        if sent:
            carry(replicas, desk, way)
        desk.declarations.take_back(entered.id)
        carry(replicas, desk, way)
        desk.retention.purge()
        carry(replicas, desk, way)
        assert left_of(replicas, desk, visitor(0)) == []
        assert left_of(replicas, desk, visitor(1)) == ["tables", "outbox", "hub"]
        assert desk.declarations.recent()[0].id == kept.id
        assert desk.health.problems() == ()
    with replicas.hub.engine.connect() as connection:
        counts = connection.execute(select(func.sum(hourly.c.count)).where(hourly.c.kind == "registration")).scalar()
    assert counts == 1


@pytest.mark.parametrize("way", ["network", "stick"])
def test_what_one_copy_erases_the_other_forgets(replicas: Replicas, made_desk: MadeDesk, way: str) -> None:
    with replicas.at(made_desk.folder) as desk:
        entered = desk.declarations.enter(visitor(0))
    copy = replicas.root / "copy"
    shutil.copytree(made_desk.folder, copy)
    with replicas.at(made_desk.folder) as one, replicas.at(copy) as other:
        for desk in (one, other):
            desk.gates.add(f"{'甲乙'[desk is one]}门")
            carry(replicas, desk, way)
        one.erasure.erase(entered.id, ErasureReason.ASKED)
        carry(replicas, one, way)
        carry(replicas, other, way)
        assert left_of(replicas, one, visitor(0)) == []
        other.retention.purge()
        assert left_of(replicas, other, visitor(0)) == []
        acknowledge_restore(other)
        assert other.health.problems() == ()


def test_a_hub_that_was_restored_hears_of_it_again(replicas: Replicas, made_desk: MadeDesk) -> None:
    with replicas.at(made_desk.folder) as desk:
        entered = desk.declarations.enter(visitor(0))
        desk.sync.sync_now()
        backup = saved(replicas.hub)
        desk.erasure.erase(entered.id, ErasureReason.ASKED)
        desk.sync.sync_now()
        restore(replicas.hub, backup)
        new_epoch(replicas.hub)
        assert left_of(replicas, desk, visitor(0)) == ["hub"]
        desk.sync.sync_now()
        assert left_of(replicas, desk, visitor(0)) == []


def test_a_manager_who_was_chosen_at_another_desk_comes_in_by_the_recovery_code(
    replicas: Replicas, made_desk: MadeDesk
) -> None:
    with replicas.at(made_desk.folder) as north:
        south_folder = replicas.root / "south"
        made = replicas.program.joining().join(south_folder, replicas.request(north))
        clerk = next(member for member in north.members.list() if member.role is Role.CLERK)
        north.members.hand_over(clerk.id)
        with replicas.at(south_folder) as south:
            meet(north, south)
            assert south.session.member.role is Role.MANAGER
    access = replicas.program.access(south_folder)
    opened = access.recover(made.recovery_code, "brand-new-words", replicas.program.cost)
    assert opened.member_id == clerk.id
    with replicas.program.desk(access, opened) as south:
        assert south.manager_change.waiting() is None
        assert south.session.member.role is Role.MANAGER


@pytest.mark.parametrize("is_lost", [False, True], ids=["nothing was lost", "records were lost"])
def test_a_desk_put_back_by_the_program_begins_another_incarnation(
    replicas: Replicas, made_desk: MadeDesk, is_lost: bool
) -> None:
    file = replicas.root / "desk.vdbackup"
    with replicas.at(made_desk.folder) as desk:
        desk.slips.start_batch(2)
        carry(replicas, desk, "network")
        desk.backup.make(file)
        with desk.store.read() as connection:
            former = outbox.identity(connection).incarnation
        if is_lost:
            desk.slips.start_batch(5)
            carry(replicas, desk, "network")
    replicas.program.restoring().restore(file, made_desk.folder, MANAGER_PASSWORD, over=True)
    with replicas.at(made_desk.folder) as desk:
        assert desk.audit_findings.unacknowledged() == ()
        desk.gates.add("新门")
        carry(replicas, desk, "network")
        with desk.store.read() as connection:
            assert outbox.identity(connection).incarnation != former
        assert (desk.sync.status().incident is not None) == is_lost
        assert set(at_the_hub(replicas).values()) == {1}
        assert records(desk) <= set(at_the_hub(replicas))
        if is_lost:
            desk.audit_findings.acknowledge()  # that the hub has more is said, too
        assert desk.health.problems() == ()
