"""The index of stays follows what the hub has of each declaration: its last state, and nothing once that is gone."""

import json
import random
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, delete, select, text, update

from desktop.domain.clock import FixedClock
from desktop.hub import stay_index, stays
from desktop.hub.hub import Hub
from desktop.hub.tables import record, stay, venue_head
from tests.hub.office import read_by_office
from tests.hub.signing_desk import DAY, NOW, SigningDesk, new_id

HOUR = 3_600_000
ENTER, CORRECT = "declaration.enter", "declaration.correct"
VISIT: dict[str, Any] = {"visited_from": NOW, "visited_to": NOW + HOUR, "precision": "range", "gate_id": "north"}
Found = Mapping[str, tuple[str, int | None, int | None, str]]


def indexed(engine: Engine) -> Found:
    """Gate, time and precision of every declaration."""
    with engine.connect() as connection:
        rows = connection.execute(select(stay)).all()
    return {row.subject: (row.gate, row.visited_from, row.visited_to, row.precision) for row in rows}


def expected(engine: Engine) -> Found:
    """The same from the records, one after the other in the order in which they came."""
    with engine.connect() as connection:
        rows = connection.execute(select(record).order_by(record.c.vseq)).all()
    found = {}
    for row in rows:
        if row.kind in (ENTER, CORRECT) and row.body is not None:
            body = json.loads(row.body)
            found[row.subject] = (body["gate_id"], body["visited_from"], body["visited_to"], body["precision"])
    return found


