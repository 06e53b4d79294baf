"""The hub over real HTTP: what desks may ask for, what they are told, and what strangers cannot do."""

import base64
import json
import re
from collections.abc import Iterator

import httpx
import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, text

from desktop.domain.clock import FixedClock
from desktop.hub.database import CONNECTIONS
from desktop.hub.hub import Hub
from desktop.hub.kinds import DAY_MS
from desktop.hub.tables import record
from desktop.hub.web import ENROLLS_PER_MINUTE
from desktop.sync.bundle import pack
from desktop.sync.segment import MOST_BYTES
from desktop.sync.wire import Enrolled, Hello, HubPosition, Receipt, Refusal, SessionToken, public_key, verified
from tests.hub.office import parts_of
from tests.hub.signing_desk import SigningDesk

OCTETS = {"Content-Type": "application/octet-stream"}


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, msgspec.json.decode(answer.content, type=Refusal).code


def _receipt(hub: Hub, answer: httpx.Response) -> Receipt:
    assert answer.status_code == 200, answer.content
    position = msgspec.json.decode(answer.content, type=HubPosition)
    return verified("receipt", position.receipt, Receipt, hub.identity.public)


def test_a_desk_joins_and_hands_over_over_the_network(hub: Hub, http: httpx.Client) -> None:
    hello = msgspec.json.decode(http.get("/v1/hello").content, type=Hello)
    desk = SigningDesk(hello.hub)
    desk.add(3)
    asking = msgspec.json.encode(desk.asking(hub.tickets.make(None, "", 1, approves=False).text))
    enrolled = msgspec.json.decode(http.post("/v1/enroll", content=asking).content, type=Enrolled)
    desk.certificate = enrolled.certificate
    proof = msgspec.json.encode(desk.proving(hello.nonce))
    assert not enrolled.approved
    assert _code(http.post("/v1/session", content=proof)) == (403, "not_approved")
    hub.desks.decide(desk.desk, "approved")
    token = msgspec.json.decode(http.post("/v1/session", content=proof).content, type=SessionToken).token
    answer = http.post("/v1/push", content=desk.segment(), headers=_bearer(token) | OCTETS)
    position = msgspec.json.decode(answer.content, type=HubPosition)
    assert verified("receipt", position.receipt, Receipt, public_key(hello.key)).stored == 3
    now = http.get("/v1/desk", params={"incarnation": desk.incarnation}, headers=_bearer(token))
    assert _receipt(hub, now).chain == desk.chain(3)


def test_a_gap_and_a_fork_say_where_the_hub_stands(hub: Hub, http: httpx.Client, desk: SigningDesk) -> None:
    desk.add(4)
    headers = _bearer(desk.token(hub))
    answer = http.post("/v1/push", content=desk.segment(3, 4), headers=headers)
    assert _code(answer) == (409, "gap")
    refusal = msgspec.json.decode(answer.content, type=Refusal)
    assert refusal.expected == 1
    assert verified("receipt", refusal.receipt, Receipt, hub.identity.public).stored == 0
    http.post("/v1/push", content=desk.segment(), headers=headers)
    desk.records.clear()
    desk.add(2)
    assert _code(http.post("/v1/push", content=desk.segment(), headers=headers)) == (409, "fork")


def test_a_venue_never_reaches_another_s(hub: Hub, http: httpx.Client, desk: SigningDesk, engine: Engine) -> None:
    other, neighbour = SigningDesk.joined(hub), SigningDesk.joined(hub, desk.venue)
    for one in (desk, other, neighbour):
        one.add(2, "declaration.enter")
    other.push(hub)
    mine = _bearer(desk.token(hub))

    assert _code(http.post("/v1/push", content=other.segment(), headers=mine)) == (403, "wrong_venue")
    assert _code(http.post("/v1/push", content=neighbour.segment(), headers=mine)) == (403, "unknown_desk")
    forged = desk.segment(venue=other.venue)
    assert _code(http.post("/v1/push", content=forged, headers=mine)) == (403, "wrong_venue")

    receipt = _receipt(hub, http.get("/v1/desk", params={"incarnation": other.incarnation}, headers=mine))
    assert (receipt.venue, receipt.desk, receipt.stored, receipt.rejects) == (desk.venue, desk.desk, 0, ())

    age = hub.desks.hello().age
    assert _code(http.post("/v1/bundle", content=pack([other.segment()], age), headers=mine)) == (403, "wrong_venue")
    both = http.post("/v1/bundle", content=pack([other.segment(), neighbour.segment()], age), headers=mine)
    receipts = [verified("receipt", one, Receipt, hub.identity.public) for one in parts_of(both.content)]
    assert [(one.venue, one.desk, one.stored) for one in receipts] == [(desk.venue, neighbour.desk, 2)]

    assert other.venue not in http.get("/metrics").text
    with engine.connect() as connection:
        rows = connection.execute(select(record.c.venue, func.count()).group_by(record.c.venue)).all()
    assert sorted((str(venue), count) for venue, count in rows) == sorted([(other.venue, 2), (desk.venue, 2)])


