"""What a phone, a stranger's page or a script may send, and what must not come of it. Made-up people."""

import asyncio
import contextlib
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, event, func, select, text

from desktop.catalogue import Catalogue
from desktop.domain.clock import FixedClock
from desktop.hub.check_in.app import CheckIn, CheckInLimits
from desktop.hub.check_in.directory import Directory
from desktop.hub.check_in.form import MOST_COMPANIONS
from desktop.hub.check_in.phone import Companion, OwnVisit, OwnVisits, PhoneCookies, PhoneOwner
from desktop.hub.check_in.settings import CheckInSettings, IdentityAsked, write_settings
from desktop.hub.check_in.tables import visit
from desktop.hub.check_in.tokens import MOST_AGE_MS
from desktop.hub.database import CONNECTIONS
from desktop.hub.hub import Hub
from desktop.hub.metrics import HubMetrics
from tests.hub.check_in.venue_on_hub import GATES, NAME, PHONE, VENUE_CODE, WELL, Phone, read_by_office
from tests.hub.conftest import administering
from tests.hub.signing_desk import NOW

PATH = f"/V/{VENUE_CODE}-{GATES['南门']}"


def count(place: Hub) -> int:
    with place.engine.begin() as connection:
        return int(connection.scalar(select(func.count()).select_from(visit)) or 0)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
    ],
)
def test_a_strangers_page_registers_nobody(phone: Phone, place: Hub, headers: dict[str, str]) -> None:
    phone.scan()
    form = {"visit": phone.hidden("visit"), "old": "", **WELL}
    assert phone.http.post(phone.path, data=form, headers=headers).status_code == 403
    assert count(place) == 0


def test_a_form_of_another_gate_or_made_up_or_too_old_is_shown_again_with_all_that_was_typed(
    phone: Phone, place: Hub, clock: FixedClock
) -> None:
    phone.scan()
    token = phone.hidden("visit")
    for wrong in ("", "x" * 43, token[:-4] + "AAAA", token[:8], token * 2, "é"):
        page = phone.http.post(phone.path, data={"visit": wrong, "old": "", **WELL})
        assert page.status_code == 422
        assert f'value="{NAME}"' in page.text
        assert f'value="{PHONE}"' in page.text
    phone.gate = "北门"
    assert phone.http.post(phone.path, data={"visit": token, "old": "", **WELL}).status_code == 422
    phone.gate = "南门"
    clock.ms = NOW + MOST_AGE_MS + 1
    phone.page = phone.http.post(phone.path, data={"visit": token, "old": "", **WELL})
    assert phone.page.status_code == 422
    assert count(place) == 0
    assert "已登记" in phone.send(**WELL).text  # the page that comes back can be sent


def test_a_post_without_a_page_before_it_registers_nobody(phone: Phone, place: Hub) -> None:
    assert phone.http.post(phone.path, data={}).status_code == 422
    assert phone.http.post(phone.path, content=b"\xff\xfe" * 50).status_code == 400
    assert phone.http.post(phone.path, data={"known": "1"}).status_code == 200  # nobody is known: the form
    assert count(place) == 0


def test_a_load_registers_nobody_whoever_loads(phone: Phone, place: Hub) -> None:
    phone.fill()
    for headers in ({}, {"purpose": "prefetch"}, {"sec-purpose": "prefetch;prerender"}, {"user-agent": "LinkPreview"}):
        assert phone.http.get(phone.path, headers=headers).status_code == 200
    head = phone.http.head(phone.path)
    assert (head.status_code, head.content) == (200, b"")
    assert count(place) == 1


