"""What the pages tell and do, beside what the browser's tests see."""

import base64
import datetime as dt
import re
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.hourly import hour_of
from desktop.hub.check_in.tables import scan_hour
from desktop.hub.hub import Hub
from desktop.hub.refused import Refused
from desktop.hub.tables import hourly, office_key, officer_log, record
from desktop.services.sync.sync import SyncService
from desktop.sync.invitation import open_invitation
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.hub.console.conftest import OFFICER, Visitor
from tests.hub.signing_desk import NOW, SigningDesk
from tests.hub.test_replay import PRESS, VISIT, older_program

HOME = "/console/venues"
_CODE = "K7QM 2F9E"


def _venue(hub: Hub, name: str, code: str = "K7QM2F9E") -> SigningDesk:
    desk = SigningDesk(hub.identity.hub, code=code)
    desk.certificate = hub.desks.enroll(
        desk.asking(hub.tickets.make(None, "", 1, approves=False).text, venue_name=name)
    ).certificate
    return desk


def _ticket(page: str) -> str:
    found = re.search(r'<p class="ticket">([0-9A-Z-]+)</p>', page)
    assert found is not None, page
    return found[1]


def test_a_ticket_is_shown_once_and_lets_a_desk_in(officer: Visitor, hub: Hub, engine: Engine) -> None:
    known = _venue(hub, "江北街道社区卫生服务中心")
    page = officer.post(f"{HOME}/{known.venue}/ticket", page=HOME, hours="24", approves="1")
    text = _ticket(page.text)
    second = SigningDesk(known.hub, known.venue)
    assert hub.desks.enroll(second.asking(text)).approved
    with pytest.raises(Refused):
        hub.desks.enroll(SigningDesk(known.hub, known.venue).asking(text))
    assert text not in officer.get(f"{HOME}/{known.venue}/ticket").text
    assert text not in officer.get("/console/log").text
    with engine.connect() as connection:
        rows = connection.execute(select(officer_log).where(officer_log.c.action == "ticket")).all()
    assert [(row.officer, str(row.venue), row.detail) for row in rows] == [(OFFICER, known.venue, "")]


def test_a_ticket_for_a_new_venue_names_its_code(officer: Visitor, hub: Hub) -> None:
    text = _ticket(officer.post("/console/ticket", page=HOME, code=_CODE, hours="72", approves="1").text)
    desk = SigningDesk(hub.identity.hub, code="K7QM2F9E")
    assert hub.desks.enroll(desk.asking(text)).approved


