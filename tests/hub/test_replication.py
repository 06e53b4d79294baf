"""Desks of one venue: whatever they do while they cannot meet, they show the same once they have met."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.codes import new_declaration_code
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.people import Role
from desktop.domain.posters import Language, PosterState
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.domain.wording import VenueWording
from desktop.hub.hub import Hub
from desktop.hub.tables import record, venue
from desktop.services.desk import Desk
from desktop.services.venue.venues import draft_of
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.hub.replicas import Replicas, by_stick, meet, seen
from tests.hub.restored import new_epoch, restore, saved


@pytest.fixture
def replicas(hub: Hub, http: httpx.Client, program: Program, made_desk: MadeDesk, tmp_path: Path) -> Replicas:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    return replicas


@pytest.fixture
def desks(replicas: Replicas, made_desk: MadeDesk) -> Iterator[tuple[Desk, Desk]]:
    """The first desk and one that joined."""
    with ExitStack() as stack:
        north = stack.enter_context(replicas.at(made_desk.folder))
        yield north, stack.enter_context(replicas.at(replicas.another(north, "south")))


def test_a_desk_that_joined_has_what_the_first_one_has_and_none_of_its_visitors(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    assert {k: v for k, v in seen(south).items() if k != "desks"} == {
        k: v for k, v in seen(north).items() if k != "desks"
    }
    meet(north, south)
    assert seen(north) == seen(south)
    assert [desk.called for desk in north.replication.desks()] == ["JB", "JBB"]
    assert south.replication.desks()[0].is_this
    assert [member.has_password for member in south.members.list()] == [True, False, False, False]
    assert south.health.problems() == north.health.problems() == ()
    assert south.posters.states()[0].gate.code == north.posters.states()[0].gate.code


def test_words_on_posters_are_those_of_the_venue(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    own = VenueWording(health_code_name="穗康码", steps_zh="\n点“确认”\n")
    opening = "1-5 08:00-17:30"
    north.venue.edit(
        replace(draft_of(north.venue.get()), poster_name="江北社卫", opening_hours=opening, fever_place="门口帐篷")
    )
    north.wording.save(own)
    meet(north, south)
    assert (south.venue.get().name_on_posters, south.wording.get().wording) == ("江北社卫", own)
    assert (south.venue.get().opening_hours, south.venue.get().fever_place) == (opening, "门口帐篷")
    south.venue.edit(replace(draft_of(south.venue.get()), poster_name=""))
    south.wording.save(replace(own, steps_zh=""))
    meet(south, north)
    assert (north.venue.get().poster_name, north.wording.get().wording) == ("", VenueWording(health_code_name="穗康码"))
    assert seen(north) == seen(south)


def test_numbers_of_two_desks_never_clash(desks: tuple[Desk, Desk]) -> None:
    _, south = desks
    assert [str(desk.slips.start_batch(1).serials[0]) for desk in desks] == ["JB-000001", "JBB-000001"]
    with pytest.raises(BadInput, match="another desk"):
        south.declarations.enter(DeclarationDraft(gate="南门", name="刘福", id_type="none", slip="JB-000001"))


def test_what_one_desk_edits_the_other_shows(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    gate = north.gates.add("西门")
    north.gates.move(gate.id, 0)
    north.gates.rename(north.gates.list()[1].id, "正南门")
    north.venue.edit(replace(draft_of(north.venue.get()), address="江北街道云山西路8号二楼"))
    north.retention.set_days(14)
    north.replication.name_desk("北门前台")
    inspector = south.members.bind_inspector(south.venue.get().declaration_code, "何永康", "13900139077")
    south.members.assign(inspector.id, [south.gates.list()[0].id])
    meet(north, south)
    assert seen(north) == seen(south)
    assert south.gates.list()[0].name == "西门"
    assert south.venue.get().address.endswith("二楼")
    assert south.venue.history()[0].by == "陈志远"
    assert south.retention.days() == 14
    assert [desk.called for desk in south.replication.desks()] == ["JBB", "北门前台"]
    assert north.health.problems() == south.health.problems() == ()
    with north.store.read():
        assert next(m for m in north.members.list() if m.name == "何永康").gate_ids == (south.gates.list()[1].id,)


def test_a_poster_is_out_of_date_when_another_desk_renames_its_gate(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    gate = south.gates.list()[0].id
    template = south.posters.templates()[0].id
    south.posters.record_print(south.posters.prepare(template, Language.ZH, [gate]), "HP LaserJet", 1)
    assert south.posters.states()[0].serial.startswith("JBB-")  # type: ignore[union-attr]
    assert south.posters.states()[0].state is PosterState.PRINTED
    north.gates.rename(gate, "正门")
    meet(north, south)
    assert south.posters.states()[0].state is PosterState.STALE
    north.gates.retire(gate)
    meet(north, south)
    assert gate not in [poster.gate.id for poster in south.posters.states()]


def test_a_conflict_is_shown_to_both_until_somebody_decides(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    gate = north.gates.list()[0].id
    north.gates.rename(gate, "正门")
    south.gates.rename(gate, "大门")
    meet(north, south)
    assert seen(north) == seen(south)
    (conflict,) = north.replication.conflicts()
    assert (conflict.shown.value, [side.value for side in conflict.others]) == ("大门", ["正门"])
    assert (conflict.shown.desk, conflict.others[0].desk, conflict.others[0].by) == ("JBB", "JB", "陈志远")
    assert "大门" in str(conflict.sentence)
    assert north.sync.status().conflicts == 1
    north.replication.choose(conflict.id, 0)
    assert north.gates.list()[0].name == "正门"
    with pytest.raises(BadInput, match="decided"):
        north.replication.settle(conflict.id)
    meet(north, south)
    assert seen(north) == seen(south)
    assert (south.gates.list()[0].name, south.replication.conflicts()) == ("正门", ())


def test_settled_is_settled_everywhere(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    for desk, name in ((north, "正门"), (south, "大门")):
        desk.gates.rename(desk.gates.list()[0].id, name)
    meet(north, south)
    south.replication.settle(south.replication.conflicts()[0].id)
    meet(south, north)
    assert (north.replication.conflicts(), north.gates.list()[0].name) == ((), "大门")


def test_what_cannot_be_together_is_shown_so_that_it_can(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    first, second, third, fourth = (gate.id for gate in north.gates.list())
    clerk = next(member for member in north.members.list() if member.role is Role.CLERK)
    inspector = next(member for member in north.members.list() if member.role is Role.INSPECTOR)
    for desk in desks:
        desk.gates.add("西门")
    north.gates.retire(second)
    south.members.assign(inspector.id, [second])
    for gate in (first, second, third):
        south.gates.retire(gate)
    north.gates.retire(fourth)
    meet(north, south)
    assert seen(north) == seen(south)
    assert [gate.name for gate in north.gates.list()] == ["西门", "西门（2）"]
    assert "西门（2）" in seen(north)["notices"][0]
    north.gates.rename(north.gates.list()[1].id, "东门")
    north.members.hand_over(clerk.id)
    assert north.session.member.role is Role.CLERK
    south.members.unbind(clerk.id)
    meet(north, south)
    assert south.session.member.role is Role.MANAGER  # nobody has confirmed it there
    south.manager_change.confirm()
    meet(north, south)
    assert seen(north) == seen(south)
    managers = [member for member in south.members.list() if member.role is Role.MANAGER]
    assert [member.id for member in managers] == [clerk.id]
    assert south.session.member.role is Role.CLERK
    assert south.health.problems() == north.health.problems() == ()


def test_two_gates_may_change_names(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    one, other = north.gates.list()[:2]
    north.gates.rename(one.id, "过渡")
    north.gates.rename(other.id, one.name)
    north.gates.rename(one.id, other.name)
    meet(north, south)
    assert [gate.name for gate in south.gates.list()[:2]] == [other.name, one.name]


def test_two_desks_agree_by_stick_alone(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    gate = north.gates.list()[0].id
    north.gates.rename(gate, "正门")
    south.gates.rename(gate, "大门")
    south.gates.add("西门")
    for _ in range(2):
        for desk in desks:
            by_stick(replicas.hub, desk)
    assert seen(north) == seen(south)
    assert len(north.replication.conflicts()) == 1
    assert "西门" in [gate.name for gate in north.gates.list()]


def test_no_name_is_readable_on_the_stick(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    north.gates.add("西门")
    north.sync.sync_now()
    south.sync.export_bundle(south.folder / "1.vdb")
    receipts = replicas.hub.sticks.take((south.folder / "1.vdb").read_bytes()).receipts
    for secret in ("陈志远", "西门", "13800138000", MANAGER_PASSWORD):
        assert secret.encode() not in receipts


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"phone": "13800138001"}, SyncErrorKind.MEMBER),
        ({"name": "李春梅", "phone": "13800138001"}, SyncErrorKind.MEMBER),
        ({"declaration_code": "K7QM2F9E"}, SyncErrorKind.TICKET),
        ({"ticket": "ABCD-EFGH"}, SyncErrorKind.TICKET),
    ],
    ids=["another phone", "not the manager", "another code", "another ticket"],
)
def test_only_the_manager_with_ticket_and_code_joins(
    replicas: Replicas, made_desk: MadeDesk, wrong: dict[str, str], kind: SyncErrorKind
) -> None:
    if "declaration_code" in wrong:
        wrong = {"declaration_code": new_declaration_code()}
    with replicas.at(made_desk.folder) as north:
        asked = replicas.request(north)
    folder = replicas.root / "south"
    with pytest.raises(SyncError) as caught:
        replicas.program.joining().join(folder, replace(asked, **wrong))
    assert caught.value.kind is kind
    assert not folder.exists()
    replicas.program.joining().join(folder, asked)  # the ticket is not used up by what was refused


def test_a_ticket_of_the_venue_lets_the_manager_join_and_nobody_of_another_venue(
    replicas: Replicas, made_desk: MadeDesk
) -> None:
    with replicas.at(made_desk.folder) as north:
        own = replicas.hub.tickets.make(UUID(north.venue.get().id), "", 1, approves=True).text
        other = replicas.hub.tickets.make(UUID(int=7), "", 1, approves=True).text
        asked = replicas.request(north)
    with pytest.raises(SyncError) as caught:
        replicas.program.joining().join(replicas.root / "south", replace(asked, ticket=other))
    assert caught.value.kind is SyncErrorKind.TICKET
    replicas.program.joining().join(replicas.root / "south", replace(asked, ticket=own.lower()))


def test_a_number_that_a_restored_hub_gives_again_is_another_prefix(replicas: Replicas, made_desk: MadeDesk) -> None:
    before = saved(replicas.hub)
    with replicas.at(made_desk.folder) as north, replicas.at(replicas.another(north, "south")) as south:
        meet(south, north)
        restore(replicas.hub, before)
        new_epoch(replicas.hub)
        north.sync.sync_now()
        with replicas.at(replicas.another(north, "third")) as third:
            prefixes = {desk.venue.get().serial_prefix for desk in (north, south, third)}
    assert len(prefixes) == 3


def test_a_ticket_that_does_not_approve_lets_nobody_join(replicas: Replicas, made_desk: MadeDesk) -> None:
    with replicas.at(made_desk.folder) as north:
        code = north.venue.get().declaration_code
        ticket = replicas.hub.tickets.make(None, code, 1, approves=False).text
        asked = replicas.request(north, ticket=ticket)
    with pytest.raises(SyncError) as caught:
        replicas.program.joining().join(replicas.root / "south", asked)
    assert caught.value.kind is SyncErrorKind.NOT_APPROVED


def test_a_ticket_whose_desk_was_never_made_may_be_used_again_and_no_later(
    replicas: Replicas, made_desk: MadeDesk
) -> None:
    with replicas.at(made_desk.folder) as north:
        asked = replicas.request(north)
    replicas.program.joining().join(replicas.root / "lost", asked)
    replicas.program.joining().join(replicas.root / "south", asked)
    with replicas.at(replicas.root / "lost") as lost, pytest.raises(SyncError) as caught:
        lost.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.REVOKED
    with replicas.at(replicas.root / "south") as south:
        south.sync.sync_now()
    with pytest.raises(SyncError) as caught:
        replicas.program.joining().join(replicas.root / "third", asked)
    assert caught.value.kind is SyncErrorKind.TICKET


def test_a_member_from_another_desk_gets_a_password_here(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    north.members.add_clerk("何永康", "13800138077", "three-words-here")
    north.sync.sync_now()
    notices = south.sync.sync_now().messages
    assert "何永康" in str(notices[0])
    newcomer = next(member for member in south.members.list() if member.name == "何永康")
    assert not newcomer.has_password
    south.members.change_password(newcomer.id, "other-words-there")
    access = replicas.program.access(south.folder)
    assert access.open(newcomer.id, "other-words-there").member_id == newcomer.id


def test_who_left_at_one_desk_has_no_way_in_at_another(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    clerk = south.members.list()[1]
    south.members.change_password(clerk.id, "other-words-there")
    north.members.unbind(clerk.id)
    meet(north, south)
    assert clerk.id not in [door.slot_id for door in replicas.program.access(south.folder).key_slots()]


def test_the_hub_follows_the_venues_name_code_and_retention(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    north, _ = desks
    code = north.venue.rotate_declaration_code()
    north.venue.edit(replace(draft_of(north.venue.get()), name="惠州市惠城区江北街道第二社区卫生服务中心"))
    north.retention.set_days(10)
    north.sync.sync_now()
    with replicas.hub.engine.connect() as connection:
        (row,) = connection.execute(select(venue.c.name, venue.c.code, venue.c.days)).all()
    assert tuple(row) == ("惠州市惠城区江北街道第二社区卫生服务中心", code, 10)


def test_a_restored_hub_learns_again_what_only_another_desk_knew(replicas: Replicas, desks: tuple[Desk, Desk]) -> None:
    """The hub loses the last day; the desk that wrote is gone, the one that had pulled it is there."""
    north, south = desks
    before = saved(replicas.hub)
    gate = north.gates.list()[0].id
    north.gates.rename(gate, "正门")
    meet(north, south)
    restore(replicas.hub, before)
    new_epoch(replicas.hub)
    south.gates.add("西门")
    meet(south)
    assert south.gates.list()[0].name == "正门"
    third = replicas.another(south, "third")
    with replicas.at(third) as fresh:
        assert {"正门", "西门"} <= {g.name for g in fresh.gates.list()}
    meet(north, south)
    assert seen(north) == seen(south)
    with replicas.hub.engine.connect() as connection:
        rows = connection.execute(select(record.c.desk, record.c.incarnation, record.c.seq)).all()
    assert len(rows) == len(set(rows))
