"""Who gets in, what a browser may do with a page, and what nobody can make the console do."""

import re
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from desktop.domain.clock import FixedClock
from desktop.hub.console.middleware import HEADERS
from desktop.hub.console.officers import Officers
from desktop.hub.console.sessions import IDLE_MS, LONGEST_MS
from desktop.hub.console.sign_ins import FOR_NAME, FROM_ADDRESS, UNKNOWN_BROWSERS, WITH_MARK
from desktop.hub.hub import Hub
from desktop.hub.tables import desk as desks
from desktop.hub.tables import officer_log, officer_session, ticket
from tests.hub.conftest import served
from tests.hub.console.conftest import OFFICER, PASSWORD, Visitor
from tests.hub.signing_desk import SigningDesk
from tests.no_tls import NO_TLS

HOME = "/console/venues"


def _state(engine: Engine, desk: SigningDesk) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(select(desks.c.state).where(desks.c.desk == desk.desk)))


def _gets(desk: SigningDesk) -> list[str]:
    own = f"{HOME}/{desk.venue}"
    return [
        "/console/",
        HOME,
        own,
        f"{own}/apart",
        f"{own}/ticket",
        "/console/ticket",
        "/console/log",
        f"{own}/desks/{desk.desk}/approve",
        f"{own}/desks/{desk.desk}/revoke",
    ]


def _posts(desk: SigningDesk) -> list[str]:
    own = f"{HOME}/{desk.venue}"
    return [
        f"{own}/desks/{desk.desk}/approve",
        f"{own}/desks/{desk.desk}/revoke",
        f"{own}/replay",
        f"{own}/ticket",
        "/console/ticket",
        "/console/sign-out",
    ]


def _gone_to(answer: httpx.Response) -> str:
    assert answer.status_code == 303
    return urllib.parse.urlsplit(answer.headers["location"]).path


def test_nobody_sees_anything_without_signing_in(stranger: Visitor, desk: SigningDesk, engine: Engine) -> None:
    for path in _gets(desk):
        assert _gone_to(stranger.get(path)) == "/console/sign-in"
    for path in _posts(desk):
        assert _gone_to(stranger.post(path)) == "/console/sign-in"
    assert _state(engine, desk) == "approved"
    with engine.connect() as connection:
        assert connection.execute(select(officer_log)).all() == []


def test_after_signing_in_everything_is_there(officer: Visitor, desk: SigningDesk) -> None:
    for path in _gets(desk)[1:]:
        assert officer.get(path).status_code == 200, path


@pytest.mark.parametrize("path", range(6))
def test_no_form_of_another_site_does_anything(officer: Visitor, desk: SigningDesk, engine: Engine, path: int) -> None:
    where = _posts(desk)[path]
    for key in ("", "0" * 48, "ü"):
        assert officer.http.post(where, data={"form_key": key}).status_code == 403
    assert officer.http.post(where).status_code == 403
    assert officer.get(HOME).status_code == 200
    assert _state(engine, desk) == "approved"
    with engine.connect() as connection:
        assert [row.action for row in connection.execute(select(officer_log))] == ["sign_in"]
        assert len(connection.execute(select(ticket)).all()) == 1  # the one that the desk enrolled with


def test_the_form_of_one_browser_is_none_of_anothers(officer: Visitor, stranger: Visitor, http: httpx.Client) -> None:
    with httpx.Client(base_url=http.base_url, trust_env=False, verify=NO_TLS) as other:
        theirs = Visitor(other).form_key()
        assert officer.http.post("/console/sign-out", data={"form_key": theirs}).status_code == 403


def test_signing_in_cannot_be_forged_either(stranger: Visitor) -> None:
    answer = stranger.http.post("/console/sign-in", data={"name": OFFICER, "password": PASSWORD})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("name", "password"), [(OFFICER, "wrong-password"), ("nobody", PASSWORD), ("", ""), ("a\0b", PASSWORD)]
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(stranger: Visitor, name: str, password: str) -> None:
    answer = stranger.sign_in(name, password)
    assert answer.status_code == 403
    assert "The name or the password is wrong" in answer.text
    assert _gone_to(stranger.get(HOME)) == "/console/sign-in"


