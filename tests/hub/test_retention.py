"""Personal data goes after its time, by the hub's clock, and comes back through no entrance."""

from collections.abc import Sequence

import msgspec
import pytest
from sqlalchemy import Engine, select

from desktop.domain.clock import FixedClock
from desktop.domain.records import ERASE, RecordKind
from desktop.hub.hub import Hub, build
from desktop.hub.tables import quarantined, record
from desktop.sync.bundle import pack
from desktop.sync.wire import Reject
from tests.hub import signing_desk
from tests.hub.signing_desk import DAY, SigningDesk, new_id

PERSON = "declaration.enter"


def _bodies(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        rows: Sequence[str | None] = connection.execute(select(record.c.body)).scalars().all()
    return [body for body in rows if body is not None]


def _keep(desk: SigningDesk, hub: Hub, days: int) -> None:
    last = len(desk.records) + 1
    desk.records.append(signing_desk.record(last, "retention.edit", "", f'{{"days":{days}}}'))
    desk.push(hub, last)


@pytest.mark.parametrize("kind", [PERSON, "declaration.correct", "fever.open", "card.use"])
def test_what_tells_of_a_visitor_goes_after_28_days(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock, kind: str
) -> None:
    desk.add(1, kind)
    desk.push(hub)
    clock.ms += 28 * DAY - 1
    assert hub.retention.expire() == 0
    clock.ms += 1
    assert hub.retention.expire() == 1
    assert _bodies(engine) == []
    assert hub.retention.expire() == 0


@pytest.mark.parametrize("kind", ["screening.count", "gate.add", "member.add", "venue.edit", "poster.issue"])
def test_the_rest_stays(hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock, kind: str) -> None:
    desk.add(1, kind)
    desk.push(hub)
    clock.ms += 4_000 * DAY
    assert hub.retention.expire() == 0
    assert len(_bodies(engine)) == 1


def test_the_venue_s_setting_counts_for_what_is_there_already(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    other = SigningDesk.joined(hub)
    for one in (desk, other):
        one.add(1, PERSON)
        one.push(hub)
    _keep(desk, hub, 7)
    clock.ms += 7 * DAY
    assert hub.retention.expire() == 1
    assert other.records[0].body in _bodies(engine)
    _keep(desk, hub, 90)
    assert desk.records[0].body not in _bodies(engine)


def test_a_segment_of_before_brings_nothing_back(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.add(3, PERSON)
    desk.push(hub)
    clock.ms += 28 * DAY
    hub.retention.expire()
    assert desk.push(hub).stored == 3
    hub.sticks.take(pack([desk.segment(1, 2)], str(hub.identity.stick.to_public())))
    assert _bodies(engine) == []


@pytest.mark.parametrize("swept", [True, False])
def test_a_restored_desk_brings_nothing_back(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock, *, swept: bool
) -> None:
    desk.add(2, PERSON)
    desk.push(hub)
    clock.ms += 28 * DAY
    if swept:
        hub.retention.expire()
    restored = desk.another_incarnation(desk.records)
    restored.add(1, PERSON)
    receipt = restored.push(hub)
    assert receipt.rejects == (Reject(1, "expired", "retention"), Reject(2, "expired", "retention"))
    with engine.connect() as connection:
        assert connection.execute(select(quarantined.c.raw)).scalars().all() == [None, None]
    hub.retention.expire()
    assert _bodies(engine) == [restored.records[2].body]
    assert restored.push(hub) == receipt


def test_a_correction_does_not_lengthen_the_retention_of_what_it_corrects(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    subject = new_id()
    desk.add(1, PERSON, subject=subject)
    desk.push(hub)
    clock.ms += 20 * DAY
    desk.add(1, "declaration.correct", subject=subject)
    desk.push(hub, 2)
    clock.ms += 8 * DAY
    assert hub.retention.expire() == 2
    assert _bodies(engine) == []


def test_what_is_kept_apart_goes_as_well(hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock) -> None:
    desk.add(1, "voyage.begin")
    desk.add(1, PERSON, body="not json")
    before = desk.push(hub)
    clock.ms += 28 * DAY
    assert hub.retention.expire() == 2
    with engine.connect() as connection:
        assert connection.execute(select(quarantined.c.raw)).scalars().all() == [None, None]
    assert desk.push(hub).rejects == before.rejects


def test_a_desk_s_clock_changes_nothing(hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock) -> None:
    for year in (-10, 0, 10):
        at = signing_desk.NOW + year * 365 * DAY
        desk.records.append(signing_desk.record(len(desk.records) + 1, PERSON, occurred=at))
    assert desk.push(hub).rejects == ()
    clock.ms += 28 * DAY - 1
    assert hub.retention.expire() == 0
    clock.ms += 1
    assert hub.retention.expire() == 3


def test_a_hub_whose_clock_goes_back_drops_nothing_too_early(hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    desk.add(1, PERSON)
    desk.push(hub)
    clock.ms -= 3_650 * DAY
    assert hub.retention.expire() == 0
    assert desk.push(hub).rejects == ()


def test_a_made_up_personal_kind_goes_after_its_time_and_at_its_end(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    """What the registry says of a kind is all that the hub has to know."""
    note = RecordKind("visitor_note", personal=True, ends=frozenset({ERASE}))
    newer = build(engine, hub.identity, clock, hub.kinds.with_kinds(note))
    notes = [new_id(), new_id()]
    for subject in notes:
        desk.add(1, "visitor_note.add", subject=subject)
    assert desk.push(newer).rejects == ()
    desk.add(1, "visitor_note.erase", subject=notes[0], body={"reason": "asked"})
    desk.push(newer, 3)
    assert [body for body in _bodies(engine) if notes[0] in body] == [desk.records[2].body]
    desk.add(1, "visitor_note.edit", subject=notes[0])
    assert desk.push(newer, 4).rejects == (Reject(4, "expired", "erased"),)
    other = desk.another_incarnation([])
    bearer = newer.tokens.bearer(other.token(newer))
    page = newer.pulls.page(bearer, other.incarnation, 0)
    (ended,) = (msgspec.msgpack.decode(part.body) for part in page.parts if part.tag == "ended")
    assert ended == [notes[0]]
    clock.ms += 28 * DAY
    newer.retention.expire()
    assert _bodies(engine) == []
