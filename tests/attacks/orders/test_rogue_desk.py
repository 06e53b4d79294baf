"""A desk that enrolled, with a key of its own and nobody's password, orders things for the whole venue."""

import base64
import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from desktop.credentials.orders import sign_field
from desktop.credentials.signing import Signer
from desktop.credentials.statements import MANAGER, Body, Credential, Revocation, issue
from desktop.domain.master.fields import canonical
from desktop.domain.people import Role
from desktop.hub.hub import Hub
from desktop.hub.queries import next_vseq
from desktop.hub.tables import master_field, quarantined, record
from desktop.services.desk import Desk
from desktop.store.queries import credentials, registers
from tests.hub.replicas import meet, seen
from tests.hub.signing_desk import NOW, SigningDesk, new_id
from tests.services.green_channel.test_taking_back import slip

MONDAY = NOW + 400 * 86_400_000
"""Later than anything that the venue's desks wrote: by its stamp alone it would win."""


def stamp(at: int, desk: str) -> str:
    return f"{at:012x}0000{desk}"


def operation(rogue: SigningDesk, **fields: Any) -> dict[str, Any]:
    return {"stamp": stamp(MONDAY, rogue.desk), "by": "", "fields": fields}


def reasons(hub: Hub, rogue: SigningDesk) -> list[str]:
    with hub.engine.begin() as connection:
        rows = connection.execute(select(quarantined.c.reason).where(quarantined.c.desk == UUID(rogue.desk)))
        return sorted(row.reason for row in rows)


def test_no_change_of_members_gates_venue_or_retention_counts(
    hub: Hub, desks: tuple[Desk, Desk], rogue: SigningDesk
) -> None:
    north, south = desks
    before = seen(north)
    clerk = next(one for one in north.members.list() if one.role is Role.CLERK)
    manager = north.members.me()
    newcomer = {"name": "郑某", "phone": "13800138099", "role": "manager", "inspector": False, "bound": True}
    rogue.add(kind="member.edit", subject=clerk.id, body=operation(rogue, role="manager"))
    rogue.add(kind="member.edit", subject=manager.id, body=operation(rogue, role="clerk", bound=False))
    rogue.add(kind="member.add", body=operation(rogue, **newcomer))
    rogue.add(kind="gate.retire", subject=north.gates.list()[0].id, body=operation(rogue, retired=True))
    rogue.add(kind="venue.edit", subject=rogue.venue, body=operation(rogue, host="EVIL.EXAMPLE"))
    rogue.add(kind="retention.edit", subject="", body=operation(rogue, days=7) | {"id": ""})
    rogue.add(kind="retention.edit", subject="", body={"id": "", "days": 7})
    rogue.push(hub)
    assert reasons(hub, rogue) == ["order"] * 7
    meet(north, south)
    assert seen(north) == seen(south) == before


def test_a_signature_of_ones_own_key_or_of_another_order_does_not_help(
    hub: Hub, desks: tuple[Desk, Desk], rogue: SigningDesk
) -> None:
    north, _ = desks
    clerk = next(one for one in north.members.list() if one.role is Role.CLERK)
    own = Signer(rogue.venue, clerk.id, bytes(32), orders=True)
    value, at = json.dumps("manager"), stamp(MONDAY, rogue.desk)

    forged = sign_field(own, "member", clerk.id, "role", at, value, "")
    with north.store.read() as connection:
        genuine = registers.of_thing(connection, "member", clerk.id)["role"].state.winner.proof
    assert genuine
    for proof in (forged, genuine, "", "AAAA", base64.b64encode(bytes(96)).decode()):
        rogue.add(
            kind="member.edit",
            subject=clerk.id,
            body=operation(rogue, role="manager") | {"proofs": {"role": proof}},
        )
    rogue.push(hub)
    assert reasons(hub, rogue) == ["order"] * 5


