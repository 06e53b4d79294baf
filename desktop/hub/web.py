"""The hub's HTTP endpoints for desks. Each checks limits, reads the body, works in a thread and responds; errors become
a ``Refusal``."""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import ParamSpec, TypeVar

import msgspec
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from desktop import log as logs
from desktop.domain.clock import Clock
from desktop.hub import database, pulls, sticks
from desktop.hub.console.routes import Console
from desktop.hub.hub import Hub
from desktop.hub.limits import BUSY_SECONDS, DeskPlaces, Places, RateLimit, is_loopback, network_of, read_body
from desktop.hub.metrics import HubMetrics, read_gauges
from desktop.hub.refused import Refused, refused
from desktop.hub.tokens import Bearer
from desktop.sync.segment import MOST_BYTES
from desktop.sync.wire import Enroll, Join, Refusal, SessionRequest

log = logging.getLogger("desktop.hub")
ENROLLS_PER_MINUTE = 20
SESSIONS_PER_MINUTE = 600
"""Per address. Many desks may share one behind their provider's address translation, and all come back after an
outage."""
QUESTIONS_AT_ONCE = 64
PUSHES_AT_ONCE = 64
BUNDLES_AT_ONCE = 2
"""Further requests are refused at once: a queue would answer desks that gave up long ago."""
PUSHES_ARRIVING, BUNDLES_ARRIVING = 256, 8
"""Bodies that may be on their way at once, which bounds the memory that they take. A place to work is taken when the
body is there: a desk that sends slowly keeps nobody else from working."""
QUESTIONS_OF_A_DESK, PUSHES_OF_A_DESK, BUNDLES_OF_A_DESK = 4, 2, 1
"""Requests of one desk at once; a desk sends one after the other, and may send one again whose response was lost."""
GREETED, LET_IN = 0.5, 0.75
"""Shares of the places for small requests that may be taken when a greeting or a session comes: in a thundering herd,
desks are refused at their first request rather than their fourth, and syncs that began are finished."""
_SMALL_BODY = 16 << 10
_MOST_DIGITS = 18

S = TypeVar("S", bound=msgspec.Struct)
P = ParamSpec("P")
R = TypeVar("R")
Handler = Callable[[Request], Awaitable[Response]]


