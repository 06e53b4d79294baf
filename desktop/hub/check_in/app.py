"""The application behind the codes: routes, limits, cookies, and the headers of every response."""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from desktop import log as logs
from desktop.catalogue import LANGUAGES, Catalogue
from desktop.domain.clock import Clock
from desktop.hub import database
from desktop.hub.check_in.directory import Directory, ScannedPlace
from desktop.hub.check_in.form import TypedForm
from desktop.hub.check_in.own_visits import OwnVisitPages
from desktop.hub.check_in.pages import ScanPages
from desktop.hub.check_in.phone import PhoneCookies
from desktop.hub.check_in.render import PageRenderer, PageWords
from desktop.hub.check_in.request import (
    LANGUAGE,
    OWNER,
    VISITS,
    PhoneAnswer,
    PhoneRequest,
    cookie_name,
    is_tls,
    language_of,
    read_cookies,
    read_form,
)
from desktop.hub.check_in.settings import CheckInSettings, PresentSettings
from desktop.hub.check_in.tokens import VisitTokens
from desktop.hub.check_in.visits import Visits, VisitSealing
from desktop.hub.hub import Hub
from desktop.hub.limits import BUSY_SECONDS, RateLimit, network_of
from desktop.hub.metrics import HubMetrics
from desktop.hub.refused import Refused, refused

log = logging.getLogger("desktop.hub")
_COOKIE_SECONDS, _ONE_DAY = 180 * 86_400, 86_400
"""How long a phone keeps what it remembers; where nothing is to be remembered, its visits for the leaving alone."""
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
    "Vary": "Accept-Language, Cookie",
}
Answer = Callable[[PhoneRequest, ScannedPlace], Awaitable[PhoneAnswer]]


@dataclass(frozen=True, slots=True)
class CheckInLimits:
    """The most requests a minute, which may come at once: pages and visits by address, and visits by venue. A whole hall may
    have one address, and all of its two thousand visitors may come in at once."""

    pages: int = 4_000
    visits: int = 2_000
    venue_visits: int = 6_000


