"""What the hub keeps of the fields that desks share, and what it tells whom."""

import json
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from desktop.domain.clock import FixedClock
from desktop.domain.master.stamps import ms_of, stamp
from desktop.hub import pulls
from desktop.hub.former_names import former_names
from desktop.hub.hub import Hub
from desktop.hub.pulls import FIELDS
from desktop.hub.refused import Refused
from desktop.hub.tables import master_field, quarantined
from desktop.hub.tokens import Bearer
from desktop.sync.wire import Digests, DigestsAnswer, FieldRow, PullAnswer, Pulled, Refusal, verified
from tests.hub.signing_desk import DAY, NOW, SigningDesk, new_id

GATE = new_id()


def operation(
    desk: SigningDesk, at: int, subject: str = GATE, base: dict[str, list[str]] | None = None, **fields: Any
) -> str:
    """Let a desk write something of a gate; gives the stamp."""
    made = stamp(at, 0, desk.desk)
    body = {"id": subject, "stamp": made, "by": "m", "fields": fields, "base": base or {}}
    desk.add(1, "gate.edit", subject=subject, body=body)
    return made


def bearer(desk: SigningDesk) -> Bearer:
    return Bearer(UUID(desk.venue), UUID(desk.desk))


def page(hub: Hub, desk: SigningDesk, since: int = 0, limit: int = pulls.MOST_ROWS) -> Pulled:
    answer = hub.pulls.pull(bearer(desk), desk.incarnation, since, limit)
    return verified("pull", answer.answer, Pulled, hub.identity.public)


def rows(pulled: Pulled) -> list[FieldRow]:
    (part,) = (part for part in pulled.parts if part.tag == FIELDS)
    return msgspec.msgpack.decode(part.body, type=list[FieldRow])


def values(pulled: Pulled) -> dict[str, list[Any]]:
    """The versions of each field, the one that holds last."""
    return {row.field: [json.loads(version[1]) for version in row.versions] for row in rows(pulled)}


@pytest.fixture
def neighbour(hub: Hub, desk: SigningDesk) -> SigningDesk:
    """Another desk of the same venue."""
    return SigningDesk.joined(hub, desk.venue)


def test_fields_are_sent_to_the_desks_of_the_venue_and_to_nobody_else(
    hub: Hub, desk: SigningDesk, neighbour: SigningDesk
) -> None:
    stranger = SigningDesk.joined(hub)
    operation(desk, NOW, name="南门", position=0)
    desk.push(hub)
    pulled = page(hub, neighbour)
    assert (pulled.venue, pulled.desk, pulled.stored, pulled.since, pulled.more) == (
        desk.venue,
        neighbour.desk,
        0,
        0,
        False,
    )
    assert values(pulled) == {"name": ["南门"], "position": [0]}
    assert page(hub, desk).stored == 1
    assert rows(page(hub, stranger)) == []
    assert page(hub, stranger).cursor == 0
    assert rows(page(hub, neighbour, pulled.cursor)) == []


def test_pages_are_numbered_and_each_goes_on_from_the_one_before(hub: Hub, desk: SigningDesk) -> None:
    gates = [new_id() for _ in range(5)]
    for number, gate in enumerate(gates):
        operation(desk, NOW + number, gate, name=f"{number}号", position=number)
        desk.add(3)
    desk.push(hub)
    found: list[tuple[str, str]] = []
    at, pages = 0, 0
    while True:
        pulled = page(hub, desk, at, limit=3)
        assert len(rows(pulled)) <= 3
        found += [(row.subject, row.field) for row in rows(pulled)]
        assert pulled.cursor > at
        at, pages = pulled.cursor, pages + 1
        if not pulled.more:
            break
    assert sorted(found) == sorted((gate, field) for gate in gates for field in ("name", "position"))
    assert pages == 4
    operation(desk, NOW + 9, gates[0], name="新")
    desk.push(hub)
    assert values(page(hub, desk, at)) == {"name": ["0号", "新"]}