def test_the_invitation_is_in_the_page_and_nowhere_else(officer: Visitor, hub: Hub) -> None:
    known = _venue(hub, "江北街道社区卫生服务中心")
    for path, fields, code in (
        ("/console/ticket", {"code": _CODE, "approves": "1", "url": "https://hub.example/"}, "K7QM2F9E"),
        (f"{HOME}/{known.venue}/ticket", {"approves": "1"}, "K7QM2F9E"),
    ):
        page = officer.post(path, page=HOME, hours="24", **fields).text
        found = re.search(r'download="([^"]+)" href="data:application/octet-stream;base64,([^"]+)"', page)
        assert found is not None
        assert found[1] == f"venuedesk-{code}.vdi"
        invitation = open_invitation(base64.b64decode(found[2]))
        assert (invitation.ticket, invitation.code, invitation.approves) == (_ticket(page), code, True)
        assert invitation.url == fields.get("url", "").rstrip("/")
        assert invitation.key == hub.identity.public.public_bytes_raw()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"code": _CODE, "url": "http://hub.example"}, "This is no address that desks can reach"),
        ({"code": _CODE, "url": "hub"}, "This is no address that desks can reach"),
        ({"code": "K7QM 2F9X"}, "This is no declaration code"),
        ({"approves": "1"}, "give the declaration code"),
        ({"code": " ", "approves": "1"}, "give the declaration code"),
    ],
    ids=["unencrypted", "no address", "wrong", "none", "blank"],
)
def test_a_ticket_that_cannot_be_says_why(officer: Visitor, fields: dict[str, str], words: str) -> None:
    answer = officer.post("/console/ticket", page=HOME, **fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert 'class="ticket"' not in answer.text


def test_the_quarantine_is_shown_in_words_and_classified_again(
    officer: Visitor, hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.add(2, body=PRESS)
    desk.add(1, "nonsense")
    other = SigningDesk.joined(hub)
    other.add(1, body=PRESS)
    older = older_program(hub, clock, "screening")
    desk.push(older)
    other.push(older)
    own = f"{HOME}/{desk.venue}"
    page = officer.get(f"{own}/apart").text
    assert ("Records: 3" in page, page.count("Temperature check")) == (True, 2)
    assert "Waits for a newer program" in page
    answer = officer.post(f"{own}/replay", page=f"{own}/apart")
    words = officer.get(answer.headers["location"]).text
    assert "Sorted again: 2 taken in, 0 dropped as too old, 1 still kept apart." in words
    assert "Sorted again: 2 taken in" in officer.get("/console/log").text
    with engine.connect() as connection:
        assert {str(venue) for venue in connection.scalars(select(record.c.venue))} == {desk.venue}
    assert ">2</td>" in officer.get(own).text  # both are in the day's figures


def test_nothing_of_what_a_record_says_is_ever_shown(officer: Visitor, hub: Hub, desk: SigningDesk) -> None:
    """Not of one that is kept, nor of one that is apart, whatever it calls itself."""
    for kind in ("declaration.enter", "麦芳.enter", "nonsense", "13500135000.call"):
        desk.add(1, kind, body={**VISIT, "name": "麦芳", "phone": "13500135000"})
    desk.push(hub)
    for path in (HOME, f"{HOME}/{desk.venue}", f"{HOME}/{desk.venue}/apart", "/console/log"):
        page = officer.get(path).text
        assert "麦芳" not in page
        assert "13500135000" not in page


def test_venues_are_found_by_name_and_code_page_by_page(officer: Visitor, hub: Hub) -> None:
    for number in range(30):
        _venue(hub, f"第{number:02}卫生站", f"K7QM2F{number:02}")
    first, second = officer.get(HOME).text, officer.get(f"{HOME}?page=2").text
    assert (first.count("卫生站</a></th>"), second.count("第")) == (25 + 8, 5 + 8)  # eight that wait are told on each
    assert "Page 2 of 2" in second
    found = officer.get(f"{HOME}?q=第07").text
    assert (found.count("卫生站</a></th>"), "Venues found: 1" in found) == (1, True)
    assert "Venues found: 30" in officer.get(f"{HOME}?q=k7qm").text
    assert "Venues found: 0" in officer.get(f"{HOME}?q=%25").text


def test_the_list_has_the_people_and_the_fevers_of_today(officer: Visitor, hub: Hub, clock: FixedClock) -> None:
    desk = SigningDesk.joined(hub)
    today, yesterday = clock.ms, clock.ms - 86_400_000
    desk.add(1, body={"at": today, "gate_id": "g", "count": 1_240})
    desk.add(2, body={"at": today, "gate_id": "g", "count": 1, "abnormal": True})
    desk.add(3, body={"at": yesterday, "gate_id": "g", "count": 7})
    desk.push(hub)
    row = officer.get(HOME).text.rpartition("<tbody>")[2]
    assert ">1,242</td>" in row
    assert 'danger" data-label="Fevers today">2</td>' in row


def test_a_desk_is_called_by_its_name_and_until_it_has_one_by_its_number(
    officer: Visitor, hub: Hub, made_desk: MadeDesk, program: Program, clock: FixedClock
) -> None:
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.store.clock = clock
        desk.enrolment.enroll(str(officer.http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
        one = hub.desks.all()[0]
        own, short = f"{HOME}/{one.venue}", str(one.desk)[-8:].upper()
        assert ">Desk 1</a>" in officer.get(HOME).text  # among those that wait
        officer.post(f"{own}/desks/{one.desk}/approve", page=HOME)
        desk.replication.name_desk("北门前台")
        SyncService(desk.store, desk.session).sync_now()
    second = SigningDesk(hub.identity.hub, str(one.venue))
    second.enroll(hub, hub.tickets.make(one.venue, "", 1, approves=False).text)
    for path in (own, "/console/log", HOME):
        page = officer.get(path).text
        assert (">北门前台</a>" in page, short in page) == (path != HOME, False)
    assert (">Desk 2</a>" in officer.get(own).text, ">Desk 2</a>" in officer.get(HOME).text) == (True, True)
    details = officer.get(f"{own}/desks/{one.desk}").text
    assert ("<h1>北门前台</h1>" in details, short in details, str(one.desk) in details) == (True, True, True)


def test_the_language_is_kept(officer: Visitor) -> None:
    assert 'lang="en"' in officer.get(HOME).text
    answer = officer.post("/console/language", page=HOME, language="zh", to=f"{HOME}?q=x")
    assert answer.headers["location"] == f"{HOME}?q=x"
    assert '<html lang="zh-CN">' in officer.get(HOME).text


def test_the_menu_says_where_one_is(officer: Visitor) -> None:
    for path in (HOME, "/console/ticket", "/console/log"):
        assert re.findall(r'href="(\S+)" aria-current="page"', officer.get(path).text) == [path]


def test_times_are_those_of_the_venue(officer: Visitor, hub: Hub, clock: FixedClock) -> None:
    clock.ms = from_venue_time(dt.datetime(2026, 11, 18, 19, 10, 30))  # 11:10 in UTC
    desk = _venue(hub, "江北街道社区卫生服务中心")
    assert "2026-11-18 19:10" in officer.get(f"{HOME}/{desk.venue}").text


def test_who_types_only_the_address_gets_to_the_console(stranger: Visitor) -> None:
    assert stranger.get("/").headers["location"] == "/console/"


def test_a_clock_that_was_put_right_is_right(officer: Visitor, hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    desk.add(1, occurred=clock.ms + 3_600_000)
    desk.push(hub)
    own = f"{HOME}/{desk.venue}"
    assert "Clock 60 minutes fast" in officer.get(own).text
    clock.ms += 1
    restored = desk.another_incarnation()
    restored.add(1)
    restored.push(hub)
    assert "fast" not in officer.get(own).text


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-90, "Clock 90 minutes slow"),
        (90, "Clock 90 minutes fast"),
        (-7 * 60 - 50, "Clock 7 hours slow"),
        (1440 * 365, "Clock 365 days fast"),
    ],
)
def test_a_desk_tells_at_each_contact_how_its_clock_goes(
    officer: Visitor, hub: Hub, made_desk: MadeDesk, program: Program, clock: FixedClock, minutes: int, words: str
) -> None:
    """A record that waited for weeks says nothing of the clock; what the desk says of it when it comes, does."""
    own_clock = FixedClock(clock.ms - 20 * 86_400_000)
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.store.clock = own_clock
        service = SyncService(desk.store, desk.session)
        desk.enrolment.enroll(str(officer.http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
        one = hub.desks.all()[0]
        hub.desks.decide(str(one.desk), "approved")
        own = f"{HOME}/{one.venue}"
        own_clock.ms = clock.ms
        service.sync_now()
        assert "Clock" not in officer.get(own).text
        desk.slips.start_batch(1)
        own_clock.ms += minutes * 60_000
        service.sync_now()
        assert words in officer.get(own).text
        desk.slips.start_batch(1)
        own_clock.ms = clock.ms
        service.sync_now()
        assert "Clock" not in officer.get(own).text


def test_an_older_desk_that_says_nothing_of_its_clock_is_let_in(
    officer: Visitor, hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    desk.add(1, occurred=clock.ms - 20 * 86_400_000)
    token = desk.token(hub)  # signed without a time
    hub.ingest.take(desk.segment(), hub.tokens.bearer(token))
    assert "Clock" not in officer.get(f"{HOME}/{desk.venue}").text


def test_a_hub_without_an_office_key_says_so_and_one_with_readable_records(
    officer: Visitor, hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    assert "密钥" not in officer.get(HOME).text
    desk.add(1, "declaration.enter", body={"name": "SHAN"})
    desk.push(hub)
    with engine.begin() as connection:  # as an earlier version stored it
        plain = {"sealed": None, "content_key": None, "body": desk.records[0].body, "salt": desk.records[0].salt}
        connection.execute(record.update().values(**plain))
        connection.execute(office_key.delete())
    page = officer.get(HOME).text
    assert "hub office-key --out" in page
    assert "hub seal" in page
    assert "SHAN" not in page


def test_scans_stand_beside_the_people_of_an_hour_and_are_not_added(
    officer: Visitor, hub: Hub, desk: SigningDesk
) -> None:
    hour, of = hour_of(NOW), {"venue": UUID(desk.venue), "desk": UUID(desk.desk), "incarnation": UUID(desk.incarnation)}
    counted = {"hour": hour, "inspector": "", "kind": "screening", "category": "", "vague": False, "vseq": 1}
    figures = {"measured": 40, "abnormal": 0}
    own = f"{HOME}/{desk.venue}"
    with hub.engine.begin() as connection:
        connection.execute(hourly.insert(), [{**of, **counted, **figures, "gate": "one", "count": 40}])
    assert "Scanned" not in officer.get(own).text
    with hub.engine.begin() as connection:
        rows = [("one", 31), ("two", 7)]
        row = {"venue": of["venue"], "hour": hour, "abnormal": 0, "outdated": 0}
        connection.execute(scan_hour.insert(), [row | {"gate": gate, "count": count} for gate, count in rows])
    page = officer.get(own).text
    totals = re.findall(r"<tfoot>(.*?)</tfoot>", page, re.DOTALL)
    assert [re.findall(r'<td class="number[^>]*>([^<]*)<', of_table) for of_table in totals] == [
        ["40", "0", "0", "38"],
        ["40", "0", "40", "31", "7", "38"],
        ["40", "0", "0", "38"],
    ]
    assert "the two are not added up" in page
