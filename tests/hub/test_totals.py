"""The hub's totals by the hour are the desk's own, to the unit, whatever happened at the desk and on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.pool import NullPool

from desktop.domain.clock import FixedClock
from desktop.domain.hourly import HourCount
from desktop.hub import totals
from desktop.hub.database import open_engine
from desktop.hub.hub import Hub, build
from desktop.hub.identity import new_identity
from desktop.hub.migrate import bring_up_to_date
from desktop.hub.tables import hourly, uncounted, venue_head
from desktop.services.desk import Desk
from desktop.services.sync.sync import SyncService
from desktop.store.queries import outbox
from desktop.sync.counts import counted, remainder_body
from desktop.sync.outgoing import Outgoing, Point
from desktop.sync.state import SyncStateRepository
from tests.hub import signing_desk
from tests.hub.conftest import served
from tests.hub.office import give_office_key
from tests.hub.signing_desk import SigningDesk
from tests.services.busy_desk import DAY_MS, BusyDesk

ACTIONS = ("press", "fever", "undo", "enter", "unenter", "correct", "sheet", "take_back", "purge")
CARRIED = ("sync", "lost", "backup", "expire")
FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass
class Carried:
    """A busy desk, and a hub that it may have joined."""

    busy: BusyDesk
    hub: Hub
    url: str
    clock: FixedClock

    @property
    def desk(self) -> Desk:
        return self.busy.desk

    @property
    def service(self) -> SyncService:
        return SyncService(self.desk.store, self.desk.session, wait=lambda _seconds: None)

    def join(self, *, move: bool = False) -> None:
        self.desk.enrolment.enroll(self.url, self.hub.tickets.make(None, "", 1, approves=False).text, move=move)
        with self.desk.store.read() as connection:
            self.hub.desks.decide(outbox.identity(connection).desk, "approved")

    def happen(self, what: str) -> None:
        if what in ACTIONS:
            self.busy.happen(what)
        else:
            getattr(self, what)()

    def sync(self) -> None:
        if self.service.status().enrolled:
            self.service.sync_now()

    def lost(self) -> None:
        """The hub takes what waits, and no receipt comes back."""
        known = SyncStateRepository(self.desk.store).known()
        if known.hub is None:
            return
        outgoing = Outgoing(self.desk.store, known.hub.id, SyncStateRepository(self.desk.store).key())
        covered = known.acknowledged
        for sealed in outgoing.segments(Point(covered.stored, covered.chain)):
            self.hub.ingest.take(sealed.data)

    def backup(self) -> None:
        self.hub.backups.begin()
        self.hub.backups.done()

    def expire(self) -> None:
        """The hub's own retention, weeks later."""
        self.clock.ms += 30 * DAY_MS
        self.hub.retention.expire()

    def there(self) -> list[HourCount]:
        with self.desk.store.read() as reading, self.hub.engine.connect() as connection:
            venue = SyncStateRepository(self.desk.store).known().hub
            assert venue is not None
            desk = outbox.identity(reading).desk
            of = connection.scalar(select(hourly.c.venue).where(hourly.c.desk == desk).limit(1))
            return sorted(totals.of_desk(connection, of, desk), key=lambda each: each.key)

    def here(self) -> list[HourCount]:
        return sorted(self.busy.rollup(), key=lambda each: each.key)

    def agree(self) -> None:
        self.sync()
        assert self.there() == self.here()


@pytest.fixture
def carried(
    fresh_desks: Iterator[Desk], hub: Hub, http: httpx.Client, clock: FixedClock
) -> Iterator[Iterator[Carried]]:
    """One untouched desk after the other, each with a hub that does not know it."""

    def made() -> Iterator[Carried]:
        for number, desk in enumerate(fresh_desks):
            with hub.engine.begin() as connection:
                for table in reversed(hourly.metadata.sorted_tables):
                    connection.execute(table.delete())
            give_office_key(hub)
            yield Carried(BusyDesk(desk, number), hub, str(http.base_url), clock)

    return made()


@FEW
@given(
    before=st.lists(st.sampled_from(ACTIONS), max_size=10),
    after=st.lists(st.sampled_from(ACTIONS + CARRIED), max_size=20),
)
def test_they_agree_to_the_unit(carried: Iterator[Carried], before: list[str], after: list[str]) -> None:
    one = next(carried)
    for what in before:
        one.happen(what)
    one.join()
    for what in after:
        one.happen(what)
    one.agree()


def test_what_is_purged_before_it_was_sent_goes_on_counting(carried: Iterator[Carried], engine: Engine) -> None:
    one = next(carried)
    one.join()
    for what in ("enter", "enter", "correct", "lost", "enter", "correct", "purge"):
        one.happen(what)
    one.agree()
    assert sum(each.tally.count for each in one.there()) == 3
    with engine.connect() as connection:
        assert connection.execute(select(uncounted)).all() == []