def test_large_bodies_and_many_fields_are_refused(phone: Phone, place: Hub) -> None:
    phone.scan()
    form = {"visit": phone.hidden("visit"), "old": "", **WELL}
    with contextlib.suppress(httpx.TransportError):  # the rest of the body is not read
        assert phone.http.post(phone.path, data={**form, "name": "x" * (1 << 20)}).status_code == 413
    assert phone.http.post(phone.path, data={f"f{n}": "1" for n in range(200)}).status_code == 400
    assert count(place) == 0


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", "", "name"),
        ("name", "麦" * 200, "name"),
        ("name", "麦国强😀", "name"),
        ("phone", "", "phone"),
        ("phone", "12345", "phone"),
        ("phone", "1" * 90, "phone"),
        ("with_name_1", "赫连小满" * 20, "with_name_1"),
        ("with_phone_1", "13997053317", "with_name_1"),
        ("consent", "", "consent"),
        ("travel_history", "perhaps", "travel_history"),
        ("symptom_none", "", "symptoms"),
        ("symptom_cough", "1", "symptoms"),
    ],
)
def test_what_is_wrong_is_marked_at_its_field_and_nothing_typed_is_lost(
    phone: Phone, place: Hub, field: str, text: str, problem: str
) -> None:
    page = phone.fill(**{field: text})
    assert page.status_code == 422
    assert f'id="{problem}-wrong"' in page.text
    if field not in ("name", "phone"):
        assert f'value="{NAME}"' in page.text
    assert count(place) == 0


@pytest.mark.parametrize("name", ["麦国强", "古丽·阿依木", "O’Brien Mary", "𠮷田", "龘靐齉", "Ng"])
def test_names_of_all_kinds_are_kept_as_they_are(phone: Phone, place: Hub, name: str) -> None:
    phone.fill(name=name)
    assert [body.name for body in read_by_office(place)] == [name]


@pytest.mark.parametrize(
    ("asked", "wrong", "right"),
    [
        (IdentityAsked.LAST_FOUR, ["", "12", "12345", "x123", "１２３é"], "002X"),
        (IdentityAsked.WHOLE, ["", "002X", "110105194912310021"], "11010519491231002X"),
    ],
)
def test_the_office_may_ask_for_the_resident_id(
    place: Hub, phone: Phone, asked: IdentityAsked, wrong: list[str], right: str
) -> None:
    with place.engine.begin() as connection:
        write_settings(connection, CheckInSettings(identity=asked))
    for text_ in wrong[:-1] if asked is IdentityAsked.WHOLE else wrong:
        assert phone.fill(document=text_).status_code == 422
    assert phone.fill(document=right.lower()).status_code == 200
    assert [body.id_number or body.document_end for body in read_by_office(place)] == [right]


def test_a_flood_from_one_address_or_at_one_venue_does_not_get_in_and_loses_nothing_that_was_typed(
    place: Hub, clock: FixedClock, catalogue: Catalogue
) -> None:
    async def statuses(limits: CheckInLimits) -> tuple[list[int], str]:
        app = CheckIn(place, clock, HubMetrics(), catalogue, limits).app()
        pages = []
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://scan.example") as http:
            for _ in range(3):
                pages.append(await http.get(PATH))
            tokens = [re.findall(r'name="visit" value="([^"]*)"', page.text) for page in pages]
            for (token,) in filter(None, tokens):
                pages.append(await http.post(PATH, data={"visit": token, "old": "", **WELL}))
        return [page.status_code for page in pages], pages[-1].text

    assert asyncio.run(statuses(CheckInLimits(pages=2)))[0][:3] == [200, 200, 429]
    for limits in (CheckInLimits(visits=1), CheckInLimits(venue_visits=1)):
        found, last = asyncio.run(statuses(limits))
        assert found == [200, 200, 200, 200, 429, 429]
        assert f'value="{NAME}"' in last


def test_a_hall_behind_one_address_may_come_in_at_once() -> None:
    assert CheckInLimits().visits >= 2_000
    assert CheckInLimits().pages >= 2 * CheckInLimits().visits