def test_an_old_order_of_the_manager_cannot_be_repeated_over_a_newer_one(
    hub: Hub, desks: tuple[Desk, Desk], rogue: SigningDesk
) -> None:
    """Whoever was a member once has the signed version that says so; it names no version that came after it."""
    north, south = desks
    clerk = next(one for one in north.members.list() if one.role is Role.CLERK)

    with north.store.read() as connection:
        old = registers.of_thing(connection, "member", clerk.id)["bound"].state.winner
    north.members.unbind(clerk.id)
    meet(north, south)
    with north.store.read() as connection:
        newer = registers.of_thing(connection, "member", clerk.id)["bound"].state.winner
    body = {
        "stamp": old.stamp,
        "by": old.by,
        "fields": {"bound": True},
        "base": {"bound": [newer.stamp]},
        "proofs": {"bound": old.proof},
    }
    rogue.add(kind="member.rebind", subject=clerk.id, body=body)
    rogue.push(hub)
    meet(north, south)
    assert [desk.members.list(include_unbound=True) for desk in desks] == [
        north.members.list(include_unbound=True) for _ in desks
    ]
    assert clerk.id not in {one.id for one in north.members.list()}
    assert clerk.id not in {one.id for one in south.members.list()}


def test_nobody_erases_or_changes_what_another_desk_recorded(
    hub: Hub, desks: tuple[Desk, Desk], rogue: SigningDesk
) -> None:
    north, _ = desks
    north.slips.start_batch(1)
    entered = north.declarations.enter(slip())
    north.sync.sync_now()
    for kind in ("declaration.erase", "declaration.take_back", "declaration.correct", "fever.erase"):
        rogue.add(kind=kind, subject=entered.id, body={"reason": "mistake", "visited_from": NOW})
    rogue.add(kind="declaration.erase", body={"reason": "asked"})
    rogue.push(hub)
    assert reasons(hub, rogue) == ["order", *["owner"] * 4]
    with hub.engine.begin() as connection:
        stored = connection.execute(select(record.c.kind).where(record.c.subject == entered.id)).scalars().all()
    assert stored == ["declaration.enter"]


def statements(rogue: SigningDesk, member: str) -> list[Body]:
    key = Signer(rogue.venue, member, bytes(32), orders=True).public
    credential = Credential(rogue.venue, member, rogue.desk, key, MANAGER, NOW)
    return [credential, Credential(new_id(), member, rogue.desk, key, MANAGER, NOW)]


def test_nobody_makes_a_key_valid_or_ends_one(hub: Hub, desks: tuple[Desk, Desk], rogue: SigningDesk) -> None:
    """A key that vouches for itself only asks; the manager sees it and can refuse."""

    north, south = desks
    manager = north.members.me()
    own = Signer(rogue.venue, manager.id, bytes(32), orders=True)
    with north.store.read() as connection:
        trusted = credentials.trust(connection)
    ending = Revocation(rogue.venue, trusted.manager_keys, NOW)
    for body in (*statements(rogue, manager.id), ending):
        data = base64.b64encode(issue(body, own).data).decode()
        rogue.add(kind="credential.issue", subject=own.public.hex(), body={"statement": data})
    rogue.add(kind="credential.issue", subject=own.public.hex(), body={"statement": "no statement"})
    rogue.push(hub)
    assert reasons(hub, rogue) == ["credential"] * 3
    meet(north, south)
    for desk in desks:
        with desk.store.read() as connection:
            assert set(credentials.trust(connection).manager_keys) == set(trusted.manager_keys)
        (request,) = desk.credentials.read().requests
        assert request.key == own.public
    north.credentials.refuse(own.public)
    meet(north, south)
    assert not any(desk.credentials.read().requests for desk in desks)


@pytest.mark.parametrize("by", ["hub", "desk"])
def test_a_page_that_a_false_hub_signed_with_orders_of_nobody_changes_nothing(
    hub: Hub, desks: tuple[Desk, Desk], by: str
) -> None:
    """Even the hub cannot order: desks check the manager's signature themselves."""

    north, south = desks
    clerk = next(one for one in north.members.list() if one.role is Role.CLERK)
    at = stamp(MONDAY, new_id())
    value = canonical([[at, '"manager"', "", ""]] if by == "hub" else [[at, '"manager"', clerk.id, "", "AAAA"]])
    with hub.engine.begin() as connection:
        venue = UUID(north.venue.get().id)
        vseq = next_vseq(connection, venue, 1)
        c = master_field.c
        connection.execute(
            master_field.update()
            .where(c.venue == venue, c.kind == "member", c.subject == clerk.id, c.field == "role")
            .values(versions=value, vseq=vseq)
        )
    meet(north, south)
    roles = [{one.id: one.role for one in desk.members.list()} for desk in desks]
    assert [found[clerk.id] for found in roles] == [Role.CLERK, Role.CLERK]