@pytest.mark.parametrize("between", ["", "sync", "lost"])
def test_a_slip_that_was_taken_back_is_counted_back(carried: Iterator[Carried], between: str) -> None:
    one = next(carried)
    one.join()
    for what in filter(None, ("enter", "enter", "correct", between, "unenter", "sync", "purge", "enter", "unenter")):
        one.happen(what)
    one.agree()
    assert sum(each.tally.count for each in one.there()) == 1


def test_a_desk_that_joined_tells_what_bodies_that_are_gone_counted(carried: Iterator[Carried]) -> None:
    one = next(carried)
    for what in ("enter", "fever", "sheet", "purge", "press"):
        one.happen(what)
    one.join()
    one.agree()
    assert one.there() != []


def test_to_another_hub_and_back_again(carried: Iterator[Carried], clock: FixedClock) -> None:
    """What a hub has in a backup has no body at the desk any more: another hub could not count it."""
    home = next(carried)
    home.join()
    for what in ("press", "enter", "sheet", "sync", "backup", "sync"):
        home.happen(what)
    with _another_hub(home.hub.engine, clock) as (other, url):
        away = Carried(home.busy, other, url, clock)
        away.join(move=True)
        for what in ("fever", "enter", "correct", "take_back", "sync", "backup", "sync", "purge", "press"):
            away.happen(what)
        away.agree()
        home.join(move=True)
        home.happen("press")
        home.agree()


def test_rows_are_marked_with_the_venues_number_of_their_transaction(
    carried: Iterator[Carried], engine: Engine
) -> None:
    one = next(carried)
    one.join()
    seen = 0
    for what in ("press", "fever", "enter", "sheet", "take_back"):
        one.happen(what)
        one.sync()
        with engine.connect() as connection:
            newest = connection.scalars(select(hourly.c.vseq).order_by(hourly.c.vseq.desc())).first()
            assert newest is not None
            assert seen < newest <= connection.scalars(select(venue_head.c.vseq)).one()
        seen = newest


@contextmanager
def _another_hub(engine: Engine, clock: FixedClock) -> Iterator[tuple[Hub, str]]:
    """A second hub with a database of its own on the same server."""
    _admin(engine, "DROP DATABASE IF EXISTS another", "CREATE DATABASE another")
    own = open_engine(engine.url.set(database="another"))
    bring_up_to_date(own)
    hub = build(own, new_identity(), clock)
    give_office_key(hub)
    with served(hub, clock) as http:
        yield hub, str(http.base_url)
    own.dispose()
    _admin(engine, "DROP DATABASE another")


def _admin(engine: Engine, *statements: str) -> None:
    admin = create_engine(engine.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_a_record_that_counts_wrongly_is_kept_apart_and_counts_nobody(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    desk.add(1, body={"at": 1_794_999_600_000, "gate_id": "g", "count": 2})
    desk.add(1, body={"at": 1_794_999_600_000, "gate_id": "g", "count": 1 << 50})
    desk.add(1, "hourly.state", body={"since": 5})
    desk.add(1, "hourly.remainder", body={"rows": 5})
    assert [(one.seq, one.reason) for one in desk.push(hub).rejects] == [(2, "counts"), (3, "counts"), (4, "counts")]
    with engine.connect() as connection:
        assert [each.tally.count for each in totals.of_desk(connection, desk.venue, desk.desk)] == [2]


def test_what_is_past_its_retention_counts_all_the_same(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    """A correction of what the hub has dropped: its content stays away, the figures are mended."""
    before = {"visited_from": 1_794_999_600_000, "precision": "exact", "gate_id": "g", "category": "elderly"}
    desk.add(1, "declaration.enter", body=before)
    desk.push(hub)
    clock.ms += 30 * DAY_MS
    subject, now = desk.records[0].subject, {**before, "gate_id": "h", "before": before}
    desk.records.append(signing_desk.record(2, "declaration.correct", subject, now))
    assert [one.disposition for one in desk.push(hub).rejects] == ["expired"]
    with engine.connect() as connection:
        assert [each.key.gate_id for each in totals.of_desk(connection, desk.venue, desk.desk)] == ["h"]


def test_a_remainder_counts_what_came_without_a_body_in_another_incarnation(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    """A desk that was restored goes on in another incarnation, where numbers begin anew; what it says of the former holds."""
    desk.add(2, "declaration.enter", body={"visited_from": 1_794_999_600_000, "gate_id": "g", "precision": "exact"})
    known = counted(desk.records[0].kind, desk.records[0].body or "", desk.records[0].subject)
    desk.records[0] = replace(desk.records[0], salt=None, body=None)
    desk.push(hub)
    restored = desk.another_incarnation()
    for _ in range(2):
        restored.add(1, "hourly.remainder", body=remainder_body([(desk.records[0].digest, known[0])]))
    assert restored.push(hub).rejects == ()
    with engine.connect() as connection:
        assert [each.tally.count for each in totals.of_desk(connection, desk.venue, desk.desk)] == [2]
        assert connection.execute(select(uncounted)).all() == []