def test_without_a_token_nothing_is_read(http: httpx.Client) -> None:
    for method, path in (("POST", "/v1/push"), ("POST", "/v1/bundle"), ("GET", "/v1/desk")):
        assert _code(http.request(method, path)) == (401, "token")
        for value in ("", "Bearer", "Bearer x", "Basic eDp5", "Bearer " + "A" * 64, "Bearer ====", "Bearer \xff"):
            headers = {"Authorization": value.encode("latin-1")}
            assert _code(http.request(method, path, headers=headers)) == (401, "token"), value


def test_a_body_that_says_it_is_too_large_is_refused_unread(hub: Hub, http: httpx.Client, desk: SigningDesk) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while sent < 200 << 20:
            sent += 1 << 16
            yield bytes(1 << 16)

    headers = _bearer(desk.token(hub))
    too_long = {**headers, "Content-Length": str(1 << 40)}
    for more in (too_long, headers):
        sent = 0
        try:
            answer = http.post("/v1/push", content=endless(), headers=more)
            assert _code(answer) == (413, "size")
        except (httpx.WriteError, httpx.ReadError):
            pass  # the hub closed the connection in the middle: as good a refusal
        assert sent < 64 << 20
    for path in ("/v1/enroll", "/v1/session"):
        assert _code(http.post(path, content=b"[" * (17 << 10))) == (413, "size")
    assert _code(http.post("/v1/push", content=bytes(MOST_BYTES + 1), headers=headers)) == (413, "size")
    assert http.get("/healthz").status_code == 200


def test_too_many_enrolments_from_one_address_have_to_wait(http: httpx.Client) -> None:
    answers = [http.post("/v1/enroll", content=b"{}") for _ in range(ENROLLS_PER_MINUTE + 1)]
    assert {_code(answer) for answer in answers[:-1]} == {(400, "format")}
    assert _code(answers[-1]) == (429, "busy")
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert http.get("/v1/hello").status_code == 200


def test_when_all_connections_are_taken_the_desk_is_asked_to_come_back(
    hub: Hub, http: httpx.Client, desk: SigningDesk
) -> None:
    desk.add(1)
    headers = _bearer(desk.token(hub))
    taken = [hub.engine.connect() for _ in range(CONNECTIONS)]
    answer = http.post("/v1/push", content=desk.segment(), headers=headers)
    health = http.get("/healthz")
    for connection in taken:
        connection.close()
    assert (_code(answer), answer.headers["Retry-After"].isdigit()) == ((503, "busy"), True)
    assert health.status_code == 503
    assert _receipt(hub, http.post("/v1/push", content=desk.segment(), headers=headers)).stored == 1


def test_a_database_that_restarted_is_connected_to_again(hub: Hub, http: httpx.Client, desk: SigningDesk) -> None:
    desk.add(1)
    headers = _bearer(desk.token(hub))
    with hub.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        )
    assert _receipt(hub, http.post("/v1/push", content=desk.segment(), headers=headers)).stored == 1


def test_figures_count_what_was_taken(hub: Hub, http: httpx.Client, desk: SigningDesk) -> None:
    desk.add(3)
    desk.add(1, "nonsense")
    headers = _bearer(desk.token(hub))
    for _ in range(2):
        http.post("/v1/push", content=desk.segment(), headers=headers)
    http.post("/v1/push", content=b"x", headers=headers)
    lines = http.get("/metrics").text.splitlines()
    assert "venuedesk_hub_records_total 4" in lines
    assert 'venuedesk_hub_apart_total{fate="quarantined"} 1' in lines
    assert 'venuedesk_hub_requests_total{endpoint="/v1/push",status="200"} 2' in lines
    assert 'venuedesk_hub_requests_total{endpoint="/v1/push",status="400"} 1' in lines
    assert 'venuedesk_hub_request_seconds_count{endpoint="/v1/push"} 3' in lines
    assert 'venuedesk_hub_request_seconds_bucket{endpoint="/v1/push",le="+Inf"} 3' in lines
    assert 'venuedesk_hub_desks{state="approved"} 1' in lines
    assert 'venuedesk_hub_apart_waiting{fate="quarantined"} 1' in lines
    assert "venuedesk_hub_database_up 1" in lines
    assert any(line.startswith('venuedesk_hub_database_connections{state="in_use"}') for line in lines)