class Endpoints:
    """The HTTP endpoints that desks call."""

    def __init__(
        self,
        hub: Hub,
        metrics: HubMetrics,
        clock: Clock,
        *,
        behind_proxy: bool = False,
        beside: Sequence[BaseRoute] = (),
    ) -> None:
        """``beside``: routes of others that are served at the same port."""
        self._hub = hub
        self._beside = beside
        self._behind_proxy = behind_proxy
        self._metrics = metrics
        self._enrolls = RateLimit(ENROLLS_PER_MINUTE, clock)
        self._sessions = RateLimit(SESSIONS_PER_MINUTE, clock)
        self._questions = Places(QUESTIONS_AT_ONCE)
        self._pushes = Places(PUSHES_AT_ONCE)
        self._bundles = Places(BUNDLES_AT_ONCE)
        self._questions_of = DeskPlaces(self._questions, QUESTIONS_OF_A_DESK)
        self._pushes_of = DeskPlaces(Places(PUSHES_ARRIVING), PUSHES_OF_A_DESK)
        self._bundles_of = DeskPlaces(Places(BUNDLES_ARRIVING), BUNDLES_OF_A_DESK)
        self._console = Console(hub, clock, metrics)

    def app(self) -> Starlette:
        """The ASGI application."""
        routes = [
            self._route("/v1/hello", self._hello, "GET"),
            self._route("/v1/enroll", self._enroll, "POST"),
            self._route("/v1/join", self._join, "POST"),
            self._route("/v1/session", self._session, "POST"),
            self._route("/v1/desk", self._desk, "GET"),
            self._route("/v1/pull", self._pull, "GET"),
            self._route("/v1/digests", self._digests, "GET"),
            self._route("/v1/push", self._push, "POST"),
            self._route("/v1/bundle", self._bundle, "POST"),
            Route("/healthz", self._health, methods=["GET"]),
            Route("/metrics", self._metrics_page, methods=["GET"]),
            Mount("/console", self._console.app()),
            Route("/", _to_console, methods=["GET"]),
            *self._beside,
        ]
        return Starlette(routes=routes, exception_handlers={HTTPException: _not_there})

    def _route(self, path: str, handler: Handler, method: str) -> Route:
        async def answer(request: Request) -> Response:
            began = time.perf_counter()
            response = await self._answer(handler, request)
            self._metrics.answered(path, response.status_code, time.perf_counter() - began)
            return response

        return Route(path, answer, methods=[method])

    async def _answer(self, handler: Handler, request: Request) -> Response:
        """A handler's response. Expected failures become refusals; faults of the program are logged by their place and
        give 500."""
        try:
            return await handler(request)
        except Refused as error:
            return _refusal(error)
        except database.AWAY as error:
            log.warning("database: %s", type(getattr(error, "orig", None) or error).__name__)
            return _refusal(refused(503, "busy", BUSY_SECONDS))
        except Exception as error:  # the process's last line: one request must not end it, nor tell its contents
            log.error("request: %s", logs.outline(type(error), error.__traceback__))
            return _refusal(refused(500, "fault"))

    async def _asked(self, question: Callable[P, R], *about: P.args, **more: P.kwargs) -> R:
        """Answer in a thread. The place is taken only while the thread works, not while a body arrives slowly."""
        with self._questions.one():
            return await run_in_threadpool(question, *about, **more)

    async def _asked_by(self, bearer: Bearer, question: Callable[P, R], *about: P.args, **more: P.kwargs) -> R:
        """Answer a desk in a thread, in one of its places."""
        with self._questions_of.one(bearer.desk):
            return await run_in_threadpool(question, *about, **more)

    async def _hello(self, request: Request) -> Response:
        with self._questions.one(GREETED):
            return _json(self._hub.desks.hello())

    async def _enroll(self, request: Request) -> Response:
        self._enrolls.check(_address(request))
        asked = _decoded(await read_body(request, _SMALL_BODY), Enroll)
        return _json(await self._asked(self._hub.desks.enroll, asked))

    async def _join(self, request: Request) -> Response:
        self._enrolls.check(_address(request))
        asked = _decoded(await read_body(request, _SMALL_BODY), Join)
        return _json(await self._asked(self._hub.joining.join, asked))

    async def _session(self, request: Request) -> Response:
        self._sessions.check(_address(request))
        asked = _decoded(await read_body(request, _SMALL_BODY), SessionRequest)
        with self._questions.one(LET_IN):
            return _json(await run_in_threadpool(self._hub.desks.session, asked))

    async def _desk(self, request: Request) -> Response:
        bearer = self._bearer(request)
        incarnation = request.query_params.get("incarnation", "")
        return _json(await self._asked_by(bearer, self._hub.ingest.position, bearer, incarnation))

    async def _pull(self, request: Request) -> Response:
        bearer = self._bearer(request)
        incarnation = request.query_params.get("incarnation", "")
        since, limit = _whole(request, "cursor", 0), _whole(request, "limit", pulls.MOST_ROWS)
        waiting = _whole(request, "waiting", 0) if "waiting" in request.query_params else None
        return _json(await self._asked_by(bearer, self._hub.pulls.pull, bearer, incarnation, since, limit, waiting))

    async def _digests(self, request: Request) -> Response:
        bearer = self._bearer(request)
        incarnation = request.query_params.get("incarnation", "")
        first, count = _whole(request, "first", 1), _whole(request, "count", pulls.MOST_DIGESTS)
        return _json(await self._asked_by(bearer, self._hub.pulls.digests, bearer, incarnation, first, count))

    async def _push(self, request: Request) -> Response:
        bearer = self._bearer(request)
        with self._pushes_of.one(bearer.desk):
            data = await read_body(request, MOST_BYTES)
            with self._pushes.one():
                taken = await run_in_threadpool(self._hub.ingest.take, data, bearer)
        if taken.added:
            self._metrics.add("records", taken.added)
            for reject in taken.receipt.rejects:
                self._metrics.add("apart", fate=reject.disposition)
        return _json(taken.position)

    async def _bundle(self, request: Request) -> Response:
        bearer = self._bearer(request)
        with self._bundles_of.one(bearer.desk):
            data = await read_body(request, sticks.MOST_BYTES)
            with self._bundles.one():
                imported = await run_in_threadpool(self._hub.sticks.take, data, bearer)
        self._metrics.add("records", imported.added)
        if not imported.taken and imported.refused:
            raise refused(403, imported.refused[0].code)
        return Response(imported.receipts, media_type="application/octet-stream")

    async def _health(self, request: Request) -> Response:
        try:
            await run_in_threadpool(self._alive)
        except database.AWAY:
            return PlainTextResponse("database\n", 503)
        return PlainTextResponse("ok\n")

    async def _metrics_page(self, request: Request) -> Response:
        try:
            self._require_watcher(request)
        except Refused as error:
            return _refusal(error)
        gauges = await run_in_threadpool(read_gauges, self._hub.engine, self._hub.time)
        return PlainTextResponse(self._metrics.text(gauges), media_type="text/plain; version=0.0.4")

    def _require_watcher(self, request: Request) -> None:
        """Raises ``Refused`` unless the request comes from this PC or shows the metrics' token. Behind a proxy every
        request may come from this PC."""
        if self._behind_proxy or request.client is None or not is_loopback(request.client.host):
            self._hub.tokens.check_metrics_token(_bearer_token(request))

    def _alive(self) -> None:
        with self._hub.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def _bearer(self, request: Request) -> Bearer:
        return self._hub.tokens.bearer(_bearer_token(request))


def _bearer_token(request: Request) -> str:
    """The token that a request shows. Raises ``Refused`` where it shows none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise refused(401, "token")
    return token.strip()


def _decoded(body: bytes, kind: type[S]) -> S:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise refused(400, "format") from None


def _whole(request: Request, name: str, default: int) -> int:
    """A number of the query, of at most 18 digits. Raises ``Refused``."""
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise refused(400, "format")
    return int(text)


def _json(thing: msgspec.Struct, status: int = 200) -> Response:
    return Response(msgspec.json.encode(thing), status, media_type="application/json")


def _refusal(error: Refused) -> Response:
    response = _json(error.refusal, error.status)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    if error.status in (408, 413):  # the rest of the body was not read
        response.headers["Connection"] = "close"
    return response


async def _to_console(request: Request) -> Response:
    """Redirect a browser that opens the hub's address to the console."""
    return RedirectResponse("/console/", 303)


async def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _json(Refusal("not_there"), status)


def _address(request: Request) -> str:
    return network_of(request.client.host if request.client else "")