def test_a_page_does_not_outgrow_what_a_desk_reads(hub: Hub, desk: SigningDesk) -> None:
    for number in range(300):
        operation(desk, NOW + number, new_id(), official_payload="场" * 7_000)
    for first in range(1, 301, 100):
        desk.push(hub, first, first + 99)
    answer = hub.pulls.pull(bearer(desk), desk.incarnation, 0)
    assert len(msgspec.json.encode(answer)) < 1 << 20
    assert page(hub, desk).more


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations([0, 1, 2]), st.lists(st.integers(0, 2), max_size=4))
def test_the_order_in_which_desks_arrive_does_not_matter(hub: Hub, order: list[int], again: list[int]) -> None:
    first = SigningDesk.joined(hub)
    desks = [first, *(SigningDesk.joined(hub, first.venue) for _ in range(2))]
    gate = new_id()
    base = operation(first, NOW, gate, name="南门")
    first.push(hub)
    for number, desk in enumerate(desks):
        operation(desk, NOW + 10 + number, gate, {"name": [base]}, name=f"{number}号门")
    last = operation(first, NOW + 30, gate, {"name": [stamp(NOW + 10, 0, first.desk)]}, name="正门")
    for who in [*order, *again]:
        desks[who].push(hub)
    (row,) = rows(page(hub, first))
    assert row.versions[-1][0] == last
    assert [json.loads(version[1]) for version in row.versions] == ["1号门", "2号门", "正门"]


def test_a_stamp_of_ten_years_ahead_is_ranked_as_of_now(
    hub: Hub, desk: SigningDesk, neighbour: SigningDesk, clock: FixedClock
) -> None:
    absurd = operation(desk, NOW + 3650 * DAY, name="十年后")
    desk.push(hub)
    clock.ms += 1000
    operation(neighbour, clock.ms, name="今天")
    neighbour.push(hub)
    assert values(page(hub, desk)) == {"name": ["十年后", "今天"]}
    ahead = rows(page(hub, desk))[0].versions[0]
    assert (ahead[0], ms_of(ahead[3])) == (absurd, NOW)
    clock.ms += 1
    operation(desk, NOW + 3650 * DAY + 1, base={"name": [absurd]}, name="更晚")
    desk.push(hub)
    assert values(page(hub, desk)) == {"name": ["今天", "更晚"]}


BROKEN = {
    "no stamp of a desk": {"stamp": "x"},
    "a field of no name": {"fields": {"": 1}},
    "a flag that is text": {"fields": {"retired": "yes"}},
    "a name that is a list": {"fields": {"name": ["x"]}},
    "a position below zero": {"fields": {"position": -1}},
    "a base of a field that is not there": {"base": {"code": []}},
    "a base that is no stamp": {"base": {"name": ["x"]}},
    "a value of many kilobytes": {"fields": {"name": "x" * 9_000}},
    "a zero character": {"fields": {"name": "\0"}},
    "no fields": {"fields": 5},
}


@pytest.mark.parametrize("wrong", BROKEN.values(), ids=BROKEN.keys())
def test_an_operation_that_is_none_is_kept_apart_and_changes_nothing(
    hub: Hub, desk: SigningDesk, engine: Engine, wrong: dict[str, Any]
) -> None:
    made = stamp(NOW, 0, desk.desk)
    desk.add(1, "gate.edit", subject=GATE, body={"id": GATE, "stamp": made, "fields": {"name": "南门"}, **wrong})
    operation(desk, NOW, name="北门")
    assert [reject.reason for reject in desk.push(hub).rejects] in (["operation"], ["body"])
    assert values(page(hub, desk)) == {"name": ["北门"]}


def test_versions_that_replace_each_other_in_a_circle_stop_nobody(hub: Hub, desk: SigningDesk) -> None:
    one, other = stamp(NOW, 0, desk.desk), stamp(NOW + 1, 0, desk.desk)
    operation(desk, NOW, base={"name": [other]}, name="甲门")
    operation(desk, NOW + 1, base={"name": [one]}, name="乙门")
    operation(desk, NOW + 2, new_id(), name="南门")
    assert desk.push(hub).stored == 3
    assert sorted(len(row.versions) for row in rows(page(hub, desk))) == [0, 1]


def test_only_names_that_a_poster_can_say_are_kept_as_former_names_of_a_gate(hub: Hub, desk: SigningDesk) -> None:
    for at, name in enumerate(("南门", "门" * 201, "大门", "门" * 200, "正门")):
        operation(desk, NOW + at, name=name)
        desk.push(hub)
    with hub.engine.connect() as connection:
        assert set(former_names(connection, UUID(desk.venue), NOW + 5)[GATE]) == {"南门", "大门", "门" * 200}


