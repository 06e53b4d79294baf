"""Limits against abuse, applied before anything is parsed: numbers of requests, and their sizes."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from starlette.requests import ClientDisconnect, Request

from desktop.domain.clock import Clock
from desktop.hub.refused import refused

BODY_SECONDS = 60
"""The longest that a body may take to arrive."""
BUSY_SECONDS = 5
"""When a desk may try again; desks add jitter."""
_MAX_ADDRESSES = 10_000
_NETWORK = (1 << 128) - (1 << 64)


@dataclass
class RateLimit:
    """The most requests a minute from one address, which may come at once. Kept in the memory of one process."""

    per_minute: int
    clock: Clock
    _spent: dict[str, tuple[float, int]] = field(default_factory=dict)

    def check(self, address: str) -> None:
        """Raises ``Refused`` (429, with the seconds to wait) for a request over the limit."""
        now = self.clock.steady_ms()
        spent, since = self._spent.pop(address, (0.0, now))
        spent = max(0.0, spent - (now - since) * self.per_minute / 60_000)
        if spent + 1 > self.per_minute:
            self._spent[address] = (spent, now)
            raise refused(429, "busy", max(1, round(60 / self.per_minute)))
        self._spent[address] = (spent + 1, now)
        while len(self._spent) > _MAX_ADDRESSES:  # the one that was not heard of for the longest time
            del self._spent[next(iter(self._spent))]


@dataclass
class Places:
    """A limited number of simultaneous requests; more are refused. For one event loop."""

    most: int
    _taken: int = 0

    @contextmanager
    def one(self, share: float = 1.0) -> Iterator[None]:
        """Take a place until the block ends. Raises ``Refused`` (503) when this share of all places is taken.

        Requests at the beginning of a sync get a smaller share, so that desks are refused at their first request, where
        it costs least, and desks that were admitted can finish.
        """
        if self._taken >= self.most * share:
            raise refused(503, "busy", BUSY_SECONDS)
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1


@dataclass
class DeskPlaces:
    """A desk's share of the places: no desk takes more than ``most`` at once, however many tokens it has. For one event
    loop."""

    places: Places
    most: int
    _taken: Counter[UUID] = field(default_factory=Counter)

    @contextmanager
    def one(self, desk: UUID) -> Iterator[None]:
        """Take a place for a desk until the block ends. Raises ``Refused`` (503) when its share or all are taken."""
        if self._taken[desk] >= self.most:
            raise refused(503, "busy", BUSY_SECONDS)
        with self.places.one():
            self._taken[desk] += 1
            try:
                yield
            finally:
                self._taken[desk] -= 1
                if not self._taken[desk]:
                    del self._taken[desk]


async def read_body(request: Request, most: int) -> bytes:
    """The body, of at most ``most`` bytes. Raises ``Refused``.

    Of a larger one up to twice as much is read and dropped, so that a client which sends slightly too much can read the
    response. More is not read.
    """
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and (len(length) > 18 or int(length) > 2 * most):
        raise refused(413, "size")
    body, size = bytearray(), 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > 2 * most:
                    break
                if size <= most:
                    body += piece
    except (TimeoutError, ClientDisconnect):
        raise refused(408, "format") from None
    if size > most:
        raise refused(413, "size")
    return bytes(body)


@lru_cache(maxsize=4_096)
def network_of(address: str) -> str:
    """The network of one subscriber: an IPv4 address, or the upper half of an IPv6 one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) & _NETWORK))


def is_loopback(address: str) -> bool:
    """Whether a client's address is this PC's own."""
    try:
        return ip_address(network_of(address)).is_loopback or ip_address(address).is_loopback
    except ValueError:
        return False