def test_who_tries_too_often_waits(stranger: Visitor, clock: FixedClock) -> None:
    answers = [stranger.sign_in(password="wrong-password").status_code for _ in range(FOR_NAME + 2)]
    assert answers == [403] * FOR_NAME + [429] * 2
    assert stranger.sign_in().headers["retry-after"].isdigit()
    clock.ms += 60_000
    assert stranger.sign_in().status_code == 303


def test_one_address_cannot_try_every_name(stranger: Visitor) -> None:
    answers = [stranger.sign_in(f"{OFFICER}{number}").status_code for number in range(FROM_ADDRESS + 2)]
    assert answers == [403] * FROM_ADDRESS + [429] * 2


@pytest.fixture
def elsewhere(hub: Hub, clock: FixedClock, officers: Officers) -> Iterator[Callable[[str], Visitor]]:
    """Makes browsers at addresses of their own, as the hub's proxy tells of them."""
    with served(hub, clock, proxy="127.0.0.1") as http, ExitStack() as stack:

        def browser(address: str) -> Visitor:
            headers = {"x-forwarded-for": address, "accept-language": "en"}
            client = httpx.Client(base_url=http.base_url, headers=headers, trust_env=False, verify=NO_TLS)
            return Visitor(stack.enter_context(client))

        yield browser


def _guess(browser: Visitor, times: int, name: str = OFFICER) -> list[int]:
    key = browser.form_key()
    fields = {"form_key": key, "name": name, "password": "wrong-password"}
    return [browser.http.post("/console/sign-in", data=fields).status_code for _ in range(times)]


def test_wrong_passwords_from_elsewhere_keep_no_officer_out(elsewhere: Callable[[str], Visitor]) -> None:
    assert _guess(elsewhere("203.0.113.9"), FROM_ADDRESS + 5)[-1] == 429
    assert elsewhere("198.51.100.7").sign_in().status_code == 303


