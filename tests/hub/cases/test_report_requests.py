"""Venues are asked for what their desks have not sent: asked, seen, done; and desks that know nothing of it go on."""

import random
from collections.abc import Iterator
from uuid import UUID

import httpx
import msgspec
import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.exposure.cases import CaseNumber
from desktop.hub.cases import report_requests
from desktop.hub.cases.report_requests import Report, ReportState
from desktop.hub.hub import Hub
from desktop.hub.tables import office_key, report_answer, report_request
from desktop.hub.tokens import Bearer
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.sync.state import report_requested
from tests.hub.cases.city import HOUR
from tests.hub.console.conftest import OFFICER
from tests.hub.office import give_office_key
from tests.hub.post import Post
from tests.hub.signing_desk import DAY, SigningDesk

CASE = CaseNumber(2026, 1)


def ask(hub: Hub, venue: str) -> int:
    with hub.engine.begin() as connection:
        return report_requests.ask(connection, CASE, [UUID(venue)], OFFICER, hub.clock.now_ms())


def report(hub: Hub, venue: str) -> Report:
    with hub.engine.begin() as connection:
        return report_requests.reports_of(connection, [UUID(venue)])[UUID(venue)]


def pulled(hub: Hub, desk: SigningDesk, waiting: int | None) -> int:
    """What a pull tells the desk: when it was asked, 0 for not."""
    of = Bearer(UUID(desk.venue), UUID(desk.desk))
    page = hub.pulls.page(of, desk.incarnation, 0, waiting=waiting)
    (asked,) = (msgspec.msgpack.decode(part.body, type=int) for part in page.parts if part.tag == "report")
    return asked


def test_a_request_is_seen_and_done(hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    assert pulled(hub, desk, 5) == 0
    assert ask(hub, desk.venue) == 1
    asked = clock.ms
    assert ask(hub, desk.venue) == 0  # once is enough
    assert report(hub, desk.venue) == Report(asked, OFFICER, ReportState.ASKED)
    clock.ms += HOUR
    assert pulled(hub, desk, 5) == asked
    assert report(hub, desk.venue).state is ReportState.SEEN
    clock.ms += HOUR
    assert pulled(hub, desk, 0) == 0
    assert report(hub, desk.venue) == Report(asked, OFFICER, ReportState.DONE, clock.ms)
    assert pulled(hub, desk, 3) == 0  # what was recorded since is not asked for
    assert ask(hub, desk.venue) == 1


def test_it_is_done_once_every_desk_has_sent(hub: Hub, desk: SigningDesk) -> None:
    other = SigningDesk.joined(hub, desk.venue)
    ask(hub, desk.venue)
    pulled(hub, desk, 0)
    assert report(hub, desk.venue).state is ReportState.SEEN
    pulled(hub, other, 0)
    assert report(hub, desk.venue).state is ReportState.DONE


def test_an_earlier_program_is_neither_asked_nor_believed(hub: Hub, desk: SigningDesk) -> None:
    ask(hub, desk.venue)
    assert pulled(hub, desk, None) == 0
    assert report(hub, desk.venue).state is ReportState.ASKED


def test_nobody_is_asked_for_ever(hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    ask(hub, desk.venue)
    pulled(hub, desk, 1)
    clock.ms += 28 * DAY
    assert pulled(hub, desk, 1) == 0
    hub.retention.expire()
    with hub.engine.connect() as connection:
        assert connection.execute(select(report_request)).all() == connection.execute(select(report_answer)).all() == []


@pytest.fixture
def clinic(fresh_desks: Iterator[Desk], hub: Hub, http: httpx.Client, clock: FixedClock) -> Desk:
    """A real desk that belongs to the hub."""
    desk = next(fresh_desks)
    desk.store.clock = FixedClock(clock.ms)
    desk.enrolment.enroll(str(http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
    hub.desks.decide(str(hub.desks.all()[0].desk), "approved")
    desk.sync.sync_now()
    return desk


def test_a_desk_hears_of_it_with_its_next_sync(hub: Hub, clinic: Desk, clock: FixedClock) -> None:
    """Declarations wait there for want of an office key; once there is one, everything goes, and the request is done."""
    venue = str(hub.desks.all()[0].venue)
    with hub.engine.begin() as connection:
        connection.execute(office_key.delete())
    today = clinic.clock.today()
    for typed in Visitors(random.Random(5), today).day(today, 2, [clinic.gates.list()[0].name], {}):
        clinic.declarations.enter(typed)
    assert not clinic.outbox.report_requested()
    clock.ms += HOUR
    ask(hub, venue)
    clinic.sync.sync_now()
    assert clinic.outbox.report_requested()
    assert report(hub, venue).state is ReportState.SEEN
    give_office_key(hub)
    clinic.sync.sync_now()
    assert (clinic.outbox.unsynced(), clinic.outbox.report_requested()) == (0, False)
    assert report(hub, venue).state is ReportState.DONE
    with clinic.store.read() as connection:
        assert report_requested(connection).at == 0


def test_by_stick_the_one_after_counts(hub: Hub, post: Post, desk_by_stick: Desk, clock: FixedClock) -> None:
    venue = str(hub.desks.all()[0].venue)
    stick = post.out(desk_by_stick)
    desk_by_stick.slips.start_batch(1)  # after the stick was written
    clock.ms += HOUR
    ask(hub, venue)
    desk_by_stick.sync.take_receipt(post.at_hub(stick))
    assert report(hub, venue).state is ReportState.SEEN
    assert desk_by_stick.outbox.report_requested()
    post.carry(desk_by_stick)
    assert report(hub, venue).state is ReportState.DONE
    assert not desk_by_stick.outbox.report_requested()


@pytest.fixture
def desk_by_stick(fresh_desks: Iterator[Desk], post: Post) -> Desk:
    """A real desk that reaches the hub by stick only."""
    desk = next(fresh_desks)
    desk.enrolment.accept(post.invitation(desk.venue.get().declaration_code))
    post.carry(desk)
    return desk
