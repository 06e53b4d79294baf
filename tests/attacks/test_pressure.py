"""One desk whose token somebody else has keeps no other desk from working, and does not fill the hub's disk."""

import json
from contextlib import ExitStack

import httpx
import pytest

from desktop.hub.shares import MOST_QUARANTINED_BYTES
from desktop.hub.web import PUSHES_AT_ONCE
from tests.attacks.conftest import HubCommand, connected
from tests.hub.processes import RunningHub
from tests.hub.signing_desk import SigningDesk

_BODY = '"' + "a" * (15 << 20) + '"'
"""Fifteen megabytes that go over the wire as a few kilobytes."""


@pytest.fixture
def rogue(attacked: RunningHub, hub_command: HubCommand) -> SigningDesk:
    """A desk that was approved and is somebody else's now."""
    return _approved(attacked, hub_command)


def _approved(attacked: RunningHub, hub_command: HubCommand) -> SigningDesk:
    desk = attacked.join(hub_command("ticket")["ticket"])
    hub_command("approve", desk.desk)
    return desk


def _push(attacked: RunningHub, desk: SigningDesk, token: dict[str, str], first: int) -> httpx.Response:
    return attacked.http.post("/v1/push", content=desk.segment(first), headers=token)


def test_bodies_that_never_come_take_no_desk_s_place(
    attacked: RunningHub, hub_command: HubCommand, rogue: SigningDesk
) -> None:
    token, honest = attacked.headers(rogue), _approved(attacked, hub_command)
    honest.add(3)
    head = (
        "POST /v1/{} HTTP/1.1\r\nHost: localhost\r\n" + f"Authorization: {token['Authorization']}\r\n"
        "Content-Length: 1000\r\n\r\nabc"
    )
    with ExitStack() as stack:
        bare = [stack.enter_context(connected(attacked)) for _ in range(PUSHES_AT_ONCE + 6)]
        for number, one in enumerate(bare):
            one.sendall(head.format("bundle" if number % 8 == 0 else "push").encode())
        refused = sum(b" 503 " in one.recv(200) for one in (*bare[9:16], *bare[24:32:4]) if one is not bare[24])
        assert refused == 8  # its own share is two
        assert attacked.push(honest).stored == 3


def test_little_that_unpacks_to_much_is_kept_apart_up_to_a_share(
    attacked: RunningHub, hub_command: HubCommand, rogue: SigningDesk
) -> None:
    token, honest = attacked.headers(rogue), _approved(attacked, hub_command)
    codes: list[int] = []
    for number in range(1, 7):
        rogue.add(1, "nonsense", body=_BODY)
        answer = _push(attacked, rogue, token, number)
        codes.append(answer.status_code)
        if answer.status_code != 200:
            break
    assert codes == [200] * (MOST_QUARANTINED_BYTES // len(_BODY)) + [403]
    assert json.loads(answer.content)["code"] == "share"
    place = attacked.http.get("/v1/desk", params={"incarnation": rogue.incarnation}, headers=token)
    assert json.loads(place.content)["expected"] == len(codes)
    honest.add(1, "nonsense")
    assert attacked.push(honest).stored == 1