def test_many_addresses_together_are_slowed_down_and_the_officers_own_browser_is_not(
    elsewhere: Callable[[str], Visitor],
) -> None:
    own = elsewhere("198.51.100.7")
    assert own.sign_in().status_code == 303
    own.post("/console/sign-out", page=HOME)
    statuses = [
        status
        for n in range(UNKNOWN_BROWSERS // FOR_NAME + 1)
        for status in _guess(elsewhere(f"203.0.113.{n}"), FOR_NAME)
    ]
    assert statuses.count(403) == UNKNOWN_BROWSERS - 1  # the officer was one of them, the first time
    assert elsewhere("192.0.2.1").sign_in().status_code == 429
    assert own.sign_in().status_code == 303


def test_a_browser_that_an_officer_used_guesses_no_faster_and_for_no_other_name(
    elsewhere: Callable[[str], Visitor], officers: Officers
) -> None:
    own = elsewhere("198.51.100.7")
    assert own.sign_in().status_code == 303
    own.post("/console/sign-out", page=HOME)
    (name,) = (name for name in own.http.cookies if name.startswith("venuedesk_known_"))
    assert _guess(own, WITH_MARK + 1) == [403] * WITH_MARK + [429]
    officers.add("单雄", PASSWORD)
    assert _guess(own, FOR_NAME + 1, "单雄") == [403] * FOR_NAME + [429]
    assert OFFICER not in name
    forged = elsewhere("203.0.113.9")
    forged.http.cookies.set(name, "0" * 64, domain="127.0.0.1")
    assert _guess(forged, FOR_NAME + 1)[-1] == 429


def test_an_address_is_believed_from_the_proxy_only(stranger: Visitor) -> None:
    statuses = []
    for number in range(FOR_NAME + 1):
        stranger.http.headers["x-forwarded-for"] = f"203.0.113.{number}"
        statuses.append(stranger.sign_in(password="wrong-password").status_code)
    assert statuses == [403] * FOR_NAME + [429]


def test_a_subscriber_of_ipv6_has_one_address(elsewhere: Callable[[str], Visitor]) -> None:
    statuses = [_guess(elsewhere(f"2001:db8:1:2::{number:x}"), 1)[0] for number in range(1, FOR_NAME + 2)]
    assert statuses == [403] * FOR_NAME + [429]
    assert _guess(elsewhere("2001:db8:1:3::1"), 1) == [403]


def test_the_cookie_is_for_this_site_only_and_no_script_reads_it(stranger: Visitor) -> None:
    cookies = [cookie.lower() for cookie in stranger.sign_in().headers.get_list("set-cookie")]
    for cookie, path in zip(cookies, ("path=/", "path=/console/sign-in"), strict=True):
        assert {"httponly", "samesite=strict", path} <= {part.strip() for part in cookie.split(";")}
    assert "max-age" not in cookies[0]
    cookie = "".join(cookies)
    assert "secure" not in cookie  # over TLS it is: see below


def test_without_tls_nothing_is_said_of_tls(stranger: Visitor) -> None:
    assert "strict-transport-security" not in stranger.get("/console/sign-in").headers


def test_over_tls_the_cookie_is_bound_to_the_host(hub: Hub, clock: FixedClock, officers: Officers) -> None:
    """A proxy speaks TLS in front of the hub and says so."""
    with served(hub, clock, proxy="127.0.0.1") as http:
        http.headers["x-forwarded-proto"] = "https"
        page = http.get("/console/sign-in")
        key, held = re.search(r'value="([0-9a-f]{48})"', page.text), page.headers["set-cookie"]
        assert key is not None
        fields = {"form_key": key[1], "name": OFFICER, "password": PASSWORD}
        cookie = http.post("/console/sign-in", data=fields, headers={"cookie": held.partition(";")[0]}).headers[
            "set-cookie"
        ]
    assert held.startswith("__Host-venuedesk_form=")
    assert cookie.startswith("__Host-venuedesk_session=")
    assert cookie.count("; Secure") == 2  # the session, and that the officer was here before
    assert page.headers["strict-transport-security"] == "max-age=31536000"


def test_signing_out_ends_it_at_the_hub(officer: Visitor, engine: Engine) -> None:
    kept = dict(officer.http.cookies)
    assert _gone_to(officer.post("/console/sign-out", page=HOME)) == "/console/sign-in"
    officer.http.cookies.update(kept)  # a browser that goes on sending it
    assert _gone_to(officer.get(HOME)) == "/console/sign-in"
    with engine.connect() as connection:
        assert connection.execute(select(officer_session)).all() == []


def test_a_session_ends_by_itself(officer: Visitor, clock: FixedClock) -> None:
    for _ in range(3):
        clock.ms += IDLE_MS - 1
        assert officer.get(HOME).status_code == 200
    clock.ms += IDLE_MS + 1
    assert _gone_to(officer.get(HOME)) == "/console/sign-in"


def test_no_session_is_longer_than_a_day_of_work(officer: Visitor, clock: FixedClock) -> None:
    begun = clock.ms
    while clock.ms + IDLE_MS <= begun + LONGEST_MS:
        clock.ms += IDLE_MS
        assert officer.get(HOME).status_code == 200
    clock.ms = begun + LONGEST_MS + 1
    assert _gone_to(officer.get(HOME)) == "/console/sign-in"


def test_who_left_is_out_at_once(officer: Visitor, officers: Officers) -> None:
    officers.end(OFFICER)
    assert _gone_to(officer.get(HOME)) == "/console/sign-in"
    assert officer.sign_in().status_code == 403
    officers.set_password(OFFICER, "four-other-words")
    assert officer.sign_in(password="four-other-words").status_code == 303


def test_every_answer_says_what_a_browser_may_do(officer: Visitor, desk: SigningDesk) -> None:
    paths = [*_gets(desk), "/console/nothing", "/console/sign-in", "/console/style.css", "/console/icon.svg"]
    for path in paths:
        answer = officer.get(path)
        assert HEADERS.items() <= {name.title(): value for name, value in answer.headers.items()}.items() | {
            (name, answer.headers[name]) for name in HEADERS
        }
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert officer.get(HOME).headers["cache-control"] == "no-store"


def test_what_a_venue_calls_itself_is_only_text(hub: Hub, officer: Visitor) -> None:
    desk = SigningDesk(hub.identity.hub)
    name = "<script>alert(1)</script>'\"&"
    hub.desks.enroll(desk.asking(hub.tickets.make(None, "", 1, approves=False).text, venue_name=name))
    for path in (*_gets(desk)[1:], f"{HOME}?q={urllib.parse.quote(name)}"):
        page = officer.get(path).text
        assert "<script" not in page
    assert "&lt;script&gt;" in officer.get(HOME).text


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example/console/",
        "/console//evil",
        "\\\\evil",
        "/v1/hello",
        "/console/\n/x",
        "http:/console/",
    ],
)
def test_signing_in_leads_nowhere_else(stranger: Visitor, to: str) -> None:
    assert stranger.sign_in(to=to).headers["location"] == HOME


