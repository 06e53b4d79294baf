"""What one desk may make the hub store, and how long a connection may take to say what it wants."""

import socket
import threading
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
import uvicorn
from sqlalchemy import Engine, insert

from desktop.domain.clock import FixedClock
from desktop.hub.connection import TimedProtocol
from desktop.hub.hub import Hub
from desktop.hub.limits import DeskPlaces, Places
from desktop.hub.listening import ListenAddress
from desktop.hub.metrics import HubMetrics
from desktop.hub.refused import Refused
from desktop.hub.serve import configure
from desktop.hub.shares import BYTES_AT_ONCE, MOST_INCARNATIONS, MOST_QUARANTINED, ByteBudget
from desktop.hub.tables import desk_head, quarantined
from desktop.sync.segment import FIRST_CHAIN
from tests.hub.signing_desk import NOW, SigningDesk, record

_NAMES = ("venue", "desk", "incarnation")


def _of(desk: SigningDesk) -> dict[str, UUID]:
    return {name: UUID(getattr(desk, name)) for name in _NAMES}


def test_a_desk_has_so_many_incarnations_and_goes_on_with_those_that_it_has(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    desk.add(1)
    desk.push(hub)
    with engine.begin() as connection:
        rest = {"stored": 0, "chain": FIRST_CHAIN, "marked": 0, "safe": 0, "seen": NOW}
        heads = [_of(desk) | {"incarnation": uuid4()} | rest for _ in range(MOST_INCARNATIONS - 1)]
        connection.execute(insert(desk_head), heads)
    with pytest.raises(Refused) as caught:
        desk.another_incarnation(desk.records).push(hub)
    assert (caught.value.status, caught.value.refusal.code) == (403, "share")
    desk.add(1)
    assert desk.push(hub, 2).stored == 2


def test_a_desk_s_quarantine_holds_so_many_and_takes_more_when_some_are_gone(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    with engine.begin() as connection:
        rest = {"disposition": "quarantined", "reason": "kind", "received": NOW, "digest": b"", "raw": b"x"}
        connection.execute(insert(quarantined), [_of(desk) | {"seq": -n} | rest for n in range(MOST_QUARANTINED)])
    desk.add(1)
    desk.add(1, "nonsense")
    assert desk.push(hub, 1, 1).stored == 1  # what is valid is taken as before
    with pytest.raises(Refused, match="share"):
        desk.push(hub, 2)
    with engine.begin() as connection:
        connection.execute(quarantined.update().where(quarantined.c.seq == -1).values(raw=None))
    assert desk.push(hub, 2).stored == 2


def test_a_desk_sends_so_many_bytes_at_once_and_others_are_not_held_up() -> None:
    clock = FixedClock(NOW)
    budget, desk = ByteBudget(clock), uuid4()
    large = (record(1, body="x" * (BYTES_AT_ONCE // 8)),)
    for _ in range(8):
        budget.spend(desk, large)
    with pytest.raises(Refused) as caught:
        budget.spend(desk, large)
    assert (caught.value.status, caught.value.retry_after) == (429, 1 + 3 * 3600)
    budget.spend(uuid4(), large)
    clock.ms += 3 * 3_600_000
    budget.spend(desk, large)


def test_a_desk_takes_no_more_places_than_its_share() -> None:
    places, desk = DeskPlaces(Places(3), 2), uuid4()
    with places.one(desk), places.one(desk):
        with pytest.raises(Refused), places.one(desk):
            pass
        with places.one(uuid4()), pytest.raises(Refused), places.one(uuid4()):
            pass
    with places.one(desk):
        assert len(places._taken) == 1
    assert not places._taken


class _Quick(TimedProtocol):
    request_seconds = 0.2


@pytest.fixture
def impatient(hub: Hub, clock: FixedClock) -> Iterator[tuple[str, int]]:
    """Where a hub listens that waits only a moment for a request."""
    address = ListenAddress("127.0.0.1", 0)
    with address.listen() as listening:
        config = configure(hub, address, HubMetrics(), clock)
        config.http_protocol_class = _Quick
        serving = uvicorn.Server(config)
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()
        serving.should_exit = True
        thread.join()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GET /healthz HT",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1",
        "GET /v1/hello HTTP/1.1\r\nHost: localhost\r\n\r\nGET /v1/he",
    ],
    ids=["nothing", "half a line", "half a head", "half a body that nobody reads", "half of a second request"],
)
def test_a_connection_on_which_nothing_comes_any_more_is_closed(impatient: tuple[str, int], text: str) -> None:
    with socket.create_connection(impatient, timeout=10) as bare:
        bare.sendall(text.encode())
        while bare.recv(1 << 16):
            pass  # a response, and then the end


def test_a_connection_that_asks_is_kept(impatient: tuple[str, int]) -> None:
    with socket.create_connection(impatient, timeout=10) as bare:
        for _ in range(3):
            for piece in (b"GET /v1/hello HTTP/1.1\r\n", b"Host: localhost\r\n\r\n"):
                bare.sendall(piece)
            answer = b""
            while not answer.endswith(b"}"):  # head and body may come one after the other
                answer += bare.recv(1 << 16)
            assert answer.startswith(b"HTTP/1.1 200")
