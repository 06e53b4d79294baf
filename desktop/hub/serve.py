"""Runs the hub's HTTP server until it is asked to stop; requests under way are finished."""

import asyncio
import gc
import logging
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

import anyio.to_thread
import uvicorn
from starlette.types import ASGIApp

from desktop import paths
from desktop.catalogue import Catalogue
from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.hub.check_in.app import CheckIn
from desktop.hub.connection import TimedProtocol
from desktop.hub.database import AWAY, CONNECTIONS
from desktop.hub.hub import Hub
from desktop.hub.listening import ByPort, CheckedHost, ListenAddress
from desktop.hub.metrics import HubMetrics
from desktop.hub.postgres import Postgres
from desktop.hub.web import Endpoints

log = logging.getLogger("desktop.hub")
GRACE_SECONDS = 20
THREADS = CONNECTIONS + 2
"""Worker threads. More would wait for a database connection, and compete for the interpreter with the event loop's
thread: with 40 of them, refusals in a thundering herd took four times as long."""
_FILES = 16_384
_NEW_OBJECTS = 50_000
_EXPIRE_SECONDS = 600
_WATCH_SECONDS = 1


def serve(
    hub: Hub, address: ListenAddress, listening: Sequence[socket.socket], clock: Clock, stopped: threading.Event
) -> int:
    """Serve until SIGINT or SIGTERM; the exit code. ``listening``: the socket for desks and officers, and that of visitors
    where it is another one. Raises ``UserError``.

    ``stopped`` is set when a service manager ended the hub before the server could take its signal.
    """
    metrics = HubMetrics()
    _allow_connections()
    tune_garbage_collector()
    server = uvicorn.Server(configure(hub, address, metrics, clock, listening))
    signal.signal(signal.SIGTERM, server.handle_exit)
    if stopped.is_set():  # never to False: a signal may have come since the line above
        server.should_exit = True
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once everything is finished
        asyncio.run(_run(server, hub, metrics, listening))
    return 0


def tune_garbage_collector() -> None:
    """Imported modules stay, and a push makes no reference cycles: to search both again and again would cost a tenth of
    every push."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def configure(
    hub: Hub, address: ListenAddress, metrics: HubMetrics, clock: Clock, listening: Sequence[socket.socket] = ()
) -> uvicorn.Config:
    """The server's configuration. Raises ``UserError`` for a certificate that cannot be used."""
    try:
        application = CheckedHost(_application(hub, address, metrics, clock, listening), address.host_names())
    except (OSError, ValueError) as error:
        raise _unreadable(error) from None
    config = uvicorn.Config(
        application,
        http=TimedProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=16 << 10,
        proxy_headers=bool(address.proxy),
        forwarded_allow_ips=address.proxy or None,
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
    )
    try:
        config.load()
    except OSError as error:
        raise _unreadable(error) from None
    return config


def _application(
    hub: Hub, address: ListenAddress, metrics: HubMetrics, clock: Clock, listening: Sequence[socket.socket]
) -> ASGIApp:
    """What desks and officers ask, and the visitors' page where there is one: beside it, or at a port of its own."""
    behind_proxy = bool(address.proxy)
    if not address.check_in:
        return Endpoints(hub, metrics, clock, behind_proxy=behind_proxy).app()
    check_in = CheckIn(hub, clock, metrics, Catalogue(paths.resources() / "i18n"))
    if len(listening) < 2:
        return Endpoints(hub, metrics, clock, behind_proxy=behind_proxy, beside=check_in.routes()).app()
    port = listening[1].getsockname()[1]
    return ByPort(Endpoints(hub, metrics, clock, behind_proxy=behind_proxy).app(), check_in.app(), port)


def _unreadable(error: Exception) -> UserError:
    return UserError(message("hub", "The certificate or its key cannot be read: {reason}.", reason=error))


async def _run(server: uvicorn.Server, hub: Hub, metrics: HubMetrics, listening: Sequence[socket.socket]) -> None:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    expiring = asyncio.create_task(_expire_for_ever(hub, metrics))
    ending = asyncio.Event()
    watching = asyncio.create_task(_keep_running(hub.own_server, ending)) if hub.own_server else None
    try:
        await server.serve(sockets=list(listening))
    finally:
        ending.set()
        if watching is not None:
            await watching  # or the server could be started again while it is stopped
        expiring.cancel()
        with suppress(asyncio.CancelledError):
            await expiring


def _allow_connections() -> None:
    """Raise the process's limit of 1,024 open files: each desk's connection is one, and in a thundering herd there
    would be none left for the database."""
    if sys.platform == "win32":
        return
    import resource

    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if most == resource.RLIM_INFINITY else min(_FILES, most)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


async def _expire_for_ever(hub: Hub, metrics: HubMetrics) -> None:
    """Run the retention beside the requests; while the database is unreachable it is tried again."""
    while True:
        with suppress(*AWAY):
            metrics.add("expired", await asyncio.to_thread(hub.retention.expire))
            await asyncio.to_thread(hub.visit_retention.expire, hub.time.now())
        await asyncio.sleep(_EXPIRE_SECONDS)


async def _keep_running(own: Postgres, ending: asyncio.Event) -> None:
    """Start the hub's own PostgreSQL again whenever it is gone, until the hub ends: killed by the system for want of
    memory, or by somebody. Desks are told to come back meanwhile."""
    while not ending.is_set():
        await asyncio.to_thread(own.restart_if_dead)
        with suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), _WATCH_SECONDS)