def test_one_venues_desk_is_not_found_under_another(
    officer: Visitor, hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    other = SigningDesk.joined(hub)
    path = f"{HOME}/{other.venue}/desks/{desk.desk}/revoke"
    assert officer.get(path).status_code == 404
    assert officer.post(path, page=HOME).status_code == 404
    assert _state(engine, desk) == _state(engine, other) == "approved"


_SOME = st.text(max_size=30) | st.sampled_from(
    ["0", "-1", "9" * 30, "\0", "2026-02-30", "9999-12-31", "0001-01-01", "%00"]
)
_PARTS = st.lists(
    st.sampled_from(
        [
            "venues",
            "desks",
            "approve",
            "revoke",
            "apart",
            "replay",
            "ticket",
            "log",
            "sign-in",
            "language",
            "sign-out",
            "style.css",
            "..",
            "",
            "%2e%2e",
            "VENUE",
            "DESK",
        ]
    )
    | st.text(max_size=8),
    max_size=6,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=_PARTS,
    query=st.dictionaries(st.sampled_from(["q", "page", "day", "to", "stored", "ended"]), _SOME),
    form=st.dictionaries(st.sampled_from(["name", "password", "code", "hours", "approves", "to", "language"]), _SOME),
    raw=st.binary(max_size=60),
)
def test_nonsense_is_never_our_fault(
    officer: Visitor,
    desk: SigningDesk,
    clock: FixedClock,
    parts: list[str],
    query: dict[str, str],
    form: dict[str, str],
    raw: bytes,
) -> None:
    clock.ms += 1000
    names = {"VENUE": desk.venue, "DESK": desk.desk}
    path = "/console/" + "/".join(urllib.parse.quote(names.get(part, part), safe="%") for part in parts)
    key = officer.form_key() if clock.ms % 7 else "x"
    every = [*_gets(desk), *_posts(desk)]
    known = every[len(path) % len(every)]
    answers = [
        officer.http.get(path, params=query),
        officer.http.get(known, params=query),
        officer.http.post(path, data={"form_key": key, **form}),
        officer.http.post(known, data={"form_key": key, **form}),
        officer.http.post(known, content=raw),
        officer.http.get(
            known, headers={"cookie": b"venuedesk_session=" + raw.hex().encode(), "accept-language": raw.hex()}
        ),
    ]
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []


def test_every_day_can_be_asked_for(officer: Visitor, desk: SigningDesk) -> None:
    for day in ("", "x", "2000-01-01", "2999-12-31", "1999-12-31", "9999-12-31", "0001-01-01", "2026-02-30"):
        assert officer.get(f"{HOME}/{desk.venue}?day={day}").status_code == 200


def test_a_desk_whose_clock_is_in_the_far_future_breaks_no_page(officer: Visitor, hub: Hub, desk: SigningDesk) -> None:
    far = (1 << 47) // 3_600_000 * 3_600_000 - 3_600_000
    desk.add(1, body={"at": far, "gate_id": "g", "count": 1}, occurred=far)
    assert desk.push(hub).rejects == ()
    assert officer.get(HOME).status_code == 200
    page = officer.get(f"{HOME}/{desk.venue}")
    assert page.status_code == 200
    assert re.search(r"Clock [0-9,]+ days fast", page.text)