def test_a_hundred_thousand_junk_codes_cost_no_row_and_hardly_a_query(
    place: Hub, phone: Phone, clock: FixedClock
) -> None:
    before = _rows(place)
    for number in range(100):
        assert phone.http.get(f"/V/{number:010d}-0000").status_code == 404
    assert _rows(place) == before
    directory, statements = Directory(place.engine, clock), []
    event.listen(place.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    assert not any(directory.find(f"{number:010d}-0000", clock.steady_ms()) for number in range(100_000))
    assert len(statements) == 1


def test_a_database_that_goes_away_in_the_middle_loses_nothing_that_was_typed_and_registers_once(
    phone: Phone, place: Hub, server: URL
) -> None:
    phone.scan()
    with ThreadPoolExecutor(1) as somebody, administering(server) as admin, place.engine.connect() as held:
        held.execute(text("LOCK TABLE scan_hour IN ACCESS EXCLUSIVE MODE"))
        sent = somebody.submit(phone.send, **WELL)
        ended = 0
        while not ended:  # the visit is inserted, and its sum waits
            ended = len(admin.execute(_END_WAITING).all())
        page = sent.result()
    assert (page.status_code, page.headers["retry-after"].isdigit()) == (503, True)
    assert f'value="{NAME}"' in page.text
    assert count(place) == 0
    with ExitStack() as taken:
        for _ in range(CONNECTIONS):
            taken.enter_context(place.engine.connect())
        assert phone.send(**WELL).status_code == 503
    assert "已登记" in phone.send(**WELL).text
    assert count(place) == 1


_END_WAITING = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%scan_hour%'"
)


def _rows(place: Hub) -> int:
    with place.engine.begin() as connection:
        tables = connection.scalars(
            text("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        )
        return sum(int(connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0) for name in tables.all())


COOKIES = PhoneCookies(b"k" * 32)
OWNERS = st.builds(
    PhoneOwner,
    st.text(max_size=40),
    st.text(max_size=20),
    st.text(max_size=18),
    st.lists(st.builds(Companion, st.text(max_size=40), st.text(max_size=20)), max_size=MOST_COMPANIONS).map(tuple),
    st.integers(0, 1 << 45),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(OWNERS, st.data())
def test_a_cookie_opens_only_as_it_was_sealed(owner: PhoneOwner, data: st.DataObject) -> None:
    sealed = COOKIES.seal(owner)
    assert COOKIES.open(sealed, PhoneOwner) == owner
    assert COOKIES.open(sealed, OwnVisits) is None  # one kind is no other
    assert PhoneCookies(b"o" * 32).open(sealed, PhoneOwner) is None  # of another hub, or of a former key
    place = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.sampled_from("ABCxyz019-_é="))
    changed = sealed[:place] + letter + sealed[place + 1 :]
    assert changed == sealed or COOKIES.open(changed, PhoneOwner) is None
    last = len(sealed.rstrip("=")) - 1
    for letter in "ABCDQgw":  # bits behind the last byte, where there are any
        changed = sealed[:last] + letter + sealed[last + 1 :]
        assert changed == sealed or COOKIES.open(changed, PhoneOwner) is None


def test_the_cookie_of_visits_stays_small_enough_for_any_browser() -> None:
    visits = OwnVisits()
    for number in range(500):
        one = OwnVisit(
            f"{VENUE_CODE}-0XYZ", NOW + number * 60_000, os.urandom(16), os.urandom(16), 2, False, NOW, b"123456"
        )
        visits = visits.with_visit(one, "赫连*问")
        assert len(COOKIES.seal_visits(visits)) <= 3_900
    kept = COOKIES.open(COOKIES.seal_visits(visits), OwnVisits)
    assert kept is not None
    assert kept.visits[-1].arrived == NOW + 499 * 60_000
    assert len(kept.visits) >= 30


def test_every_page_is_small_and_says_nothing_to_others(phone: Phone) -> None:
    for page in (phone.scan(), phone.send(**WELL), phone.scan(edit="1"), phone.http.get("/visits"), phone.scan("/V/x")):
        assert len(page.content) < 30_000
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)
        headers = page.headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert NAME not in str(page.url)
    for cookie in phone.http.cookies.jar:
        assert NAME not in (cookie.value or "")
        assert PHONE not in (cookie.value or "")
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "lax"
