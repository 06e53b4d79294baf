"""What was kept apart, sorted again: at its place, once, and the desk hears of it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Engine, select

from desktop.domain.clock import FixedClock
from desktop.hub import totals
from desktop.hub.hub import Hub, build
from desktop.hub.replay import Replayed
from desktop.hub.tables import quarantined, record, venue
from desktop.services.desk import Desk
from desktop.services.sync.sync import SyncService
from desktop.store.queries import outbox
from desktop.sync.wire import Receipt, Reject, verified
from tests.hub import signing_desk
from tests.hub.conftest import served
from tests.hub.signing_desk import DAY, SigningDesk

HOUR = 1_794_999_600_000
PRESS = {"at": HOUR, "gate_id": "g", "count": 1}
VISIT = {"visited_from": HOUR, "precision": "exact", "gate_id": "g", "category": "elderly"}


@pytest.fixture
def desk_of_clinic(fresh_desks: Iterator[Desk]) -> Desk:
    """A real one."""
    return next(fresh_desks)


def older_program(hub: Hub, clock: FixedClock, *unknown: str) -> Hub:
    """The same hub with a program from before these things were invented."""
    return build(hub.engine, hub.identity, clock, hub.kinds.without(*unknown))


def _stored(engine: Engine) -> list[tuple[int, str]]:
    with engine.connect() as connection:
        return [(row.seq, row.kind) for row in connection.execute(select(record).order_by(record.c.seq))]


def _people(engine: Engine, desk: SigningDesk) -> int:
    with engine.connect() as connection:
        return sum(each.tally.count for each in totals.of_desk(connection, desk.venue, desk.desk))


def test_a_newer_program_takes_what_was_parked_to_its_place_once(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.add(1, "gate.add")
    desk.add(2, body=PRESS)
    desk.add(1, "gate.rename")
    older = older_program(hub, clock, "screening")
    assert [one.disposition for one in desk.push(older).rejects] == ["parked", "parked"]
    assert (_stored(engine), _people(engine, desk)) == ([(1, "gate.add"), (4, "gate.rename")], 0)
    assert hub.replay.run() == Replayed(2, 0, 0)
    expected = [(1, "gate.add"), (2, "screening.count"), (3, "screening.count"), (4, "gate.rename")]
    for _ in range(2):
        assert (_stored(engine), _people(engine, desk)) == (expected, 2)
        assert hub.replay.run() == Replayed()
        assert desk.push(hub).rejects == ()  # sent again it is known as the same


def test_what_nobody_understands_yet_stays(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(1, "voyage.begin")
    desk.add(1, "nonsense")
    desk.add(1, body={"at": -5, "count": 1})
    desk.push(hub)
    assert hub.replay.run() == Replayed(0, 0, 3)
    with engine.connect() as connection:
        found = connection.execute(
            select(quarantined.c.disposition, quarantined.c.reason).order_by(quarantined.c.seq)
        ).all()
    assert found == [("parked", "kind"), ("quarantined", "kind"), ("quarantined", "counts")]


def test_what_waited_longer_than_it_may_be_kept_is_dropped_and_counts(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.add(1, "declaration.enter", body=VISIT)
    desk.push(older_program(hub, clock, "declaration"))
    clock.ms += 29 * DAY
    assert hub.replay.run() == Replayed(0, 1, 0)
    with engine.connect() as connection:
        assert connection.execute(select(quarantined.c.disposition, quarantined.c.raw)).one() == ("expired", None)
    assert _people(engine, desk) == 1
    assert hub.replay.run() == Replayed()


def test_how_long_it_may_be_kept_counts_from_when_it_came(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.add(1, "declaration.enter", body=VISIT)
    desk.push(older_program(hub, clock, "declaration"))
    came = clock.ms
    clock.ms += 20 * DAY
    assert hub.replay.run() == Replayed(1, 0, 0)
    with engine.connect() as connection:
        assert connection.execute(select(record.c.kept_from)).scalar_one() == came
    clock.ms += 9 * DAY
    assert hub.retention.expire() == 1


def test_an_old_word_on_retention_does_not_undo_a_later_one(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.records.append(signing_desk.record(1, "retention.edit", "", '{"days":90}'))
    desk.push(older_program(hub, clock, "retention"))
    clock.ms += 1
    desk.records.append(signing_desk.record(2, "retention.edit", "", '{"days":7}'))
    desk.push(hub)
    assert hub.replay.run() == Replayed(1, 0, 0)
    with engine.connect() as connection:
        assert connection.execute(select(venue.c.days)).scalar_one() == 7


def test_one_venue_alone_can_be_sorted_again(hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock) -> None:
    other = SigningDesk.joined(hub)
    for one in (desk, other):
        one.add(1)
        one.push(older_program(hub, clock, "screening"))
    assert hub.replay.run(UUID(other.venue)) == Replayed(1, 0, 0)
    assert hub.replay.run() == Replayed(1, 0, 0)


def test_the_hubs_word_on_a_desk_lists_what_is_apart_now(hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    desk.add(1)
    desk.add(1, "nonsense")
    desk.push(older_program(hub, clock, "screening"))
    quarantine = [_whole(hub, desk)]
    hub.replay.run()
    quarantine.append(_whole(hub, desk))
    nonsense = Reject(2, "quarantined", "kind")
    assert quarantine == [((Reject(1, "parked", "kind"), nonsense), 2), ((nonsense,), 1)]


def _whole(hub: Hub, desk: SigningDesk) -> tuple[tuple[Reject, ...], int | None]:
    position = hub.ingest.position(hub.tokens.bearer(desk.token(hub)), desk.incarnation)
    receipt = verified("receipt", position.receipt, Receipt, hub.identity.public)
    return receipt.rejects, receipt.quarantined


def _joined(desk: Desk, hub: Hub, http: httpx.Client) -> SyncService:
    service = SyncService(desk.store, desk.session)
    desk.enrolment.enroll(str(http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
    with desk.store.read() as connection:
        hub.desks.decide(outbox.identity(connection).desk, "approved")
    return service


def test_a_desk_hears_of_it_over_the_network(desk_of_clinic: Desk, hub: Hub, clock: FixedClock) -> None:
    with served(older_program(hub, clock, "screening"), clock) as http:
        service = _joined(desk_of_clinic, hub, http)
        gate = desk_of_clinic.gates.list()[0].id
        desk_of_clinic.counting.press(gate)
        service.sync_now()
    desk_of_clinic.counting.press(gate)
    assert [reject.disposition for reject in service.status().rejects] == ["parked"]
    hub.replay.run()
    with served(hub, clock, port=http.base_url.port or 0):
        service.sync_now()
    status = service.status()
    assert (status.rejected, status.rejects, status.synced) == (0, (), True)


def test_a_desk_hears_of_it_by_stick(
    desk_of_clinic: Desk,
    hub: Hub,
    http: httpx.Client,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    service = _joined(desk_of_clinic, hub, http)
    gate = desk_of_clinic.gates.list()[0].id

    def by_stick(name: str, taking: Hub) -> Path:
        desk_of_clinic.counting.press(gate)
        service.export_bundle(tmp_path / name)
        back = tmp_path / f"{name}.receipts"
        back.write_bytes(taking.sticks.take((tmp_path / name).read_bytes()).receipts)
        return back

    older = older_program(hub, clock, "screening")
    first = by_stick("first", older)
    assert service.take_receipt(first).rejected == 1
    second = by_stick("second", older)
    assert service.take_receipt(second).rejected == 2
    clock.ms += DAY
    hub.replay.run()
    assert service.take_receipt(by_stick("third", hub)).rejected == 0
    assert service.take_receipt(second).rejected == 0  # an old stick does not bring it back