def test_figures_are_there_when_the_database_is_not(hub: Hub, http: httpx.Client) -> None:
    taken = [hub.engine.connect() for _ in range(CONNECTIONS)]
    answer = http.get("/metrics")
    for connection in taken:
        connection.close()
    lines = answer.text.splitlines()
    assert answer.status_code == 200
    assert "venuedesk_hub_database_up 0" in lines
    assert f'venuedesk_hub_database_connections{{state="in_use"}} {CONNECTIONS}' in lines


def test_figures_are_in_the_form_that_prometheus_reads(hub: Hub, http: httpx.Client, desk: SigningDesk) -> None:
    """Every sample has a type before it, buckets only grow, and no identifier is in any of it."""
    desk.add(1)
    http.post("/v1/push", content=desk.segment(), headers=_bearer(desk.token(hub)))
    http.get(f"/console/venues/{desk.venue}")
    text = http.get("/metrics").text
    assert desk.venue not in text
    assert desk.desk not in text
    typed: set[str] = set()
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            typed.add(line.split()[2])
        elif not line.startswith("#"):
            name = re.fullmatch(r"([a-z_]+)(\{([a-z]+=\"[^\"]*\",?)+\})? -?[0-9.e-]+", line)
            assert name is not None, line
            assert name[1] in typed or name[1].rpartition("_")[0] in typed
    buckets = [int(line.split()[-1]) for line in text.splitlines() if 'bucket{endpoint="/v1/push"' in line]
    assert buckets == sorted(buckets)
    assert 'endpoint="/console/venues/{venue:uuid}"' in text


def test_what_is_not_there_is_said_so(http: httpx.Client) -> None:
    for line in ("GET /v1/push", "DELETE /v1/hello", "POST /", "POST /v1/nothing", "GET /v1/../etc"):
        method, path = line.split()
        assert _code(http.request(method, path))[0] in (404, 405)


_NEST = "[" * 8_000
_DEEP = '{"ticket":' + '{"a":' * 2_000 + "1" + "}" * 2_000 + "}"


def test_bodies_that_are_no_json_of_ours_are_refused(http: httpx.Client, clock: FixedClock) -> None:
    for body in ("", "null", "[]", "{}", '"', _NEST, _DEEP, '{"x":' + _NEST, '{"key":"!"}', "\ufeff{}", "\0"):
        clock.ms += 60_000  # or the hub would have had enough of it
        for path in ("/v1/enroll", "/v1/session"):
            assert _code(http.post(path, content=body.encode())) == (400, "format"), body[:20]


_SCALAR = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.binary(max_size=40).map(lambda data: base64.b64encode(data).decode())
)
_ENROLL = st.fixed_dictionaries(
    dict.fromkeys(("ticket", "venue", "venue_name", "declaration_code", "desk", "incarnation", "key"), _SCALAR)
)
_SESSION = st.fixed_dictionaries({"certificate": _SCALAR, "proof": _SCALAR})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=_ENROLL | _SESSION, raw=st.binary(max_size=300), cut=st.integers(0, 400), flip=st.integers(0, 10_000))
def test_nonsense_is_never_our_fault(
    hub: Hub, http: httpx.Client, desk: SigningDesk, asked: dict[str, object], raw: bytes, cut: int, flip: int
) -> None:
    if not desk.records:
        desk.add(3)
    hub_token = _bearer(desk.token(hub))
    segment = bytearray(desk.segment())
    segment[flip % len(segment)] ^= 1 << flip % 8
    text_of = json.dumps(asked).encode("utf-8", "surrogatepass")
    answers = [
        http.post("/v1/enroll", content=text_of),
        http.post("/v1/session", content=text_of),
        http.post("/v1/session", content=raw),
        http.post("/v1/push", content=raw, headers=hub_token),
        http.post("/v1/push", content=bytes(segment), headers=hub_token),
        http.post("/v1/push", content=bytes(segment)[:cut], headers=hub_token),
        http.post("/v1/bundle", content=raw, headers=hub_token),
        http.get("/v1/desk", params={"incarnation": raw.decode("latin-1")}, headers=hub_token),
    ]
    assert [answer.status_code for answer in answers if not 400 <= answer.status_code < 500] == []


def test_expired_data_is_refused_over_http_as_everywhere(
    hub: Hub, http: httpx.Client, desk: SigningDesk, clock: FixedClock
) -> None:
    desk.add(1, "declaration.enter")
    desk.push(hub)
    clock.ms += 28 * DAY_MS
    restored = desk.another_incarnation(desk.records)
    answer = http.post("/v1/push", content=restored.segment(), headers=_bearer(desk.token(hub)))
    assert [reject.disposition for reject in _receipt(hub, answer).rejects] == ["expired"]
