"""What a desk erased is nowhere at the hub any more, and nothing brings it back: no desk, stick, replay or other incarnation."""

import threading
import time
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from desktop.domain.clock import FixedClock
from desktop.hub.hub import Hub
from desktop.hub.tables import hourly, quarantined
from desktop.sync.bundle import pack
from desktop.sync.wire import Reject
from tests.hub.office import all_bodies
from tests.hub.signing_desk import DAY, NOW, SigningDesk, new_id

PERSON = "declaration.enter"
NAME = {"name": "SHAN TIANFANG"}
COUNTED = {
    "visited_from": NOW,
    "precision": "minute",
    "gate_id": "g",
    "category": "elderly",
    "temperature_c": "36.5",
}


def dispositions(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        return [
            (row.disposition, row.reason)
            for row in connection.execute(select(quarantined).order_by(quarantined.c.received))
        ]


def erase(desk: SigningDesk, subject: str, kind: str = "declaration.erase") -> None:
    desk.add(1, kind, subject=subject, body={"reason": "asked"})


@pytest.mark.parametrize(
    ("kinds", "ending"),
    [
        (("declaration.enter", "declaration.correct", "declaration.hold"), "declaration.erase"),
        (("fever.open", "fever.close"), "fever.erase"),
        (("card.issue", "card.use"), "card.void"),
    ],
    ids=["declaration", "fever", "card"],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["in one push", "in two"])
def test_all_that_was_said_of_it_is_dropped(
    hub: Hub, desk: SigningDesk, engine: Engine, kinds: tuple[str, ...], ending: str, *, at_once: bool
) -> None:
    subject, other = new_id(), new_id()
    for kind in kinds:
        desk.add(1, kind, subject=subject, body=NAME)
    desk.add(1, kinds[0], subject=other, body={"name": "LIU FU"})
    if not at_once:
        desk.push(hub)
        assert NAME["name"] in all_bodies(engine)
    erase(desk, subject, ending)
    assert desk.push(hub).stored == len(kinds) + 2
    assert NAME["name"] not in all_bodies(engine)
    assert "LIU FU" in all_bodies(engine)
    assert desk.push(hub).stored == len(kinds) + 2


def test_another_incarnation_of_the_desk_brings_nothing_back(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    subject = new_id()
    desk.add(1, PERSON, subject=subject, body=NAME)
    desk.push(hub)
    copied = list(desk.records)
    erase(desk, subject)
    desk.push(hub)
    copy = desk.another_incarnation(copied)
    copy.add(1, "declaration.correct", subject=subject, body=NAME)
    copy.add(1, "fever.open", subject=new_id(), body={"name": "LIU FU"})
    receipt = copy.push(hub)
    assert receipt.rejects == (Reject(1, "expired", "erased"), Reject(2, "expired", "erased"))
    assert NAME["name"] not in all_bodies(engine)
    assert "LIU FU" in all_bodies(engine)


def test_a_stick_brings_nothing_back(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    subject = new_id()
    desk.add(2, PERSON, subject=subject, body=NAME)
    stick = pack([desk.segment(1, 2)], str(hub.identity.stick.to_public()))
    desk.push(hub, 1, 1)
    erase(desk, subject)
    hub.sticks.take(pack([desk.segment(2)], str(hub.identity.stick.to_public())))
    assert hub.sticks.take(stick).added == 0
    assert NAME["name"] not in all_bodies(engine)


def test_it_may_come_before_what_it_ends(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    """Two copies of a desk: the one that erased syncs first."""
    subject = new_id()
    erase(desk, subject)
    desk.push(hub)
    copy = desk.another_incarnation()
    copy.add(1, PERSON, subject=subject, body=NAME)
    assert copy.push(hub).rejects == (Reject(1, "expired", "erased"),)
    assert NAME["name"] not in all_bodies(engine)


@pytest.mark.parametrize("first", [True, False], ids=["kept apart before", "after"])
@pytest.mark.parametrize(
    ("other", "disposition"),
    [({"schema": 9}, "parked"), ({"body": '{"id":"x","name":"SHAN TIANFANG"}'}, "quarantined")],
    ids=str,
)
def test_what_is_kept_apart_is_dropped_as_well(
    hub: Hub, desk: SigningDesk, engine: Engine, other: dict[str, Any], disposition: str, *, first: bool
) -> None:
    subject = new_id()
    apart_one: dict[str, Any] = {"subject": subject, "body": NAME} | other
    if first:
        desk.add(1, PERSON, **apart_one)
        desk.push(hub)
        assert [found for found, _ in dispositions(engine)] == [disposition]
    erase(desk, subject)
    if not first:
        desk.add(1, PERSON, **apart_one)
    desk.push(hub)
    assert dispositions(engine) == [("expired", "erased")]
    assert NAME["name"] not in all_bodies(engine)
    hub.replay.run()
    assert NAME["name"] not in all_bodies(engine)


def test_what_a_newer_program_kept_of_it_goes_with_it(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    """A thing of a kind that this hub does not know, and that names the declaration."""
    subject = new_id()
    desk.add(1, "photograph.take", body={"declaration_id": subject, **NAME})
    desk.add(1, "photograph.take", body={"declaration_id": new_id(), "name": "LIU FU"})
    desk.push(hub)
    erase(desk, subject)
    desk.push(hub, 3)
    assert NAME["name"] not in all_bodies(engine)
    assert "LIU FU" in all_bodies(engine)


def test_a_parked_erasure_counts_once_it_is_understood(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    subject = new_id()
    desk.add(1, PERSON, subject=subject, body=NAME)
    desk.push(hub)
    desk.add(1, "declaration.erase", subject=subject, schema=9)
    desk.push(hub, 2)
    with engine.begin() as connection:  # as if the hub's program were a newer one by now
        raw = connection.execute(select(quarantined.c.raw)).scalar_one()
        connection.execute(quarantined.update().values(raw=raw.replace(b"\xa19", b"\xa11")))
    hub.replay.run()
    assert NAME["name"] not in all_bodies(engine)
    copy = desk.another_incarnation()
    copy.add(1, PERSON, subject=subject, body=NAME)
    assert copy.push(hub).rejects == (Reject(1, "expired", "erased"),)


def test_no_other_venue_is_touched(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    subject, other = new_id(), SigningDesk.joined(hub)
    other.add(1, PERSON, subject=subject, body=NAME)
    other.add(1, PERSON, subject=subject, body=NAME, schema=9)
    other.push(hub)
    erase(desk, subject)
    desk.push(hub)
    assert all_bodies(engine).count(NAME["name"]) == 2
    assert other.push(hub).stored == 2


@pytest.mark.parametrize("subject", ["", "a", "declaration", "%"])
def test_what_names_no_thing_ends_nothing(hub: Hub, desk: SigningDesk, engine: Engine, subject: str) -> None:
    desk.add(1, PERSON, body=NAME)
    desk.add(1, PERSON, body=NAME, schema=9)
    erase(desk, subject)
    desk.push(hub)
    assert all_bodies(engine).count(NAME["name"]) == 2


def test_that_somebody_was_there_goes_on_counting(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    subject = new_id()
    desk.add(1, PERSON, subject=subject, body=NAME | COUNTED)
    erase(desk, subject)
    desk.push(hub)
    copy = desk.another_incarnation()
    copy.add(1, PERSON, subject=subject, body=NAME | COUNTED)
    copy.push(hub)
    with engine.connect() as connection:
        assert connection.execute(select(hourly.c.count)).scalars().all() == [1, 1]


def test_it_holds_for_good(hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock) -> None:
    subject = new_id()
    desk.add(1, PERSON, subject=subject, body=NAME)
    erase(desk, subject)
    desk.push(hub)
    clock.ms += 50 * DAY
    hub.retention.expire()
    copy = desk.another_incarnation()
    copy.add(1, PERSON, subject=subject, body=NAME)
    assert [reject.disposition for reject in copy.push(hub).rejects] == ["expired"]
    assert NAME["name"] not in all_bodies(engine)


def test_an_incarnation_under_way_does_not_slip_past_an_erasure(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    """One transaction has looked at the venue and not written yet when another one erases."""
    subject = new_id()
    copy = desk.another_incarnation()
    copy.add(1, PERSON, subject=subject, body=NAME)
    erase(desk, subject)
    desk.push(hub, 1, 1)
    desk.add(1, PERSON)
    with engine.connect() as waiting:
        waiting.execute(text("SELECT 1 FROM venue_head WHERE venue = :venue FOR UPDATE"), {"venue": desk.venue})
        pushes = []
        for one in (desk, copy):
            pushes.append(threading.Thread(target=one.push, args=(hub,)))
            pushes[-1].start()
            _until_held_up(engine, len(pushes))
        waiting.rollback()
    for push in pushes:
        push.join()
    assert NAME["name"] not in all_bodies(engine)


def _until_held_up(engine: Engine, count: int) -> None:
    query = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query NOT LIKE '%activity%'")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        until = time.monotonic() + 20
        while connection.execute(query).scalar_one() < count:
            assert time.monotonic() < until
