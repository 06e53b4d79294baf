"""The console's routes, and the objects that it consists of."""

import time
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop import paths
from desktop.catalogue import Catalogue
from desktop.domain.clock import Clock
from desktop.hub.console.case_pages import CasePages
from desktop.hub.console.case_stay_pages import STAYS_FILE_BYTES, CaseStayPages
from desktop.hub.console.check_in_pages import CheckInPages
from desktop.hub.console.log import OfficerLog
from desktop.hub.console.middleware import ChoosePlaces, ConsoleMiddleware, Handler
from desktop.hub.console.officers import Officers
from desktop.hub.console.pages import ConsolePages
from desktop.hub.console.request_context import ConsolePage, RequestContext
from desktop.hub.console.sessions import Sessions
from desktop.hub.console.sign_ins import SignIns
from desktop.hub.hub import Hub
from desktop.hub.limits import Places
from desktop.hub.metrics import HubMetrics
from desktop.hub.refused import refused

_HERE = Path(__file__).parent


class Console:
    """The application below ``/console``."""

    def __init__(self, hub: Hub, clock: Clock, metrics: HubMetrics) -> None:
        sessions = Sessions(hub.engine, hub.identity.secret, clock)
        log = OfficerLog(hub.engine, clock)
        self._sign_ins = SignIns(hub.identity.secret, clock)
        self._middleware = ConsoleMiddleware(sessions, self._sign_ins, Catalogue(paths.resources() / "i18n"))
        self._pages = ConsolePages(hub, clock, Officers(hub.engine, clock), sessions, log)
        self._cases = CasePages(hub, log)
        self._case_stays = CaseStayPages(hub, log)
        self._check_in = CheckInPages(hub, log)
        self._metrics = metrics

    def app(self) -> Starlette:
        pages, of = self._pages, "/venues/{venue:uuid}"
        desk = f"{of}/desks/{{desk:uuid}}"
        decide = f"{desk}/{{decision}}"
        routes = [
            self._page("/", pages.start),
            self._page("/sign-in", pages.sign_in_form, open_to_all=True),
            self._page("/sign-in", pages.sign_in, "POST", open_to_all=True, places=self._for_sign_in),
            self._page("/sign-out", pages.sign_out, "POST"),
            self._page("/language", pages.language, "POST", open_to_all=True),
            self._page("/venues", pages.venues),
            self._page(of, pages.venue),
            self._page(desk, pages.desk),
            self._page(decide, pages.decide_form),
            self._page(decide, pages.decide, "POST"),
            self._page(f"{of}/apart", pages.quarantined),
            self._page(f"{of}/replay", pages.replay, "POST"),
            self._page(f"{of}/ticket", pages.ticket_form),
            self._page(f"{of}/ticket", pages.ticket, "POST"),
            self._page("/ticket", pages.ticket_form),
            self._page("/ticket", pages.ticket, "POST"),
            *self._case_routes(),
            self._page("/check-in", self._check_in.form),
            self._page("/check-in", self._check_in.save, "POST"),
            self._page("/log", pages.log),
            self._file("/style.css", "text/css"),
            self._file("/icon.svg", "image/svg+xml"),
        ]
        return Starlette(routes=routes, exception_handlers={HTTPException: self._not_there})

    def _case_routes(self) -> list[Route]:
        cases, stays, of = self._cases, self._case_stays, "/cases/{number}"
        return [
            self._page("/cases", cases.all),
            self._page("/cases/new", cases.open_form),
            self._page("/cases/new", cases.open, "POST"),
            self._page(of, cases.case),
            self._page(f"{of}/edit", cases.edit_form),
            self._page(f"{of}/edit", cases.edit, "POST"),
            self._page(f"{of}/state", cases.set_state, "POST"),
            self._page(f"{of}/report", cases.ask_venues, "POST"),
            self._page(f"{of}/list", cases.list_form),
            self._page(f"{of}/list", cases.fetch_list, "POST"),
            self._page(f"{of}/ask", cases.ask, "POST"),
            self._page(f"{of}/approvals/{{request:uuid}}", cases.answer, "POST"),
            self._page(f"{of}/stay", stays.choose_venue),
            self._page(f"{of}/stay/{{venue:uuid}}", stays.stay_form),
            self._page(f"{of}/stay/{{venue:uuid}}", stays.add, "POST"),
            self._page(f"{of}/stays/{{place:int}}", stays.correct_form),
            self._page(f"{of}/stays/{{place:int}}", stays.correct, "POST"),
            self._page(f"{of}/stays/{{place:int}}/remove", stays.remove, "POST"),
            self._page(f"{of}/phone", stays.phone_form),
            self._page(f"{of}/phone", stays.from_phone, "POST"),
            self._page(f"{of}/upload", stays.upload_form),
            self._page(f"{of}/upload", stays.upload, "POST", file_bytes=STAYS_FILE_BYTES),
        ]

    def _page(
        self,
        path: str,
        handler: Handler,
        method: str = "GET",
        *,
        open_to_all: bool = False,
        places: ChoosePlaces | None = None,
        file_bytes: int = 0,
    ) -> Route:
        async def answer(request: Request) -> Response:
            began = time.perf_counter()
            response = await self._middleware.answer(
                request, handler, open_to_all=open_to_all, places=places, file_bytes=file_bytes
            )
            self._metrics.answered(f"/console{path}", response.status_code, time.perf_counter() - began)
            return response

        return Route(path, answer, methods=[method])

    def _file(self, path: str, kind: str) -> Route:
        async def answer(request: Request) -> Response:
            return self._middleware.file(request, _HERE / path.lstrip("/"), kind)

        return Route(path, answer, methods=["GET"])

    def _for_sign_in(self, request: Request, form: dict[str, str]) -> Places:
        """The places that a sign-in takes one of. Raises ``Refused`` (429) after too many tries."""
        address = request.client.host if request.client else ""
        return self._sign_ins.places(request.cookies, address, form.get("name", ""))

    async def _not_there(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404

        def say(context: RequestContext) -> ConsolePage:
            raise refused(status, "not_there")

        return await self._middleware.answer(request, say, open_to_all=True)
