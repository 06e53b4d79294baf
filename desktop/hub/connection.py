"""Connections of clients that do not send what they began to send.

uvicorn ends a connection that is idle after a response. It waits for ever for a request that never comes, or comes a
byte at a time, and for the rest of a body that nobody reads; some thousands of those and no desk gets a connection.
"""

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS = 15
"""How long the head of a request may take, from the connection or its first byte on; and what comes after a response
to a request that is not whole. Bodies that are read have a limit of their own (``limits.BODY_SECONDS``)."""


class TimedProtocol(H11Protocol):
    """HTTP/1.1 that closes a connection on which nothing is being worked on and no request is complete in time."""

    request_seconds: ClassVar[float] = REQUEST_SECONDS
    _ending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait_or_work()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait_or_work()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is not h11.IDLE or self.conn.trailing_data[0]:
            self._wait_or_work()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_ending()
        super().connection_lost(exc)

    def _wait_or_work(self) -> None:
        """End the connection later, unless a request is being worked on; what comes meanwhile gives it no more time."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_ending()
        elif self._ending is None and not self.transport.is_closing():
            self._ending = self.loop.call_later(self.request_seconds, self.transport.close)

    def _stop_ending(self) -> None:
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None