class CheckIn:
    """The pages of the visitor's own scan."""

    def __init__(
        self, hub: Hub, clock: Clock, metrics: HubMetrics, catalogue: Catalogue, limits: CheckInLimits | None = None
    ) -> None:
        limits = limits or CheckInLimits()
        self._clock = clock
        self._metrics = metrics
        self._directory = Directory(hub.engine, clock)
        self._settings = PresentSettings(hub.engine)
        self._cookies = PhoneCookies(hub.identity.secret)
        visits = Visits(hub.engine, VisitSealing(hub.engine, hub.offices, hub.identity.hub))
        self._pages = ScanPages(visits, VisitTokens(hub.identity.secret), clock)
        self._own = OwnVisitPages(hub.engine, self._directory)
        self._words = {language: PageWords(catalogue, language) for language in LANGUAGES}
        self._renderer = PageRenderer()
        self._loads = RateLimit(limits.pages, clock)
        self._sent = RateLimit(limits.visits, clock)
        self._venues = RateLimit(limits.venue_visits, clock)

    def routes(self) -> list[BaseRoute]:
        """The routes, to be served alone or beside the hub's others."""
        return [
            *(
                route
                for prefix in ("/V", "/v")
                for route in (
                    self._route(f"{prefix}/{{code}}", self._scan, "GET"),
                    self._route(f"{prefix}/{{code}}", self._register, "POST"),
                    self._route(f"{prefix}/{{code}}/leave", self._leave, "POST"),
                )
            ),
            self._route("/visits", self._list, "GET"),
            self._route("/visits/show", self._show, "POST"),
            self._route("/visits/forget", self._forget, "POST"),
        ]

    def app(self) -> Starlette:
        """The application where it is served at an address of its own."""
        return Starlette(routes=self.routes(), exception_handlers={HTTPException: self._not_there})

    def _route(self, path: str, handler: Callable[[Request], Awaitable[Response]], method: str) -> Route:
        async def answer(request: Request) -> Response:
            began = time.perf_counter()
            try:
                response = await handler(request)
            except Refused as error:
                response = self._problem(request, error)
            except database.AWAY as error:
                log.warning("database: %s", type(getattr(error, "orig", None) or error).__name__)
                response = self._problem(request, refused(503, "busy", BUSY_SECONDS))
            except Exception as error:  # the process's last line: one request must not end it, nor tell its contents
                log.error("check-in: %s", logs.outline(type(error), error.__traceback__))
                response = self._problem(request, refused(500, "fault"))
            self._metrics.answered(path, response.status_code, time.perf_counter() - began)
            return response

        return Route(path, answer, methods=[method])

    async def _scan(self, request: Request) -> Response:
        self._loads.check(_address(request))
        place = await self._place(request)
        asked = self._asked(request, TypedForm({}))
        if place is None:
            return self._send(request, self._unknown(asked))
        settings = await self._present_settings()
        return self._send(request, self._pages.scanned(asked, place, settings))

    async def _register(self, request: Request) -> Response:
        form = await read_form(request)
        asked = self._asked(request, form)
        place = await self._place(request)
        if place is None:
            self._sent.check(_address(request))
            return self._send(request, self._unknown(asked))
        settings = await self._present_settings()
        try:
            self._sent.check(_address(request))
            self._venues.check(place.venue.code)
            answer = await self._pages.sent(asked, place, settings)
        except Refused as error:
            answer = self._pages.busy(asked, place, settings, error)
        except database.AWAY as error:
            log.warning("database: %s", type(getattr(error, "orig", None) or error).__name__)
            answer = self._pages.busy(asked, place, settings, refused(503, "busy", BUSY_SECONDS))
        return self._send(request, answer)

    async def _leave(self, request: Request) -> Response:
        self._sent.check(_address(request))
        asked = self._asked(request, await read_form(request))
        place = await self._place(request)
        if place is None:
            return self._send(request, self._unknown(asked))
        return self._send(request, await self._pages.left(asked, place, await self._present_settings()))

    async def _list(self, request: Request) -> Response:
        self._loads.check(_address(request))
        asked = self._asked(request, TypedForm({}))
        return self._send(request, await run_in_threadpool(self._own.listed, asked, self._clock.steady_ms()))

    async def _show(self, request: Request) -> Response:
        self._sent.check(_address(request))
        asked = self._asked(request, await read_form(request))
        return self._send(request, await self._own.show(asked, self._clock.steady_ms()))

    async def _forget(self, request: Request) -> Response:
        self._sent.check(_address(request))
        asked = self._asked(request, await read_form(request))
        return self._send(request, self._own.forget(asked))

    async def _place(self, request: Request) -> ScannedPlace | None:
        code, now = request.path_params["code"], self._clock.steady_ms()
        is_known, place = self._directory.cached(code, now)
        return place if is_known else await run_in_threadpool(self._directory.find, code, now)

    async def _present_settings(self) -> CheckInSettings:
        now = self._clock.steady_ms()
        known = self._settings.known(now)
        return await run_in_threadpool(self._settings.at, now) if known is None else known

    def _asked(self, request: Request, form: TypedForm) -> PhoneRequest:
        owner, visits = read_cookies(request, self._cookies)
        return PhoneRequest(
            request.scope["path"],
            request.query_params,
            self._words[language_of(request)],
            form,
            owner,
            visits,
            self._clock.now_ms(),
        )

    def _unknown(self, asked: PhoneRequest) -> PhoneAnswer:
        words = asked.words
        frame = self._plain_frame(words, words("venue.unknown"))
        return PhoneAnswer("plain.html", frame | {"about": words("venue.unknown.about"), "back": ""}, 404)

    def _problem(self, request: Request, error: Refused) -> Response:
        words = self._words[language_of(request)]
        key = {429: "problem.busy", 500: "problem.fault", 503: "problem.busy"}.get(error.status, "problem.foreign")
        back = request.url.path if request.method == "POST" else ""
        frame = self._plain_frame(words, words("register")) | {"about": words(key), "back": back}
        answer = PhoneAnswer("plain.html", frame, error.status, retry_after=error.retry_after)
        return self._send(request, answer)

    def _plain_frame(self, words: PageWords, heading: str) -> dict[str, object]:
        return {"title": heading, "tone": "", "day": "", "switch": "", "venue": "", "heading": heading, "renamed": ""}

    def _send(self, request: Request, answer: PhoneAnswer) -> Response:
        words = self._words[language_of(request)]
        headers = {
            **_HEADERS,
            "Content-Security-Policy": self._renderer.policy,
            "Content-Language": "zh-CN" if words.language == "zh" else words.language,
        }
        if is_tls(request):
            headers["Strict-Transport-Security"] = f"max-age={365 * 86_400}"
        if answer.retry_after is not None:
            headers["Retry-After"] = str(answer.retry_after)
        response = HTMLResponse(self._renderer.page(answer.template, words, answer.values), answer.status, headers)
        if request.query_params.get("lang", "") in LANGUAGES:
            self._keep(request, response, LANGUAGE, words.language)
        if answer.owner is not None:
            self._keep(request, response, OWNER, self._cookies.seal(answer.owner))
        if answer.visits is not None:
            kept = _ONE_DAY if answer.forget_owner else _COOKIE_SECONDS
            self._keep(request, response, VISITS, self._cookies.seal_visits(answer.visits), kept)
        for purpose in (OWNER, VISITS) if answer.forget else (OWNER,) if answer.forget_owner else ():
            response.delete_cookie(
                cookie_name(request, purpose), path="/", httponly=True, secure=is_tls(request), samesite="lax"
            )
        return response

    def _keep(
        self, request: Request, response: Response, purpose: str, value: str, seconds: int = _COOKIE_SECONDS
    ) -> None:
        # Written here: SimpleCookie takes as long for it as everything else of the header together.
        secure = "; Secure" if is_tls(request) else ""
        line = f"{cookie_name(request, purpose)}={value}; HttpOnly; Max-Age={seconds}; Path=/; SameSite=lax{secure}"
        response.headers.append("Set-Cookie", line)

    async def _not_there(self, request: Request, error: Exception) -> Response:
        asked = self._asked(request, TypedForm({}))
        return self._send(request, self._unknown(asked))


def _address(request: Request) -> str:
    return network_of(request.client.host) if request.client else ""
