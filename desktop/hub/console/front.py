"""Between HTTP and the pages: who visits, in which language, whether the form is theirs, what the browser may do.

Nothing of the console runs in a browser: the policy allows no script at all, and style from here alone.
"""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from desktop import log as logs
from desktop.hub import database
from desktop.hub.console.render import Renderer
from desktop.hub.console.sessions import Sessions, new_token
from desktop.hub.console.visit import SIGN_IN, Go, Page, Visit
from desktop.hub.console.words import LANGUAGES, Words, preferred, read_words
from desktop.hub.limits import BUSY_SECONDS, Places, read_body
from desktop.hub.refused import Refused, refused

log = logging.getLogger("desktop.hub")
_FORM_BYTES = 8 << 10
_MOST_FIELDS = 20
_LANGUAGE_SECONDS = 365 * 86_400
_TOLD = (400, 403, 404, 405, 408, 413, 429, 500, 503)
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Handler = Callable[[Visit], Page | Go]
Check = Callable[[Request, dict[str, str]], None]


class Front:
    """Answers requests with pages."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._words = read_words()
        self._renderer = Renderer()

    async def answer(
        self, request: Request, handler: Handler, *, open_to_all: bool = False, check: Check | None = None,
        places: Places | None = None,
    ) -> Response:  # fmt: skip
        """A handler's page. ``open_to_all``: nobody has to be signed in; ``check`` may refuse before anything costs."""
        token = _cookie(request, "session") or _cookie(request, "form")
        fresh = "" if token else new_token()
        visit = Visit(request.url.path, {}, {}, {}, self._language(request), token or fresh, None)
        try:
            visit = await self._visit(request, visit, check)
            if visit.session is None and not open_to_all:
                response = self._go(request, Go(f"{SIGN_IN}?to={quote(_path(request))}"))
            else:
                with places.one() if places else nullcontext():
                    outcome = await run_in_threadpool(handler, visit)
                response = (
                    self._go(request, outcome) if isinstance(outcome, Go) else self._page(request, visit, outcome)
                )
        except Refused as error:
            response = self._problem(request, visit, error.status, error.retry_after)
        except database.AWAY as error:
            log.warning("database: %s", type(getattr(error, "orig", None) or error).__name__)
            response = self._problem(request, visit, 503, BUSY_SECONDS)
        except Exception as error:  # the process's last line: one request must not end it, nor tell its contents
            log.error("console: %s", logs.outline(type(error), error.__traceback__))
            response = self._problem(request, visit, 500)
        if fresh and not isinstance(response, RedirectResponse):
            _set(request, response, "form", fresh)
        return response

    def file(self, path: Path, kind: str) -> Response:
        """A file that is the same for everybody."""
        return Response(path.read_bytes(), media_type=kind, headers={**HEADERS, "Cache-Control": "max-age=3600"})

    async def _visit(self, request: Request, visit: Visit, check: Check | None) -> Visit:
        form: dict[str, str] = {}
        if request.method == "POST":
            form = _read(await read_body(request, _FORM_BYTES))
            if not self._sessions.is_form_key(form.get("form_key", ""), visit.token):
                raise refused(403, "token")
        if check is not None:
            check(request, form)
        held = _cookie(request, "session")
        session = await run_in_threadpool(self._sessions.find, held) if held else None
        return Visit(
            visit.path, request.path_params, dict(request.query_params), form, visit.words, visit.token, session
        )

    def _language(self, request: Request) -> Words:
        chosen = request.cookies.get("venuedesk_language", "")
        return self._words[chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", ""))]

    def _page(self, request: Request, visit: Visit, page: Page) -> Response:
        here = _path(request) if request.method == "GET" else request.url.path
        values = {
            "officer": visit.session.officer if visit.session else "", "here": here, "path": request.url.path,
            "form_key": self._sessions.form_key(visit.token), "other_language": LANGUAGES[visit.words.language == "zh"],
        }  # fmt: skip
        text = self._renderer.page(page.template, visit.words, {**values, **page.values})
        headers = {**HEADERS, "Cache-Control": "no-store", "Content-Language": visit.words.language}
        return HTMLResponse(text, page.status, headers)

    def _problem(self, request: Request, visit: Visit, status: int, retry_after: int | None = None) -> Response:
        told = status if status in _TOLD else 400
        response = self._page(request, visit, Page("problem.html", {"told": told}, status))
        if retry_after is not None:
            response.headers["Retry-After"] = str(retry_after)
        return response

    def _go(self, request: Request, go: Go) -> Response:
        response = RedirectResponse(go.path, 303, {**HEADERS, "Cache-Control": "no-store"})
        if go.begin is not None:
            _set(request, response, "session", go.begin.token)
        if go.end:
            response.delete_cookie(_name(request, "session"), path="/")
        if go.language in LANGUAGES:
            response.set_cookie(
                "venuedesk_language", go.language, max_age=_LANGUAGE_SECONDS, path="/", httponly=True, samesite="strict",
                secure=_is_tls(request),
            )  # fmt: skip
        return response


def _read(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise refused(400, "format") from None
    return dict(pairs)


def _path(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _is_tls(request: Request) -> bool:
    return request.url.scheme == "https"


def _name(request: Request, purpose: str) -> str:
    """A browser lets nobody but this very host set a cookie of such a name, over TLS only."""
    return f"__Host-venuedesk_{purpose}" if _is_tls(request) else f"venuedesk_{purpose}"


def _cookie(request: Request, purpose: str) -> str:
    return request.cookies.get(_name(request, purpose), "")[:200]


def _set(request: Request, response: Response, purpose: str, value: str) -> None:
    """For as long as the browser is open."""
    response.set_cookie(
        _name(request, purpose), value, path="/", httponly=True, samesite="strict", secure=_is_tls(request)
    )