def test_the_last_state_of_a_declaration_counts(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    one, other = new_id(), new_id()
    desk.add(1, ENTER, subject=one, body=VISIT)
    desk.add(1, ENTER, subject=other, body={**VISIT, "gate_id": "south"})
    desk.add(1, CORRECT, subject=one, body={**VISIT, "gate_id": "west"})
    desk.push(hub)
    span = NOW, NOW + HOUR, "range"
    assert indexed(engine) == {one: ("west", *span), other: ("south", *span)}
    desk.add(1, CORRECT, subject=other, body={**VISIT, "visited_to": NOW, "precision": "exact", "gate_id": ""})
    desk.push(hub, 4)
    assert indexed(engine) == {one: ("west", *span), other: ("", NOW, NOW, "exact")}
    assert desk.push(hub).stored == 4
    assert indexed(engine)[one] == ("west", *span)


@pytest.mark.parametrize("ending", ["erased in the same push", "erased later", "retention"])
def test_a_stay_goes_with_its_declaration(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock, ending: str
) -> None:
    gone, kept = new_id(), new_id()
    desk.add(1, ENTER, subject=gone, body=VISIT)
    desk.add(1, CORRECT, subject=gone, body=VISIT)
    if ending == "retention":
        desk.push(hub)
        clock.ms += 20 * DAY
        desk.add(1, ENTER, subject=kept, body=VISIT)
        desk.push(hub, 3)
        clock.ms += 8 * DAY
        hub.retention.expire()
    else:
        desk.add(1, ENTER, subject=kept, body=VISIT)
        if ending == "erased later":
            desk.push(hub)
            assert set(indexed(engine)) == {gone, kept}
        desk.add(1, "declaration.erase", subject=gone, body={"reason": "asked"})
        desk.push(hub)
    assert set(indexed(engine)) == {kept}


def test_what_waited_in_quarantine_takes_its_place(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    """A correction that was understood before the entry still is the last state."""
    one, other = new_id(), new_id()
    desk.add(1, ENTER, subject=one, body={**VISIT, "gate_id": "early"}, schema=9)
    desk.add(1, CORRECT, subject=one, body={**VISIT, "gate_id": "late"})
    desk.add(1, ENTER, subject=other, body=VISIT, schema=9)
    desk.push(hub)
    assert set(indexed(engine)) == {one}
    with engine.begin() as connection:  # as a newer program reads it: of a schema that it knows
        for row in connection.execute(text("SELECT seq, raw FROM apart")).all():
            raw = bytes(row.raw).replace(b"\xa19", b"\xa11")
            connection.execute(text("UPDATE apart SET raw = :raw WHERE seq = :seq"), {"raw": raw, "seq": row.seq})
    assert hub.replay.run().stored == 2
    assert {subject: gate for subject, (gate, *_) in indexed(engine).items()} == {one: "late", other: "north"}


def test_a_restored_desk_sends_again_and_goes_on(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    subject = new_id()
    desk.add(1, ENTER, subject=subject, body=VISIT)
    desk.add(3)
    desk.push(hub)
    restored = desk.another_incarnation(desk.records[:1])
    restored.add(1, CORRECT, subject=subject, body={**VISIT, "gate_id": "after"})
    restored.push(hub)
    assert indexed(engine)[subject][0] == "after"


@pytest.mark.parametrize(
    "body",
    [
        {"visited_to": NOW - 1},
        {"visited_to": NOW + 25 * HOUR},
        {"visited_from": 1 << 60, "visited_to": 1 << 60},
        {"visited_from": "noon"},
        {"gate_id": 7},
        {"precision": None},
    ],
    ids=str,
)
def test_a_time_that_cannot_be_is_no_stay_and_stops_nothing(
    hub: Hub, desk: SigningDesk, engine: Engine, body: dict[str, Any]
) -> None:
    subject = new_id()
    desk.add(1, ENTER, subject=subject, body=VISIT)
    desk.add(1, CORRECT, subject=subject, body={**VISIT, **body})
    desk.push(hub)
    with engine.connect() as connection:
        stored = connection.scalar(select(record.c.seq).where(record.c.seq == 2))
        found = list(stays.within(connection, UUID(desk.venue), [(NOW, NOW)], 0))
    expected_stays = [] if stored else [(NOW, NOW + HOUR, "range", "north", 1)]  # else it was kept apart
    assert found == expected_stays


def random_days(hub: Hub, seed: int, venues: int = 3) -> None:
    """Entries, corrections, erasures and other records of some venues."""
    chance = random.Random(seed)
    for _ in range(venues):
        desk, subjects = SigningDesk.joined(hub), [new_id() for _ in range(12)]
        for subject in chance.choices(subjects, k=40):
            since = NOW + chance.randrange(100) * 60_000
            kind = chance.choice([ENTER, CORRECT, CORRECT, "fever.open", "screening.count", "declaration.erase"])
            visit = {**VISIT, "visited_from": since, "visited_to": since + HOUR, "gate_id": chance.choice("abc")}
            body = visit if kind.startswith("declaration.e") or kind == CORRECT else {}
            ends = {"reason": "asked"} if kind == "declaration.erase" else None
            desk.add(1, kind, subject=subject, body=ends or body)
        for first in range(1, 41, 8):
            desk.push(hub, first, first + 7)


@pytest.mark.parametrize("seed", range(4))
def test_the_index_and_one_that_is_made_anew_are_the_same(
    hub: Hub, engine: Engine, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random_days(hub, seed)
    found = indexed(engine)
    assert found
    assert found == expected(engine)
    with engine.begin() as connection:
        connection.execute(delete(stay))
        connection.execute(update(venue_head).values(unindexed=venue_head.c.vseq))
    monkeypatch.setattr(stay_index, "AT_ONCE", 7)
    hub.stay_index.complete()
    assert indexed(engine) == found
    assert hub.stay_index.complete() == 0


def test_the_index_is_completed_while_desks_hand_over(
    hub: Hub, desk: SigningDesk, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken off in the middle: what came, was corrected and erased since is not undone by what is put in later."""
    subjects = [new_id() for _ in range(9)]
    for subject in subjects:
        desk.add(1, ENTER, subject=subject, body=VISIT)
    desk.push(hub)
    with engine.begin() as connection:  # as an earlier program left it
        connection.execute(delete(stay))
        connection.execute(update(venue_head).values(unindexed=venue_head.c.vseq))
    monkeypatch.setattr(stay_index, "AT_ONCE", 4)
    with engine.begin() as connection:
        assert hub.stay_index._batch(connection, UUID(desk.venue))[1]
    assert 0 < len(indexed(engine)) < len(subjects)
    desk.add(1, CORRECT, subject=subjects[0], body={**VISIT, "gate_id": "later"})
    desk.add(1, "declaration.erase", subject=subjects[1], body={"reason": "asked"})
    desk.push(hub, 10)
    hub.stay_index.complete()
    assert {subject: gate for subject, (gate, *_) in indexed(engine).items()} == {
        subject: "later" if subject == subjects[0] else "north" for subject in subjects if subject != subjects[1]
    }


def test_nothing_of_a_person_is_in_the_index(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(1, ENTER, body={**VISIT, "name": "单田芳", "phone": "13912345678", "notes": "从东门来"})
    desk.push(hub)
    assert "13912345678" in str(read_by_office(engine))
    with engine.connect() as connection:
        kept = str(connection.execute(select(stay)).all())
    assert all(secret not in kept for secret in ("单田芳", "13912345678", "从东门来"))
