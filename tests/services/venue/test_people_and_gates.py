"""Gates, members, rights, the venue's edits: on a real encrypted desk."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.codes import new_declaration_code
from desktop.domain.errors import BadInput, Forbidden, UserError
from desktop.domain.people import Role
from desktop.domain.posters import Language, PosterState
from desktop.services.desk import Desk
from desktop.services.venue.venues import draft_of
from desktop.store import tables
from desktop.store.keys import WrongPassword
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk


def names(desk: Desk) -> list[str]:
    return [g.name for g in desk.gates.list()]


def test_gates_are_added_renamed_and_put_in_order(desk: Desk) -> None:
    west = desk.gates.add("西门")
    desk.gates.move(west.id, 0)
    assert names(desk) == ["西门", "南门", "北门", "急诊入口", "停车场入口"]
    assert desk.gates.rename(west.id, "西二门").code == west.code
    assert names(desk)[0] == "西二门"


def test_two_live_gates_never_share_a_name(desk: Desk) -> None:
    with pytest.raises(BadInput, match="already"):
        desk.gates.add(" 南门 ")
    south = desk.gates.list()[0]
    assert desk.gates.rename(south.id, "南门").name == "南门"
    desk.gates.retire(south.id)
    new = desk.gates.add("南门")
    assert new.code != south.code
    with pytest.raises(BadInput, match="already"):
        desk.gates.restore(south.id)


def test_a_retired_gate_loses_its_people_and_its_posters(desk: Desk) -> None:
    south = desk.gates.list()[0]
    batch = desk.posters.prepare("a4", Language.ZH, [south.id])
    desk.posters.record_print(batch, "p", 1)
    desk.gates.retire(south.id)
    assert all(south.id not in m.gate_ids for m in desk.members.list())
    back = desk.gates.restore(south.id)
    assert back.code == south.code
    assert {p.gate.id: p.state for p in desk.posters.states()}[south.id] is PosterState.NEVER


def test_the_last_gate_stays(desk: Desk) -> None:
    first, *others = desk.gates.list()
    for gate in others:
        desk.gates.retire(gate.id)
    with pytest.raises(BadInput, match="at least one"):
        desk.gates.retire(first.id)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 9)), max_size=6))
def test_any_moves_keep_every_gate_once(desk: Desk, moves: list[tuple[int, int]]) -> None:
    before = {g.id for g in desk.gates.list()}
    for index, position in moves:
        desk.gates.move(desk.gates.list()[index].id, position)
    after = desk.gates.list()
    assert {g.id for g in after} == before
    assert [g.position for g in after] == list(range(len(after)))


def written(desk: Desk) -> dict[str, int]:
    """When each gate was written last."""
    with desk.store.read() as connection:
        return {
            row.id: row.updated_at for row in connection.execute(select(tables.gate.c.id, tables.gate.c.updated_at))
        }


def test_a_move_writes_only_the_gates_that_change_places(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, *_ = desk.gates.list()
    before = written(desk)
    monkeypatch.setattr(desk.store, "clock", FixedClock(max(before.values()) + 1000))
    desk.gates.move(first.id, 1)
    after = written(desk)
    assert {gate_id for gate_id in after if after[gate_id] != before[gate_id]} == {first.id, second.id}


def test_an_inspector_binds_by_the_declaration_code_only(desk: Desk) -> None:
    code = desk.venue.get().declaration_code
    gate = desk.gates.list()[0]
    found = desk.members.bind_inspector(f"{code[:4].lower()} {code[4:]}", "麦家琪", "13900139009", [gate.id])
    assert (found.role, found.gate_ids, found.has_password) == (Role.INSPECTOR, (gate.id,), False)
    with pytest.raises(BadInput):
        desk.members.bind_inspector(new_declaration_code(), "解建国", "")
    desk.venue.rotate_declaration_code()
    with pytest.raises(BadInput):
        desk.members.bind_inspector(code, "解建国", "")


def test_who_is_unbound_cannot_sign_in_and_may_come_back(program: Program, made_desk: MadeDesk, desk: Desk) -> None:
    clerk = next(m for m in desk.members.list() if m.role is Role.CLERK)
    assert clerk.has_password
    desk.members.unbind(clerk.id)
    assert clerk.id not in [m.id for m in desk.members.list()]
    with pytest.raises(WrongPassword):
        program.access(made_desk.folder).open(clerk.id, CLERK_PASSWORD)
    back = desk.members.rebind(clerk.id, desk.venue.get().declaration_code)
    assert back.bound
    with pytest.raises(BadInput, match="manager"):
        desk.members.unbind(desk.members.me().id)


def test_handing_over_makes_one_manager_and_an_ordinary_member(
    program: Program, made_desk: MadeDesk, desk: Desk
) -> None:
    clerk = next(m for m in desk.members.list() if m.role is Role.CLERK)
    desk.members.hand_over(clerk.id)
    roles = {m.name: m.role for m in desk.members.list()}
    assert [n for n, r in roles.items() if r is Role.MANAGER] == ["李春梅"]
    assert roles["陈志远"] is Role.CLERK
    with pytest.raises(Forbidden):
        desk.gates.add("西门")
    access = program.access(made_desk.folder)
    assert access.manager().slot_id == clerk.id
    assert access.open(clerk.id, CLERK_PASSWORD).member_id == clerk.id


def test_an_heir_who_cannot_sign_in_needs_a_password(desk: Desk) -> None:
    inspector = next(m for m in desk.members.list() if m.role is Role.INSPECTOR)
    with pytest.raises(BadInput):
        desk.members.hand_over(inspector.id)
    assert desk.members.me().role is Role.MANAGER
    assert desk.members.hand_over(inspector.id, "three words here").inspector


def test_the_manager_may_also_inspect(desk: Desk) -> None:
    me = desk.members.me()
    with pytest.raises(BadInput, match="not an inspector"):
        desk.members.assign(me.id, [desk.gates.list()[0].id])
    desk.members.set_inspector(me.id, True)
    assert desk.members.assign(me.id, [desk.gates.list()[0].id]).gate_ids
    assert desk.members.set_inspector(me.id, False).gate_ids == ()


def test_passwords_change_with_the_current_one_or_by_the_manager(
    program: Program, made_desk: MadeDesk, desk: Desk
) -> None:
    me = desk.members.me()
    with pytest.raises(WrongPassword):
        desk.members.change_password(me.id, "a new password", "wrong")
    desk.members.change_password(me.id, "a new password", MANAGER_PASSWORD)
    clerk = next(m for m in desk.members.list() if m.role is Role.CLERK)
    desk.members.change_password(clerk.id, "another password")
    access = program.access(made_desk.folder)
    mine, theirs = access.open(me.id, "a new password").secrets, access.open(clerk.id, "another password").secrets
    assert mine.database == theirs.database
    assert mine.signing != theirs.signing
    with pytest.raises(WrongPassword):
        access.open(me.id, MANAGER_PASSWORD)


def test_the_recovery_code_gives_the_manager_a_new_password(program: Program, made_desk: MadeDesk) -> None:
    access = program.access(made_desk.folder)
    with pytest.raises(BadInput):
        access.recover(made_desk.made.recovery_code, "short")
    opened = access.recover(made_desk.made.recovery_code, "brand new words", program.cost)
    again = program.access(made_desk.folder)
    assert again.open(again.manager().slot_id, "brand new words").secrets == opened.secrets


def test_a_renewed_recovery_code_replaces_the_old_one(program: Program, made_desk: MadeDesk, desk: Desk) -> None:
    fresh = desk.members.new_recovery_code()
    access = program.access(made_desk.folder)
    with pytest.raises(WrongPassword):
        access.recover(made_desk.made.recovery_code, "brand new words", program.cost)
    assert access.recover(fresh, "brand new words", program.cost)


def test_a_clerk_may_read_and_print_but_change_nothing(clerk_desk: Desk) -> None:
    desk = clerk_desk
    gate, venue = desk.gates.list()[0], desk.venue.get()
    assert desk.posters.prepare("a4", Language.ZH, [gate.id]).pages[0].verified
    code = venue.declaration_code
    for forbidden in (
        lambda: desk.gates.add("西门"),
        lambda: desk.gates.rename(gate.id, "西门"),
        lambda: desk.gates.move(gate.id, 2),
        lambda: desk.gates.retire(gate.id),
        lambda: desk.venue.edit(draft_of(venue)),
        lambda: desk.venue.rotate_declaration_code(),
        lambda: desk.venue.adopt_official_code("X"),
        lambda: desk.venue.drop_official_code(),
        lambda: desk.members.add_clerk("甲乙", "13800138009", "green-channel-9"),
        lambda: desk.members.bind_inspector(code, "甲乙", ""),
        lambda: desk.members.unbind(desk.members.me().id),
        lambda: desk.members.hand_over(desk.members.me().id),
        lambda: desk.members.change_password(desk.members.list()[0].id, "green-channel-9"),
        lambda: desk.members.new_recovery_code(),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_an_inspector_prints_the_own_gate_only(program: Program, made_desk: MadeDesk, desk: Desk) -> None:
    south, north = desk.gates.list()[:2]
    code = desk.venue.get().declaration_code
    guard = desk.members.bind_inspector(code, "麦家琪", "13900139009", [south.id], "guard-password")
    desk.close()
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(guard.id, "guard-password")) as own:
        own.posters.record_print(own.posters.prepare("a4", Language.ZH, [south.id]), "p", 1)
        with pytest.raises(Forbidden):
            own.posters.record_print(own.posters.prepare("a4", Language.ZH, [north.id]), "p", 1)


def test_editing_the_venue_keeps_its_history(desk: Desk) -> None:
    venue = desk.venue.get()
    edited = desk.venue.edit(replace(draft_of(venue), address="云山西路10号", region="441900004"))
    assert (edited.version, edited.serial_prefix) == (venue.version + 1, venue.serial_prefix)
    (change,) = desk.venue.history()
    assert change.by == "陈志远"
    assert {c.field: c.after for c in change.changes}["address"] == "云山西路10号"
    with pytest.raises(BadInput) as caught:
        desk.venue.edit(replace(draft_of(venue), uscc="1", address=""))
    assert {p.field for p in caught.value.problems} == {"uscc", "address"}
    assert desk.venue.get() == edited


def test_an_edit_that_changes_nothing_moves_no_coordinates(desk: Desk) -> None:
    venue = desk.venue.get()
    edited = desk.venue.edit(draft_of(venue))
    assert (edited.latitude, edited.longitude) == (venue.latitude, venue.longitude)
    assert desk.venue.history() == ()


def test_doubtful_names_ask_the_manager(desk: Desk) -> None:
    draft = replace(draft_of(desk.venue.get()), name="江北医院")
    assert [p.doubtful for p in desk.venue.review(draft)] == [True]
    with pytest.raises(UserError):
        desk.venue.edit(draft)
    assert desk.venue.edit(draft, insist=True).name == "江北医院"


def test_an_inspector_who_is_there_already_may_be_put_there_again(desk: Desk) -> None:
    inspector = next(m for m in desk.members.list() if m.name == "单雄")
    assert desk.members.assign(inspector.id, inspector.gate_ids) == inspector
