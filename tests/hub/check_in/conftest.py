"""A hub that answers visitors over real HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from desktop.domain.clock import FixedClock
from desktop.hub.check_in.retention import make_months
from desktop.hub.hub import Hub
from desktop.hub.listening import ListenAddress
from desktop.hub.metrics import HubMetrics
from desktop.hub.serve import configure
from tests.hub.check_in.venue_on_hub import Phone, make_venue
from tests.no_tls import NO_TLS


@pytest.fixture
def place(hub: Hub, clock: FixedClock) -> Hub:
    """A hub with a venue, and months for its visits."""
    with hub.engine.begin() as connection:
        make_months(connection, clock.now_ms())
    make_venue(hub)
    return hub


@contextmanager
def visitors_served(hub: Hub, clock: FixedClock) -> Iterator[str]:
    """The visitors' page at a port of its own; gives its address."""
    address = ListenAddress("127.0.0.1", 0, check_in="https://scan.example", check_in_port=0)
    with address.listen() as desks, address.listen_for_visitors() as visitors:
        serving = uvicorn.Server(configure(hub, address, HubMetrics(), clock, (desks, visitors)))
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [desks, visitors]})
        thread.start()
        try:
            yield address.url(visitors)
        finally:
            serving.should_exit = True
            thread.join()


@pytest.fixture
def url(place: Hub, clock: FixedClock) -> Iterator[str]:
    with visitors_served(place, clock) as address:
        yield address


@pytest.fixture
def phone(url: str) -> Iterator[Phone]:
    """A phone that nobody has used yet."""
    with httpx.Client(base_url=url, timeout=30, trust_env=False, verify=NO_TLS) as http:
        yield Phone(http)


@pytest.fixture
def other_phone(url: str) -> Iterator[Phone]:
    with httpx.Client(base_url=url, timeout=30, trust_env=False, verify=NO_TLS) as http:
        yield Phone(http)
