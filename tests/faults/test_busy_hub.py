"""A hub with more desks at its door than it has places: it says at once when to come back, and they do."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from desktop.domain.clock import Clock
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.hub.identity import HubFolder
from desktop.hub.limits import BUSY_SECONDS
from desktop.hub.tokens import AccessTokens, Bearer
from desktop.hub.web import PUSHES_ARRIVING, PUSHES_OF_A_DESK
from tests.faults.conftest import World


@pytest.fixture
def crowd(world: World) -> Iterator[ExitStack]:
    """As many desks' pushes as the hub lets arrive at once, each of which has sent no more than the head of its
    segment."""
    address = urlsplit(world.hub.url)
    tokens = AccessTokens(HubFolder(world.hub.folder).identity().secret, Clock())
    with ExitStack() as sockets:
        for number in range(PUSHES_ARRIVING):
            desk = UUID(int=number // PUSHES_OF_A_DESK)
            connection = sockets.enter_context(socket.create_connection((address.hostname, address.port)))
            connection.sendall(
                b"POST /v1/push HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                + f"Authorization: Bearer {tokens.token(Bearer(desk, desk))}\r\n\r\n".encode()
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