def test_records_of_the_first_desks_are_kept_and_merge_nothing(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(1, "gate.rename", subject=GATE, body={"name": "南门", "retired": False})
    assert desk.push(hub).rejects == ()
    with engine.connect() as connection:
        assert connection.execute(select(master_field)).all() == []
        assert connection.execute(select(quarantined)).all() == []


def test_a_hub_that_knows_less_than_was_asked_after_says_so(hub: Hub, desk: SigningDesk) -> None:
    operation(desk, NOW, name="南门")
    desk.push(hub)
    pulled = page(hub, desk, 1_000)
    assert pulled.cursor < pulled.since
    assert not pulled.more


def test_who_was_revoked_gets_no_page(hub: Hub, desk: SigningDesk) -> None:
    hub.desks.decide(desk.desk, "revoked")
    for ask in (
        lambda: hub.pulls.pull(bearer(desk), desk.incarnation, 0),
        lambda: hub.pulls.digests(bearer(desk), desk.incarnation, 1, 1),
    ):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.refusal.code == "revoked"


def test_digests_are_of_the_desks_own_records_only(hub: Hub, desk: SigningDesk, neighbour: SigningDesk) -> None:
    desk.add(4)
    desk.add(1, "nonsense")
    desk.push(hub)
    answer = hub.pulls.digests(bearer(desk), desk.incarnation, 2, 9)
    pulled = verified("digests", answer.answer, Digests, hub.identity.public)
    assert (pulled.first, pulled.stored) == (2, 5)
    assert list(pulled.digests) == [record.digest for record in desk.records[1:]]
    other = hub.pulls.digests(bearer(neighbour), desk.incarnation, 1, 9)
    assert verified("digests", other.answer, Digests, hub.identity.public).digests == ()


def test_over_the_network(hub: Hub, http: httpx.Client, desk: SigningDesk) -> None:
    operation(desk, NOW, name="南门")
    desk.push(hub)
    headers = {"Authorization": f"Bearer {desk.token(hub)}"}
    about = {"incarnation": desk.incarnation}
    answer = http.get("/v1/pull", params=about, headers=headers)
    pulled = verified("pull", msgspec.json.decode(answer.content, type=PullAnswer).answer, Pulled, hub.identity.public)
    assert values(pulled) == {"name": ["南门"]}
    found = http.get("/v1/digests", params=about | {"first": "1", "count": "5"}, headers=headers)
    digests = msgspec.json.decode(found.content, type=DigestsAnswer).answer
    assert len(verified("digests", digests, Digests, hub.identity.public).digests) == 1
    for path in ("/v1/pull", "/v1/digests"):
        assert http.get(path, params=about).status_code == 401


_WORDS = st.one_of(st.text(max_size=12), st.integers(-5, 1 << 70).map(str))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["pull", "digests"]),
    query=st.dictionaries(st.sampled_from(["cursor", "limit", "first", "count", "incarnation"]), _WORDS),
)
def test_whatever_is_asked_is_answered(hub: Hub, http: httpx.Client, path: str, query: dict[str, str]) -> None:
    desk = SigningDesk.joined(hub)
    headers = {"Authorization": f"Bearer {desk.token(hub)}"}
    answer = http.get(f"/v1/{path}", params={"incarnation": desk.incarnation} | query, headers=headers)
    assert answer.status_code in (200, 400), answer.content
    if answer.status_code == 400:
        assert msgspec.json.decode(answer.content, type=Refusal).code == "format"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.one_of(
        st.binary(max_size=200),
        st.dictionaries(
            st.sampled_from(["ticket", "declaration_code", "name", "phone", "desk", "incarnation", "key"]),
            st.one_of(st.text(max_size=40), st.integers(), st.none()),
        ).map(lambda body: json.dumps(body).encode()),
    )
)
def test_no_request_to_join_is_a_fault(hub: Hub, http: httpx.Client, clock: FixedClock, body: bytes) -> None:
    clock.ms += 60_000
    assert http.post("/v1/join", content=body).status_code in (400, 403, 429)
