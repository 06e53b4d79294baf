"""A hub with more desks at its door than it has places: it says at once when to come back, and they do."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.hub.limits import BUSY_SECONDS
from desktop.hub.web import PUSHES_AT_ONCE
from tests.faults.conftest import World
from tests.hub.processes import hello_of, joined_by_http, session_of


@pytest.fixture
def crowd(world: World) -> Iterator[ExitStack]:
    """As many pushes as the hub has places for, each of which has sent no more than the head of its segment."""
    address = urlsplit(world.hub.url)
    with ExitStack() as sockets, httpx.Client(base_url=world.hub.url, trust_env=False) as http:
        ticket = world.hub("ticket", "--code", "K7QM2F9E", "--approve")["ticket"]
        other = joined_by_http(http, hello_of(http).hub, ticket)
        token = session_of(http, other)["Authorization"]
        for _ in range(PUSHES_AT_ONCE):
            connection = sockets.enter_context(socket.create_connection((address.hostname, address.port)))
            connection.sendall(
                f"POST /v1/push HTTP/1.1\r\nHost: hub\r\nAuthorization: {token}\r\nContent-Length: 1000\r\n\r\n".encode()
            )
        yield sockets


def test_desks_that_are_sent_away_come_back_and_lose_nothing(world: World, crowd: ExitStack) -> None:
    world.write(3000)
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        crowd.close()

    world.sync_service(wait).sync_now()
    assert sum(waited) >= BUSY_SECONDS
    world.agree()


def test_a_crowd_that_stays_is_reported_and_nothing_is_lost(world: World, crowd: ExitStack) -> None:
    world.write(100)
    with pytest.raises(SyncError):
        world.sync_service(lambda _: None).sync_now()
    status = world.desk.sync.status()
    assert (status.waiting > 0, status.synced) == (True, False)
    assert status.until > world.desk.store.clock.now_ms()
    assert status.error_kind == SyncErrorKind.BUSY
    crowd.close()
    world.desk.sync.sync_now()
    world.agree()
